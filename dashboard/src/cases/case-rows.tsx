import { type FragmentType, readFragment } from "../gql/index.ts";
import type { Lateness } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { LatenessStatus } from "../ui/index.ts";
import { CaseRow, CaseRowCase } from "./case-row.tsx";
import classes from "./case-rows.module.css";

type Row = FragmentType<typeof CaseRowCase>;

/** The rows in the order of the list; `grouped` puts a heading where the lateness changes. @param shown instant the list is counted at */
export function CaseRows({ cases, shown, grouped }: { cases: readonly Row[]; shown: string; grouped: boolean }) {
  const { say } = useLanguage();
  const groups = grouped ? byLateness(cases) : [{ lateness: null, rows: cases }];
  return (
    <table className={classes["table"]}>
      <thead>
        <tr>
          <th scope="col">{say("cases.reference")}</th>
          <th scope="col">{say("cases.what")}</th>
          <th scope="col">{say("cases.unit")}</th>
          <th scope="col">{say("cases.stage")}</th>
          <th scope="col">{say("cases.received")}</th>
          <th scope="col">{say("cases.due")}</th>
        </tr>
      </thead>
      {groups.map((group, place) => (
        <tbody key={place}>
          {group.lateness && (
            <tr className={classes["group"]}>
              <th scope="rowgroup" colSpan={6}>
                <LatenessStatus lateness={group.lateness} />
              </th>
            </tr>
          )}
          {group.rows.map((row) => (
            <CaseRow key={readFragment(CaseRowCase, row).rowId} row={row} shown={shown} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function byLateness(cases: readonly Row[]): { lateness: Lateness; rows: Row[] }[] {
  const groups: { lateness: Lateness; rows: Row[] }[] = [];
  for (const row of cases) {
    const { lateness } = readFragment(CaseRowCase, row);
    const last = groups.at(-1);
    if (last?.lateness === lateness) last.rows.push(row);
    else groups.push({ lateness, rows: [row] });
  }
  return groups;
}
