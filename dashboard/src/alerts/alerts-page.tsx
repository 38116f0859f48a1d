import "../language/alerts.ts";
import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link, useRouteContext, useSearch } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import { AlertKind, AlertStanding } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { answeredBy, Failure, Message, OldValues, PageHead, Panel, Waiting } from "../ui/index.ts";
import { AlertRow } from "./alert-row.tsx";
import { AlertRules } from "./alert-rules.tsx";
import { useAlertNews } from "./use-alert-news.ts";
import classes from "./alerts.module.css";

const AlertsQuery = graphql(`
  query Alerts($filter: AlertFilter, $first: Int!, $after: String) {
    alerts(filter: $filter, first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          ...AlertRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const PAGE_OF = 50;
const NOT_ENDED = [AlertStanding.Ringing, AlertStanding.Acknowledged, AlertStanding.Muted];

/** What rings now, who has it, and what was done; below it the rules that it rings by. */
export function AlertsPage() {
  const { say } = useLanguage();
  const search = useSearch({ from: "/signed-in/canh-bao" });
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const filter = { standing: search.standing ? [search.standing] : NOT_ENDED, kind: search.kind ? [search.kind] : null, unit: search.unit ?? null };
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(AlertsQuery, {
    variables: { filter, first: PAGE_OF },
    fetchPolicy: "cache-and-network",
  });
  useAlertNews(() => refetch().catch(() => null));
  const list = answeredBy({ data, previousData, error, loading }).shown?.alerts;
  const more = () => void fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } }).catch(() => null); // the button stays
  return (
    <>
      <PageHead title={say("alerts.title")}>{list && error && <OldValues retry={refetch} />}</PageHead>
      <p className={classes["lead"]}>{say("alerts.lead")}</p>
      <Filters />
      {!list && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={5} />)}
      {list && (
        <Panel title={say("alerts.total", { n: list.totalCount })}>
          {list.totalCount === 0 && <Message title={say("alerts.none")} text={say("alerts.noneWhy")} shape="circle" />}
          <ul className={classes["list"]} data-testid="alerts" data-value={list.totalCount}>
            {list.edges.map(({ node }) => (
              <AlertRow key={node.id} one={node} />
            ))}
          </ul>
          {list.pageInfo.hasNextPage && (
            <Button variant="default" mt={8} onClick={more} data-testid="more">
              {say("alerts.more")}
            </Button>
          )}
        </Panel>
      )}
      <AlertRules may={viewer.may} />
    </>
  );
}

/** Both conditions stand in the address; each is a row of links, gone through by keyboard. */
function Filters() {
  const { say } = useLanguage();
  const search = useSearch({ from: "/signed-in/canh-bao" });
  const { standing, kind, ...unit } = search;
  return (
    <div className={classes["bar"]}>
      <nav className={classes["choices"]} aria-label={say("alerts.byStanding")}>
        {([undefined, ...NOT_ENDED, AlertStanding.Ended] as const).map((one) => (
          <Link
            key={one ?? "OPEN"}
            to="/canh-bao"
            search={{ ...unit, ...(kind && { kind }), ...(one && { standing: one }) }}
            aria-current={one === standing ? "true" : undefined}
            data-testid={`standing-${one ?? "OPEN"}`}
          >
            {say(`alerts.standing.${one ?? "OPEN"}`)}
          </Link>
        ))}
      </nav>
      <nav className={classes["choices"]} aria-label={say("alerts.byKind")}>
        {([undefined, AlertKind.OverdueAbove, AlertKind.UrgentUnassigned, AlertKind.SourceSilent] as const).map((one) => (
          <Link
            key={one ?? "ALL"}
            to="/canh-bao"
            search={{ ...unit, ...(standing && { standing }), ...(one && { kind: one }) }}
            aria-current={one === kind ? "true" : undefined}
            data-testid={`kind-${one ?? "ALL"}`}
          >
            {say(`alerts.kind.${one ?? "ALL"}`)}
          </Link>
        ))}
      </nav>
    </div>
  );
}
