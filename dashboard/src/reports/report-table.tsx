import { calendarDayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { ReportTableWholeFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ReportListLink, ScrollTable } from "../ui/index.ts";
import classes from "./reports.module.css";

const ReportTableWhole = graphql(`
  fragment ReportTableWhole on ReportTable {
    rowCount
    columns {
      key
      nameVi
      nameEn
      groupVi
      groupEn
      kind
      what
    }
    rows {
      kind
      difference
      differingCases
      cells {
        text
        number
        list {
          ...ReportList
        }
      }
    }
  }
`);

type Cell = ReportTableWholeFragment["rows"][number]["cells"][number];
type Column = ReportTableWholeFragment["columns"][number];

/** A report's table: each number opens the list that it is the length of, at the report's own point. */
export function ReportTable({ table: masked, asOf, label }: { table: FragmentType<typeof ReportTableWhole>; asOf: string; label: string }) {
  const { say, language } = useLanguage();
  const { columns, rows, rowCount } = readFragment(ReportTableWhole, masked);
  const named = ({ nameVi, nameEn, groupVi, groupEn }: Column) => {
    const [name, group] = language === "vi" ? [nameVi, groupVi] : [nameEn, groupEn];
    return group === null ? name : `${group}: ${name}`;
  };
  return (
    <>
      {rowCount > rows.length && <p className={classes["note"]}>{say("report.notAllRows", { shown: rows.length, all: rowCount })}</p>}
      <ScrollTable label={label} least="wide" className={classes["table"]} testId="report-table">
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" title={column.what}>
              {named(column)}
            </th>
          ))}
        </tr>
        {rows.map(({ kind, cells, difference, differingCases }, at) => (
          // a report's rows never change their places
          <tr key={at} data-total={kind === "TOTAL" || undefined} data-wrong={difference !== 0 || undefined}>
            {cells.map((cell, place) => (
              <td
                key={columns[place]?.key}
                className={columns[place]?.kind === "TEXT" ? undefined : "number"}
                data-testid={`cell-${at}-${columns[place]?.key ?? ""}`}
              >
                <CellValue cell={cell} column={columns[place]} asOf={asOf} />
                {place === 0 && difference !== 0 && ` · ${say("report.difference", { n: difference, cases: differingCases.join(", ") })}`}
              </td>
            ))}
          </tr>
        ))}
      </ScrollTable>
    </>
  );
}

function CellValue({ cell, column, asOf }: { cell: Cell; column: Column | undefined; asOf: string }) {
  const { say } = useLanguage();
  const format = useFormat();
  if (cell.text !== null) return <>{column?.kind === "DAY" && cell.text !== "" ? calendarDayText(cell.text) : cell.text}</>;
  if (cell.number === null) return <span className={classes["soft"]}>{say("report.unknown")}</span>;
  const shown = format.number(cell.number);
  return (
    <ReportListLink list={cell.list} asOf={asOf}>
      {shown}
    </ReportListLink>
  );
}
