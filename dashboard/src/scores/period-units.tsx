import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { PeriodUnitsFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Panel, ScrollTable } from "../ui/index.ts";
import { scoreText } from "./score-text.ts";
import classes from "./scores.module.css";

const PeriodUnitsPeriod = graphql(`
  fragment PeriodUnits on ScorePeriod {
    id
    cards {
      unit {
        id
        code
      }
      name
      group
      groupName {
        vi
        en
      }
      bandFrom
      bandBelow
      state
      ended
      total
      rank
      ranked
      answer
      adjustments {
        after
      }
      indicators {
        code
        n
      }
    }
  }
`);
type Card = PeriodUnitsFragment["cards"][number];

/** Units of a period in their peer groups: nobody is ranked across them. */
export function PeriodUnits({ period: masked }: { period: FragmentType<typeof PeriodUnitsPeriod> }) {
  const { say, language } = useLanguage();
  const { id, cards } = readFragment(PeriodUnitsPeriod, masked);
  const groups = Map.groupBy(cards, ({ group, bandFrom }) => `${group} ${bandFrom ?? ""}`);
  const main = cards[0]?.indicators[0]?.code ?? "";
  const heads = [say("score.unit"), say("score.rank"), say("score.total"), say("score.cases", { code: main }), say("score.answer")];
  return (
    <div className={classes["parts"]}>
      {[...groups].map(([key, [first, ...rest]]) => {
        if (first === undefined) return null;
        const group = first.groupName[language];
        const { bandFrom: from, bandBelow: below } = first;
        const title = from === null ? group : below === null ? say("score.band", { group, from }) : say("score.bandTo", { group, from, below });
        return (
          <Panel key={key} title={title}>
            <ScrollTable label={title} heads={heads} least="any" className={classes["table"]} testId={`score-group-${first.group}`}>
              {[first, ...rest].map((card) => (
                <UnitRow key={card.unit.code} period={id} card={card} />
              ))}
            </ScrollTable>
          </Panel>
        );
      })}
    </div>
  );
}

function UnitRow({ period, card }: { period: string; card: Card }) {
  const { say, locale } = useLanguage();
  const format = useFormat();
  const { unit, state, total, rank, ranked, answer } = card;
  const shown = card.adjustments.at(-1)?.after ?? total;
  const [main] = card.indicators;
  return (
    <tr data-testid={`score-${unit.code}`}>
      <th scope="row">
        <Link to="/diem/$ky/$unit" params={{ ky: period, unit: unit.code }}>
          {card.name}
        </Link>
        {state !== "RANKED" && <p className={classes["facts"]}>{say(card.ended ? "score.ended" : `score.card.${state}`)}</p>}
      </th>
      <td className="number">{rank === null ? "–" : say("score.rankOf", { rank, ranked: ranked ?? rank })}</td>
      <td className="number">{shown === null ? "–" : scoreText(shown, locale)}</td>
      <td className="number">
        {main && (
          <Link
            to="/diem/$ky/$unit/danh-sach"
            params={{ ky: period, unit: unit.code }}
            search={{ indicator: main.code }}
            aria-label={`${say("score.cases", { code: main.code })}: ${format.number(main.n)}, ${card.name}`}
            data-testid={`lines-of-${unit.code}`}
          >
            {format.number(main.n)}
          </Link>
        )}
      </td>
      <td>{state === "NOT_SCORED" ? "–" : say(`score.answer.${answer ?? "none"}`)}</td>
    </tr>
  );
}
