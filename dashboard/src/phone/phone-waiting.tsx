import { useQuery } from "@apollo/client/react";
import { Link } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Waiting } from "../ui/index.ts";
import classes from "./phone.module.css";

const PhoneWaitingQuery = graphql(`
  query PhoneWaiting {
    proposals(scope: TO_DECIDE, first: 0) {
      totalCount
    }
    directivesSummary {
      submissionsWaiting
      issued {
        replied
      }
    }
  }
`);

const AGAIN_MS = 60_000;

/** How much awaits the leader, each the door to it. */
export function PhoneWaiting() {
  const { say } = useLanguage();
  const { data, previousData, error, refetch } = useQuery(PhoneWaitingQuery, { pollInterval: AGAIN_MS, fetchPolicy: "cache-and-network" });
  const known = data ?? previousData;
  return (
    <section className={classes["part"]} data-testid="phone-waiting">
      <h2>{say("phone.waiting")}</h2>
      {!known && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={60} bars={1} />)}
      {known && (
        <Counts
          proposals={known.proposals.totalCount}
          submissions={known.directivesSummary.submissionsWaiting}
          replies={known.directivesSummary.issued.replied}
        />
      )}
    </section>
  );
}

function Counts(counts: { proposals: number; submissions: number; replies: number }) {
  const { say } = useLanguage();
  const there = (["submissions", "replies", "proposals"] as const).filter((kind) => counts[kind] > 0);
  if (there.length === 0) return <p className={classes["soft"]}>{say("phone.waitingNone")}</p>;
  return (
    <ul className={classes["list"]}>
      {there.map((kind) => (
        <li key={kind}>
          <Link to="/cho-toi" className={classes["unit"]} data-testid={`phone-${kind}`}>
            {say(`phone.${kind}`, { n: counts[kind] })}
          </Link>
        </li>
      ))}
    </ul>
  );
}
