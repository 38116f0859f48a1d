import { useMutation } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { IssueDirectiveInput } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { newKey } from "../ui/index.ts";

const IssueDirective = graphql(`
  mutation IssueDirective($input: IssueDirectiveInput!) {
    issueDirective(input: $input) {
      __typename
      ... on DirectiveIssued {
        directive {
          id
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** Issuing a directive from a form, which then goes to it; sent twice it is one: the key is made when the form opens. */
export function useIssue() {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const [mutate, { loading: busy }] = useMutation(IssueDirective);
  const [problem, setProblem] = useState("");
  const [key] = useState(newKey);
  const issue = async (told: Omit<IssueDirectiveInput, "key">) => {
    if (busy) return;
    const answer = (await mutate({ variables: { input: { key, ...told } } }).catch(() => null))?.data?.issueDirective;
    if (answer?.__typename !== "DirectiveIssued") return setProblem(answer?.message ?? say("directives.failed"));
    await navigate({ to: "/chi-dao/$id", params: { id: answer.directive.id } });
  };
  return { issue, busy, problem };
}
