import "../language/period.ts";
import "../language/reports.ts";
import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link, useRouteContext, useSearch } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import { ReportState } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, OldValues, PageHead, Panel, Waiting } from "../ui/index.ts";
import { ReportDuties } from "./report-duties.tsx";
import { ReportOrders } from "./report-orders.tsx";
import { ReportRow } from "./report-row.tsx";
import { VerifyReport } from "./verify-report.tsx";
import classes from "./reports.module.css";

const STATES = [ReportState.Draft, ReportState.Submitted, ReportState.Returned, ReportState.Accepted];
const PAGE_OF = 50;

const ReportsQuery = graphql(`
  query Reports($state: ReportState, $first: Int!, $after: String) {
    reportDuties {
      ...ReportDutyRow
    }
    reports(state: $state, first: $first, after: $after) {
      totalCount
      nodes {
        id
        ...ReportRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** What is due, and what was drawn up, filed, returned, accepted. */
export function ReportsPage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { state, code } = useSearch({ from: "/signed-in/bao-cao" });
  const variables = { state: state ?? null, first: PAGE_OF };
  const { data, previousData, error, refetch, fetchMore } = useQuery(ReportsQuery, { variables, fetchPolicy: "cache-and-network" });
  const answer = data ?? previousData;
  const list = answer?.reports;
  const more = () =>
    void fetchMore({
      variables: { after: list?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) => ({ ...next, reports: { ...next.reports, nodes: [...before.reports.nodes, ...next.reports.nodes] } }),
    }).catch(() => null); // the button stays
  return (
    <>
      <PageHead title={say("report.title")}>
        {viewer.may.includes("draftReport") && (
          <Button renderRoot={(props) => <Link to="/bao-cao/lap/moi" {...props} />} data-testid="new-report">
            {say("report.new")}
          </Button>
        )}
      </PageHead>
      {answer && error && <OldValues retry={refetch} />}
      {!answer && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />)}
      <div className={classes["parts"]}>
        {answer && <ReportDuties duties={answer.reportDuties} />}
        {viewer.may.includes("orderReport") && <ReportOrders />}
        {list && (
          <Panel title={say("report.count", { n: list.totalCount })}>
            <nav className={classes["choices"]} aria-label={say("report.title")}>
              {([undefined, ...STATES] as const).map((one) => (
                <Link
                  key={one ?? "ALL"}
                  to="/bao-cao"
                  search={one ? { state: one } : {}}
                  activeOptions={{ exact: true }}
                  aria-current={one === state ? "true" : undefined}
                  data-testid={`state-${one ?? "ALL"}`}
                >
                  {say(one ? `report.state.${one}` : "report.all")}
                </Link>
              ))}
            </nav>
            {list.nodes.length === 0 && <Message title={say("report.none")} shape="circle" />}
            <ul className={classes["list"]} data-testid="reports" data-value={list.totalCount}>
              {list.nodes.map((node) => (
                <ReportRow key={node.id} one={node} />
              ))}
            </ul>
            {list.pageInfo.hasNextPage && (
              <Button variant="default" mt={8} onClick={more}>
                {say("report.more")}
              </Button>
            )}
          </Panel>
        )}
        <VerifyReport code={code ?? ""} />
      </div>
    </>
  );
}
