import { useMutation } from "@apollo/client/react";
import { Button, Group, Modal, NativeSelect, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { graphql } from "../gql/index.ts";
import { SubmissionUrgency } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { newKey, saidIn } from "../ui/index.ts";
import classes from "./directives.module.css";

const SubmitToLeader = graphql(`
  mutation SubmitToLeader($input: SubmitToLeaderInput!) {
    submitToLeader(input: $input) {
      __typename
      ... on SubmittedToLeader {
        case {
          id
          ...CaseDirectives
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** Submits a case to the leader with a proposal; sent twice it is one. */
export function SubmitForm({ caseId, close }: { caseId: string; close: () => void }) {
  const { say } = useLanguage();
  const [submitCase, { loading }] = useMutation(SubmitToLeader);
  const [problem, setProblem] = useState("");
  const [key] = useState(newKey);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const urgency = saidIn(event.currentTarget, "urgency") === "CRITICAL" ? SubmissionUrgency.Critical : SubmissionUrgency.Urgent;
    const input = { key, caseId, urgency, proposal: saidIn(event.currentTarget, "proposal") };
    const answer = (await submitCase({ variables: { input } }).catch(() => null))?.data?.submitToLeader;
    if (answer?.__typename === "SubmittedToLeader") return close();
    setProblem(answer?.message ?? say("directives.failed"));
  };
  const urgencies = Object.values(SubmissionUrgency).map((value) => ({ value, label: say(`submit.urgency.${value}`) }));
  return (
    <Modal opened onClose={close} title={say("submit.title")} lockScroll={false} closeButtonProps={{ "aria-label": say("directives.cancel") }}>
      <form onSubmit={(event) => void submit(event)} data-testid="submit-form">
        <NativeSelect name="urgency" label={say("submit.urgency")} data={urgencies} defaultValue="URGENT" />
        <Textarea name="proposal" label={say("submit.proposal")} description={say("directives.hidden")} maxLength={4_000} required rows={4} mt="sm" />
        <p className={classes["note"]} role="alert">
          {problem}
        </p>
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={close}>
            {say("directives.cancel")}
          </Button>
          <Button type="submit" aria-disabled={loading}>
            {say("submit.go")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
