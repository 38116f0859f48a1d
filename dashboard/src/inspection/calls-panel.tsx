import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { ChoiceField, LineField, Panel, saidIn, WordsField } from "../ui/index.ts";
import { ActButton } from "./act-button.tsx";
import { useAct } from "./use-act.ts";
import classes from "./inspection.module.css";

const InspectionCalls = graphql(`
  fragment InspectionCalls on Inspection {
    id
    state
    mayInspect
    samples {
      id
      cases {
        caseId
        case {
          id
          reference
        }
      }
    }
    calls {
      id
      hotline
      caseId
      calledAt
      answered
      waitedSeconds
      solved
      words
      byName
    }
  }
`);
const Call = graphql(`
  mutation RecordInspectionCall($input: InspectionCallInput!) {
    recordInspectionCall(input: $input) {
      __typename
      ... on InspectionRefused {
        message
        at
      }
      ... on InspectionWritten {
        inspection {
          id
          ...InspectionCalls
        }
      }
    }
  }
`);
/** The province's clock, whatever the machine's is. */
const ZONE = "+07:00";

/** Test calls to the hotline, and calls back to submitters of drawn cases. */
export function CallsPanel({ one: masked }: { one: FragmentType<typeof InspectionCalls> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { id, state, mayInspect, samples, calls } = readFragment(InspectionCalls, masked);
  const call = useAct(Call);
  const cases = new Map(samples.flatMap((sample) => sample.cases).map(({ caseId, case: seen }) => [caseId, seen?.reference ?? caseId]));
  const send = (form: HTMLFormElement, key: string) =>
    call({
      key,
      id,
      hotline: saidIn(form, "hotline") || null,
      caseId: saidIn(form, "caseId") || null,
      calledAt: `${saidIn(form, "calledAt")}:00.000${ZONE}`,
      answered: saidIn(form, "answered") === "yes",
      waitedSeconds: Number(saidIn(form, "waitedSeconds")),
      words: saidIn(form, "words"),
    });
  const choices = [{ value: "", label: "–" }, ...[...cases].map(([value, label]) => ({ value, label }))];
  const aside = mayInspect && state === "OPEN" && (
    <ActButton label={say("inspect.call")} testId="record-call" send={send}>
      <LineField name="hotline" label={say("inspect.hotline")} maxLength={40} />
      <ChoiceField name="caseId" label={say("inspect.caseId")} data={choices} />
      <LineField name="calledAt" type="datetime-local" label={say("inspect.calledAt")} required />
      <ChoiceField
        name="answered"
        label={say("inspect.answered")}
        data={[
          { value: "yes", label: say("inspect.answered") },
          { value: "no", label: say("inspect.notAnswered") },
        ]}
      />
      <LineField name="waitedSeconds" type="number" min={0} max={3600} defaultValue={0} label={say("inspect.waited")} required />
      <WordsField name="words" label={say("inspect.words")} maxLength={4_000} required />
    </ActButton>
  );
  return (
    <Panel title={say("inspect.calls")} lead={calls.length === 0 ? say("inspect.callsNone") : undefined} aside={aside}>
      <ul className={classes["list"]} data-testid="calls" data-value={calls.length}>
        {calls.map(({ id: callId, hotline, caseId, calledAt, answered, waitedSeconds, words, byName }) => (
          <li key={callId}>
            <p className={classes["name"]}>{hotline ?? `${say("inspect.callBack")} ${cases.get(caseId ?? "") ?? ""}`}</p>
            <p className={classes["facts"]}>
              {[
                format.at(calledAt),
                say(answered ? "inspect.answered" : "inspect.notAnswered"),
                say("inspect.waitedFor", { n: waitedSeconds }),
                words,
                byName,
              ].join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
