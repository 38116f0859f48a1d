import { Button, Checkbox, TextInput } from "@mantine/core";
import { useMutation } from "@apollo/client/react";
import type { FormEvent } from "react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { ApiKeyOperation } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Panel, saidIn } from "../ui/index.ts";
import classes from "./api-keys.module.css";

const Create = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      ... on ApiKeyCreated {
        token
      }
      ... on ApiKeyRefused {
        message
      }
    }
  }
`);

const OPERATIONS: readonly ApiKeyOperation[] = [
  "board",
  "boardChanged",
  "trend",
  "definitions",
  "units",
  "unit",
  "sources",
  "source",
  "directivesSummary",
  "cases",
  "case",
  "caseChanged",
  "backlog",
];

/** Making a key; its secret stands there until the next one is made or the page is left. */
export function NewKey({ onDone }: { onDone: () => void }) {
  const { say } = useLanguage();
  const [create, { loading }] = useMutation(Create, { fetchPolicy: "no-cache" });
  const [said, setSaid] = useState<{ token?: string; message?: string }>({});
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (loading) return;
    const input = {
      name: saidIn(form, "name").trim(),
      unit: saidIn(form, "unit").trim(),
      operations: OPERATIONS.filter((operation) => saidIn(form, `may.${operation}`) !== ""),
      costPerMinute: Number(saidIn(form, "cost")),
      expiresAt: new Date(`${saidIn(form, "until")}T00:00:00+07:00`).toISOString(),
    };
    const answer = (await create({ variables: { input } }).catch(() => null))?.data?.createApiKey;
    setSaid(answer ?? { message: say("accounts.failed") });
    if (answer && "token" in answer) form.reset();
    onDone();
  };
  return (
    <Panel title={say("keys.new")} lead={say("keys.newLead")}>
      <form className={classes["form"]} onSubmit={(event) => void submit(event)} aria-label={say("keys.new")}>
        <TextInput name="name" label={say("keys.name")} required maxLength={120} />
        <TextInput name="unit" label={say("keys.unit")} required />
        <TextInput name="until" type="date" label={say("keys.until")} required />
        <TextInput name="cost" type="number" label={say("keys.cost")} min={100} max={1_000_000} defaultValue={20_000} required />
        <fieldset className={classes["chosen"]}>
          <legend>{say("keys.operations")}</legend>
          {OPERATIONS.map((operation) => (
            <Checkbox key={operation} name={`may.${operation}`} value="on" label={say(`keys.may.${operation}`)} />
          ))}
        </fieldset>
        <Button type="submit" aria-disabled={loading}>
          {say("keys.new")}
        </Button>
      </form>
      <div role="status">
        {said.token && (
          <p className={classes["secret"]}>
            {say("keys.once")}
            <code data-testid="new-key">{said.token}</code>
          </p>
        )}
      </div>
      <p role="alert" className={classes["problem"]}>
        {said.message ?? ""}
      </p>
    </Panel>
  );
}
