import "../language/reports.ts";
import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { calendarDayText, useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { ReportQuery as Answer } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, OldValues, PageHead, Panel, Status, Waiting } from "../ui/index.ts";
import { ReportActs } from "./report-acts.tsx";
import { STATE_SHAPES } from "./report-row.tsx";
import { ReportTable } from "./report-table.tsx";
import classes from "./reports.module.css";

const ReportQuery = graphql(`
  query Report($id: ID!) {
    report(id: $id) {
      id
      code
      subject
      from
      to
      periodKind
      counted
      state
      sha256
      verification
      unbalanced
      correctsId
      correctedById
      draftedAt
      draftedBy
      maySubmit
      maySettle
      mayCorrect
      unit {
        id
        code
        name
      }
      asOf {
        instant
        token
      }
      steps {
        kind
        at
        by
        reason
        dueAt
        onTime
      }
      table {
        rowCount
        columns {
          key
        }
        provisional
        notes
        sources {
          code
          name
          readUpTo
        }
        ...ReportTableWhole
      }
    }
  }
`);

const FORMATS = ["xlsx", "docx", "pdf"] as const;
/** Cells of a table that the shortest letter has all of. */
const LETTER_CELLS = 12_000;

/** One report: its table as it was fixed, its papers, and what became of it. */
export function ReportPage() {
  const { say } = useLanguage();
  const { id } = useParams({ from: "/signed-in/bao-cao/$id" });
  const { data, previousData, error, refetch } = useQuery(ReportQuery, { variables: { id }, fetchPolicy: "cache-and-network" });
  const answer = data ?? previousData;
  return (
    <>
      <p className={classes["facts"]}>
        <Link to="/bao-cao">← {say("report.title")}</Link>
      </p>
      {!answer && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={400} bars={8} />)}
      {answer && error && <OldValues retry={refetch} />}
      {answer && !answer.report && <Message title={say("report.notFound")} text={say("report.notFoundWhy")} />}
      {answer?.report && <Whole one={answer.report} again={() => void refetch().catch(() => null)} />}
    </>
  );
}

type One = NonNullable<Answer["report"]>;

function Whole({ one, again }: { one: One; again: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { tone, shape } = STATE_SHAPES[one.state];
  return (
    <article data-testid="report-page" data-state={one.state}>
      <PageHead title={`${one.code} · ${one.subject}`} under={`${one.unit.name} · ${calendarDayText(one.from)} – ${calendarDayText(one.to)}`} />
      <div className={classes["parts"]}>
        <Panel title={say("report.standing")}>
          <p>
            <Status tone={tone} shape={shape}>
              {say(`report.state.${one.state}`)}
            </Status>{" "}
            {one.table.provisional && <strong>{say("report.provisional")}</strong>}
          </p>
          <p className={classes["facts"]}>
            {say("report.asOf", { at: format.at(one.asOf.instant) })} · {say(`report.counted.${one.counted}`)} ·{" "}
            {say("report.draftedBy", { name: one.draftedBy, at: format.at(one.draftedAt) })}
          </p>
          <p className={classes["facts"]} data-testid="verification">
            {say("report.verification")}: {one.verification.replaceAll(/(.{4})(?=.)/g, "$1-")}
          </p>
          <p className={classes["hash"]}>SHA-256: {one.sha256}</p>
          {one.correctsId !== null && (
            <Link to="/bao-cao/$id" params={{ id: one.correctsId }}>
              {say("report.corrects")}
            </Link>
          )}
          {one.correctedById !== null && (
            <Link to="/bao-cao/$id" params={{ id: one.correctedById }}>
              {say("report.corrected")}
            </Link>
          )}
          <Steps steps={one.steps} />
          <div className={classes["acts"]}>
            {FORMATS.map((wanted) => (
              <Button key={wanted} component="a" href={`/reports/${one.id}/${wanted}`} download variant="default" data-testid={`paper-${wanted}`}>
                {say(`report.paper.${wanted}`)}
              </Button>
            ))}
            <ReportActs one={one} again={again} />
          </div>
          {one.table.rowCount * one.table.columns.length > LETTER_CELLS && <p className={classes["note"]}>{say("report.longLetters")}</p>}
        </Panel>
        <Panel title={say("report.table")} lead={one.unbalanced > 0 ? say("report.unbalanced", { n: one.unbalanced }) : undefined}>
          <ReportTable id={one.id} table={one.table} asOf={one.asOf.token} label={one.subject} />
          {one.table.notes.map((note) => (
            <p key={note} className={classes["note"]}>
              {note}
            </p>
          ))}
        </Panel>
        <Panel title={say("report.sources", { n: one.table.sources.length })}>
          <ul className={classes["list"]}>
            {one.table.sources.map(({ code, name, readUpTo }) => (
              <li key={code}>
                {name} ({code}): {readUpTo === null ? say("report.neverRead") : say("report.readUpTo", { at: format.at(readUpTo) })}
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </article>
  );
}

function Steps({ steps }: { steps: One["steps"] }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <ul className={classes["list"]} data-testid="report-steps">
      {steps.map(({ kind, at, by, reason, onTime }) => (
        <li key={at + kind}>
          {say(`report.step.${kind}`, { name: by, at: format.at(at) })} {onTime !== null && say(onTime ? "report.inTime" : "report.late")}
          {reason !== null && `: ${reason}`}
        </li>
      ))}
    </ul>
  );
}
