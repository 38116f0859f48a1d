import { useQuery, useSubscription } from "@apollo/client/react";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./shell.module.css";

const AlertCountQuery = graphql(`
  query AlertCount {
    alerts(filter: { standing: [RINGING] }, first: 0) {
      totalCount
    }
  }
`);
const AlertsMoved = graphql(`
  subscription AlertsMoved {
    alertChanged {
      resync
    }
  }
`);

const AGAIN_MS = 60_000;

/** How many alerts nobody has acknowledged; nothing where none rings, or where it is not known. */
export function AlertCount() {
  const { say } = useLanguage();
  const format = useFormat();
  const { data, previousData, refetch } = useQuery(AlertCountQuery, { pollInterval: AGAIN_MS, fetchPolicy: "no-cache" });
  useSubscription(AlertsMoved, { ignoreResults: true, onData: () => void refetch().catch(() => null) });
  const n = (data ?? previousData)?.alerts.totalCount ?? 0;
  if (n === 0) return null;
  return (
    <span className={classes["count"]} data-testid="alert-count" data-value={n} aria-label={say("nav.alertsCount", { n: format.number(n) })}>
      {format.number(n)}
    </span>
  );
}
