import { useMutation } from "@apollo/client/react";
import { Link } from "@tanstack/react-router";
import { calendarDayText, useFormat } from "../../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../../gql/index.ts";
import "../../language/inspections.ts";
import { CommendationStated, CommendationStatementKind, UnusualSign } from "../../gql/graphql.ts";
import type { ChecksPanelFragment } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { ChoiceField, LineField, Panel, saidIn, WordsField } from "../../ui/index.ts";
import { scoreText } from "../score-text.ts";
import classes from "../scores.module.css";
import { Act } from "./act.tsx";
import { CheckStanding } from "./standing.tsx";

const ChecksOfDossier = graphql(`
  fragment ChecksPanel on Commendation {
    id
    state
    mayPrepare
    unit {
      id
      code
    }
    officer {
      code
    }
    round {
      id
      from
      to
    }
    runs {
      id
      at
      byName
      hash
      changed
      checks {
        code
        result
        evidence {
          kind
          reference
          text
        }
      }
    }
    statements {
      id
      check
      result
      words
      documentNumber
      documentDay
      byName
    }
  }
`);
const Look = graphql(`
  mutation CheckCommendation($input: CheckCommendationInput!) {
    checkCommendation(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);
const State = graphql(`
  mutation StateCommendation($input: StateCommendationInput!) {
    stateCommendation(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);
type Run = NonNullable<ChecksPanelFragment["runs"]>[number];
type Statement = NonNullable<ChecksPanelFragment["statements"]>[number];

/** A dossier's conditions at the last look, what changed since the one before, and what named persons answered. A unit never sees them. */
export function ChecksPanel({ one: masked, done }: { one: FragmentType<typeof ChecksOfDossier>; done: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { id, state, mayPrepare, unit, officer, round, runs, statements } = readFragment(ChecksOfDossier, masked);
  const last = runs?.[0];
  if (last === undefined) return null;
  const open = mayPrepare && (state === "CANDIDATE" || state === "PROPOSED");
  const looked = say("commend.looked", { at: format.at(last.at), name: last.byName, hash: last.hash.slice(0, 16) });
  const changed = last.changed.map((code) => say(`commend.check.${code}`));
  return (
    <Panel title={say("commend.checks")} lead={looked}>
      {open && <CheckActs id={id} done={done} />}
      {changed.length > 0 && (
        <p className={classes["facts"]} data-testid="changed">
          {say("commend.changed", { checks: changed.join(", ") })}
        </p>
      )}
      <ul className={classes["list"]} data-testid="checks">
        {last.checks.map((check) => (
          <CheckRow key={check.code} check={check} of={{ unit: unit.code, officer: officer?.code ?? null, from: round.from, to: round.to }} />
        ))}
      </ul>
      <ul className={classes["facts"]}>
        {(statements ?? []).map((one) => (
          <StatementRow key={one.id} one={one} />
        ))}
      </ul>
    </Panel>
  );
}

function StatementRow({ one: { check, result, words, documentNumber, documentDay, byName } }: { one: Statement }) {
  const { say } = useLanguage();
  const told = { check: say(`commend.check.${check}`), result: say(`commend.result.${result}`), words, name: byName };
  return <li>{say("commend.statement", { ...told, document: documentNumber, day: calendarDayText(documentDay) })}</li>;
}

/** Whose conditions, over which days. */
interface Whose {
  unit: string;
  officer: string | null;
  from: string;
  to: string;
}

function CheckRow({ check: { code, result, evidence }, of }: { check: Run["checks"][number]; of: Whose }) {
  const { say } = useLanguage();
  return (
    <li data-testid={`check-${code}`} data-result={result}>
      <p className={classes["name"]}>{say(`commend.check.${code}`)}</p>
      <CheckStanding result={result} />
      <ul className={classes["facts"]}>
        {evidence.map((one) => (
          <li key={`${one.kind} ${one.reference} ${one.text}`}>
            <Rests one={one} of={of} />
          </li>
        ))}
      </ul>
    </li>
  );
}

const SIGNS = Object.values(UnusualSign);
const OF_PERIODS: readonly string[] = [
  "SCORE",
  "CASES",
  "NO_TOTAL",
  "BLOCKED_TOTAL",
  "SILENT_SOURCES",
  "CORRECTIONS",
  "NO_LATER_PERIOD",
  "SEALED_OVER_APPEALS",
  "OPEN_APPEALS",
];
const OF_SHEETS: readonly string[] = ["SHEET_FEW", "SHEET_UNCONFIRMED", "SHEET_CONTESTED", "SHEET_RULED"];
const OF_INSPECTIONS: readonly string[] = [
  "INSPECTION",
  "INSPECTION_ABOVE",
  "INSPECTION_PLANNED",
  "FINDING",
  "FINDING_ABOVE",
  "FINDING_GRAVE",
  "SANCTION_PENDING",
  "SANCTION_APPLIED",
  "CASES_NOT_IN_ORDER",
  "CASES_ELSEWHERE",
  "INSPECTION_OF_UNIT",
  "FINDING_GRAVE_OF_UNIT",
];

/** What a condition rests on, led to where it is. */
function Rests({ one: { kind, reference, text }, of: { unit, officer, from, to } }: { one: Run["checks"][number]["evidence"][number]; of: Whose }) {
  const { say, locale } = useLanguage();
  const sign = SIGNS.find((one) => one === reference);
  const named = sign === undefined ? (reference ?? "") : say(`signs.${sign}`);
  const words = say(`commend.evidence.${kind}`, { reference: named, text: kind === "SCORE" ? scoreText(text, locale) : text });
  if (kind === "SIGN_UNSEEN" && sign !== undefined)
    return (
      <Link to="/kiem-tra/dau-hieu" search={{ from, to, sign, unit }}>
        {words}
      </Link>
    );
  if (officer !== null && reference !== null && (OF_PERIODS.includes(kind) || OF_SHEETS.includes(kind)))
    return (
      <Link to="/phieu-so-lieu/$ky/$officer" params={{ ky: reference, officer }}>
        {words}
      </Link>
    );
  if (reference !== null && OF_PERIODS.includes(kind))
    return (
      <Link to="/diem/$ky/$unit" params={{ ky: reference, unit }}>
        {words}
      </Link>
    );
  if (reference !== null && OF_INSPECTIONS.includes(kind))
    return (
      <Link to="/kiem-tra/$id" params={{ id: reference }}>
        {words}
      </Link>
    );
  return words;
}

function CheckActs({ id, done }: { id: string; done: () => void }) {
  const { say } = useLanguage();
  const [look] = useMutation(Look);
  const [state] = useMutation(State);
  const typed = Object.values(CommendationStatementKind);
  const stated = Object.values(CommendationStated);
  const sendState = async (form: HTMLFormElement, key: string) => {
    const chosen = {
      check: typed.find((one) => one === saidIn(form, "check")) ?? "PRESS",
      result: stated.find((one) => one === saidIn(form, "result")) ?? "BLOCKED",
    };
    const paper = { documentNumber: saidIn(form, "documentNumber"), documentDay: saidIn(form, "documentDay") };
    return (await state({ variables: { input: { key, id, ...chosen, words: saidIn(form, "words"), ...paper } } })).data?.stateCommendation;
  };
  const sendLook = async (_form: HTMLFormElement, key: string) => (await look({ variables: { input: { key, id } } })).data?.checkCommendation;
  return (
    <div className={classes["acts"]}>
      <Act label={say("commend.look")} testId="look" send={sendLook} done={done} />
      <Act label={say("commend.state")} testId="state" send={sendState} done={done}>
        <ChoiceField name="check" label={say("commend.check")} data={typed.map((value) => ({ value, label: say(`commend.check.${value}`) }))} />
        <ChoiceField name="result" label={say("commend.result")} data={stated.map((value) => ({ value, label: say(`commend.result.${value}`) }))} />
        <WordsField name="words" label={say("commend.words")} maxLength={1_000} required />
        <LineField name="documentNumber" label={say("commend.documentNumber")} maxLength={60} required />
        <LineField name="documentDay" type="date" label={say("commend.documentDay")} required />
      </Act>
    </div>
  );
}
