import { useMutation, useQuery } from "@apollo/client/react";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { graphql } from "../gql/index.ts";
import type { CheckDepartmentGraphMutation, DepartmentGraphInput } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Panel, saidIn } from "../ui/index.ts";
import { GraphRefusal } from "./graph-problems.tsx";
import { Fields } from "./graph-row.tsx";
import classes from "./graphs.module.css";

const GraphUnits = graphql(`
  query GraphUnits {
    units {
      id
      code
      name
      validTo
    }
  }
`);
const CheckGraph = graphql(`
  mutation CheckDepartmentGraph($input: DepartmentGraphInput!) {
    checkDepartmentGraph(input: $input) {
      ... on GraphWouldJoin {
        name
        added
        gone
      }
      __typename
      ...GraphRefusal
    }
  }
`);
const AddGraph = graphql(`
  mutation AddDepartmentGraph($input: DepartmentGraphInput!) {
    addDepartmentGraph(input: $input) {
      ... on DepartmentGraphs {
        generation
      }
      __typename
      ...GraphRefusal
    }
  }
`);

type Found = CheckDepartmentGraphMutation["checkDepartmentGraph"];

/** A graph is checked first: what would change stands there, and only what was checked can be joined. */
export function GraphForm({ hosts, again }: { hosts: readonly string[]; again: () => void }) {
  const { say } = useLanguage();
  const { data } = useQuery(GraphUnits);
  const [check, checking] = useMutation(CheckGraph, { fetchPolicy: "no-cache" });
  const [add, adding] = useMutation(AddGraph, { fetchPolicy: "no-cache" });
  const [meant, setMeant] = useState<DepartmentGraphInput | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [told, setTold] = useState("");
  const busy = checking.loading || adding.loading;
  const onCheck = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (busy) return;
    const input = { name: saidIn(form, "name").trim(), url: saidIn(form, "url").trim(), owner: saidIn(form, "owner") };
    const answer = (await check({ variables: { input } }).catch(() => null))?.data?.checkDepartmentGraph ?? null;
    setMeant(answer?.__typename === "GraphWouldJoin" ? input : null);
    setFound(answer);
    setTold(answer === null ? say("graphs.failed") : "");
    again();
  };
  const onAdd = async () => {
    if (busy || meant === null) return;
    const answer = (await add({ variables: { input: meant } }).catch(() => null))?.data?.addDepartmentGraph ?? null;
    setMeant(null);
    setFound(answer?.__typename === "GraphRefused" ? answer : null);
    setTold(answer === null ? say("graphs.failed") : answer.__typename === "GraphRefused" ? "" : say("graphs.added", { name: meant.name }));
    again();
  };
  const living = (data?.units ?? []).filter(({ validTo }) => validTo === null);
  return (
    <Panel title={say("graphs.new")} lead={say("graphs.newLead", { hosts: hosts.join(", ") || "–" })}>
      <form
        className={classes["form"]}
        onSubmit={(event) => void onCheck(event)}
        onChange={() => setMeant(null)}
        aria-label={say("graphs.new")}
        data-testid="graph-form"
      >
        <TextInput name="name" label={say("graphs.name")} description={say("graphs.nameHint")} required maxLength={31} autoComplete="off" />
        <TextInput name="url" type="url" label={say("graphs.url")} required maxLength={500} autoComplete="off" />
        <NativeSelect name="owner" label={say("graphs.owner")} data={living.map(({ code, name }) => ({ value: code, label: name }))} />
        <Button type="submit" variant="default" aria-disabled={busy} data-testid="check-graph">
          {say("graphs.check")}
        </Button>
      </form>
      <div role="status" className={classes["told"]} data-testid="graph-told">
        {told}
        {found?.__typename === "GraphRefused" && <GraphRefusal refused={found} />}
        {found?.__typename === "GraphWouldJoin" && meant !== null && (
          <>
            <p>{say("graphs.would", { added: found.added.length, gone: found.gone.length })}</p>
            {found.added.length > 0 && <Fields fields={found.added.map((field) => `+ ${field}`)} />}
            {found.gone.length > 0 && <Fields fields={found.gone.map((field) => `− ${field}`)} />}
            <Button aria-disabled={busy} onClick={() => void onAdd()} data-testid="add-graph">
              {say("graphs.add", { name: meant.name })}
            </Button>
          </>
        )}
      </div>
    </Panel>
  );
}
