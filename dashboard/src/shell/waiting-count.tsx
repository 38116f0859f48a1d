import { useQuery } from "@apollo/client/react";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./shell.module.css";

const WaitingCountQuery = graphql(`
  query WaitingCount {
    proposals(scope: TO_DECIDE, first: 0) {
      totalCount
    }
  }
`);

const AGAIN_MS = 60_000;

/** How much awaits the viewer; nothing where nothing does, or where it is not known. */
export function WaitingCount() {
  const { say } = useLanguage();
  const format = useFormat();
  const { data, previousData } = useQuery(WaitingCountQuery, { pollInterval: AGAIN_MS, fetchPolicy: "cache-and-network" });
  const n = (data ?? previousData)?.proposals.totalCount ?? 0;
  if (n === 0) return null;
  return (
    <span className={classes["count"]} data-testid="waiting-count" aria-label={say("waiting.count", { n: format.number(n) })}>
      {format.number(n)}
    </span>
  );
}
