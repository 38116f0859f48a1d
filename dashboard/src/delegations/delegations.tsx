import "../language/accounts.ts";
import "../language/directives.ts";
import "../language/proposals.ts";
import { Button, Checkbox, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@apollo/client/react";
import type { FormEvent } from "react";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { Act } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Panel, saidIn, Waiting } from "../ui/index.ts";
import classes from "./delegations.module.css";

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

/** Somebody who can stand in. */
export interface Colleague {
  username: string;
  name: string;
}

/** Who stands in for whom, and lending acts of one's own. @param people offered while a username is typed */
export function Delegations({ people = [] }: { people?: readonly Colleague[] }) {
  const { say } = useLanguage();
  const { data, error, refetch } = useQuery(DelegationsQuery, { fetchPolicy: "cache-and-network" });
  const own = data?.viewer?.posts.find((post) => post.onBehalfOf === null)?.acts ?? [];
  return (
    <Panel title={say("delegation.title")} lead={say("delegation.lead")}>
      {!data && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={120} bars={2} />)}
      {own.length > 0 && <DelegateForm acts={own} people={people} onDone={() => void refetch()} />}
      {data?.delegations.length === 0 && <p className={classes["past"]}>{say("delegation.none")}</p>}
      <ul className={classes["given"]}>
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
  acts: readonly Act[];
  fromAt: string;
  toAt: string;
  endedAt: string | null;
}

function Given({ one, mine, onDone }: { one: OneDelegation; mine: boolean; onDone: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const [end] = useMutation(End);
  return (
    <li className={one.endedAt ? classes["past"] : undefined} data-testid="delegation">
      <span>
        {say("delegation.given", { from: one.fromName, to: one.toName })} {one.endedAt && `(${say("delegation.over")})`}
        <small>{one.acts.map((act) => say(`act.${act}`)).join(", ")}</small>
        <small className="number">
          {format.at(one.fromAt)} – {format.at(one.toAt)}
        </small>
      </span>
      {mine && !one.endedAt && (
        <Button size="compact-xs" variant="default" onClick={() => void end({ variables: { input: { id: one.id } } }).then(onDone, onDone)}>
          {say("delegation.end")}
        </Button>
      )}
    </li>
  );
}

interface FormSettings {
  acts: readonly Act[];
  people: readonly Colleague[];
  onDone: () => void;
}

function DelegateForm({ acts, people, onDone }: FormSettings) {
  const { say } = useLanguage();
  const [delegate, { loading }] = useMutation(Delegate);
  const [problem, setProblem] = useState("");
  const [chosen, setChosen] = useState<readonly Act[]>([]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const instant = (name: string) => (saidIn(form, name) === "" ? "" : new Date(`${saidIn(form, name)}:00+07:00`).toISOString());
    const input = { to: saidIn(form, "to").trim(), acts: [...chosen], fromAt: instant("from"), toAt: instant("until") };
    if (loading || input.fromAt === "" || input.toAt === "") return;
    const answer = (await delegate({ variables: { input } }).catch(() => null))?.data?.delegate;
    setProblem(answer === undefined ? say("accounts.failed") : "message" in answer ? answer.message : "");
    if (answer !== undefined && !("message" in answer)) {
      form.reset();
      setChosen([]);
    }
    onDone();
  };
  return (
    <form className={classes["form"]} onSubmit={(event) => void submit(event)} aria-label={say("delegation.title")} data-testid="delegate-form">
      <TextInput name="to" label={say("delegation.to")} required list="colleagues" autoComplete="off" />
      <datalist id="colleagues">
        {people.map(({ username, name }) => (
          <option key={username} value={username}>
            {name}
          </option>
        ))}
      </datalist>
      <TextInput name="from" type="datetime-local" label={say("delegation.from")} required />
      <TextInput name="until" type="datetime-local" label={say("delegation.until")} required />
      <fieldset className={classes["chosen"]}>
        <legend>{say("delegation.acts")}</legend>
        <Checkbox
          label={say("delegation.every")}
          checked={chosen.length === acts.length}
          indeterminate={chosen.length > 0 && chosen.length < acts.length}
          onChange={(event) => setChosen(event.currentTarget.checked ? acts : [])}
          className={classes["every"]}
        />
        {acts.map((act) => (
          <Checkbox
            key={act}
            label={say(`act.${act}`)}
            checked={chosen.includes(act)}
            onChange={(event) => setChosen(event.currentTarget.checked ? [...chosen, act] : chosen.filter((other) => other !== act))}
          />
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
