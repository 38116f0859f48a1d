import { useQuery } from "@apollo/client/react";
import { useRouter, useSearch } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { LanguageSwitch, ThemeMenu } from "../shell/menus.tsx";
import { Failure, Waiting } from "../ui/index.ts";
import mark from "../ui/mark.svg";
import { SampleAccounts } from "./sample-accounts.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import classes from "./sign-in-page.module.css";
import { useSignIn } from "./use-sign-in.ts";

const SignInPageQuery = graphql(`
  query SignInPage {
    hub {
      sample
      provinceName
      ...SampleAccounts
    }
  }
`);

/** The door: a name and a password, and in the sample one click as one of its people. */
export function SignInPage() {
  const { say } = useLanguage();
  const router = useRouter();
  const { return: back } = useSearch({ from: "/dang-nhap" });
  const { data, dataState, error, refetch } = useQuery(SignInPageQuery);
  const signIn = useSignIn(() => router.history.push(back ?? "/"));
  const hub = dataState === "complete" ? data.hub : null;
  return (
    <div className={classes["page"]}>
      <title>{`${say("signIn.title")} · ${say("app.name")}`}</title>
      <header className={classes["tools"]}>
        <LanguageSwitch />
        <ThemeMenu />
      </header>
      <main className={classes["card"]} data-wide={hub?.sample || undefined}>
        <div className={classes["intro"]}>
          <img src={mark} alt="" width={52} height={52} />
          <h1>{say("app.name")}</h1>
          <p className={classes["province"]}>{hub?.provinceName ?? "\u00a0"}</p>
          <p>{say("signIn.lead")}</p>
        </div>
        <div className={classes["ways"]}>
          {!hub && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={280} bars={5} />)}
          {hub?.sample && <SampleAccounts hub={hub} signIn={signIn} />}
          {hub && <SignInForm signIn={signIn} second={hub.sample} />}
        </div>
      </main>
    </div>
  );
}
