import { useMutation } from "@apollo/client/react";
import { Button, Group, Modal, Radio, Textarea } from "@mantine/core";
import type { FormEvent } from "react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { CaseDivertFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { saidIn } from "../ui/index.ts";
import { newKey } from "./change-input.ts";
import facts from "./facts.module.css";

const DivertCase = graphql(`
  mutation DivertCase($input: DivertCaseInput!) {
    divertCase(input: $input) {
      __typename
      ... on CaseDiverted {
        case {
          ...WholeCase
        }
      }
      ... on CaseMovedOn {
        case {
          id
          ...CaseDivert
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

interface CaseDivertFormProps {
  caseId: string;
  /** when the hub last learned something of the case, as it stands on the page */
  seen: string;
  codes: CaseDivertFragment["diversionCodes"];
  close: () => void;
}

/** Diverts to whom another law makes competent. Sent twice it is one: the key is made when the form opens. */
export function CaseDivertForm({ caseId, seen, codes, close }: CaseDivertFormProps) {
  const { say } = useLanguage();
  const [divert, { loading }] = useMutation(DivertCase);
  const [problem, setProblem] = useState("");
  const [key] = useState(newKey);
  const told = ({ unit, legalBasis, assumed, hides }: CaseDivertFormProps["codes"][number]): string =>
    [
      ...(unit === null ? [] : [say("divert.to", { unit: unit.name })]),
      say(assumed ? "decline.basisAssumed" : "decline.basis", { basis: legalBasis }),
      ...(hides ? [say("divert.willHide")] : []),
    ].join(" · ");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const [code, reason] = [saidIn(event.currentTarget, "code"), saidIn(event.currentTarget, "reason").trim()];
    const answer = (await divert({ variables: { input: { caseId, key, seen, code, reason } } }).catch(() => null))?.data?.divertCase;
    if (answer?.__typename === "CaseDiverted") return close();
    setProblem(answer?.message ?? say("divert.failed"));
  };
  return (
    <Modal opened onClose={close} title={say("divert.title")} lockScroll={false} closeButtonProps={{ "aria-label": say("request.cancel") }}>
      <form onSubmit={(event) => void submit(event)} data-testid="divert-form">
        <Radio.Group name="code" label={say("divert.where")} defaultValue={codes[0]?.code ?? ""} required>
          {codes.map((one) => (
            <Radio key={one.code} value={one.code} label={one.name} description={told(one)} mt={6} />
          ))}
        </Radio.Group>
        <Textarea name="reason" label={say("decline.reason")} description={say("divert.reasonHint")} maxLength={1_000} required rows={3} mt="sm" />
        <p className={facts["note"]} role="alert">
          {problem}
        </p>
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={close}>
            {say("request.cancel")}
          </Button>
          <Button type="submit" aria-disabled={loading}>
            {say(loading ? "request.sending" : "divert.send")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
