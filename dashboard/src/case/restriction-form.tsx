import { useMutation } from "@apollo/client/react";
import { Button, Group, Modal, Textarea, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { RestrictionDecision } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { saidIn } from "../ui/index.ts";
import { newKey } from "./change-input.ts";
import facts from "./facts.module.css";

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
  const [problem, setProblem] = useState("");
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
    setProblem(answer?.message ?? say("restricted.failed"));
  };
  const title = "caseId" in asked ? say("restricted.go") : say(`restricted.${asked.decision}`);
  return (
    <Modal opened onClose={close} title={title} lockScroll={false} closeButtonProps={{ "aria-label": say("request.cancel") }}>
      <form onSubmit={(event) => void submit(event)} data-testid="restriction-form">
        <Textarea name="words" label={say("caseId" in asked ? "restricted.reason" : "restricted.words")} maxLength={1_000} required rows={3} />
        {"caseId" in asked && <TextInput name="days" type="number" min={1} label={say("restricted.days")} description={say("restricted.daysHint")} mt="sm" />}
        <p className={facts["note"]} role="alert">
          {problem}
        </p>
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={close}>
            {say("request.cancel")}
          </Button>
          <Button type="submit" aria-disabled={busy}>
            {say(busy ? "request.sending" : "caseId" in asked ? "restricted.send" : "call.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
