import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Panel, Waiting } from "../ui/index.ts";
import classes from "./scores.module.css";

const ScoreCorrectionsQuery = graphql(`
  query ScoreCorrections($period: ID!, $unit: String!, $first: Int!, $after: String) {
    scoreCorrections(period: $period, unit: $unit, first: $first, after: $after) {
      totalCount
      nodes {
        indicator
        caseId
        reference
        before
        after
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const PAGE_OF = 50;

/** What late data would change of the period before. @property n as the card says */
export function Corrections({ period, unit, n }: { period: string; unit: string; n: number }) {
  const { say } = useLanguage();
  const { data, error, refetch, fetchMore } = useQuery(ScoreCorrectionsQuery, { variables: { period, unit, first: PAGE_OF } });
  const list = data?.scoreCorrections;
  const more = () =>
    void fetchMore({
      variables: { after: list?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        scoreCorrections: { ...next.scoreCorrections, nodes: [...before.scoreCorrections.nodes, ...next.scoreCorrections.nodes] },
      }),
    }).catch(() => null); // the button stays
  return (
    <Panel title={say("score.corrections", { n })} lead={say("score.correctionsLead")}>
      {!list && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={160} bars={3} />)}
      <ul className={classes["list"]} data-testid="corrections" data-value={list?.totalCount}>
        {list?.nodes.map(({ indicator, caseId, reference, before, after }) => (
          <li key={`${indicator} ${caseId}`}>
            {reference === null ? (
              <span>{say("score.outOfSight")}</span>
            ) : (
              <Link to="/phan-anh/$id" params={{ id: caseId }}>
                {reference}
              </Link>
            )}
            <p className={classes["facts"]}>
              {say("score.correction", { indicator, before: before ?? say("score.noValue"), after: after ?? say("score.noValue") })}
            </p>
          </li>
        ))}
      </ul>
      {list?.pageInfo.hasNextPage && (
        <Button variant="default" mt={8} onClick={more}>
          {say("score.more")}
        </Button>
      )}
    </Panel>
  );
}
