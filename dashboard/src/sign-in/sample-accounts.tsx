import { UnstyledButton } from "@mantine/core";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Status } from "../ui/index.ts";
import classes from "./sample-accounts.module.css";
import type { SigningIn } from "./use-sign-in.ts";

const SampleAccountsHub = graphql(`
  fragment SampleAccounts on Hub {
    sampleAccounts {
      username
      displayName
      role
      password
      unitName
    }
  }
`);

/** One large button for each of the sample's people. */
export function SampleAccounts({ hub, signIn }: { hub: FragmentType<typeof SampleAccountsHub>; signIn: SigningIn }) {
  const { say } = useLanguage();
  const { sampleAccounts } = readFragment(SampleAccountsHub, hub);
  return (
    <section aria-label={say("signIn.sample")}>
      <div className={classes["head"]}>
        <h2>{say("signIn.sample")}</h2>
        <Status tone="soon" shape="diamond" title={say("app.sampleWhy")}>
          {say("app.sample")}
        </Status>
      </div>
      <p className={classes["lead"]}>{say("signIn.sampleLead")}</p>
      <div className={classes["accounts"]}>
        {sampleAccounts.map(({ username, password, displayName, role, unitName }) => (
          <UnstyledButton
            key={username}
            className={classes["account"]}
            disabled={signIn.busy}
            onClick={() => void signIn.go({ username, password })}
            data-testid={`sample-${username}`}
          >
            <strong>{say(`role.${role}`)}</strong>
            <span>{displayName}</span>
            <span>{unitName}</span>
          </UnstyledButton>
        ))}
      </div>
    </section>
  );
}
