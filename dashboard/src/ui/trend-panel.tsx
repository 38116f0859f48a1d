import { lazy, type ReactNode, Suspense } from "react";
import type { CasesSearch } from "../address/index.ts";
import { calendarDayText, dayAfter, shortDayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { TrendPanelFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { afterThePage } from "./after-the-page.ts";
import { CasesLink } from "./cases-link.tsx";
import { Definition } from "./definition.tsx";
import { Panel } from "./panel.tsx";
import { PartBoundary } from "./part-boundary.tsx";
import { Message, Waiting } from "./states.tsx";
import classes from "./trend-panel.module.css";

const TrendChart = lazy(() => afterThePage(() => import("./trend-chart.tsx")));

const TrendPanelTrend = graphql(`
  fragment TrendPanel on Trend {
    asOf {
      instant
      token
    }
    points {
      week
      received
      closed
    }
  }
`);

/** Received and closed by week: a picture, and the same as a table whose numbers open their lists. */
export function TrendPanel({
  trend: shown,
  unit,
  table,
  old,
  toggle,
}: {
  trend: FragmentType<typeof TrendPanelTrend>;
  unit: string;
  table: boolean;
  old: boolean;
  toggle: ReactNode;
}) {
  const { say } = useLanguage();
  const format = useFormat();
  const trend = readFragment(TrendPanelTrend, shown);
  if (trend.points.length === 0)
    return (
      <Panel title={say("trend.title")}>
        <Message title={say("trend.none")} />
      </Panel>
    );
  return (
    <Panel title={say("trend.title")} lead={say("trend.asOf", { at: format.at(trend.asOf.instant) })} aside={toggle}>
      <PartBoundary say={{ failed: say("state.failed"), retry: say("state.retry") }}>
        <div className={classes["chart"]} data-hidden={table || undefined} aria-hidden="true">
          {!table && (
            <Suspense fallback={<Waiting height="100%" />}>
              <TrendChart points={trend.points} old={old} />
            </Suspense>
          )}
        </div>
      </PartBoundary>
      <div className={classes["table"]} data-hidden={!table || undefined} role="group" tabIndex={table ? 0 : -1} aria-label={say("trend.title")}>
        <TrendTable trend={trend} unit={unit} linked={table} />
      </div>
    </Panel>
  );
}

/** @param linked false while the table is out of sight: nothing hidden takes the keyboard's focus */
function TrendTable({ trend, unit, linked }: { trend: TrendPanelFragment; unit: string; linked: boolean }) {
  const { say } = useLanguage();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say("trend.week")}</th>
          <th scope="col">
            {say("trend.received")} <Definition figure="RECEIVED_IN_WEEK" name={say("trend.received")} />
          </th>
          <th scope="col">
            {say("trend.closed")} <Definition figure="CLOSED_IN_WEEK" name={say("trend.closed")} />
          </th>
        </tr>
      </thead>
      <tbody className="number">
        {trend.points.toReversed().map((point, place) => {
          const last = dayAfter(point.week, 6);
          const common = { unit, order: "NEWEST_FIRST", asOf: trend.asOf.token } as const;
          return (
            <tr key={point.week}>
              <th scope="row">
                {shortDayText(point.week)} – {calendarDayText(last)} {place === 0 && <em>({say("trend.running")})</em>}
              </th>
              <td>
                <Count value={point.received} list={linked ? { ...common, receivedFrom: point.week, receivedTo: last } : null} />
              </td>
              <td>
                <Count value={point.closed} list={linked ? { ...common, closedFrom: point.week, closedTo: last } : null} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Count({ value, list }: { value: number; list: CasesSearch | null }) {
  const format = useFormat();
  if (!list) return format.number(value);
  return <CasesLink search={list}>{format.number(value)}</CasesLink>;
}
