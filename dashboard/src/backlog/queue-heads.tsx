import { memo } from "react";
import { useFormat } from "../format/index.ts";
import type { QueueColumn } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Status } from "../ui/index.ts";
import type { Group } from "./places.ts";
import { SIGN } from "./queue-words.ts";
import classes from "./queue.module.css";

/** What stands in which column. */
export const QueueHead = memo(function QueueHead({ columns, height }: { columns: readonly QueueColumn[]; height: number }) {
  const { say } = useLanguage();
  return (
    <div role="row" className={classes["head"]} style={{ height }} data-testid="queue-head">
      <span role="columnheader" aria-label={say("backlog.column.select")} />
      <span role="columnheader">{say("backlog.column.CASE")}</span>
      {columns.map((column) => (
        <span key={column} role="columnheader" data-column={column}>
          {say(`backlog.column.${column}`)}
        </span>
      ))}
      <span role="columnheader" aria-label={say("backlog.more")} />
    </div>
  );
});

/** The heading of a group with the number of its rows in the whole queue. */
export const QueueGroup = memo(function QueueGroup({ group: { severity, cases }, top, height }: { group: Group; top: number; height: number }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <div role="row" className={classes["group"]} style={{ transform: `translateY(${top}px)`, height }} data-testid={`group-${severity}`}>
      <div role="rowheader">
        <Status {...SIGN[severity]}>{say(`backlog.severity.${severity}`)}</Status>
        {cases !== null && <span className="number">{format.number(cases)}</span>}
      </div>
    </div>
  );
});
