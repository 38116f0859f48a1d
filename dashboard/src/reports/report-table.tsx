import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { calendarDayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { ReportRowWholeFragment, ReportTableWholeFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, ReportListLink, ScrollTable, Waiting } from "../ui/index.ts";
import classes from "./reports.module.css";

const ReportRowWhole = graphql(`
  fragment ReportRowWhole on ReportRow {
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
`);

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
      ...ReportRowWhole
    }
  }
`);

const ReportRowsQuery = graphql(`
  query ReportRows($id: ID!, $skip: Int!, $first: Int!) {
    report(id: $id) {
      id
      tableRows(skip: $skip, first: $first) {
        ...ReportRowWhole
      }
    }
  }
`);

type Cell = ReportRowWholeFragment["cells"][number];
type Column = ReportTableWholeFragment["columns"][number];

const ROWS_AT_ONCE = 1_000;

interface Table {
  id: string;
  table: FragmentType<typeof ReportTableWhole>;
  asOf: string;
  label: string;
}

/** A report's table: each number opens the list that it is the length of, at the report's own point. A very long one is turned over page by page. */
export function ReportTable({ id, table: masked, asOf, label }: Table) {
  const { say } = useLanguage();
  const { columns, rows: masks, rowCount } = readFragment(ReportTableWhole, masked);
  const [skip, setSkip] = useState(0);
  const rows = masks.map((one) => readFragment(ReportRowWhole, one));
  if (rowCount <= rows.length) return <Rows columns={columns} rows={rows} asOf={asOf} label={label} />;
  const from = skip + 1;
  const to = Math.min(skip + ROWS_AT_ONCE, rowCount);
  return (
    <>
      <div className={classes["acts"]}>
        <Button variant="default" onClick={() => setSkip(skip - ROWS_AT_ONCE)} disabled={skip === 0} data-testid="rows-before">
          {say("report.rowsBefore")}
        </Button>
        <p role="status" className={classes["note"]} data-testid="rows-shown">
          {say("report.notAllRows", { from, to, all: rowCount })}
        </p>
        <Button variant="default" onClick={() => setSkip(skip + ROWS_AT_ONCE)} disabled={to === rowCount} data-testid="rows-after">
          {say("report.rowsAfter")}
        </Button>
      </div>
      {skip === 0 ? <Rows columns={columns} rows={rows} asOf={asOf} label={label} /> : <Page key={skip} {...{ id, skip, columns, asOf, label }} />}
    </>
  );
}

function Page({ id, skip, ...shown }: { id: string; skip: number; columns: Column[]; asOf: string; label: string }) {
  const { data, error, refetch } = useQuery(ReportRowsQuery, { variables: { id, skip, first: ROWS_AT_ONCE } });
  if (!data?.report) return error ? <Failure error={error} retry={refetch} /> : <Waiting height={400} bars={8} />;
  return <Rows rows={data.report.tableRows.map((one) => readFragment(ReportRowWhole, one))} {...shown} />;
}

function Rows({ columns, rows, asOf, label }: { columns: Column[]; rows: readonly ReportRowWholeFragment[]; asOf: string; label: string }) {
  const { say, language } = useLanguage();
  const named = ({ nameVi, nameEn, groupVi, groupEn }: Column) => {
    const [name, group] = language === "vi" ? [nameVi, groupVi] : [nameEn, groupEn];
    return group === null ? name : `${group}: ${name}`;
  };
  return (
    <ScrollTable label={label} least="wide" className={classes["table"]} testId="report-table">
      <tr>
        {columns.map((column) => (
          <th key={column.key} scope="col" title={column.what} data-figure={isFigure(column) || undefined}>
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
              data-figure={isFigure(columns[place]) || undefined}
              data-testid={`cell-${at}-${columns[place]?.key ?? ""}`}
            >
              <CellValue cell={cell} column={columns[place]} asOf={asOf} />
              {place === 0 && difference !== 0 && ` · ${say("report.difference", { n: difference, cases: differingCases.join(", ") })}`}
            </td>
          ))}
        </tr>
      ))}
    </ScrollTable>
  );
}

const isFigure = (column: Column | undefined): boolean => column?.kind !== "TEXT" && column?.kind !== "DAY";

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
