import { Button, PasswordInput, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { useLanguage } from "../language/index.ts";
import { saidIn } from "../ui/index.ts";
import classes from "./sign-in-form.module.css";
import type { SigningIn } from "./use-sign-in.ts";

/** @param second true when the form stands below the sample accounts */
export function SignInForm({ signIn, second }: { signIn: SigningIn; second: boolean }) {
  const { say } = useLanguage();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    void signIn.go({ username: saidIn(form, "username").trim(), password: saidIn(form, "password") });
  };
  return (
    <form onSubmit={submit} className={classes["form"]} aria-label={say("signIn.title")} noValidate>
      <h2>{say(second ? "signIn.own" : "signIn.title")}</h2>
      <p role="alert" className={classes["problem"]} data-testid="sign-in-problem">
        {signIn.problem}
      </p>
      <div className={classes["fields"]} data-second={second || undefined}>
        <TextInput name="username" label={say("signIn.username")} autoComplete="username" autoCapitalize="none" spellCheck={false} />
        <PasswordInput
          visibilityToggleButtonProps={{ "aria-label": say("signIn.showPassword") }}
          name="password"
          label={say("signIn.password")}
          autoComplete="current-password"
        />
        <Button type="submit" aria-disabled={signIn.busy} variant={second ? "default" : "filled"}>
          {say(signIn.busy ? "signIn.busy" : "signIn.submit")}
        </Button>
      </div>
    </form>
  );
}
