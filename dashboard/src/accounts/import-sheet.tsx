import { Button, FileInput, NativeSelect } from "@mantine/core";
import { useLazyQuery, useMutation } from "@apollo/client/react";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { AccountSheetInput, PreviewAccountsQuery, SheetColumn } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { inBase64, Panel, ScrollTable } from "../ui/index.ts";
import classes from "./accounts.module.css";

const Preview = graphql(`
  query PreviewAccounts($input: AccountSheetInput!) {
    previewAccounts(input: $input) {
      sheets
      columns
      accounts {
        line
        sheet
        username
        displayName
        role
        unitCode
      }
      problems {
        line
        at
        cell
        missing
        message
      }
    }
  }
`);
const Adopt = graphql(`
  mutation AdoptAccounts($input: AccountSheetInput!) {
    adoptAccounts(input: $input) {
      ... on AccountsAdopted {
        passwords {
          username
          password
        }
      }
      ... on AccountSheet {
        problems {
          line
          at
          message
        }
      }
    }
  }
`);

type Sheet = PreviewAccountsQuery["previewAccounts"];
type Made = readonly { username: string; password: string }[];
const MEANINGS: readonly SheetColumn[] = ["username", "displayName", "role", "unit"];

/** Accounts from a sheet: choose, say what unknown columns are, look at every row, adopt. */
export function ImportSheet({ onAdopted }: { onAdopted: () => void }) {
  const { say } = useLanguage();
  const [input, setInput] = useState<AccountSheetInput | null>(null);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [made, setMade] = useState<Made>([]);
  const [failed, setFailed] = useState(false);
  const [preview] = useLazyQuery(Preview, { fetchPolicy: "network-only" });
  const [adopt, { loading }] = useMutation(Adopt);
  const look = async (next: AccountSheetInput | null) => {
    setInput(next);
    setMade([]);
    const answer = next === null ? null : await preview({ variables: { input: next } }).catch(() => null);
    setFailed(next !== null && !answer?.data);
    setSheet(answer?.data?.previewAccounts ?? null);
  };
  const take = async () => {
    if (input === null || loading) return;
    const answer = (await adopt({ variables: { input } }).catch(() => null))?.data?.adoptAccounts;
    if (!answer || !("passwords" in answer)) return look(input);
    setMade(answer.passwords);
    setSheet(null);
    onAdopted();
  };
  return (
    <Panel title={say("accounts.import")} lead={say("accounts.importLead")}>
      <FileInput
        label={say("accounts.file")}
        placeholder={say("rules.fileNone")}
        accept=".xlsx,.csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv,text/plain"
        onChange={(file) => void (file === null ? look(null) : inBase64(file).then((bytes) => look({ file: bytes })))}
      />
      {failed && (
        <p role="alert" className={classes["problem"]}>
          {say("accounts.failed")}
        </p>
      )}
      {sheet && input && <Columns sheet={sheet} input={input} onTold={look} />}
      {sheet && <SheetRows sheet={sheet} />}
      {sheet && sheet.problems.length === 0 && sheet.accounts.length > 0 && (
        <Button aria-disabled={loading} onClick={() => void take()} data-testid="adopt-accounts">
          {say("accounts.adopt", { n: sheet.accounts.length })}
        </Button>
      )}
      {made.length > 0 && <Passwords made={made} />}
    </Panel>
  );
}

/** Asked only while a column is missing. */
function Columns({ sheet, input, onTold }: { sheet: Sheet; input: AccountSheetInput; onTold: (input: AccountSheetInput) => Promise<void> }) {
  const { say } = useLanguage();
  if (!sheet.problems.some((problem) => problem.missing !== null)) return null;
  const told = input.columns ?? [];
  return (
    <div className={classes["form"]}>
      {MEANINGS.map((tells) => (
        <NativeSelect
          key={tells}
          size="xs"
          label={say(
            tells === "username" ? "accounts.username" : tells === "displayName" ? "accounts.name" : tells === "role" ? "accounts.posts" : "filter.unit",
          )}
          value={told.find((one) => one.tells === tells)?.column ?? ""}
          data={[
            { value: "", label: say("accounts.notTold") },
            ...sheet.columns.filter((column) => column !== "").map((column) => ({ value: column, label: column })),
          ]}
          onChange={({ currentTarget: { value } }) => {
            const others = told.filter((one) => one.tells !== tells);
            void onTold({ ...input, columns: value === "" ? others : [...others, { tells, column: value }] });
          }}
        />
      ))}
    </div>
  );
}

function SheetRows({ sheet }: { sheet: Sheet }) {
  const { say } = useLanguage();
  const rows = [
    ...sheet.problems.map(({ line, at, cell, message }) => ({
      line,
      place: cell,
      cells: [at === "sheet" ? say("accounts.wholeFile") : at, message],
      bad: true,
    })),
    ...sheet.accounts.map(({ line, sheet: name, username, displayName, role, unitCode }) => ({
      line,
      place: name && `${name} · ${say("accounts.line")} ${line}`,
      cells: [username, `${displayName} · ${say(`role.${role}`)} · ${unitCode}`],
      bad: false,
    })),
  ].toSorted((a, b) => a.line - b.line);
  return (
    <>
      <p role="status">
        {say("accounts.fit", { n: sheet.accounts.length })} ·{" "}
        <span className={classes["problem"]}>{sheet.problems.length > 0 && say("accounts.unfit", { n: sheet.problems.length })}</span>
        {sheet.sheets.length > 0 && ` · ${say("accounts.readFrom", { sheets: sheet.sheets.join(", ") })}`}
      </p>
      <ScrollTable label={say("accounts.preview")} testId="sheet-rows">
        {rows.map((row) => (
          <tr key={`${row.place ?? row.line} ${row.cells[0] ?? ""} ${row.cells[1] ?? ""}`}>
            <th scope="row">{row.place ?? `${say("accounts.line")} ${row.line}`}</th>
            <td>{row.cells[0]}</td>
            <td className={row.bad ? classes["problem"] : undefined}>{row.cells[1]}</td>
          </tr>
        ))}
      </ScrollTable>
    </>
  );
}

function Passwords({ made }: { made: Made }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <div className={classes["secret"]} role="status">
      <strong>{say("accounts.adopted", { n: format.number(made.length) })}</strong>
      <p>{say("accounts.once")}</p>
      <ScrollTable label={say("accounts.adopted", { n: format.number(made.length) })} least="any">
        {made.map(({ username, password }) => (
          <tr key={username}>
            <th scope="row">{username}</th>
            <td>
              <code>{password}</code>
            </td>
          </tr>
        ))}
      </ScrollTable>
    </div>
  );
}
