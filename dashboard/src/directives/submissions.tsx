import { useQuery } from "@apollo/client/react";
import { useRouteContext } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Panel, Waiting } from "../ui/index.ts";
import { SubmissionCard } from "./submission-card.tsx";
import { useDirectiveNews } from "./use-news.ts";
import classes from "./directives.module.css";

const WaitingSubmissions = graphql(`
  query WaitingSubmissions {
    submissions(waiting: true, first: 50) {
      totalCount
      edges {
        node {
          id
          settlement
          ...SubmissionCard
        }
      }
    }
  }
`);

/** What was submitted to the viewer's leaders and waits; only who decides on it sees this part. */
export function Submissions() {
  const { viewer } = useRouteContext({ from: "/signed-in" });
  return viewer.may.includes("settleSubmission") ? <ForLeader /> : null;
}

function ForLeader() {
  const { say } = useLanguage();
  const { data, previousData, error, refetch } = useQuery(WaitingSubmissions, { fetchPolicy: "cache-and-network" });
  useDirectiveNews(() => refetch().catch(() => null));
  const list = (data ?? previousData)?.submissions;
  if (!list) return error ? <Failure error={error} retry={refetch} /> : <Waiting height={120} bars={3} />;
  return (
    <Panel title={say("submit.waiting")} lead={list.totalCount === 0 ? say("submit.waitingNone") : undefined}>
      <ul className={classes["list"]} data-testid="submissions" data-value={list.totalCount}>
        {list.edges.map(({ node }) => (
          <SubmissionCard key={node.id} one={node} />
        ))}
      </ul>
    </Panel>
  );
}
