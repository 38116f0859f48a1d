import { useMutation } from "@apollo/client/react";
import { calendarDayText, useFormat } from "../../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../../gql/index.ts";
import { CommendationVerdict } from "../../gql/graphql.ts";
import type { CommendationCheck, DecisionPanelFragment } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { ChoiceField, LineField, Panel, saidIn, WordsField } from "../../ui/index.ts";
import classes from "../scores.module.css";
import { Act } from "./act.tsx";

const DecisionOfDossier = graphql(`
  fragment DecisionPanel on Commendation {
    id
    state
    mayPrepare
    mayDecide
    checks {
      code
      result
    }
    proposal {
      words
      byName
      at
    }
    decisions {
      id
      kind
      reason
      documentNumber
      documentDay
      byName
      hash
      waivers {
        check
        reason
        documentNumber
      }
    }
  }
`);
const Propose = graphql(`
  mutation ProposeCommendation($input: ProposeCommendationInput!) {
    proposeCommendation(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);
const Decide = graphql(`
  mutation DecideCommendation($input: DecideCommendationInput!) {
    decideCommendation(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);
const Revoke = graphql(`
  mutation RevokeCommendation($input: RevokeCommendationInput!) {
    revokeCommendation(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);
type Decision = DecisionPanelFragment["decisions"][number];

interface ActsProps {
  id: string;
  done: () => void;
}

/** Proposal, decision, and its cancelling: each a named person's, none is ever changed. */
export function DecisionPanel({ one: masked, done }: { one: FragmentType<typeof DecisionOfDossier>; done: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { id, state, mayPrepare, mayDecide, checks, proposal, decisions } = readFragment(DecisionOfDossier, masked);
  const unknown = (checks ?? []).filter(({ result }) => result === "UNKNOWN").map(({ code }) => code);
  const acts = (
    <div className={classes["acts"]}>
      {mayPrepare && state === "CANDIDATE" && <ProposeAct id={id} done={done} />}
      {mayDecide && state === "PROPOSED" && <DecideAct id={id} done={done} unknown={unknown} />}
      {mayDecide && state === "GRANTED" && <RevokeAct id={id} done={done} />}
    </div>
  );
  return (
    <Panel title={say("commend.decisions")}>
      {acts}
      <ul className={classes["list"]} data-testid="decisions" data-value={decisions.length}>
        {proposal && <li>{say("commend.proposed", { words: proposal.words, name: proposal.byName, at: format.at(proposal.at) })}</li>}
        {decisions.map((one) => (
          <DecisionRow key={one.id} one={one} />
        ))}
      </ul>
    </Panel>
  );
}

function DecisionRow({ one: { kind, reason, documentNumber, documentDay, byName, hash, waivers } }: { one: Decision }) {
  const { say } = useLanguage();
  const told = { state: say(`commend.state.${kind}`), number: documentNumber, day: calendarDayText(documentDay), reason, name: byName };
  return (
    <li data-testid="decision" data-kind={kind}>
      <p>{say("commend.decided", told)}</p>
      <p className={classes["facts"]}>{say("commend.hash", { hash })}</p>
      <ul className={classes["facts"]}>
        {(waivers ?? []).map(({ check, reason: why, documentNumber: document }) => (
          <li key={check}>{say("commend.waived", { check: say(`commend.check.${check}`), reason: why, document })}</li>
        ))}
      </ul>
    </li>
  );
}

function ProposeAct({ id, done }: ActsProps) {
  const { say } = useLanguage();
  const [propose] = useMutation(Propose);
  const send = async (form: HTMLFormElement, key: string) =>
    (await propose({ variables: { input: { key, id, words: saidIn(form, "words") } } })).data?.proposeCommendation;
  return (
    <Act label={say("commend.propose")} testId="propose" send={send} done={done}>
      <WordsField name="words" label={say("commend.words")} maxLength={2_000} required />
    </Act>
  );
}

const paperIn = (form: HTMLFormElement) => ({
  reason: saidIn(form, "reason"),
  documentNumber: saidIn(form, "documentNumber"),
  documentDay: saidIn(form, "documentDay"),
});

function DecideAct({ id, done, unknown }: ActsProps & { unknown: readonly CommendationCheck[] }) {
  const { say } = useLanguage();
  const [decide] = useMutation(Decide);
  const verdicts = Object.values(CommendationVerdict);
  const send = async (form: HTMLFormElement, key: string) => {
    const verdict = verdicts.find((one) => one === saidIn(form, "verdict")) ?? "REFUSED";
    const given = unknown.map((check) => ({ check, reason: saidIn(form, `waiver-${check}`), documentNumber: saidIn(form, `number-${check}`) }));
    const waivers = verdict === "GRANTED" ? given.filter(({ reason, documentNumber }) => reason !== "" || documentNumber !== "") : [];
    return (await decide({ variables: { input: { key, id, verdict, ...paperIn(form), waivers } } })).data?.decideCommendation;
  };
  return (
    <Act label={say("commend.decide")} testId="decide" send={send} done={done}>
      <ChoiceField name="verdict" label={say("commend.verdict")} data={verdicts.map((value) => ({ value, label: say(`commend.verdict.${value}`) }))} />
      <PaperFields />
      {unknown.map((check) => (
        <div key={check}>
          <LineField name={`waiver-${check}`} about="waivers" label={say("commend.waiver", { check: say(`commend.check.${check}`) })} maxLength={1_000} />
          <LineField name={`number-${check}`} label={say("commend.waiverNumber", { check: say(`commend.check.${check}`) })} maxLength={60} />
        </div>
      ))}
    </Act>
  );
}

function RevokeAct({ id, done }: ActsProps) {
  const { say } = useLanguage();
  const [revoke] = useMutation(Revoke);
  const send = async (form: HTMLFormElement, key: string) => (await revoke({ variables: { input: { key, id, ...paperIn(form) } } })).data?.revokeCommendation;
  return (
    <Act label={say("commend.revoke")} testId="revoke" send={send} done={done}>
      <PaperFields />
    </Act>
  );
}

/** Reason, number and day of a decision. */
function PaperFields() {
  const { say } = useLanguage();
  return (
    <>
      <WordsField name="reason" label={say("commend.reason")} maxLength={2_000} required />
      <LineField name="documentNumber" label={say("commend.decisionNumber")} maxLength={60} required />
      <LineField name="documentDay" type="date" label={say("commend.decisionDay")} required />
    </>
  );
}
