import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { ProposalRow } from "../proposals/index.ts";
import { Failure, Message, OldValues, Panel, Waiting } from "../ui/index.ts";
import { ProposedCase } from "./proposed-case.tsx";
import classes from "./waiting.module.css";

const WaitingProposalsQuery = graphql(`
  query WaitingProposals($first: Int!, $after: String) {
    proposals(scope: TO_DECIDE, first: $first, after: $after) {
      totalCount
      edges {
        cursor
        node {
          id
          ...ProposalRow
          about {
            id
            ...ProposedCase
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const PAGE = 20;
const AGAIN_MS = 60_000;

/** Proposals that await exactly this viewer, oldest first. */
export function WaitingProposals() {
  const { say } = useLanguage();
  const format = useFormat();
  const { data, previousData, error, networkStatus, refetch, fetchMore } = useQuery(WaitingProposalsQuery, {
    variables: { first: PAGE },
    fetchPolicy: "cache-and-network",
    pollInterval: AGAIN_MS,
  });
  const list = (data ?? previousData)?.proposals ?? null;
  const more = () =>
    void fetchMore({
      variables: { after: list?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: { proposals: next } }) => ({ proposals: { ...next, edges: [...before.proposals.edges, ...next.edges] } }),
    });
  return (
    <Panel
      title={say("waiting.proposals")}
      lead={list && <span role="status">{say("waiting.count", { n: format.number(list.totalCount) })}</span>}
      aside={list && error && <OldValues retry={refetch} />}
    >
      {!list && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={240} bars={4} />)}
      {list?.totalCount === 0 && <Message title={say("waiting.none")} />}
      <div data-testid="waiting-proposals">
        {list?.edges.map(({ node }) => (
          <div key={node.id} className={classes["card"]}>
            <ProposedCase about={node.about} />
            <ProposalRow proposal={node} source={say("proposal.itsSource")} />
          </div>
        ))}
      </div>
      {list?.pageInfo.hasNextPage && (
        <Button variant="default" mt={8} loading={networkStatus === NetworkStatus.fetchMore} onClick={more}>
          {say("waiting.more")}
        </Button>
      )}
    </Panel>
  );
}
