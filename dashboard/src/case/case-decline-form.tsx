import { useMutation, useSuspenseQuery } from "@apollo/client/react";
import { Radio } from "@mantine/core";
import type { FormEvent } from "react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, type Refusal, refusalOf, saidIn, WordsField } from "../ui/index.ts";
import { newKey } from "./change-input.ts";

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
      ... on CaseActRefused {
        at
      }
      ... on Problem {
        message
      }
    }
  }
`);

const DeclineCodes = graphql(`
  query DeclineCodes($id: ID!) {
    case(id: $id) {
      id
      declineCodes {
        code
        name
        legalBasis
        assumed
      }
    }
  }
`);

interface CaseDeclineFormProps {
  caseId: string;
  /** when the hub last learned something of the case, as it stands on the page */
  seen: string;
  close: () => void;
}

/** Declines with a code of the regulation. Sent twice it is one: the key is made when the form opens. */
export function CaseDeclineForm({ caseId, seen, close }: CaseDeclineFormProps) {
  const { say } = useLanguage();
  const { data } = useSuspenseQuery(DeclineCodes, { variables: { id: caseId }, fetchPolicy: "no-cache" });
  const codes = data.case?.declineCodes ?? [];
  const [decline, { loading }] = useMutation(DeclineCase);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [key] = useState(newKey);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const [code, reason] = [saidIn(event.currentTarget, "code"), saidIn(event.currentTarget, "reason").trim()];
    const answer = (await decline({ variables: { input: { caseId, key, seen, code, reason } } }).catch(() => null))?.data?.declineCase;
    if (answer?.__typename === "CaseDeclined") return close();
    setRefusal(refusalOf(answer, say("decline.failed")));
  };
  return (
    <ActDialog title={say("decline.title")} send={say("decline.send")} testId="decline-form" refusal={refusal} busy={loading} submit={submit} close={close}>
      <Radio.Group name="code" label={say("decline.code")} defaultValue={codes[0]?.code ?? ""} required>
        {codes.map(({ code, name, legalBasis, assumed }) => (
          <Radio key={code} value={code} label={name} description={say(assumed ? "decline.basisAssumed" : "decline.basis", { basis: legalBasis })} mt={6} />
        ))}
      </Radio.Group>
      <WordsField name="reason" label={say("decline.reason")} description={say("decline.reasonHint")} maxLength={600} required rows={3} mt="sm" />
    </ActDialog>
  );
}
