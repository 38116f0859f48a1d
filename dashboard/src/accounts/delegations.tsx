import { Button, Checkbox, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@apollo/client/react";
import type { FormEvent } from "react";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { Act } from "../gql/graphql.ts";
import { type Say, useLanguage } from "../language/index.ts";
import { Failure, Panel, saidIn, Waiting } from "../ui/index.ts";
import classes from "./accounts.module.css";

const DelegationsQuery = graphql(`
  query Delegations {
    viewer {
      username
      posts {
        onBehalfOf
        acts
      }
    }
    delegations {
      id
      fromUsername
      fromName
      toName
      acts
      fromAt
      toAt
      endedAt
    }
  }
`);
const Delegate = graphql(`
  mutation Delegate($input: DelegateInput!) {
    delegate(input: $input) {
      ... on AccountRefused {
        message
      }
    }
  }
`);
const End = graphql(`
  mutation EndDelegation($input: DelegationInput!) {
    endDelegation(input: $input) {
      ... on AccountRefused {
        message
      }
    }
  }
`);

const SAID: readonly string[] = ["seeFigures", "readCases", "urgeCases"];

function actName(say: Say, act: string): string {
  return SAID.includes(act) ? say(`act.${act as "seeFigures" | "readCases" | "urgeCases"}`) : say("act.other", { act });
}

/** Who stands in for whom, and lending acts of one's own. */
export function Delegations() {
  const { say } = useLanguage();
  const { data, error, refetch } = useQuery(DelegationsQuery, { fetchPolicy: "cache-and-network" });
  const own = data?.viewer?.posts.find((post) => post.onBehalfOf === null)?.acts ?? [];
  return (
    <Panel title={say("delegation.title")} lead={say("delegation.lead")}>
      {!data && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={120} bars={2} />)}
      {own.length > 0 && <DelegateForm acts={own} onDone={() => void refetch()} />}
      {data?.delegations.length === 0 && <p className={classes["past"]}>{say("delegation.none")}</p>}
      <ul>
        {data?.delegations.map((one) => (
          <Given key={one.id} one={one} mine={one.fromUsername === data.viewer?.username} onDone={() => void refetch()} />
        ))}
      </ul>
    </Panel>
  );
}

interface OneDelegation {
  id: string;
  fromName: string;
  toName: string;
  acts: readonly string[];
  fromAt: string;
  toAt: string;
  endedAt: string | null;
}

function Given({ one, mine, onDone }: { one: OneDelegation; mine: boolean; onDone: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const [end] = useMutation(End);
  return (
    <li className={one.endedAt ? classes["past"] : undefined}>
      {say("delegation.given", { from: one.fromName, to: one.toName })} · {one.acts.map((act) => actName(say, act)).join(", ")} · {format.at(one.fromAt)} –{" "}
      {format.at(one.toAt)} {one.endedAt && say("delegation.over")}
      {mine && !one.endedAt && (
        <Button size="compact-xs" variant="default" onClick={() => void end({ variables: { input: { id: one.id } } }).then(onDone, onDone)}>
          {say("delegation.end")}
        </Button>
      )}
    </li>
  );
}

function DelegateForm({ acts, onDone }: { acts: readonly Act[]; onDone: () => void }) {
  const { say } = useLanguage();
  const [delegate, { loading }] = useMutation(Delegate);
  const [problem, setProblem] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const instant = (name: string) => (saidIn(form, name) === "" ? "" : new Date(`${saidIn(form, name)}:00+07:00`).toISOString());
    const input = { to: saidIn(form, "to").trim(), acts: acts.filter((act) => saidIn(form, act) !== ""), fromAt: instant("from"), toAt: instant("until") };
    if (loading || input.fromAt === "" || input.toAt === "") return;
    const answer = (await delegate({ variables: { input } }).catch(() => null))?.data?.delegate;
    setProblem(answer === undefined ? say("accounts.failed") : "message" in answer ? answer.message : "");
    onDone();
  };
  return (
    <form className={classes["form"]} onSubmit={(event) => void submit(event)} aria-label={say("delegation.title")}>
      <TextInput name="to" label={say("delegation.to")} required />
      <TextInput name="from" type="datetime-local" label={say("delegation.from")} required />
      <TextInput name="until" type="datetime-local" label={say("delegation.until")} required />
      <fieldset>
        <legend>{say("delegation.acts")}</legend>
        {acts.map((act) => (
          <Checkbox key={act} name={act} value="on" label={actName(say, act)} />
        ))}
      </fieldset>
      <Button type="submit" aria-disabled={loading}>
        {say("delegation.go")}
      </Button>
      <p role="alert" className={classes["problem"]}>
        {problem}
      </p>
    </form>
  );
}
