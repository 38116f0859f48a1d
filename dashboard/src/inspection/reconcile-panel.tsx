import { useQuery } from "@apollo/client/react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { calendarDayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { ReconcileQuery as ReconcileData } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { answeredBy, ChoiceField, Failure, Panel, ReportListLink, ScrollTable, Waiting } from "../ui/index.ts";
import { CountDifference } from "./count-difference.tsx";
import { SourceReconciled } from "./source-reconciled.tsx";
import classes from "./inspection.module.css";

const ReconcileHead = graphql(`
  fragment ReconcileHead on Inspection {
    id
    fromDay
    toDay
    unit {
      id
      code
    }
  }
`);
const ReconcileQuery = graphql(`
  query Reconcile($id: ID!, $report: ID) {
    inspection(id: $id) {
      id
      reconciliation(report: $report) {
        asOf {
          token
          instant
        }
        filed {
          id
          from
          to
          state
          filedAt
        }
        report {
          id
          asOf {
            token
            instant
          }
        }
        figures {
          key
          nameVi
          nameEn
          reported
          counted
          now
          list {
            ...ReportList
          }
          difference {
            ...DifferenceCases
          }
        }
        sources {
          code
          ...SourceReconciled
        }
      }
    }
  }
`);
type Reconciliation = NonNullable<NonNullable<ReconcileData["inspection"]>["reconciliation"]>;

/** The hub beside a filed report and beside the sources: each number opens its list, each difference names its cases. */
export function ReconcilePanel({ one: masked }: { one: FragmentType<typeof ReconcileHead> }) {
  const { say } = useLanguage();
  const named = useReportName();
  const one = readFragment(ReconcileHead, masked);
  const [report, setReport] = useState<string | null>(null);
  const { data, previousData, error, loading, refetch } = useQuery(ReconcileQuery, { variables: { id: one.id, report }, fetchPolicy: "no-cache" });
  const found = answeredBy({ data, previousData, error, loading }).shown?.inspection?.reconciliation;
  if (found == null)
    return <Panel title={say("inspect.reconcile")}>{error ? <Failure error={error} retry={refetch} /> : <Waiting height={120} bars={3} />}</Panel>;
  return (
    <Panel title={say("inspect.reconcile")} lead={say("inspect.reconcileLead")}>
      <div data-testid="reconcile">
        {found.filed.length > 1 && (
          <ChoiceField
            name="report"
            label={say("inspect.reconcileWhich")}
            value={found.report?.id ?? ""}
            onChange={(event) => setReport(event.currentTarget.value)}
            data={found.filed.map((filed) => ({ value: filed.id, label: named(filed) }))}
          />
        )}
        {found.report === null ? <p className={classes["facts"]}>{say("inspect.reconcileNone")}</p> : <Reported found={found} />}
        {found.sources.map((source) => (
          <SourceReconciled key={source.code} source={source} of={one} asOf={found.asOf.token} />
        ))}
      </div>
    </Panel>
  );
}

/** A filed report by its days, when it was filed, and how it stands. */
function useReportName(): (filed: Reconciliation["filed"][number]) => string {
  const { say } = useLanguage();
  const format = useFormat();
  return ({ from, to, filedAt, state }) =>
    say("inspect.reconcileReport", {
      from: calendarDayText(from),
      to: calendarDayText(to),
      filed: format.at(filedAt),
      state: say(`inspect.filed.${state}`),
    });
}

function Reported({ found }: { found: Reconciliation }) {
  const { say, language } = useLanguage();
  const format = useFormat();
  const { report, figures, asOf, filed } = found;
  const named = useReportName();
  const shown = filed.find(({ id }) => id === report?.id);
  if (report === null || shown === undefined) return null;
  return (
    <>
      <p className={classes["facts"]}>
        <Link to="/bao-cao/$id" params={{ id: report.id }}>
          {named(shown)}
        </Link>
      </p>
      <ScrollTable label={say("inspect.reconcile")} className={classes["table"]} testId="reconciled">
        <tr>
          <th scope="col">{say("inspect.reconcileFigure")}</th>
          <th scope="col">{say("inspect.reconcileReported")}</th>
          <th scope="col">{say("inspect.reconcileCounted", { at: format.at(report.asOf.instant) })}</th>
          <th scope="col">{say("inspect.reconcileNow", { at: format.at(asOf.instant) })}</th>
          <th scope="col">{say("inspect.reconcileDifference")}</th>
        </tr>
        {figures.map(({ key, nameVi, nameEn, reported, counted, now, list, difference }) => {
          const name = language === "vi" ? nameVi : nameEn;
          return (
            <tr key={key} data-testid={`reconciled-${key}`} data-wrong={reported !== counted}>
              <th scope="row">{name}</th>
              <td>{format.number(reported)}</td>
              <td>
                <ReportListLink list={list} asOf={report.asOf.token} label={`${name}: ${format.number(counted)}`}>
                  {format.number(counted)}
                </ReportListLink>
                {reported !== counted && <strong>{` ${say("inspect.reconcileWrong", { n: counted - reported })}`}</strong>}
              </td>
              <td>
                <ReportListLink list={list} asOf={asOf.token} label={`${name}: ${format.number(now)}`}>
                  {format.number(now)}
                </ReportListLink>
              </td>
              <td>
                <CountDifference difference={difference} />
              </td>
            </tr>
          );
        })}
      </ScrollTable>
    </>
  );
}
