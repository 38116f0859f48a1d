import { useLazyQuery } from "@apollo/client/react";
import { Button, FileInput, Textarea } from "@mantine/core";
import { useState } from "react";
import { calendarDayText, useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { PeriodInput, TypedMonthsQuery, TypedSpanInput } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { FileButton, inBase64, ScrollTable } from "../ui/index.ts";
import classes from "./reports.module.css";

const TypedMonths = graphql(`
  query TypedMonths($input: TypedMonthsInput!) {
    typedMonths(input: $input) {
      rows {
        sheet
        line
        from
        to
        opening
        received
        handedIn
        handled
        declined
        handedOut
        closing
        document
      }
      problems {
        sheet
        line
        cell
        column
        message
      }
    }
  }
`);

const TypedMonthsTemplate = graphql(`
  query TypedMonthsTemplate($period: PeriodInput!) {
    typedMonthsTemplate(period: $period) {
      name
      base64
    }
  }
`);

type Sheet = TypedMonthsQuery["typedMonths"];
const NUMBERS = ["opening", "received", "handedIn", "handled", "declined", "handedOut", "closing"] as const;

/** Figures of months before the hub: chosen or pasted, read by the hub, and what it read of them. */
export interface TypedIn {
  file: File | null;
  sheet: Sheet | null;
  failed: boolean;
  choose: (file: File | null) => void;
  /** @returns what a report takes; null: something is wrong, and stands in the preview */
  read: (period: PeriodInput, pasted: string) => Promise<TypedSpanInput[] | null>;
}

export function useTypedIn(): TypedIn {
  const [file, setFile] = useState<File | null>(null);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [failed, setFailed] = useState(false);
  const [ask] = useLazyQuery(TypedMonths, { fetchPolicy: "network-only" });
  const handed = async (period: PeriodInput, pasted: string): Promise<Sheet | null> => {
    const input = file === null ? { csv: pasted, period } : { file: await inBase64(file), period };
    return (await ask({ variables: { input } })).data?.typedMonths ?? null;
  };
  return {
    file,
    sheet,
    failed,
    choose: (chosen) => {
      setSheet(null);
      setFile(chosen);
    },
    read: async (period, pasted) => {
      if (file === null && pasted.trim() === "") {
        setSheet(null);
        setFailed(false);
        return [];
      }
      const told = await handed(period, pasted).catch(() => null); // unreadable, or not answered
      setSheet(told);
      setFailed(told === null);
      return told === null || told.problems.length > 0 ? null : told.rows.map(spanOf);
    },
  };
}

/** A row as a report takes it. */
const spanOf = ({ __typename: _type, sheet: _sheet, line: _line, ...span }: Sheet["rows"][number] & { __typename?: string }): TypedSpanInput => span;

interface Settings {
  typed: TypedIn;
  /** the days of the report, as they stand in the form */
  period: () => PeriodInput | null;
  /** reads what is chosen or pasted, for the preview */
  look: () => void;
}

/** A sheet to choose, or cells copied from one; a template of both. */
export function TypedInFields({ typed, period, look }: Settings) {
  const { say } = useLanguage();
  const [fetchTemplate, { loading }] = useLazyQuery(TypedMonthsTemplate, { fetchPolicy: "no-cache" });
  const template = async () => {
    const days = period();
    return days === null ? null : (await fetchTemplate({ variables: { period: days } })).data?.typedMonthsTemplate;
  };
  return (
    <>
      <FileInput
        label={say("report.typedFile")}
        description={say("report.typedFileWhy")}
        placeholder={say("report.typedFileNone")}
        accept=".xlsx,.csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv,text/plain"
        value={typed.file}
        onChange={typed.choose}
        clearable
        clearButtonProps={{ "aria-label": say("report.typedFileClear") }}
        mt="sm"
      />
      <Textarea name="typedIn" label={say("report.typedIn")} description={say("report.typedInWhy")} rows={4} mt="sm" data-testid="typed-in" />
      <div className={classes["acts"]}>
        <Button size="xs" variant="default" onClick={look} data-testid="look-at-typed">
          {say("report.typedLook")}
        </Button>
        <FileButton
          size="xs"
          read={template}
          loading={loading}
          type="xlsx"
          label={say("report.typedTemplate")}
          failed={say("report.failed")}
          testId="typed-template"
          noteClass={classes["problem"]}
        />
      </div>
      {typed.failed && (
        <p role="alert" className={classes["problem"]}>
          {say("report.failed")}
        </p>
      )}
      {typed.sheet && <Preview sheet={typed.sheet} />}
    </>
  );
}

function Preview({ sheet: { rows, problems } }: { sheet: Sheet }) {
  const { say } = useLanguage();
  const format = useFormat();
  const heads = [say("report.typedPlace"), say("report.period"), ...NUMBERS.map((name) => say(`report.typed.${name}`)), say("report.typed.document")];
  const placeOf = (line: number | null, cell: string | null) => cell ?? (line === null ? say("report.typedWhole") : say("report.typedLine", { n: line }));
  return (
    <div data-testid="typed-preview" data-fits={problems.length === 0 || undefined}>
      <p role="status">{problems.length === 0 ? say("report.typedFits", { n: rows.length }) : say("report.typedWrong", { n: problems.length })}</p>
      {problems.length > 0 && (
        <ul className={classes["list"]}>
          {problems.map((one) => (
            <li key={`${one.sheet} ${one.line} ${one.column} ${one.message}`} className={classes["problem"]}>
              {placeOf(one.line, one.cell)}
              {one.column !== null && ` · ${one.column}`}: {one.message}
            </li>
          ))}
        </ul>
      )}
      {rows.length > 0 && (
        <ScrollTable label={say("report.typedRows")} heads={heads} least="wide" testId="typed-rows">
          {rows.map((row) => (
            <tr key={`${row.sheet} ${row.line}`}>
              <th scope="row">{row.sheet === null ? placeOf(row.line, null) : `${row.sheet} · ${placeOf(row.line, null)}`}</th>
              <td>
                {calendarDayText(row.from)} – {calendarDayText(row.to)}
              </td>
              {NUMBERS.map((name) => (
                <td key={name} className="number">
                  {format.number(row[name])}
                </td>
              ))}
              <td>{row.document}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </div>
  );
}
