import { type FragmentType, graphql, readFragment } from "../../gql/index.ts";
import { useLanguage } from "../../language/index.ts";
import { ScrollTable } from "../../ui/index.ts";
import { scoreText } from "../score-text.ts";
import classes from "../scores.module.css";

const RatioTableRatio = graphql(`
  fragment RatioTable on ScoreAppealRatio {
    part
    nBefore
    nAfter
    valueBefore
    valueAfter
  }
`);

/** What an answer changes of an officer's sheet: each ratio, before and after. */
export function RatioTable({ ratios: masked }: { ratios: readonly FragmentType<typeof RatioTableRatio>[] }) {
  const { say, locale } = useLanguage();
  const change = (before: string | null, after: string | null): string => {
    const text = (value: string | null): string => (value === null ? say("score.noValue") : scoreText(value, locale));
    return before === after ? say("appeal.same", { value: text(before) }) : say("appeal.change", { before: text(before), after: text(after) });
  };
  const heads = [say("appeal.part"), say("appeal.lines"), say("appeal.value")];
  return (
    <ScrollTable label={say("appeal.effect")} heads={heads} least="any" className={classes["table"]} testId="ratios">
      {readFragment(RatioTableRatio, masked).map(({ part, nBefore, nAfter, valueBefore, valueAfter }) => (
        <tr key={part} data-testid={`ratio-${part}`}>
          <th scope="row">{say(`appeal.part.${part}`)}</th>
          <td className="number">{change(String(nBefore), String(nAfter))}</td>
          <td className="number">{change(valueBefore, valueAfter)}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}
