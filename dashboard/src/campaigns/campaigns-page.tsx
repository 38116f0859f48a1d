import "../language/backlog.ts";
import "../language/campaigns.ts";
import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link, useRouteContext, useSearch } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import { CampaignState } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, OldValues, PageHead, Panel, Waiting } from "../ui/index.ts";
import { CampaignRow } from "./campaign-row.tsx";
import classes from "./campaigns.module.css";

const STATES = [CampaignState.Open, CampaignState.Completed, CampaignState.Cancelled];

const CampaignsQuery = graphql(`
  query Campaigns($state: CampaignState, $first: Int!, $after: String) {
    campaigns(state: $state, first: $first, after: $after) {
      totalCount
      nodes {
        id
        ...CampaignRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const PAGE_OF = 50;

/** Campaigns of the viewer's units: how far each is, newest first. */
export function CampaignsPage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { state } = useSearch({ from: "/signed-in/chien-dich" });
  const variables = { state: state ?? null, first: PAGE_OF };
  const { data, previousData, error, refetch, fetchMore } = useQuery(CampaignsQuery, { variables, fetchPolicy: "cache-and-network" });
  const list = (data ?? previousData)?.campaigns;
  const more = () => void fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } }).catch(() => null); // the button stays
  return (
    <>
      <PageHead title={say("campaign.title")} />
      <p className={classes["lead"]}>{say("campaign.lead")}</p>
      {list && error && <OldValues retry={refetch} />}
      <div className={classes["bar"]}>
        <nav className={classes["choices"]} aria-label={say("campaign.title")}>
          {([undefined, ...STATES] as const).map((one) => (
            <Link
              key={one ?? "ALL"}
              to="/chien-dich"
              search={one ? { state: one } : {}}
              activeOptions={{ exact: true }}
              aria-current={one === state ? "true" : undefined}
              data-testid={`state-${one ?? "ALL"}`}
            >
              {say(one ? `campaign.state.${one}` : "campaign.all")}
            </Link>
          ))}
        </nav>
        {viewer.may.includes("openCampaign") && (
          <Button renderRoot={(props) => <Link to="/chien-dich/lap/moi" {...props} />} data-testid="new-campaign">
            {say("campaign.new")}
          </Button>
        )}
      </div>
      {!list && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />)}
      {list && (
        <Panel title={say("campaign.count", { n: list.totalCount })}>
          {list.nodes.length === 0 && <Message title={say("campaign.none")} text={say("campaign.noneWhy")} shape="circle" />}
          <ul className={classes["list"]} data-testid="campaigns" data-value={list.totalCount}>
            {list.nodes.map((node) => (
              <CampaignRow key={node.id} one={node} />
            ))}
          </ul>
          {list.pageInfo.hasNextPage && (
            <Button variant="default" mt={8} onClick={more}>
              {say("campaign.more")}
            </Button>
          )}
        </Panel>
      )}
    </>
  );
}
