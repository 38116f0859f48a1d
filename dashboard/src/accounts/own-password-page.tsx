import "../language/accounts.ts";
import "../language/directives.ts";
import "../language/proposals.ts";
import { Button, PasswordInput } from "@mantine/core";
import { useApolloClient, useMutation } from "@apollo/client/react";
import { useRouteContext, useRouter } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { useState } from "react";
import { Delegations } from "../delegations/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { PageHead, Panel, saidIn } from "../ui/index.ts";
import classes from "./accounts.module.css";

const ChangePassword = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      __typename
      ... on Viewer {
        username
      }
      ... on AccountRefused {
        message
      }
      ... on TooManyAttempts {
        message
      }
    }
  }
`);

/** What concerns one's own account: the password, and who stands in meanwhile; whoever came with a one-time password comes here first. */
export function OwnPasswordPage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  return (
    <>
      <PageHead title={say("password.title")} under={viewer.displayName} />
      <div className={classes["parts"]}>
        <Panel title={say("password.change")} lead={say(viewer.mustChangePassword ? "password.lead" : "password.own")}>
          <PasswordForm />
        </Panel>
        {!viewer.mustChangePassword && <Delegations />}
      </div>
    </>
  );
}

function PasswordForm() {
  const { say } = useLanguage();
  const router = useRouter();
  const client = useApolloClient();
  const [change, { loading }] = useMutation(ChangePassword);
  const [problem, setProblem] = useState("");
  const [changed, setChanged] = useState(false);
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const eye = { "aria-label": say("signIn.showPassword") };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const input = { current: saidIn(form, "current"), next: saidIn(form, "next") };
    if (loading) return;
    setChanged(false);
    if (input.next !== saidIn(form, "again")) return setProblem(say("password.differ"));
    const answer = (await change({ variables: { input } }).catch(() => null))?.data?.changePassword;
    if (answer?.__typename !== "Viewer") {
      return setProblem(answer === undefined ? say("accounts.failed") : "message" in answer ? answer.message : say("password.wrong"));
    }
    setProblem("");
    form.reset();
    if (!viewer.mustChangePassword) return setChanged(true);
    await client.clearStore();
    await router.navigate({ to: "/" });
  };
  return (
    <form className={classes["narrow"]} onSubmit={(event) => void submit(event)} aria-label={say("password.change")}>
      <PasswordInput name="current" label={say("password.current")} autoComplete="current-password" visibilityToggleButtonProps={eye} required />
      <PasswordInput name="next" label={say("password.next")} autoComplete="new-password" visibilityToggleButtonProps={eye} required />
      <PasswordInput name="again" label={say("password.again")} autoComplete="new-password" visibilityToggleButtonProps={eye} required />
      <p role="alert" className={classes["problem"]}>
        {problem}
      </p>
      {changed && <p role="status">{say("password.changed")}</p>}
      <div>
        <Button type="submit" aria-disabled={loading}>
          {say("password.go")}
        </Button>
      </div>
    </form>
  );
}
