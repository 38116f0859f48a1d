import { Link } from "@tanstack/react-router";
import { calendarDayText } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { ScoreExclusion, ScoreLineMark } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { scoreText } from "./score-text.ts";
import classes from "./scores.module.css";

const IndicatorRowScore = graphql(`
  fragment IndicatorRow on IndicatorScore {
    code
    name {
      vi
      en
    }
    formula {
      vi
      en
    }
    legalBasis
    state
    n
    numerator
    denominator
    value
    used
    peers
    target
    weight
    low
    high
    excluded {
      reason
      lines
    }
    marked {
      mark
      lines
    }
    trend {
      period
      to
      value
    }
  }
`);

/** One indicator of a card: its value, what it counts, and the lists behind each number. */
export function IndicatorRow({ one: masked, period, unit }: { one: FragmentType<typeof IndicatorRowScore>; period: string; unit: string }) {
  const { say, language, locale } = useLanguage();
  const one = readFragment(IndicatorRowScore, masked);
  const { code, state, n, value, low, high, excluded, marked, trend } = one;
  const text = (decimal: string | null): string => (decimal === null ? say("score.noValue") : scoreText(decimal, locale));
  const list = (search: { part?: "EXCLUDED"; reason?: ScoreExclusion; mark?: ScoreLineMark }, words: string) => (
    <Link
      to="/diem/$ky/$unit/danh-sach"
      params={{ ky: period, unit }}
      search={{ indicator: code, ...search }}
      data-testid={`lines-${code}${search.reason ?? search.mark ?? ""}`}
    >
      {words}
    </Link>
  );
  return (
    <li className={classes["indicator"]} data-testid={`indicator-${code}`} data-state={state}>
      <span className={classes["name"]}>
        {code}. {one.name[language]}
      </span>
      <p className={classes["figure"]}>
        <span className={classes["value"]}>{value === null ? "–" : scoreText(value, locale)}</span>
        <span>{say("score.weight", { weight: text(one.weight) })}</span>
        {n > 0 && list({}, say("score.lines", { n }))}
        {n > 0 && <span>{say("score.ratio", { numerator: one.numerator, denominator: one.denominator })}</span>}
      </p>
      <p className={classes["facts"]}>{say(`score.indicator.${state}`, { peers: text(one.peers), used: text(one.used) })}</p>
      {one.target !== null && <p className={classes["facts"]}>{say("score.target", { target: text(one.target) })}</p>}
      {low !== null && <p className={classes["facts"]}>{say("score.interval", { low: text(low), high: text(high) })}</p>}
      {excluded.length > 0 && (
        <p className={classes["facts"]}>
          {say("score.excluded")}{" "}
          {excluded.map(({ reason, lines }, i) => (
            <span key={reason}>
              {i > 0 && "; "}
              {list({ part: "EXCLUDED", reason }, say("score.reasonCount", { reason: say(`score.reason.${reason}`), n: lines }))}
            </span>
          ))}
        </p>
      )}
      {marked.length > 0 && (
        <p className={classes["facts"]}>
          {say("score.marked")}{" "}
          {marked.map(({ mark, lines }, i) => (
            <span key={mark}>
              {i > 0 && "; "}
              {list({ mark }, say("score.reasonCount", { reason: say(`score.mark.${mark}`), n: lines }))}
            </span>
          ))}
        </p>
      )}
      {trend.length > 0 && (
        <p className={classes["facts"]}>
          {say("score.trend", {
            values: trend.map(({ to, value: then }) => say("score.trendOne", { day: calendarDayText(to), value: text(then) })).join("; "),
          })}
        </p>
      )}
      <p className={classes["note"]}>{one.formula[language]}</p>
      <p className={classes["facts"]}>{say("score.basis", { basis: one.legalBasis })}</p>
    </li>
  );
}
