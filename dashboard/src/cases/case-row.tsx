import { Link } from "@tanstack/react-router";
import { clockText, dayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { CaseRowFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { LatenessStatus, Remaining, Status } from "../ui/index.ts";
import classes from "./case-rows.module.css";

// The id under this name keeps a row apart from the live case in the cache: it stays as it was at the list's point.
export const CaseRowCase = graphql(`
  fragment CaseRow on Case {
    rowId: id
    reference
    title
    stage
    field
    urgent
    receivedAt
    dueAt
    lateness
    extended
    originalDueAt
    merged
    placeText
    unit {
      id
      code
      name
    }
    source {
      code
      name
    }
  }
`);

export function CaseRow({ row: masked, shown }: { row: FragmentType<typeof CaseRowCase>; shown: string }) {
  const { say } = useLanguage();
  const row = readFragment(CaseRowCase, masked);
  return (
    <tr className={classes["row"]} data-testid="case-row" data-lateness={row.lateness}>
      <td className={classes["reference"]}>
        <span>{row.reference}</span>
        <span className={classes["source"]} title={`${say("cases.source")}: ${row.source.name}`}>
          {row.source.name}
        </span>
      </td>
      <td className={classes["what"]}>
        <Link to="/phan-anh/$id" params={{ id: row.rowId }} className={classes["title"]}>
          {row.title}
        </Link>
        <span className={classes["under"]}>
          {row.urgent && (
            <Status tone="late" shape="square" plain>
              {say("cases.urgent")}
            </Status>
          )}
          <span>{say(`field.${row.field}`)}</span>
          {row.placeText && <span className={classes["placeText"]}>· {row.placeText}</span>}
        </span>
      </td>
      <td className={classes["unit"]}>{row.unit.name}</td>
      <td className={classes["stage"]}>{say(`stage.${row.stage}`)}</td>
      <td className={`number ${classes["received"]}`}>
        <span className={classes["label"]}>{say("cases.received")} </span>
        <time dateTime={row.receivedAt}>
          {dayText(row.receivedAt)} <span>{clockText(row.receivedAt)}</span>
        </time>
      </td>
      <td className={classes["due"]}>
        <Due row={row} shown={shown} />
      </td>
    </tr>
  );
}

function Due({ row, shown }: { row: CaseRowFragment; shown: string }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <>
      <div>
        <LatenessStatus lateness={row.lateness} />
        {row.dueAt && (
          <strong>
            <Remaining due={row.dueAt} shown={shown} />
          </strong>
        )}
      </div>
      {row.dueAt && <span className={`number ${classes["when"]}`}>{format.due(row.dueAt)}</span>}
      {row.originalDueAt && (
        <span className={`number ${classes["when"]}`} data-testid="case-extended">
          {say("case.extendedFrom", { due: format.due(row.originalDueAt) })}
        </span>
      )}
      {row.merged && <span className={classes["when"]}>{say("case.merged")}</span>}
    </>
  );
}
