import "../../language/commend.ts";
import "../../language/scores.ts";
import { useQuery } from "@apollo/client/react";
import { Link, useParams, useRouteContext } from "@tanstack/react-router";
import { calendarDayText } from "../../format/index.ts";
import { graphql } from "../../gql/index.ts";
import type { CommendationQuery as Answer } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { answeredBy, Failure, Message, OldValues, PageHead, Panel, ScrollTable, Waiting } from "../../ui/index.ts";
import { scoreText } from "../score-text.ts";
import classes from "../scores.module.css";
import { ChecksPanel } from "./checks-panel.tsx";
import { DecisionPanel } from "./decision-panel.tsx";
import { ReportsPanel } from "./reports-panel.tsx";
import { SheetsPanel } from "./sheets-panel.tsx";
import { Standing } from "./standing.tsx";

const CommendationQuery = graphql(`
  query Commendation($id: ID!) {
    commendation(id: $id) {
      id
      state
      reason
      hash
      unit {
        id
        code
        name
      }
      officer {
        code
        name
        title
      }
      ...SheetsPanel
      round {
        id
        title
        form {
          code
          name {
            vi
            en
          }
          outside {
            vi
            en
          }
        }
      }
      scores {
        period
        from
        to
        total
        blocked
        adjusted
        cases
        rank
        ranked
        sealHash
      }
      ...ChecksPanel
      ...ReportsPanel
      ...DecisionPanel
    }
  }
`);
type Dossier = NonNullable<Answer["commendation"]>;

/** One dossier: sealed scores, conditions, achievements, decision. */
export function CommendationPage() {
  const { say, language } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { id } = useParams({ from: "/signed-in/khen-thuong/$id" });
  const { data, previousData, error, loading, refetch } = useQuery(CommendationQuery, { variables: { id }, fetchPolicy: "cache-and-network" });
  const one = answeredBy({ data, previousData, error, loading }).shown?.commendation;
  const again = () => void refetch().catch(() => null);
  if (one === undefined) return error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />;
  if (one === null) return <Message title={say("commend.notFound")} />;
  const { unit, officer, round, state, reason, hash } = one;
  const who = officer === null ? null : [officer.title, unit.name].filter(Boolean).join(", ");
  const facts = [who, round.form.name[language], reason !== null && say("commend.added", { reason }), say("commend.hash", { hash: hash.slice(0, 16) })];
  return (
    <>
      <PageHead title={say("commend.dossier", { unit: officer?.name ?? unit.name })} under={<Standing state={state} />} />
      {error && <OldValues retry={refetch} />}
      <p className={classes["facts"]} data-testid="dossier" data-state={state}>
        {viewer.may.includes("commendationRounds") ? (
          <Link to="/khen-thuong" search={{ dot: round.id }}>
            {round.title}
          </Link>
        ) : (
          round.title
        )}
        {` · ${facts.filter(Boolean).join(" · ")}`}
      </p>
      <p className={classes["facts"]}>{say("commend.outside", { what: round.form.outside[language] })}</p>
      <div className={classes["parts"]}>
        {officer === null ? <Scores one={one} /> : <SheetsPanel one={one} />}
        <ChecksPanel one={one} done={again} />
        <ReportsPanel one={one} done={again} />
        <DecisionPanel one={one} done={again} />
      </div>
    </>
  );
}

function Scores({ one: { unit, scores } }: { one: Dossier }) {
  const { say, locale } = useLanguage();
  const heads = [say("commend.period"), say("commend.total"), say("commend.cases"), say("commend.rank"), say("commend.seal")];
  return (
    <Panel title={say("commend.scores")} lead={scores.length === 0 ? say("commend.noScores") : undefined}>
      {scores.length > 0 && (
        <ScrollTable label={say("commend.scores")} heads={heads} least="any" className={classes["table"]} testId="dossier-scores">
          {scores.map(({ period, from, to, total, blocked, adjusted, cases, rank, ranked, sealHash }) => (
            <tr key={period}>
              <th scope="row">
                <Link to="/diem/$ky/$unit" params={{ ky: period, unit: unit.code }}>
                  {say("commend.days", { from: calendarDayText(from), to: calendarDayText(to) })}
                </Link>
              </th>
              <td className="number">
                {total === null ? say(blocked ? "commend.blocked" : "commend.noTotal") : scoreText(total, locale)}
                {adjusted && ` (${say("commend.adjusted")})`}
              </td>
              <td className="number">{cases}</td>
              <td className="number">{rank === null ? "–" : say("commend.rankOf", { rank, ranked: ranked ?? rank })}</td>
              <td>{sealHash.slice(0, 16)}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </Panel>
  );
}
