import { useApolloClient, useMutation } from "@apollo/client/react";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { SignInInput } from "../gql/graphql.ts";
import { useFormat } from "../format/index.ts";
import { type Say, useLanguage } from "../language/index.ts";

const SignIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on Viewer {
        username
      }
      ... on TooManyAttempts {
        retryAfterSeconds
      }
    }
  }
`);

export interface SigningIn {
  go: (input: SignInInput) => Promise<void>;
  busy: boolean;
  /** Why it did not work, in words for the person; null: nothing went wrong. */
  problem: string | null;
}

/** @param onDone called when the session is there and everything read before it is forgotten */
export function useSignIn(onDone: () => void): SigningIn {
  const { say } = useLanguage();
  const format = useFormat();
  const router = useRouter();
  const client = useApolloClient();
  const [signIn, { loading }] = useMutation(SignIn, { errorPolicy: "all" });
  const [problem, setProblem] = useState<string | null>(null);
  const go = async (input: SignInInput) => {
    if (!input.username || !input.password) return setProblem(say("signIn.missing"));
    setProblem(null);
    // An outage is told like a refusal: both end with what the person can do.
    const answer = await signIn({ variables: { input } }).catch(() => null);
    const result = answer?.data?.signIn;
    if (result?.__typename !== "Viewer") return setProblem(problemOf(result, say, format.seconds));
    router.options.context.feeds.forget();
    await client.clearStore();
    onDone();
  };
  return { go, busy: loading, problem };
}

function problemOf(
  result: { __typename: "WrongCredentials" } | { __typename: "TooManyAttempts"; retryAfterSeconds: number } | undefined,
  say: Say,
  span: (seconds: number) => string,
): string {
  if (!result) return say("signIn.failed");
  if (result.__typename === "WrongCredentials") return say("signIn.wrong");
  return say("signIn.tooMany", { span: span(Math.ceil(result.retryAfterSeconds / 60) * 60) });
}
