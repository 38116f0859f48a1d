import "../language/lists.ts";
import { useQuery } from "@apollo/client/react";
import { Link, useSearch } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import type { RestrictionState } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { RestrictionRow } from "../restrictions/index.ts";
import { Listed, PageHead } from "../ui/index.ts";
import classes from "../ui/listing.module.css";

const RestrictedQuery = graphql(`
  query RestrictedList($state: RestrictionState, $first: Int!, $after: String) {
    restrictions(state: $state, first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          ...RestrictionRow
          case {
            id
            reference
            title
          }
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
const STATES = [null, "PROPOSED", "IN_FORCE", "ENDED", "LIFTED", "REJECTED"] as const satisfies readonly (RestrictionState | null)[];

/** The province's restricted list: callers who disturb on purpose, by whose decision, until when; their cases go on as any others. */
export function RestrictedPage() {
  const { say } = useLanguage();
  const { state = null } = useSearch({ from: "/signed-in/han-che" });
  const { data, previousData, error, refetch, fetchMore } = useQuery(RestrictedQuery, {
    variables: { state, first: PAGE_OF },
    fetchPolicy: "cache-and-network",
  });
  const list = (data ?? previousData)?.restrictions;
  const more = () => void fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } }).catch(() => null); // the button stays
  return (
    <>
      <PageHead title={say("restrictedList.title")} />
      <p className={classes["lead"]}>{say("restrictedList.lead")}</p>
      <nav className={`${classes["choices"]} ${classes["bar"]}`} aria-label={say("restrictedList.states")}>
        {STATES.map((one) => (
          <Link
            key={one ?? "ALL"}
            to="/han-che"
            search={one === null ? {} : { state: one }}
            activeOptions={{ exact: true }}
            aria-current={one === state ? "true" : undefined}
            data-testid={`state-${one ?? "ALL"}`}
          >
            {say(`restrictedList.state.${one ?? "ALL"}`)}
          </Link>
        ))}
      </nav>
      <Listed
        title={say("restrictedList.total", { n: list?.totalCount ?? 0 })}
        testId="restricted-list"
        list={list}
        error={error}
        retry={refetch}
        more={more}
        none={say("restrictedList.none")}
      >
        {list?.edges.map(({ node }) => (
          <li key={node.id}>
            {node.case ? (
              <Link to="/phan-anh/$id" params={{ id: node.case.id }} className={classes["subject"] ?? ""}>
                {node.case.reference} {node.case.title}
              </Link>
            ) : (
              <span className={classes["facts"]}>{say("restrictedList.unseen")}</span>
            )}
            <RestrictionRow one={node} />
          </li>
        ))}
      </Listed>
    </>
  );
}
