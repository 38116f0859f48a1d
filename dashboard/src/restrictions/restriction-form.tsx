import { useMutation } from "@apollo/client/react";
import type { FormEvent } from "react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { RestrictionDecision } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, LineField, newKey, type Refusal, refusalOf, saidIn, WordsField } from "../ui/index.ts";

const ProposeRestriction = graphql(`
  mutation ProposeRestriction($input: ProposeRestrictionInput!) {
    proposeRestriction(input: $input) {
      __typename
      ... on RestrictionMoved {
        case {
          id
          ...CaseRestrictions
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
const SettleRestriction = graphql(`
  mutation SettleRestriction($input: SettleRestrictionInput!) {
    settleRestriction(input: $input) {
      __typename
      ... on RestrictionMoved {
        case {
          id
          ...CaseRestrictions
          ...CaseHead
        }
        restriction {
          id
          ...RestrictionRow
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

/** What the form is about: a case whose submitter is put up, or an entry that is decided on. */
export type Restricting = { caseId: string } | { id: string; decision: RestrictionDecision };

/** Puts a submitter up for the restricted list, or decides on an entry. Sent twice it is one: the key is made when the form opens. */
export function RestrictionForm({ asked, close }: { asked: Restricting; close: () => void }) {
  const { say } = useLanguage();
  const [propose, proposing] = useMutation(ProposeRestriction);
  const [settle, settling] = useMutation(SettleRestriction);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [key] = useState(newKey);
  const busy = proposing.loading || settling.loading;
  const send = async (words: string, days: string) => {
    if ("caseId" in asked) {
      const input = { key, caseId: asked.caseId, reason: words, days: days === "" ? null : Number(days) };
      return (await propose({ variables: { input } })).data?.proposeRestriction;
    }
    return (await settle({ variables: { input: { key, id: asked.id, decision: asked.decision, words } } })).data?.settleRestriction;
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const answer = await send(saidIn(event.currentTarget, "words").trim(), saidIn(event.currentTarget, "days").trim()).catch(() => null);
    if (answer?.__typename === "RestrictionMoved") return close();
    setRefusal(refusalOf(answer, say("restricted.failed")));
  };
  const title = "caseId" in asked ? say("restricted.go") : say(`restricted.decide.${asked.decision}`);
  return (
    <ActDialog
      title={title}
      send={say("caseId" in asked ? "restricted.send" : "call.save")}
      testId="restriction-form"
      refusal={refusal}
      busy={busy}
      submit={submit}
      close={close}
    >
      <WordsField name="words" label={say("caseId" in asked ? "restricted.reason" : "restricted.words")} maxLength={1_000} required rows={3} />
      {"caseId" in asked && <LineField name="days" type="number" min={1} label={say("restricted.days")} description={say("restricted.daysHint")} mt="sm" />}
    </ActDialog>
  );
}
