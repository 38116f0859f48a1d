import { useMutation } from "@apollo/client/react";
import type { FormEvent } from "react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, type Refusal, refusalOf, saidIn, WordsField } from "../ui/index.ts";
import facts from "./facts.module.css";

const UrgeCase = graphql(`
  mutation UrgeCase($input: UrgeCaseInput!) {
    urgeCase(input: $input) {
      __typename
      ... on CaseUrged {
        case {
          id
          ...CaseUrge
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** Urges the case's holders on. */
export function UrgeForm({ caseId, close }: { caseId: string; close: () => void }) {
  const { say } = useLanguage();
  const [urge, { loading }] = useMutation(UrgeCase);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = saidIn(event.currentTarget, "reason").trim();
    if (loading || reason === "") return;
    const answer = (await urge({ variables: { input: { caseId, reason } } }).catch(() => null))?.data?.urgeCase;
    if (answer?.__typename === "CaseUrged") return close();
    setRefusal(refusalOf(answer, say("urge.failed")));
  };
  return (
    <ActDialog title={say("urge.title")} send={say("urge.send")} testId="urge-form" refusal={refusal} busy={loading} submit={submit} close={close}>
      <p className={facts["note"]}>{say("urge.lead")}</p>
      <WordsField name="reason" label={say("urge.words")} description={say("urge.wordsHint")} maxLength={1_000} required rows={3} mt="sm" />
    </ActDialog>
  );
}
