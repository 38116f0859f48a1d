import { type FragmentType, graphql, readFragment } from "../../gql/index.ts";
import { useLanguage } from "../../language/index.ts";
import { ScrollTable } from "../../ui/index.ts";
import { scoreText } from "../score-text.ts";
import classes from "../scores.module.css";

const EffectTableEffect = graphql(`
  fragment EffectTable on ScoreAppealEffect {
    unit {
      id
      code
      name
    }
    valueBefore
    valueAfter
    totalBefore
    totalAfter
    rankBefore
    rankAfter
  }
`);

interface EffectTableProps {
  effects: readonly FragmentType<typeof EffectTableEffect>[];
  indicator: string;
  others: number;
  sealed: boolean;
}

/** What an answer changes: each unit's value, score and place, before and after. */
export function EffectTable({ effects: masked, indicator, others, sealed }: EffectTableProps) {
  const { say, locale } = useLanguage();
  const effects = readFragment(EffectTableEffect, masked);
  const change = (before: string | number | null, after: string | number | null): string => {
    const text = (value: string | number | null): string => (value === null ? say("score.noValue") : scoreText(String(value), locale));
    return before === after ? say("appeal.same", { value: text(before) }) : say("appeal.change", { before: text(before), after: text(after) });
  };
  const heads = [say("score.unit"), say("appeal.effectValue", { code: indicator }), say("appeal.effectTotal"), say("appeal.effectRank")];
  return (
    <>
      <ScrollTable label={say("appeal.effect")} heads={heads} least="any" className={classes["table"]} testId="effects">
        {effects.map(({ unit, valueBefore, valueAfter, totalBefore, totalAfter, rankBefore, rankAfter }) => (
          <tr key={unit.id} data-testid={`effect-${unit.code}`}>
            <th scope="row">{unit.name}</th>
            <td className="number">{change(valueBefore, valueAfter)}</td>
            <td className="number">{change(totalBefore, totalAfter)}</td>
            <td className="number">{change(rankBefore, rankAfter)}</td>
          </tr>
        ))}
      </ScrollTable>
      <p className={classes["facts"]}>{sealed ? say("appeal.sealedStays") : say("appeal.others", { n: others })}</p>
    </>
  );
}
