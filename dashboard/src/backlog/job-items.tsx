import { useQuery } from "@apollo/client/react";
import { Button, Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Waiting } from "../ui/index.ts";
import classes from "./dialogs.module.css";

const BacklogJobItems = graphql(`
  query BacklogJobItems($id: ID!, $after: String) {
    bulkItems(id: $id, first: 50, after: $after) {
      nodes {
        ordinal
        outcome
        reason
        undoneAt
        case {
          id
          reference
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** What became of each case of a job, a page at a time: done, skipped or refused, with the reason and the way to the case. */
export function JobItems({ id }: { id: string }) {
  const { say } = useLanguage();
  const [after, setAfter] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(BacklogJobItems, { variables: { id, after }, fetchPolicy: "cache-and-network" });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting height={80} bars={2} />;
  const { nodes, pageInfo } = data.bulkItems;
  return (
    <>
      <ol className={classes["items"]} start={nodes[0]?.ordinal ?? 1} data-testid="job-items">
        {nodes.map((item) => (
          <li key={item.ordinal}>
            {item.case ? (
              <Link to="/phan-anh/$id" params={{ id: item.case.id }}>
                {item.case.reference}
              </Link>
            ) : (
              say("backlog.jobs.hiddenCase")
            )}
            : {say(item.undoneAt ? "backlog.jobs.state.UNDONE" : `backlog.jobs.outcome.${item.outcome ?? "wait"}`)}
            {item.reason && ` – ${item.reason}`}
          </li>
        ))}
      </ol>
      {pageInfo.hasNextPage && (
        <Group>
          <Button size="compact-sm" variant="subtle" onClick={() => setAfter(pageInfo.endCursor)}>
            {say("backlog.jobs.moreItems")}
          </Button>
        </Group>
      )}
    </>
  );
}
