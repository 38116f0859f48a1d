import { Button, PasswordInput } from "@mantine/core";
import { useApolloClient, useMutation } from "@apollo/client/react";
import { useRouter } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { PageHead, saidIn } from "../ui/index.ts";
import classes from "./accounts.module.css";

const ChangePassword = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      __typename
      ... on AccountRefused {
        message
      }
      ... on TooManyAttempts {
        message
      }
    }
  }
`);

/** A password of one's own; whoever came with a one-time password comes here first. */
export function OwnPasswordPage() {
  const { say } = useLanguage();
  const router = useRouter();
  const client = useApolloClient();
  const [change, { loading }] = useMutation(ChangePassword);
  const [problem, setProblem] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const input = { current: saidIn(form, "current"), next: saidIn(form, "next") };
    if (loading) return;
    if (input.next !== saidIn(form, "again")) return setProblem(say("password.differ"));
    const answer = (await change({ variables: { input } }).catch(() => null))?.data?.changePassword;
    if (answer?.__typename !== "Viewer") {
      return setProblem(answer === undefined ? say("accounts.failed") : "message" in answer ? answer.message : say("password.wrong"));
    }
    await client.clearStore();
    await router.navigate({ to: "/" });
  };
  return (
    <>
      <PageHead title={say("password.title")} />
      <p className={classes["lead"]}>{say("password.lead")}</p>
      <form className={classes["narrow"]} onSubmit={(event) => void submit(event)} aria-label={say("password.title")}>
        <PasswordInput name="current" label={say("password.current")} autoComplete="current-password" required />
        <PasswordInput name="next" label={say("password.next")} autoComplete="new-password" required />
        <PasswordInput name="again" label={say("password.again")} autoComplete="new-password" required />
        <p role="alert" className={classes["problem"]}>
          {problem}
        </p>
        <Button type="submit" aria-disabled={loading}>
          {say("password.go")}
        </Button>
      </form>
    </>
  );
}
