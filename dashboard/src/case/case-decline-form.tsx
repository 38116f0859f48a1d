import { useMutation } from "@apollo/client/react";
import { Button, Group, Modal, Radio, Textarea } from "@mantine/core";
import type { FormEvent } from "react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { saidIn } from "../ui/index.ts";
import { newKey } from "./change-input.ts";
import facts from "./facts.module.css";

const DeclineCase = graphql(`
  mutation DeclineCase($input: DeclineCaseInput!) {
    declineCase(input: $input) {
      __typename
      ... on CaseDeclined {
        case {
          id
          ...CaseDecline
          ...CaseChanges
        }
      }
      ... on CaseMovedOn {
        case {
          id
          ...CaseDecline
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

interface CaseDeclineFormProps {
  caseId: string;
  /** when the hub last learned something of the case, as it stands on the page */
  seen: string;
  codes: readonly { code: string; name: string; legalBasis: string; assumed: boolean }[];
  close: () => void;
}

/** Declines with a code of the regulation. Sent twice it is one: the key is made when the form opens. */
export function CaseDeclineForm({ caseId, seen, codes, close }: CaseDeclineFormProps) {
  const { say } = useLanguage();
  const [decline, { loading }] = useMutation(DeclineCase);
  const [problem, setProblem] = useState("");
  const [key] = useState(newKey);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const [code, reason] = [saidIn(event.currentTarget, "code"), saidIn(event.currentTarget, "reason").trim()];
    const answer = (await decline({ variables: { input: { caseId, key, seen, code, reason } } }).catch(() => null))?.data?.declineCase;
    if (answer?.__typename === "CaseDeclined") return close();
    setProblem(answer?.message ?? say("decline.failed"));
  };
  return (
    <Modal opened onClose={close} title={say("decline.title")} lockScroll={false} closeButtonProps={{ "aria-label": say("request.cancel") }}>
      <form onSubmit={(event) => void submit(event)} data-testid="decline-form">
        <Radio.Group name="code" label={say("decline.code")} defaultValue={codes[0]?.code ?? ""} required>
          {codes.map(({ code, name, legalBasis, assumed }) => (
            <Radio key={code} value={code} label={name} description={say(assumed ? "decline.basisAssumed" : "decline.basis", { basis: legalBasis })} mt={6} />
          ))}
        </Radio.Group>
        <Textarea name="reason" label={say("decline.reason")} description={say("decline.reasonHint")} maxLength={600} required rows={3} mt="sm" />
        <p className={facts["note"]} role="alert">
          {problem}
        </p>
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={close}>
            {say("request.cancel")}
          </Button>
          <Button type="submit" aria-disabled={loading}>
            {say(loading ? "request.sending" : "decline.send")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
