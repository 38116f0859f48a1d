import "../language/changes.ts";
import "../language/lists.ts";
import "../language/matter.ts";
import { useQuery } from "@apollo/client/react";
import { Link, useSearch } from "@tanstack/react-router";
import { calendarDayText, useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { DiversionSide, DivertedListQuery } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { answeredBy, Listed, PageHead } from "../ui/index.ts";
import classes from "../ui/listing.module.css";

const DivertedQuery = graphql(`
  query DivertedList($side: DiversionSide, $first: Int!, $after: String) {
    divertedCases(side: $side, first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          caseId
          reference
          name
          legalBasis
          at
          state
          byName
          mayOpen
          letter {
            number
            day
          }
          mayRecordLetter
          by {
            id
            name
          }
          to {
            id
            name
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
const SIDES = [null, "SENT", "RECEIVED"] as const satisfies readonly (DiversionSide | null)[];

/** Cases that another law sent elsewhere and whose content is hidden: where to, when, by whom; no word of any of them. */
export function DivertedPage() {
  const { say } = useLanguage();
  const { side = null } = useSearch({ from: "/signed-in/chuyen-huong" });
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(DivertedQuery, {
    variables: { side, first: PAGE_OF },
    fetchPolicy: "cache-and-network",
  });
  const list = answeredBy({ data, previousData, error, loading }).shown?.divertedCases;
  const more = () => void fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } }).catch(() => null); // the button stays
  return (
    <>
      <PageHead title={say("divertedList.title")} />
      <p className={classes["lead"]}>{say("divertedList.lead")}</p>
      <nav className={`${classes["choices"]} ${classes["bar"]}`} aria-label={say("divertedList.sides")}>
        {SIDES.map((one) => (
          <Link
            key={one ?? "ALL"}
            to="/chuyen-huong"
            search={one === null ? {} : { side: one }}
            activeOptions={{ exact: true }}
            aria-current={one === side ? "true" : undefined}
            data-testid={`side-${one ?? "ALL"}`}
          >
            {say(`divertedList.side.${one ?? "ALL"}`)}
          </Link>
        ))}
      </nav>
      <Listed
        title={say("divertedList.total", { n: list?.totalCount ?? 0 })}
        testId="diverted-list"
        list={list}
        error={error}
        retry={refetch}
        more={more}
        none={say("divertedList.none")}
      >
        {list?.edges.map(({ node }) => (
          <Diverted key={node.id} one={node} />
        ))}
      </Listed>
    </>
  );
}

function Diverted({ one }: { one: DivertedListQuery["divertedCases"]["edges"][number]["node"] }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <li data-testid="diverted">
      <Link to="/phan-anh/$id" params={{ id: one.caseId }} className={classes["subject"] ?? ""}>
        {one.reference}
      </Link>
      <p className={classes["facts"]}>
        <strong>{one.name ?? say("divert.hidden")}</strong>
        {one.to && ` → ${one.to.name}`} · {format.at(one.at)}
      </p>
      <p className={classes["facts"]}>
        {say("call.by", { name: one.byName, unit: one.by.name })} · {say(`request.state.${one.state}`, { source: say("divertedList.source") })}
      </p>
      {one.letter && (
        <p className={classes["facts"]} data-testid="diverted-letter">
          {say("divert.letter", { number: one.letter.number, day: calendarDayText(one.letter.day) })}
        </p>
      )}
      {!one.letter && one.mayRecordLetter && <p className={classes["facts"]}>{say("divertedList.noLetter")}</p>}
      {one.legalBasis !== null && <p className={classes["facts"]}>{say("decline.basis", { basis: one.legalBasis })}</p>}
      <p className={classes["facts"]}>
        {say("divert.kept")} {one.mayOpen && say("divertedList.mayOpen")}
      </p>
    </li>
  );
}
