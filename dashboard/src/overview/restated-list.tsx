import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { calendarDayText, useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { Reckoning, RestatedListQuery } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Waiting } from "../ui/index.ts";
import classes from "./period.module.css";

const RestatedList = graphql(`
  query RestatedList($day: Day!, $reckoning: Reckoning!, $source: String, $byHub: Boolean!, $asOf: String!, $after: String) {
    restatedFacts(day: $day, reckoning: $reckoning, source: $source, byHub: $byHub, asOf: $asOf, after: $after) {
      day
      figures {
        kind
        before
        after
      }
      totalCount
      facts {
        id
        kind
        takenBack
        unit {
          id
          name
        }
        fromUnit {
          id
          name
        }
        happenedAt
        learnedAt
        case {
          id
          reference
          title
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
type Facts = RestatedListQuery["restatedFacts"];

interface Asked {
  day: string;
  /** code; null: no source told it */
  source: string | null;
  /** token of the point that the period was counted at */
  asOf: string;
  reckoning: Reckoning;
}

/** What stands behind one restated day: from which number to which, and every fact with its case, its source's word and when it was learned. */
export function RestatedListPanel({ day, source, asOf, reckoning }: Asked) {
  const { say } = useLanguage();
  const variables = { day, reckoning, source, byHub: source === null, asOf, after: null };
  const { data, error, refetch, fetchMore, loading } = useQuery(RestatedList, { variables, fetchPolicy: "no-cache" });
  const found = data?.restatedFacts;
  if (!found) return error ? <Failure error={error} retry={refetch} /> : <Waiting height={160} bars={4} />;
  const more = () =>
    void fetchMore({
      variables: { after: found.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { restatedFacts: next } }) => ({
        restatedFacts: { ...next, facts: [...before.restatedFacts.facts, ...next.facts] },
      }),
    });
  return (
    <section className={classes["scroll"]} data-testid="restated-list" data-value={found.totalCount} aria-label={say("period.restatedList")} tabIndex={0}>
      <RestatedFigures found={found} />
      <table className={classes["table"]}>
        <caption>{say("period.restatedCount", { n: found.totalCount })}</caption>
        <thead>
          <tr>
            {(["case", "fact", "unit", "happened", "learned"] as const).map((head) => (
              <th key={head} scope="col">
                {say(`period.restatedHead.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="number">
          {found.facts.map((fact) => (
            <FactRow key={fact.id} fact={fact} />
          ))}
        </tbody>
      </table>
      {found.pageInfo.hasNextPage && (
        <Button size="compact-sm" variant="light" onClick={more} disabled={loading} mt="xs">
          {say("period.restatedMore", { n: found.totalCount - found.facts.length })}
        </Button>
      )}
    </section>
  );
}

function RestatedFigures({ found: { day, figures } }: { found: Facts }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <p className={classes["facts"]}>
      {say("period.restatedOf", { day: calendarDayText(day) })}{" "}
      {figures.map(({ kind, before, after }) => (
        <strong key={kind} className={`number ${classes["moved"]}`} data-testid={`restated-${kind}`} data-before={before} data-after={after}>
          {kind !== "HANDED_OVER" && say(`period.restatedFigure.${kind}`, { before: format.number(before), after: format.number(after) })}
        </strong>
      ))}
    </p>
  );
}

function FactRow({ fact: { kind, takenBack, unit, fromUnit, happenedAt, learnedAt, case: found } }: { fact: Facts["facts"][number] }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <tr data-testid="restated-fact">
      <th scope="row">
        {found ? (
          <Link to="/phan-anh/$id" params={{ id: found.id }} title={found.title}>
            {found.reference}
          </Link>
        ) : (
          say("period.restatedUnseen")
        )}
      </th>
      <td>
        {say(`period.fact.${kind}`)} {takenBack && say("period.factTakenBack")}
      </td>
      <td>{fromUnit ? `${fromUnit.name} → ${unit.name}` : unit.name}</td>
      <td>{format.at(happenedAt)}</td>
      <td>{format.at(learnedAt)}</td>
    </tr>
  );
}
