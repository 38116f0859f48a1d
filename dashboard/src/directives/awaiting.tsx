import { useQuery } from "@apollo/client/react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Panel, Waiting } from "../ui/index.ts";
import { ObligationRow } from "./obligation-row.tsx";
import { Submissions } from "./submissions.tsx";
import { useDirectiveNews } from "./use-news.ts";
import classes from "./directives.module.css";

const AwaitingQuery = graphql(`
  query AwaitingDirectives {
    replies: directives(filter: { side: ISSUED, standing: REPLIED }, first: 50) {
      totalCount
      edges {
        node {
          id
          maySettle
          ...ObligationRow
        }
      }
    }
    owed: directives(filter: { side: ADDRESSED, standing: UNANSWERED }, first: 50) {
      totalCount
      edges {
        node {
          id
          mayReply
          ...ObligationRow
        }
      }
    }
  }
`);

/** What of directives awaits the viewer: submissions to direct, replies to accept, directives to answer for his unit. */
export function AwaitingDirectives() {
  const { say } = useLanguage();
  const { data, previousData, error, refetch } = useQuery(AwaitingQuery, { fetchPolicy: "cache-and-network" });
  useDirectiveNews(() => refetch().catch(() => null));
  const answer = data ?? previousData;
  if (!answer) return error ? <Failure error={error} retry={refetch} /> : <Waiting height={160} bars={4} />;
  const replies = answer.replies.edges.filter(({ node }) => node.maySettle);
  const owed = answer.owed.edges.filter(({ node }) => node.mayReply);
  return (
    <>
      <Submissions />
      {replies.length > 0 && (
        <Panel title={say("awaiting.replies")}>
          <ul className={classes["list"]} data-testid="awaiting-replies">
            {replies.map(({ node }) => (
              <ObligationRow key={node.id} one={node} />
            ))}
          </ul>
        </Panel>
      )}
      {owed.length > 0 && (
        <Panel title={say("awaiting.obligations")}>
          <ul className={classes["list"]} data-testid="awaiting-obligations">
            {owed.map(({ node }) => (
              <ObligationRow key={node.id} one={node} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
