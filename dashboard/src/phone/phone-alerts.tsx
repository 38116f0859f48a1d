import { useQuery, useSubscription } from "@apollo/client/react";
import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Shape, Waiting } from "../ui/index.ts";
import classes from "./phone.module.css";

const PhoneAlertsQuery = graphql(`
  query PhoneAlerts {
    alerts(filter: { standing: [RINGING, ACKNOWLEDGED] }, first: 5) {
      totalCount
      edges {
        node {
          id
          kind
          since
          cases
          ownerName
          sourceName
          unit {
            id
            name
          }
        }
      }
    }
  }
`);
const PhoneAlertsMoved = graphql(`
  subscription PhoneAlertsMoved {
    alertChanged {
      resync
    }
  }
`);

const AGAIN_MS = 30_000;
const WORDS = {
  SOURCE_SILENT: "wall.alarm.SOURCE_SILENT",
  OVERDUE_ABOVE: "wall.alarm.UNIT_OVERDUE",
  URGENT_UNASSIGNED: "wall.alarm.URGENT_UNASSIGNED",
} as const;

/** What rings and is not muted: one line each, the newest first, with who has it. */
export function PhoneAlerts({ shown }: { shown: string | null }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { data, previousData, error, refetch } = useQuery(PhoneAlertsQuery, { pollInterval: AGAIN_MS });
  useSubscription(PhoneAlertsMoved, { ignoreResults: true, onData: () => void refetch().catch(() => null) });
  const alerts = (data ?? previousData)?.alerts ?? null;
  return (
    <section className={classes["part"]} data-testid="phone-alerts" data-value={alerts?.totalCount}>
      <h2>{say("phone.alerts")}</h2>
      {!alerts && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={60} bars={1} />)}
      {alerts?.totalCount === 0 && <p className={classes["soft"]}>{say("phone.alertsNone")}</p>}
      <ul className={classes["list"]}>
        {alerts?.edges.map(({ node: { id, kind, since, cases, ownerName, sourceName, unit } }) => (
          <li key={id} className={classes["alert"]}>
            <Shape name="triangle" size={12} />
            <Link to="/canh-bao" className={classes["unit"]}>
              {say(WORDS[kind], { name: kind === "SOURCE_SILENT" ? (sourceName ?? "") : unit.name, n: format.number(cases ?? 0) })}
            </Link>
            <span className={classes["under"]}>
              {shown !== null && format.ago(since, shown)}
              {ownerName !== null && ` · ${ownerName}`}
            </span>
          </li>
        ))}
      </ul>
      {alerts && alerts.totalCount > alerts.edges.length && (
        <Link to="/canh-bao">{say("wall.alarmsMore", { n: alerts.totalCount - alerts.edges.length })}</Link>
      )}
    </section>
  );
}
