import "../language/accounts.ts";
import "../language/rules.ts";
import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@apollo/client/react";
import { useDeferredValue, useState } from "react";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { answeredBy, Failure, Message, OldValues, PageHead, Panel, ScrollTable, Waiting } from "../ui/index.ts";
import { AccountRow } from "./account-row.tsx";
import classes from "./accounts.module.css";
import { ImportSheet } from "./import-sheet.tsx";

const AccountsQuery = graphql(`
  query Accounts($text: String, $first: Int!) {
    accounts(text: $text, first: $first) {
      totalCount
      nextAfter
      edges {
        cursor
        node {
          username
          ...AccountRow
        }
      }
    }
  }
`);

const PAGE = 50;
const MOST = 100;

/** Who may sign in, at the units that the viewer keeps: find, lock, reset, move, import. */
export function AccountsPage() {
  const { say } = useLanguage();
  const format = useFormat();
  const [text, setText] = useState("");
  const [first, setFirst] = useState(PAGE);
  const asked = useDeferredValue(text);
  const { data, previousData, error, loading, refetch } = useQuery(AccountsQuery, { variables: { text: asked, first }, fetchPolicy: "cache-and-network" });
  const accounts = answeredBy({ data, previousData, error, loading }).shown?.accounts ?? null;
  return (
    <>
      <PageHead title={say("accounts.title")}>{accounts && error && <OldValues retry={refetch} />}</PageHead>
      <p className={classes["lead"]}>{say("accounts.lead")}</p>
      <div className={classes["parts"]}>
        <Panel
          title={say("nav.accounts")}
          lead={accounts && say("accounts.shown", { n: format.number(accounts.edges.length), total: format.number(accounts.totalCount) })}
        >
          <TextInput label={say("accounts.find")} value={text} onChange={(event) => setText(event.currentTarget.value)} />
          {!accounts && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />)}
          {accounts?.edges.length === 0 && <Message title={say("accounts.none")} />}
          {accounts && accounts.edges.length > 0 && <AccountTable rows={accounts.edges.map((edge) => edge.node)} />}
          {accounts?.nextAfter && first < MOST && (
            <Button variant="default" onClick={() => setFirst(MOST)}>
              {say("accounts.more")}
            </Button>
          )}
        </Panel>
        <ImportSheet onAdopted={() => void refetch()} />
      </div>
    </>
  );
}

type Rows = readonly (Parameters<typeof AccountRow>[0]["account"] & { username: string })[];

function AccountTable({ rows }: { rows: Rows }) {
  const { say } = useLanguage();
  return (
    <ScrollTable
      label={say("accounts.title")}
      heads={(["accounts.username", "accounts.name", "accounts.posts", "accounts.state", "accounts.acts"] as const).map((head) => say(head))}
    >
      {rows.map((row) => (
        <AccountRow key={row.username} account={row} />
      ))}
    </ScrollTable>
  );
}
