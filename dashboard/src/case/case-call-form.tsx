import { useMutation, useSuspenseQuery } from "@apollo/client/react";
import type { FormEvent } from "react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, ChoiceField, LineField, type Refusal, refusalOf, saidIn, WordsField } from "../ui/index.ts";
import { localMinute, newKey } from "./change-input.ts";

const RecordCall = graphql(`
  mutation RecordCall($input: RecordCallInput!) {
    recordCall(input: $input) {
      __typename
      ... on CallRecorded {
        case {
          id
          ...CaseCalls
          ...CaseSteps
        }
      }
      ... on CaseActRefused {
        at
      }
      ... on Problem {
        message
      }
    }
  }
`);

const CallOutcomes = graphql(`
  query CallOutcomes($id: ID!) {
    case(id: $id) {
      id
      callOutcomes {
        code
        name
        reached
      }
    }
  }
`);

interface CaseCallFormProps {
  caseId: string;
  receivedAt: string;
  close: () => void;
}

/** One call: when, what came of it, how long. Sent twice it is one: the key is made when the form opens. */
export function CaseCallForm({ caseId, receivedAt, close }: CaseCallFormProps) {
  const { say } = useLanguage();
  const { data } = useSuspenseQuery(CallOutcomes, { variables: { id: caseId }, fetchPolicy: "no-cache" });
  const outcomes = data.case?.callOutcomes ?? [];
  const [record, { loading }] = useMutation(RecordCall);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [key] = useState(newKey);
  const [outcome, setOutcome] = useState(outcomes[0]?.code ?? "");
  const reached = outcomes.some((one) => one.code === outcome && one.reached);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = (field: string): string => saidIn(event.currentTarget, field).trim();
    if (loading) return;
    const calledAt = new Date(`${said("calledAt")}:00+07:00`).toISOString();
    const input = { caseId, key, calledAt, outcome, minutes: reached ? Number(said("minutes")) : 0, note: said("note") || null };
    const answer = (await record({ variables: { input } }).catch(() => null))?.data?.recordCall;
    if (answer?.__typename === "CallRecorded") return close();
    setRefusal(refusalOf(answer, say("call.failed")));
  };
  return (
    <ActDialog title={say("call.record")} send={say("call.save")} testId="call-form" refusal={refusal} busy={loading} submit={submit} close={close}>
      <LineField name="calledAt" type="datetime-local" label={say("call.at")} min={localMinute(receivedAt)} required />
      <ChoiceField
        name="outcome"
        label={say("call.outcome")}
        mt="sm"
        value={outcome}
        onChange={(event) => setOutcome(event.currentTarget.value)}
        data={outcomes.map(({ code, name }) => ({ value: code, label: name }))}
      />
      {reached && (
        <LineField
          name="minutes"
          type="number"
          label={say("call.minutes")}
          description={say("call.minutesHint")}
          min={1}
          max={600}
          defaultValue={1}
          required
          mt="sm"
        />
      )}
      <WordsField name="note" label={say("call.note")} description={say("call.noteHint")} maxLength={1_000} rows={3} mt="sm" />
    </ActDialog>
  );
}
