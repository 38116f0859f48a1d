import { useMutation } from "@apollo/client/react";
import { type FormEvent, useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, type Refusal, refusalOf, saidIn, WordsField } from "../ui/index.ts";

const TakeBackInside = graphql(`
  mutation TakeBackInside($input: TakeBackInsideInput!) {
    takeBackInside(input: $input) {
      __typename
      ... on AssignedInside {
        case {
          id
          ...CaseInside
        }
      }
      ... on InsideRefused {
        at
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** Takes the case back from who works on it inside. */
export function TakeBackForm({ caseId, id, close }: { caseId: string; id: string; close: () => void }) {
  const { say } = useLanguage();
  const [takeBack, { loading }] = useMutation(TakeBackInside);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const input = { id, caseId, reason: saidIn(event.currentTarget, "reason") };
    const answer = (await takeBack({ variables: { input } }).catch(() => null))?.data?.takeBackInside;
    if (answer?.__typename === "AssignedInside") return close();
    setRefusal(refusalOf(answer, say("inside.failed")));
  };
  return (
    <ActDialog
      title={say("inside.takeBack")}
      send={say("inside.takeBack")}
      testId="take-back-form"
      refusal={refusal}
      busy={loading}
      submit={submit}
      close={close}
    >
      <WordsField name="reason" label={say("inside.reason")} description={say("inside.hidden")} maxLength={1_000} required rows={3} />
    </ActDialog>
  );
}
