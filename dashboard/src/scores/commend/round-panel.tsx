import { useMutation, useQuery } from "@apollo/client/react";
import { Link, useRouteContext } from "@tanstack/react-router";
import { calendarDayText } from "../../format/index.ts";
import { graphql } from "../../gql/index.ts";
import { CommendationAbout } from "../../gql/graphql.ts";
import type { CommendationRoundQuery as Answer } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { answeredBy, Failure, LineField, Message, OldValues, Panel, saidIn, Waiting, WordsField } from "../../ui/index.ts";
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
      about
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
        officer {
          code
          name
          title
        }
        sheets {
          period
          from
          to
          confirmed
          ratios {
            part
            value
            n
          }
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
  const { data, previousData, error, loading, refetch } = useQuery(CommendationRoundQuery, { variables: { id }, fetchPolicy: "cache-and-network" });
  const [add] = useMutation(Add);
  const round = answeredBy({ data, previousData, error, loading }).shown?.commendationRound;
  if (round === undefined) return error ? <Failure error={error} retry={refetch} /> : <Waiting height={240} bars={4} />;
  if (round === null) return <Message title={say("commend.none")} />;
  const officers = round.about === CommendationAbout.Officers;
  const counted = say(officers ? "commend.candidatesOfficers" : "commend.candidates", { n: round.candidates.length });
  const send = async (form: HTMLFormElement, key: string) => {
    const named = { [officers ? "officer" : "unit"]: saidIn(form, "named") };
    const input = { key, round: id, ...named, reason: saidIn(form, "reason") };
    return (await add({ variables: { input } })).data?.addCommendationCandidate;
  };
  return (
    <Panel title={`${round.title}: ${counted}`}>
      {error && <OldValues retry={refetch} />}
      <RoundFacts round={round} />
      <div className={classes["acts"]}>
        {viewer.may.includes("commendationPaper") && <PaperButton round={id} />}
        {round.mayAdd && (
          <Act label={say(officers ? "commend.addOfficer" : "commend.add")} testId="add-candidate" send={send} done={() => void refetch().catch(() => null)}>
            <LineField
              name="named"
              about={officers ? "officer" : "unit"}
              label={say(officers ? "commend.officerCode" : "commend.unitCode")}
              maxLength={40}
              required
            />
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
    minimumScore === null ? say("commend.terms", { cases, periods }) : say("commend.thresholds", { score: scoreText(minimumScore, locale), cases, periods }),
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

function CandidateRow({ one }: { one: Candidate }) {
  const { say } = useLanguage();
  const { id, unit, officer, state, reason, checks } = one;
  const scores = useScores(one);
  const sheets = useSheets(one);
  const shown = officer === null ? scores : sheets;
  const none = say(officer === null ? "commend.noScores" : "commend.noSheets");
  const who = officer === null ? null : [officer.title, unit.name].filter(Boolean).join(", ");
  const against = (["BLOCKED", "UNKNOWN"] as const).flatMap((result) => {
    const names = (checks ?? []).filter((check) => check.result === result).map(({ code }) => say(`commend.check.${code}`));
    return names.length === 0 ? [] : [say("commend.against", { result: say(`commend.result.${result}`), checks: names.join(", ") })];
  });
  return (
    <li data-testid={`candidate-${officer?.code ?? unit.code}`} data-state={state}>
      <Link to="/khen-thuong/$id" params={{ id }} className={classes["name"]}>
        {officer?.name ?? unit.name}
      </Link>{" "}
      <Standing state={state} />
      {who !== null && <p className={classes["facts"]}>{who}</p>}
      <p className={classes["facts"]}>{shown.length === 0 ? none : shown.join(" · ")}</p>
      {checks !== null && <p className={classes["facts"]}>{against.length === 0 ? say("commend.clear") : against.join(" · ")}</p>}
      {reason !== null && <p className={classes["facts"]}>{say("commend.added", { reason })}</p>}
    </li>
  );
}

function useSheets({ sheets }: Candidate): string[] {
  const { say, locale } = useLanguage();
  return sheets.map(({ from, to, confirmed, ratios }) => {
    const figures = ratios.map(({ part, value, n }) =>
      say("commend.ratioOf", { part: say(`commend.part.${part}`), value: value === null ? say("commend.noTotal") : scoreText(value, locale), n }),
    );
    const told = say("commend.sheetOf", { from: calendarDayText(from), to: calendarDayText(to), figures: figures.join("; ") });
    return confirmed ? told : `${told} (${say("commend.notConfirmed")})`;
  });
}

function useScores({ scores }: Candidate): string[] {
  const { say, locale } = useLanguage();
  return scores.map(({ from, to, total, blocked, cases }) =>
    say("commend.scoreOf", {
      from: calendarDayText(from),
      to: calendarDayText(to),
      total: total === null ? say(blocked ? "commend.blocked" : "commend.noTotal") : scoreText(total, locale),
      cases,
    }),
  );
}
