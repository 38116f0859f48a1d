import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { FindingAnswer, FindingKind, FindingSettlement, type InspectionFindingsFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ChoiceField, LineField, Panel, saidIn, Status, WordsField } from "../ui/index.ts";
import { ActButton } from "./act-button.tsx";
import { useAct } from "./use-act.ts";
import classes from "./inspection.module.css";

const InspectionFindings = graphql(`
  fragment InspectionFindings on Inspection {
    id
    state
    mayInspect
    mayAnswer
    findings {
      id
      kind
      words
      explainDueAt
      remedyDueAt
      remedy
      overdue
      explanationOverdue
      steps {
        id
        kind
        words
        document
        at
        byName
      }
    }
  }
`);
const Raise = graphql(`
  mutation RaiseFinding($input: RaiseFindingInput!) {
    raiseFinding(input: $input) {
      __typename
      ... on InspectionRefused {
        message
        at
      }
      ... on InspectionWritten {
        inspection {
          id
          ...InspectionFindings
        }
      }
    }
  }
`);
const Answer = graphql(`
  mutation AnswerFinding($input: AnswerFindingInput!) {
    answerFinding(input: $input) {
      __typename
      ... on InspectionRefused {
        message
        at
      }
      ... on InspectionWritten {
        inspection {
          id
          ...InspectionFindings
        }
      }
    }
  }
`);
const Settle = graphql(`
  mutation SettleFinding($input: SettleFindingInput!) {
    settleFinding(input: $input) {
      __typename
      ... on InspectionRefused {
        message
        at
      }
      ... on InspectionWritten {
        inspection {
          id
          ...InspectionFindings
        }
      }
    }
  }
`);
const KINDS = Object.values(FindingKind);

/** What was found not in order, by when it is to be remedied, and what became of it. */
export function FindingsPanel({ one: masked }: { one: FragmentType<typeof InspectionFindings> }) {
  const { say } = useLanguage();
  const { id, state, mayInspect, mayAnswer, findings } = readFragment(InspectionFindings, masked);
  const raise = useAct(Raise);
  const send = (form: HTMLFormElement, key: string) => {
    const days = saidIn(form, "workingDays");
    return raise({ key, id, kind: saidIn(form, "kind") as FindingKind, words: saidIn(form, "words"), workingDays: days === "" ? null : Number(days) });
  };
  const aside = mayInspect && state === "OPEN" && (
    <ActButton label={say("inspect.raise")} testId="raise-finding" send={send}>
      <ChoiceField name="kind" label={say("inspect.kind")} data={KINDS.map((value) => ({ value, label: say(`inspect.finding.${value}`) }))} required />
      <WordsField name="words" label={say("inspect.words")} maxLength={4_000} required />
      <LineField name="workingDays" type="number" min={1} max={60} label={say("inspect.workingDays")} />
    </ActButton>
  );
  return (
    <Panel title={say("inspect.findings")} lead={findings.length === 0 ? say("inspect.findingsNone") : undefined} aside={aside}>
      <ul className={classes["list"]} data-testid="findings" data-value={findings.length}>
        {findings.map((finding) => (
          <FindingRow key={finding.id} finding={finding} mayInspect={mayInspect} mayAnswer={mayAnswer} />
        ))}
      </ul>
    </Panel>
  );
}

type FindingView = InspectionFindingsFragment["findings"][number];

function FindingRow({ finding, mayInspect, mayAnswer }: { finding: FindingView; mayInspect: boolean; mayAnswer: boolean }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { kind, words, explainDueAt, remedyDueAt, remedy, overdue, explanationOverdue, steps } = finding;
  const dues = [say("inspect.explainDue", { due: format.due(explainDueAt) }), say("inspect.remedyDue", { due: format.due(remedyDueAt) })];
  return (
    <li data-testid="finding" data-remedy={remedy}>
      <p className={classes["name"]}>{words}</p>
      <p className={classes["facts"]}>{[say(`inspect.finding.${kind}`), ...dues].join(" · ")}</p>
      <Status tone={overdue ? "late" : remedy === "CONFIRMED" ? "good" : "soon"} shape={overdue ? "triangle" : remedy === "CONFIRMED" ? "circle" : "diamond"}>
        {[say(`inspect.remedy.${remedy}`), overdue && say("inspect.overdue"), explanationOverdue && say("inspect.explainOverdue")].filter(Boolean).join(" · ")}
      </Status>
      <ul className={classes["facts"]}>
        {steps.map((step) => (
          <li
            key={step.id}
          >{`${say(`inspect.step.${step.kind}`)}${step.document ? ` (${step.document})` : ""}: ${step.words} – ${step.byName}, ${format.at(step.at)}`}</li>
        ))}
      </ul>
      {(mayInspect || mayAnswer) && <FindingAct id={finding.id} words={words} mayInspect={mayInspect} />}
    </li>
  );
}

/** The inspector's step, or the unit's. */
function FindingAct({ id, words, mayInspect }: { id: string; words: string; mayInspect: boolean }) {
  const { say } = useLanguage();
  const [answer, settle] = [useAct(Answer), useAct(Settle)];
  const kinds = Object.values(mayInspect ? FindingSettlement : FindingAnswer);
  const send = (form: HTMLFormElement, key: string) => {
    const told = { key, id, words: saidIn(form, "words"), document: saidIn(form, "document") || null };
    if (!mayInspect) return answer({ ...told, kind: saidIn(form, "kind") as FindingAnswer });
    return settle({ ...told, kind: saidIn(form, "kind") as FindingSettlement, regulation: saidIn(form, "regulation") || null });
  };
  return (
    <ActButton label={say("inspect.step")} about={words} testId="finding-step" send={send} small>
      <ChoiceField name="kind" label={say("inspect.kind")} data={kinds.map((value) => ({ value, label: say(`inspect.step.${value}`) }))} required />
      <WordsField name="words" label={say("inspect.words")} maxLength={4_000} required />
      <LineField name="document" label={say("inspect.document")} maxLength={100} />
      {mayInspect && <LineField name="regulation" label={say("inspect.regulation")} maxLength={300} />}
    </ActButton>
  );
}
