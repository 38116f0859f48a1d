import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Status } from "../ui/index.ts";
import classes from "./accounts.module.css";
import { type Said, saidIn, useOneAtATime } from "./one-at-a-time.ts";

const Link = graphql(`
  mutation LinkOfficer($input: LinkOfficerInput!) {
    linkOfficer(input: $input) {
      ... on Account {
        ...AccountRow
      }
      ... on AccountRefused {
        message
      }
    }
  }
`);
/** Ends what the register lends to an account. */
export const UNLINK = graphql(`
  mutation UnlinkOfficer($input: AccountInput!) {
    unlinkOfficer(input: $input) {
      ... on Account {
        ...AccountRow
      }
      ... on AccountRefused {
        message
      }
    }
  }
`);

interface Officer {
  code: string;
  name: string;
  posts: readonly string[];
  fits: boolean;
  standsInFor: readonly string[];
  deputies: readonly string[];
}

/** Whom of the register an account is, whether he still holds a post where it works, and who stands in for whom. */
export function OfficerOfAccount({ officer }: { officer: Officer }) {
  const { say } = useLanguage();
  return (
    <div className={classes["past"]} data-testid="officer">
      {officer.code} · {officer.name}
      {officer.posts.map((post) => (
        <div key={post}>{post}</div>
      ))}
      {officer.standsInFor.map((name) => (
        <div key={name}>{say("accounts.standsInFor", { name })}</div>
      ))}
      {officer.deputies.map((name) => (
        <div key={name}>{say("accounts.deputy", { name })}</div>
      ))}
      {!officer.fits && (
        <Status tone="soon" shape="diamond">
          {say("accounts.officerLeft")}
        </Status>
      )}
    </div>
  );
}

/** Ties an account to an officer by his code. */
export function LinkForm({ username, onSaid, onDone }: { username: string; onSaid: (said: Said) => void; onDone: () => void }) {
  const { say } = useLanguage();
  const [code, setCode] = useState("");
  const [link] = useMutation(Link);
  const [go, busy] = useOneAtATime(onSaid);
  const submit = () =>
    go(async () => {
      const said = saidIn((await link({ variables: { input: { username, officer: code.trim() } } })).data);
      if (said.problem === undefined) onDone();
      return said;
    });
  return (
    <div className={classes["form"]}>
      <TextInput size="xs" label={say("accounts.officerCode")} value={code} onChange={(event) => setCode(event.currentTarget.value)} />
      <Button size="compact-sm" aria-disabled={busy || code.trim() === ""} onClick={submit}>
        {say("accounts.linkGo")}
      </Button>
    </div>
  );
}
