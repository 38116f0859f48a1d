import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { newKey } from "./change-input.ts";
import { WordsForm } from "./words-form.tsx";

const ReportNoResult = graphql(`
  mutation ReportNoResult($input: ReportNoResultInput!) {
    reportNoResult(input: $input) {
      __typename
      ... on NoResultReported {
        case {
          id
          ...CaseNoResult
          ...CaseChanges
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

interface NoResultFormProps {
  caseId: string;
  /** when the hub last learned something of the case, as it stands on the page */
  seen: string;
  close: () => void;
}

/** Why there is no result yet. Sent twice it is one: the key is made when the form opens. */
export function NoResultForm({ caseId, seen, close }: NoResultFormProps) {
  const { say } = useLanguage();
  const [report] = useMutation(ReportNoResult);
  const [key] = useState(newKey);
  const send = async (reason: string) => {
    const answer = (await report({ variables: { input: { caseId, seen, reason, key } } })).data?.reportNoResult;
    return answer?.__typename === "NoResultReported" ? null : answer;
  };
  return (
    <WordsForm
      title={say("noResult.go")}
      label={say("noResult.reason")}
      hint={say("noResult.reasonHint")}
      about="reason"
      longest={2_000}
      failed={say("decline.failed")}
      send={send}
      close={close}
    />
  );
}
