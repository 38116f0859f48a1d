import { useMutation, useQuery } from "@apollo/client/react";
import { Link, useRouteContext } from "@tanstack/react-router";
import { calendarDayText } from "../../format/index.ts";
import { graphql } from "../../gql/index.ts";
import type { CommendationRoundQuery as Answer } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { Failure, LineField, Message, OldValues, Panel, saidIn, Waiting, WordsField } from "../../ui/index.ts";
import { scoreText } from "../score-text.ts";
import classes from "../scores.module.css";
import { Act } from "./act.tsx";
import { PaperButton } from "./paper-button.tsx";
import { Standing } from "./standing.tsx";

const CommendationRoundQuery = graphql(`
  query CommendationRound($id: ID!) {
    commendationRound(id: $id) {
      id
      title
      legalBasis
      mayAdd
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
        topical
        assumed
        minimumScore
        minimumCases
        minimumPeriods
        legalBasis
      }
      candidates {
        id
        state
        reason
        unit {
          id
          code
          name
        }
        scores {
          period
          from
          to
          total
          blocked
          cases
        }
        checks {
          code
          result
        }
      }
    }
  }
`);
const Add = graphql(`
  mutation AddCommendationCandidate($input: AddCommendationCandidateInput!) {
    addCommendationCandidate(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);
type Round = NonNullable<Answer["commendationRound"]>;
type Candidate = Round["candidates"][number];

/** A round's candidates: who meets the conditions and who does not, with the reasons. */
export function RoundPanel({ id }: { id: string }) {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { data, previousData, error, refetch } = useQuery(CommendationRoundQuery, { variables: { id }, fetchPolicy: "cache-and-network" });
  const [add] = useMutation(Add);
  const round = (data ?? previousData)?.commendationRound;
  if (round === undefined) return error ? <Failure error={error} retry={refetch} /> : <Waiting height={240} bars={4} />;
  if (round === null) return <Message title={say("commend.none")} />;
  const send = async (form: HTMLFormElement, key: string) => {
    const input = { key, round: id, unit: saidIn(form, "unit"), reason: saidIn(form, "reason") };
    return (await add({ variables: { input } })).data?.addCommendationCandidate;
  };
  return (
    <Panel title={`${round.title}: ${say("commend.candidates", { n: round.candidates.length })}`}>
      {error && <OldValues retry={refetch} />}
      <RoundFacts round={round} />
      <div className={classes["acts"]}>
        {viewer.may.includes("commendationPaper") && <PaperButton round={id} />}
        {round.mayAdd && (
          <Act label={say("commend.add")} testId="add-candidate" send={send} done={() => void refetch().catch(() => null)}>
            <LineField name="unit" label={say("commend.unitCode")} maxLength={40} required />
            <WordsField name="reason" label={say("commend.reason")} maxLength={1_000} required />
          </Act>
        )}
      </div>
      <ul className={classes["list"]} data-testid="candidates" data-value={round.candidates.length}>
        {round.candidates.map((one) => (
          <CandidateRow key={one.id} one={one} />
        ))}
      </ul>
    </Panel>
  );
}

function RoundFacts({ round: { form, legalBasis } }: { round: Round }) {
  const { say, language, locale } = useLanguage();
  const { minimumScore, minimumCases: cases, minimumPeriods: periods } = form;
  const facts = [
    form.name[language],
    say("commend.thresholds", { score: scoreText(minimumScore, locale), cases, periods }),
    form.topical && say("commend.topical"),
  ];
  const rests = [legalBasis, form.legalBasis, form.assumed && say("commend.assumed"), say("commend.outside", { what: form.outside[language] })];
  return (
    <>
      <p className={classes["facts"]}>{facts.filter(Boolean).join(" · ")}</p>
      <p className={classes["facts"]}>{rests.filter(Boolean).join(" · ")}</p>
    </>
  );
}

function CandidateRow({ one: { id, unit, state, reason, scores, checks } }: { one: Candidate }) {
  const { say, locale } = useLanguage();
  const shown = scores.map(({ from, to, total, blocked, cases }) =>
    say("commend.scoreOf", {
      from: calendarDayText(from),
      to: calendarDayText(to),
      total: total === null ? say(blocked ? "commend.blocked" : "commend.noTotal") : scoreText(total, locale),
      cases,
    }),
  );
  const against = (["BLOCKED", "UNKNOWN"] as const).flatMap((result) => {
    const names = (checks ?? []).filter((check) => check.result === result).map(({ code }) => say(`commend.check.${code}`));
    return names.length === 0 ? [] : [say("commend.against", { result: say(`commend.result.${result}`), checks: names.join(", ") })];
  });
  return (
    <li data-testid={`candidate-${unit.code}`} data-state={state}>
      <Link to="/khen-thuong/$id" params={{ id }} className={classes["name"]}>
        {unit.name}
      </Link>
      <Standing state={state} />
      <p className={classes["facts"]}>{shown.length === 0 ? say("commend.noScores") : shown.join(" · ")}</p>
      {checks !== null && <p className={classes["facts"]}>{against.length === 0 ? say("commend.clear") : against.join(" · ")}</p>}
      {reason !== null && <p className={classes["facts"]}>{say("commend.added", { reason })}</p>}
    </li>
  );
}
