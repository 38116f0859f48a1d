import { useMutation } from "@apollo/client/react";
import type { FormEvent } from "react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, LineField, type Refusal, refusalOf, saidIn } from "../ui/index.ts";
import { localMinute, newKey } from "./change-input.ts";

const RecordDiversionLetter = graphql(`
  mutation RecordDiversionLetter($input: RecordDiversionLetterInput!) {
    recordDiversionLetter(input: $input) {
      __typename
      ... on DiversionLetterRecorded {
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

interface DiversionLetterFormProps {
  caseId: string;
  receivedAt: string;
  close: () => void;
}

/** Number and day of the letter by which the case was sent on. Sent twice it is one: the key is made when the form opens. */
export function DiversionLetterForm({ caseId, receivedAt, close }: DiversionLetterFormProps) {
  const { say } = useLanguage();
  const [record, { loading }] = useMutation(RecordDiversionLetter);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [key] = useState(newKey);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const said = (field: string): string => saidIn(event.currentTarget, field).trim();
    const input = { caseId, key, paper: { number: said("paperNumber"), day: said("paperDay") } };
    const answer = (await record({ variables: { input } }).catch(() => null))?.data?.recordDiversionLetter;
    if (answer?.__typename === "DiversionLetterRecorded") return close();
    setRefusal(refusalOf(answer, say("divert.failed")));
  };
  return (
    <ActDialog
      title={say("divert.letter.title")}
      send={say("closing.save")}
      testId="divert-letter-form"
      refusal={refusal}
      busy={loading}
      submit={submit}
      close={close}
    >
      <LineField name="paperNumber" about="paper" label={say("request.paperNumber")} description={say("divert.letter.hint")} maxLength={80} required />
      <LineField name="paperDay" type="date" label={say("request.paperDay")} min={localMinute(receivedAt).slice(0, 10)} required mt="sm" />
    </ActDialog>
  );
}
