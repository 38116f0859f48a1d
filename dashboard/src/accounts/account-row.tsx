import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { LinkForm, OfficerOfAccount, UNLINK } from "./officer-of-account.tsx";
import { type Said, saidIn, useOneAtATime } from "./one-at-a-time.ts";
import classes from "./accounts.module.css";

const AccountRowAccount = graphql(`
  fragment AccountRow on Account {
    username
    displayName
    lockedAt
    mustChangePassword
    officer {
      code
      name
      posts
      fits
      standsInFor
      deputies
    }
    posts {
      role
      validTo
      unit {
        code
        name
      }
    }
  }
`);

const Lock = graphql(`
  mutation LockAccount($input: AccountInput!) {
    lockAccount(input: $input) {
      ... on Account {
        ...AccountRow
      }
      ... on AccountRefused {
        message
      }
    }
  }
`);
const Unlock = graphql(`
  mutation UnlockAccount($input: AccountInput!) {
    unlockAccount(input: $input) {
      ... on Account {
        ...AccountRow
      }
      ... on AccountRefused {
        message
      }
    }
  }
`);
const Reset = graphql(`
  mutation ResetPassword($input: AccountInput!) {
    resetPassword(input: $input) {
      ... on OneTimePassword {
        password
      }
      ... on AccountRefused {
        message
      }
    }
  }
`);
const Move = graphql(`
  mutation MoveAccount($input: MoveAccountInput!) {
    moveAccount(input: $input) {
      ... on Account {
        ...AccountRow
      }
      ... on AccountRefused {
        message
      }
    }
  }
`);

/** One account and what can be done with it. */
export function AccountRow({ account: masked }: { account: FragmentType<typeof AccountRowAccount> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const account = readFragment(AccountRowAccount, masked);
  const [said, setSaid] = useState<Said>({});
  return (
    <tr data-testid={`account-${account.username}`}>
      <th scope="row">{account.username}</th>
      <td>
        {account.displayName}
        {account.officer && <OfficerOfAccount officer={account.officer} />}
      </td>
      <td>
        {account.posts.map((post) => (
          <div key={`${post.role} ${post.unit.code} ${post.validTo ?? ""}`} className={post.validTo ? classes["past"] : undefined}>
            {say(`role.${post.role}`)} · {post.unit.name}{" "}
            {post.validTo && `(${say("accounts.ended", { day: post.validTo.split("-").toReversed().join("/") })})`}
          </div>
        ))}
      </td>
      <td>
        {account.lockedAt
          ? say("accounts.locked", { at: format.at(account.lockedAt) })
          : say(account.mustChangePassword ? "accounts.oneTime" : "accounts.active")}
      </td>
      <td>
        <AccountActs username={account.username} locked={account.lockedAt !== null} linked={account.officer !== null} onSaid={setSaid} />
        <p role="alert" className={classes["problem"]}>
          {said.problem}
        </p>
        {said.password && (
          <p className={classes["secret"]} role="status">
            <code data-testid="one-time-password">{said.password}</code> {say("accounts.once")}
          </p>
        )}
      </td>
    </tr>
  );
}

interface AccountActsProps {
  username: string;
  locked: boolean;
  /** it is an officer of the register */
  linked: boolean;
  onSaid: (said: Said) => void;
}

function AccountActs({ username, locked, linked, onSaid }: AccountActsProps) {
  const { say } = useLanguage();
  const [lock] = useMutation(Lock);
  const [unlock] = useMutation(Unlock);
  const [reset] = useMutation(Reset);
  const [unlink] = useMutation(UNLINK);
  const [form, setForm] = useState<"move" | "link" | null>(null);
  const [go, busy] = useOneAtATime(onSaid);
  const variables = { input: { username } };
  return (
    <div className={classes["acts"]}>
      <Button size="compact-sm" variant="default" aria-disabled={busy} onClick={() => go(async () => saidIn((await lockOrUnlock()).data))}>
        {say(locked ? "accounts.unlock" : "accounts.lock")}
      </Button>
      <Button size="compact-sm" variant="default" aria-disabled={busy} onClick={() => go(async () => saidIn((await reset({ variables })).data))}>
        {say("accounts.reset")}
      </Button>
      <Button size="compact-sm" variant="default" aria-expanded={form === "move"} onClick={() => setForm(form === "move" ? null : "move")}>
        {say("accounts.move")}
      </Button>
      {linked ? (
        <Button size="compact-sm" variant="default" aria-disabled={busy} onClick={() => go(async () => saidIn((await unlink({ variables })).data))}>
          {say("accounts.unlink")}
        </Button>
      ) : (
        <Button size="compact-sm" variant="default" aria-expanded={form === "link"} onClick={() => setForm(form === "link" ? null : "link")}>
          {say("accounts.link")}
        </Button>
      )}
      {form === "move" && <MoveForm username={username} onSaid={onSaid} onDone={() => setForm(null)} />}
      {form === "link" && <LinkForm username={username} onSaid={onSaid} onDone={() => setForm(null)} />}
    </div>
  );
  function lockOrUnlock(): Promise<{ data?: object | null | undefined }> {
    return locked ? unlock({ variables }) : lock({ variables });
  }
}

function MoveForm({ username, onSaid, onDone }: { username: string; onSaid: (said: Said) => void; onDone: () => void }) {
  const { say } = useLanguage();
  const [unit, setUnit] = useState("");
  const [move] = useMutation(Move);
  const [go, busy] = useOneAtATime(onSaid);
  const submit = () =>
    go(async () => {
      const said = saidIn((await move({ variables: { input: { username, unit: unit.trim().toUpperCase() } } })).data);
      if (said.problem === undefined) onDone();
      return said;
    });
  return (
    <div className={classes["form"]}>
      <TextInput size="xs" label={say("accounts.moveTo")} value={unit} onChange={(event) => setUnit(event.currentTarget.value)} />
      <Button size="compact-sm" aria-disabled={busy || unit.trim() === ""} onClick={submit}>
        {say("accounts.moveGo")}
      </Button>
    </div>
  );
}
