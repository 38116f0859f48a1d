import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, readFragment } from "../../gql/index.ts";
import type { OfficerLineExclusion } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { scoreText } from "../score-text.ts";
import classes from "../scores.module.css";

const SheetRatioShown = graphql(`
  fragment SheetRatio on OfficerRatio {
    part
    state
    n
    items
    hits
    done
    given
    value
    exact
    excluded {
      reason
      lines
    }
  }
`);

interface SheetRatioProps {
  one: FragmentType<typeof SheetRatioShown>;
  /** the value as it was taken, where something was ruled since */
  before: string | null;
  period: string;
  officer: string;
}

/** One of a, b, c: its value, what it counts, and the lists behind each number. */
export function SheetRatioRow({ one: masked, before, period, officer }: SheetRatioProps) {
  const { say, locale } = useLanguage();
  const { part, state, n, items, hits, done, given, value, exact, excluded } = readFragment(SheetRatioShown, masked);
  const text = (decimal: string | null): string => (decimal === null ? say("sheet.noValue") : scoreText(decimal, locale));
  const list = (reason: OfficerLineExclusion | null, words: string) => (
    <Link
      to="/phieu-so-lieu/$ky/$officer/danh-sach"
      params={{ ky: period, officer }}
      search={reason === null ? { part } : { part, show: "left", reason }}
      data-testid={`lines-${part}${reason ?? ""}`}
    >
      {words}
    </Link>
  );
  return (
    <li className={classes["indicator"]} data-testid={`ratio-${part}`} data-state={state}>
      <span className={classes["name"]}>{say(`sheet.part.${part}`)}</span>
      <p className={classes["figure"]}>
        <span className={classes["value"]}>{text(value)}</span>
        {exact !== null && <span>{exact}</span>}
        {list(null, say("sheet.lines", { n }))}
        {n > 0 && part !== "TIME" && <span>{say(`sheet.fact.${part}`, { hits, items })}</span>}
        {done !== null && given !== null && <span>{say("sheet.quantity", { done, given })}</span>}
      </p>
      <p className={classes["facts"]}>{say(`sheet.state.${state}`)}</p>
      {before !== null && before !== value && <p className={classes["facts"]}>{say("sheet.before", { value: text(before) })}</p>}
      {excluded.length > 0 && (
        <p className={classes["facts"]}>
          {say("sheet.excluded")}{" "}
          {excluded.map(({ reason, lines }, i) => (
            <span key={reason}>
              {i > 0 && "; "}
              {list(reason, say("sheet.reasonCount", { reason: say(`sheet.reason.${reason}`), n: lines }))}
            </span>
          ))}
        </p>
      )}
      {part !== "TIME" && <p className={classes["note"]}>{say(`sheet.what.${part}`)}</p>}
    </li>
  );
}
