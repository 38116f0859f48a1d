import { useMutation } from "@apollo/client/react";
import { type FormEvent, useState } from "react";
import { graphql } from "../gql/index.ts";
import { SubmissionUrgency } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, ChoiceField, newKey, type Refusal, refusalOf, saidIn, WordsField } from "../ui/index.ts";

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
      ... on DirectiveRefused {
        at
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
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [key] = useState(newKey);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const urgency = saidIn(event.currentTarget, "urgency") === "CRITICAL" ? SubmissionUrgency.Critical : SubmissionUrgency.Urgent;
    const input = { key, caseId, urgency, proposal: saidIn(event.currentTarget, "proposal") };
    const answer = (await submitCase({ variables: { input } }).catch(() => null))?.data?.submitToLeader;
    if (answer?.__typename === "SubmittedToLeader") return close();
    setRefusal(refusalOf(answer, say("directives.failed")));
  };
  const urgencies = Object.values(SubmissionUrgency).map((value) => ({ value, label: say(`submit.urgency.${value}`) }));
  return (
    <ActDialog title={say("submit.title")} send={say("submit.go")} testId="submit-form" refusal={refusal} busy={loading} submit={submit} close={close}>
      <ChoiceField name="urgency" label={say("submit.urgency")} data={urgencies} defaultValue="URGENT" />
      <WordsField name="proposal" label={say("submit.proposal")} description={say("directives.hidden")} maxLength={4_000} required rows={4} mt="sm" />
    </ActDialog>
  );
}
