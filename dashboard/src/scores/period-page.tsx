import "../language/scores.ts";
import { useQuery } from "@apollo/client/react";
import { Link, useParams } from "@tanstack/react-router";
import { calendarDayText, useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { ScorePeriodQuery as Answer } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { answeredBy, Failure, Message, OldValues, PageHead, Waiting } from "../ui/index.ts";
import { PeriodActs } from "./period-acts.tsx";
import { PeriodUnits } from "./period-units.tsx";
import classes from "./scores.module.css";

const ScorePeriodQuery = graphql(`
  query ScorePeriod($id: ID!) {
    scorePeriod(id: $id) {
      id
      from
      to
      state
      cutAt
      asOf {
        instant
      }
      lines
      inputsHash
      resultHash
      objectionUntil
      silent
      silentNow
      sealNumber
      sealedAt
      sealedByName
      waiver
      disputes
      appealWaiver
      appealsWaiting
      calledOffAt
      calledOffByName
      callingOffReason
      scheme {
        id
        issued
        title {
          vi
          en
        }
      }
      ...PeriodActs
      ...PeriodUnits
    }
  }
`);

/** One scoring period: units in their peer groups. */
export function PeriodPage() {
  const { ky } = useParams({ from: "/signed-in/diem/$ky" });
  return <OnePeriod key={ky} id={ky} />;
}

function OnePeriod({ id }: { id: string }) {
  const { say } = useLanguage();
  const { data, previousData, error, loading, refetch } = useQuery(ScorePeriodQuery, { variables: { id }, fetchPolicy: "cache-and-network" });
  const answer = answeredBy({ data, previousData, error, loading }).shown;
  const period = answer?.scorePeriod;
  return (
    <>
      <p className={classes["facts"]}>
        <Link to="/diem">← {say("score.title")}</Link>
      </p>
      {!answer && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={480} bars={8} />)}
      {answer && error && <OldValues retry={refetch} />}
      {answer && !period && <Message title={say("score.notFound")} text={say("score.notFoundWhy")} />}
      {period && (
        <article data-testid="score-period-page" data-state={period.state}>
          <PageHead
            title={say("score.days", { from: calendarDayText(period.from), to: calendarDayText(period.to) })}
            under={<span className={classes["mark"]}>{say(`score.state.${period.state}`)}</span>}
          />
          <Facts period={period} />
          <PeriodActs period={period} done={() => void refetch().catch(() => null)} />
          {period.state === "CALLED_OFF" && <Message title={say("score.calledOffTitle")} text={say("score.calledOffWhy")} shape="circle" />}
          {period.state === "OPEN" && <Message title={say("score.notTaken")} text={say("score.notTakenWhy")} shape="circle" />}
          {period.asOf !== null && <PeriodUnits period={period} />}
        </article>
      )}
    </>
  );
}

function Facts({ period }: { period: NonNullable<Answer["scorePeriod"]> }) {
  const { say, language } = useLanguage();
  const format = useFormat();
  const { scheme, asOf, objectionUntil, silent, silentNow, sealedAt, sealNumber, inputsHash, resultHash } = period;
  const facts = [
    scheme.title[language],
    !scheme.issued && say("score.proposal"),
    period.calledOffAt !== null &&
      say("score.calledOff", { at: format.at(period.calledOffAt), name: period.calledOffByName ?? "", words: period.callingOffReason ?? "" }),
    asOf === null
      ? period.calledOffAt === null && say("score.cutAt", { at: format.at(period.cutAt) })
      : say("score.taken", { at: format.atSecond(asOf.instant), n: format.number(period.lines ?? 0) }),
    period.state === "CUT_OFF" && say("score.provisional"),
    period.state === "CUT_OFF" && objectionUntil !== null && say("score.objection", { due: format.due(objectionUntil) }),
    silent.length > 0 && say("score.silent", { codes: silent.join(", ") }),
    silentNow.length > 0 && say("score.silentNow", { codes: silentNow.join(", ") }),
    sealedAt !== null && say("score.sealed", { n: sealNumber ?? 0, at: format.at(sealedAt), name: period.sealedByName ?? "" }),
    period.waiver !== null && say("score.waived", { words: period.waiver }),
    period.disputes !== null && say("score.disputesSaid", { words: period.disputes }),
    period.appealWaiver !== null && say("score.appealsWaived", { words: period.appealWaiver }),
    period.appealsWaiting > 0 && say("score.appealsWaiting", { n: period.appealsWaiting }),
    inputsHash !== null && say("score.hash", { inputs: inputsHash.slice(0, 16), result: resultHash?.slice(0, 16) ?? "" }),
  ].filter((fact) => fact !== false);
  return facts.map((fact) => (
    <p key={fact} className={classes["facts"]}>
      {fact}
    </p>
  ));
}
