import "../language/scores.ts";
import { useQuery } from "@apollo/client/react";
import { Link, useParams } from "@tanstack/react-router";
import { calendarDayText, useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { ScoreCardQuery as Answer } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { answeredBy, Failure, Message, OldValues, PageHead, Panel, Waiting } from "../ui/index.ts";
import { CardActs } from "./card-acts.tsx";
import { Corrections } from "./corrections.tsx";
import { IndicatorRow } from "./indicator-row.tsx";
import { scoreText } from "./score-text.ts";
import classes from "./scores.module.css";

const ScoreCardQuery = graphql(`
  query ScoreCard($period: ID!, $unit: String!) {
    scorePeriod(id: $period) {
      id
      from
      to
      state
      mayAdjust
      scheme {
        id
        issued
      }
    }
    scoreCard(period: $period, unit: $unit) {
      unit {
        id
        code
      }
      name
      groupName {
        vi
        en
      }
      state
      ended
      total
      ruled
      takenTotal
      takenRank
      before
      deducted
      weights
      rank
      ranked
      blocked {
        code
        count
        name {
          vi
          en
        }
      }
      answer
      answerWords
      answeredByName
      answeredAt
      mayAnswer
      corrections
      indicators {
        code
        ...IndicatorRow
      }
      deductions {
        code
        count
        points
        name {
          vi
          en
        }
        formula {
          vi
          en
        }
      }
      adjustments {
        before
        after
        reason
        documentNumber
        documentDay
        byName
      }
      trend {
        period
        to
        total
      }
    }
  }
`);
type Card = NonNullable<Answer["scoreCard"]>;
type Period = NonNullable<Answer["scorePeriod"]>;

/** A unit's card: the score, its indicators, each with what it counts and the list behind it. */
export function CardPage() {
  const { say } = useLanguage();
  const { ky, unit } = useParams({ from: "/signed-in/diem/$ky/$unit" });
  const { data, previousData, error, loading, refetch } = useQuery(ScoreCardQuery, { variables: { period: ky, unit }, fetchPolicy: "cache-and-network" });
  const answer = answeredBy({ data, previousData, error, loading }).shown;
  const again = () => void refetch().catch(() => null);
  const { scorePeriod: period, scoreCard: card } = answer ?? {};
  return (
    <>
      <p className={classes["facts"]}>
        <Link to="/diem/$ky" params={{ ky }}>
          ← {period ? say("score.days", { from: calendarDayText(period.from), to: calendarDayText(period.to) }) : say("score.title")}
        </Link>
      </p>
      {!answer && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={480} bars={8} />)}
      {answer && error && <OldValues retry={refetch} />}
      {answer && !card && <Message title={say("score.notFound")} text={say("score.notFoundWhy")} />}
      {period && card && <Whole period={period} card={card} again={again} />}
    </>
  );
}

function Whole({ period, card, again }: { period: Period; card: Card; again: () => void }) {
  const { say, language, locale } = useLanguage();
  const { code } = card.unit;
  return (
    <article data-testid="score-card" data-state={card.state}>
      <PageHead title={card.name} under={<span className={classes["mark"]}>{say(`score.state.${period.state}`)}</span>} />
      <Summary period={period} card={card} />
      <CardActs period={period.id} unit={code} mayAnswer={card.mayAnswer} mayAdjust={period.mayAdjust && card.total !== null} done={again} />
      <div className={classes["parts"]}>
        {card.blocked.length > 0 && (
          <Panel title={say("score.blocked")} lead={say("score.blockedLead")}>
            <ul className={classes["list"]} data-testid="blocked">
              {card.blocked.map((one) => (
                <li key={one.code} className={classes["indicator"]}>
                  <span className={classes["name"]}>{one.name[language]}</span>
                  <p className={classes["facts"]}>
                    <Link to="/diem/$ky/$unit/danh-sach" params={{ ky: period.id, unit: code }} search={{ indicator: one.code }}>
                      {say("score.findings", { n: one.count })}
                    </Link>
                  </p>
                </li>
              ))}
            </ul>
          </Panel>
        )}
        <Panel title={say("score.indicators")}>
          <ul className={classes["list"]} data-testid="indicators">
            {card.indicators.map((one) => (
              <IndicatorRow key={one.code} one={one} period={period.id} unit={code} />
            ))}
          </ul>
        </Panel>
        {card.deductions.length > 0 && (
          <Panel title={say("score.deductions")}>
            <ul className={classes["list"]} data-testid="deductions">
              {card.deductions.map((one) => (
                <li key={one.code} className={classes["indicator"]}>
                  <span className={classes["name"]}>
                    {one.code}. {one.name[language]}
                  </span>
                  <p className={classes["facts"]}>
                    <Link to="/diem/$ky/$unit/danh-sach" params={{ ky: period.id, unit: code }} search={{ indicator: one.code }}>
                      {say("score.deduction", { n: one.count, points: scoreText(one.points, locale) })}
                    </Link>
                  </p>
                  <p className={classes["facts"]}>{one.formula[language]}</p>
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {card.corrections > 0 && <Corrections period={period.id} unit={code} n={card.corrections} />}
      </div>
    </article>
  );
}

function Summary({ period, card }: { period: Period; card: Card }) {
  const { say, language, locale } = useLanguage();
  const format = useFormat();
  const shown = card.adjustments.at(-1)?.after ?? card.total;
  const text = (value: string | null): string => (value === null ? say("score.noValue") : scoreText(value, locale));
  const rank = card.rank === null ? null : say("score.rankOf", { rank: card.rank, ranked: card.ranked ?? card.rank });
  const facts = [
    [card.groupName[language], rank === null ? say(card.ended ? "score.ended" : `score.card.${card.state}`) : `${say("score.rank")} ${rank}`].join(" · "),
    card.state !== "NOT_SCORED" && say("score.sum", { before: text(card.before), deducted: text(card.deducted), weights: text(card.weights) }),
    period.state === "CUT_OFF" && say("score.provisional"),
    card.ruled && say("score.ruled", { taken: text(card.takenTotal), rank: card.takenRank === null ? text(null) : String(card.takenRank) }),
    !period.scheme.issued && say("score.proposal"),
    card.trend.length > 0 &&
      say("score.trend", { values: card.trend.map(({ to, total }) => say("score.trendOne", { day: calendarDayText(to), value: text(total) })).join("; ") }),
    card.answeredAt !== null &&
      say("score.answered", { name: card.answeredByName ?? "", answer: say(`score.answer.${card.answer ?? "none"}`), at: format.at(card.answeredAt) }),
    card.answerWords,
    ...card.adjustments.map(({ before, after, reason, documentNumber: number, documentDay, byName: name }) =>
      say("score.adjusted", { before: text(before), after: text(after), number, day: calendarDayText(documentDay), name, reason }),
    ),
  ].filter((fact) => typeof fact === "string");
  return (
    <>
      <p className={classes["total"]} data-testid="score-total">
        {shown === null ? "–" : scoreText(shown, locale)}
      </p>
      {facts.map((fact) => (
        <p key={fact} className={classes["facts"]}>
          {fact}
        </p>
      ))}
    </>
  );
}
