import { useMutation, useSuspenseQuery } from "@apollo/client/react";
import { Radio } from "@mantine/core";
import type { FormEvent } from "react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { DiversionCodesQuery } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, type Refusal, refusalOf, saidIn, WordsField } from "../ui/index.ts";
import { newKey } from "./change-input.ts";

const DivertCase = graphql(`
  mutation DivertCase($input: DivertCaseInput!) {
    divertCase(input: $input) {
      __typename
      ... on CaseDiverted {
        case {
          id
          ...CaseHead
          ...CaseText
          ...CaseFacts
          ...CaseSteps
          ...CaseDivert
        }
      }
      ... on CaseMovedOn {
        case {
          id
          ...CaseDivert
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

const DiversionCodes = graphql(`
  query DiversionCodes($id: ID!) {
    case(id: $id) {
      id
      diversionCodes {
        code
        name
        legalBasis
        assumed
        hides
        unit {
          id
          name
        }
      }
    }
  }
`);

type Code = NonNullable<DiversionCodesQuery["case"]>["diversionCodes"][number];

interface CaseDivertFormProps {
  caseId: string;
  /** when the hub last learned something of the case, as it stands on the page */
  seen: string;
  close: () => void;
}

/** Diverts to whom another law makes competent. Sent twice it is one: the key is made when the form opens. */
export function CaseDivertForm({ caseId, seen, close }: CaseDivertFormProps) {
  const { say } = useLanguage();
  const { data } = useSuspenseQuery(DiversionCodes, { variables: { id: caseId }, fetchPolicy: "no-cache" });
  const codes = data.case?.diversionCodes ?? [];
  // What the answer hides is gone from the page with it; the rest, what people wrote about the case, is read anew.
  const [divert, { loading }] = useMutation(DivertCase, {
    refetchQueries: ({ data: answer }) => (answer?.divertCase.__typename === "CaseDiverted" ? ["Case", "CaseOwn"] : []),
  });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [key] = useState(newKey);
  const told = ({ unit, legalBasis, assumed, hides }: Code): string =>
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
    setRefusal(refusalOf(answer, say("divert.failed")));
  };
  return (
    <ActDialog title={say("divert.title")} send={say("divert.send")} testId="divert-form" refusal={refusal} busy={loading} submit={submit} close={close}>
      <Radio.Group name="code" label={say("divert.where")} defaultValue={codes[0]?.code ?? ""} required>
        {codes.map((one) => (
          <Radio key={one.code} value={one.code} label={one.name} description={told(one)} mt={6} />
        ))}
      </Radio.Group>
      <WordsField name="reason" label={say("decline.reason")} description={say("divert.reasonHint")} maxLength={1_000} required rows={3} mt="sm" />
    </ActDialog>
  );
}
