import { useMutation } from "@apollo/client/react";
import { Button, Group, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { saidIn } from "../ui/index.ts";
import { localMinute, newKey } from "./change-input.ts";
import facts from "./facts.module.css";

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
      ... on Problem {
        message
      }
    }
  }
`);

interface CaseCallFormProps {
  caseId: string;
  receivedAt: string;
  outcomes: readonly { code: string; name: string; reached: boolean }[];
  close: () => void;
}

/** One call: when, what came of it, how long. Sent twice it is one: the key is made when the form opens. */
export function CaseCallForm({ caseId, receivedAt, outcomes, close }: CaseCallFormProps) {
  const { say } = useLanguage();
  const [record, { loading }] = useMutation(RecordCall);
  const [problem, setProblem] = useState("");
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
    setProblem(answer?.message ?? say("call.failed"));
  };
  return (
    <Modal opened onClose={close} title={say("call.record")} lockScroll={false} closeButtonProps={{ "aria-label": say("request.cancel") }}>
      <form onSubmit={(event) => void submit(event)} data-testid="call-form">
        <TextInput name="calledAt" type="datetime-local" label={say("call.at")} min={localMinute(receivedAt)} required />
        <NativeSelect
          name="outcome"
          label={say("call.outcome")}
          mt="sm"
          value={outcome}
          onChange={(event) => setOutcome(event.currentTarget.value)}
          data={outcomes.map(({ code, name }) => ({ value: code, label: name }))}
        />
        {reached && (
          <TextInput
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
        <Textarea name="note" label={say("call.note")} description={say("call.noteHint")} maxLength={1_000} rows={3} mt="sm" />
        <p className={facts["note"]} role="alert">
          {problem}
        </p>
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={close}>
            {say("request.cancel")}
          </Button>
          <Button type="submit" aria-disabled={loading}>
            {say(loading ? "request.sending" : "call.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
