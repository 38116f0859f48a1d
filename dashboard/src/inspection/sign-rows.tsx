import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import type { UnusualSign } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Panel, Waiting } from "../ui/index.ts";
import classes from "./inspection.module.css";

const SignRowsQuery = graphql(`
  query UnusualSignCases($sign: UnusualSign!, $unit: String!, $from: Day!, $to: Day!, $asOf: String!, $first: Int!, $after: String) {
    unusualSignCases(sign: $sign, unit: $unit, from: $from, to: $to, asOf: $asOf, first: $first, after: $after) {
      totalCount
      rows {
        caseId
        account
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
const PAGE_OF = 50;

/** The list behind one number, counted at the same point. @param name of the unit */
export function SignRows({ sign, unit, name, ...at }: { sign: UnusualSign; unit: string; name: string; from: string; to: string; asOf: string }) {
  const { say } = useLanguage();
  const variables = { sign, unit, ...at, first: PAGE_OF };
  const { data, error, refetch, fetchMore } = useQuery(SignRowsQuery, { variables });
  const list = data?.unusualSignCases;
  if (!list) return error ? <Failure error={error} retry={refetch} /> : <Waiting height={160} bars={3} />;
  const more = () =>
    void fetchMore({
      variables: { after: list.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: { unusualSignCases: next } }) => ({
        unusualSignCases: { ...next, rows: [...before.unusualSignCases.rows, ...next.rows] },
      }),
    }).catch(() => null); // the button stays
  return (
    <Panel title={say("signs.list", { sign: say(`signs.${sign}`), unit: name })} lead={say("signs.rows", { n: list.totalCount })}>
      <ul className={classes["list"]} data-testid="sign-rows" data-value={list.totalCount}>
        {list.rows.map((row) => (
          <li key={row.caseId ?? row.account}>
            {row.case ? (
              <Link to="/phan-anh/$id" params={{ id: row.case.id }} className={classes["name"]}>
                {`${row.case.reference}: ${row.case.title}`}
              </Link>
            ) : (
              <span className={classes["name"]}>{row.account ?? say("inspect.hidden")}</span>
            )}
          </li>
        ))}
      </ul>
      {list.pageInfo.hasNextPage && (
        <Button variant="default" onClick={more}>
          {say("inspect.more")}
        </Button>
      )}
    </Panel>
  );
}
