import { useMutation } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { GraphStanding } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Moment, saidIn, Status } from "../ui/index.ts";
import { GraphRefusal } from "./graph-problems.tsx";
import classes from "./graphs.module.css";

const GraphRowParts = graphql(`
  fragment GraphRow on DepartmentGraph {
    name
    url
    registeredAt
    standing
    lastFault
    asked
    failed
    fields
    owner {
      id
      name
    }
  }
`);

const RemoveGraph = graphql(`
  mutation RemoveDepartmentGraph($input: RemoveDepartmentGraphInput!) {
    removeDepartmentGraph(input: $input) {
      ... on DepartmentGraphs {
        generation
      }
      __typename
      ...GraphRefusal
    }
  }
`);

const TONE = { UNASKED: ["idle", "dash"], ANSWERS: ["good", "circle"], FAILS: ["late", "triangle"], RESTS: ["soon", "diamond"] } as const satisfies Record<
  GraphStanding,
  readonly [string, string]
>;

interface Settings {
  one: FragmentType<typeof GraphRowParts>;
  removes: boolean;
  again: () => void;
}

/** One graph: how it answers, and what it adds. */
export function GraphRow({ one: masked, removes, again }: Settings) {
  const { say } = useLanguage();
  const format = useFormat();
  const one = readFragment(GraphRowParts, masked);
  const [tone, shape] = TONE[one.standing];
  return (
    <li data-testid="graph" data-name={one.name}>
      <div className={classes["head"]}>
        <h3 className={classes["subject"]}>
          <code>{one.name}</code> · {one.owner.name}
        </h3>
        <Status tone={tone} shape={shape}>
          {say(`graphs.standing.${one.standing}`)}
        </Status>
      </div>
      <p className={classes["facts"]}>
        {one.url} · {say("graphs.since")} <Moment at={one.registeredAt} /> ·{" "}
        {say("graphs.asked", { asked: format.number(one.asked), failed: format.number(one.failed) })}
      </p>
      {one.lastFault !== null && (
        <p className={classes["facts"]}>
          {say("graphs.lastFault")} <q lang="en">{one.lastFault}</q>
        </p>
      )}
      <details className={classes["more"]}>
        <summary>{say("graphs.fields", { n: one.fields.length })}</summary>
        <Fields fields={one.fields} />
      </details>
      {removes && <Remove name={one.name} again={again} />}
    </li>
  );
}

/** Coordinates, one a line. */
export function Fields({ fields }: { fields: readonly string[] }) {
  return (
    <ul className={classes["fields"]}>
      {fields.map((field) => (
        <li key={field}>
          <code>{field}</code>
        </li>
      ))}
    </ul>
  );
}

/** Taken out only with a reason; what it breaks is told by the hub. */
function Remove({ name, again }: { name: string; again: () => void }) {
  const { say } = useLanguage();
  const [open, setOpen] = useState(false);
  const [remove, { data, error, loading }] = useMutation(RemoveGraph);
  const refused = data?.removeDepartmentGraph.__typename === "GraphRefused" ? data.removeDepartmentGraph : null;
  const onSend = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = saidIn(event.currentTarget, "reason").trim();
    if (loading || reason === "") return;
    await remove({ variables: { input: { name, reason } } }).catch(() => null); // told below
    again();
  };
  return (
    <div className={classes["acts"]}>
      <Button size="compact-sm" variant="default" aria-expanded={open} onClick={() => setOpen(!open)} data-testid="remove-graph">
        {say("graphs.remove")}
      </Button>
      {open && (
        <form className={classes["form"]} onSubmit={(event) => void onSend(event)} aria-label={say("graphs.remove")}>
          <TextInput name="reason" label={say("graphs.reason")} required maxLength={500} autoComplete="off" />
          <Button type="submit" size="sm" color="red" aria-disabled={loading} data-testid="remove-sure">
            {say("graphs.removeSure", { name })}
          </Button>
        </form>
      )}
      <div role="status">
        {refused && <GraphRefusal refused={refused} />}
        {error && say("graphs.failed")}
      </div>
    </div>
  );
}
