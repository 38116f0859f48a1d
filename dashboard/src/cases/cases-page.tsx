import "../language/detail.ts";
import { useState } from "react";
import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { filterOf } from "../address/index.ts";
import { DirectiveFromList } from "../directives/index.ts";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { CasesQuery as Answer } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { answeredBy, Failure, Message, NewerBar, PageHead, Waiting } from "../ui/index.ts";
import { CaseRows } from "./case-rows.tsx";
import { Filters } from "./filters.tsx";
import { More } from "./more.tsx";
import classes from "./cases-page.module.css";

const CasesQuery = graphql(`
  query Cases($filter: CaseFilter, $order: CaseOrder, $asOf: String, $first: Int, $after: String) {
    cases(filter: $filter, order: $order, asOf: $asOf, first: $first, after: $after) {
      asOf {
        event
        instant
        token
      }
      totalCount
      edges {
        node {
          ...CaseRow
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

/** The list behind a number: the conditions and the point it is counted at all stand in the address. */
export function CasesPage() {
  const { say } = useLanguage();
  const search = useSearch({ from: "/signed-in/phan-anh" });
  const variables = { filter: filterOf(search), order: search.order ?? "DUE_FIRST", asOf: search.asOf ?? null, first: PAGE_OF };
  const { data, previousData, error, loading, networkStatus, refetch, fetchMore } = useQuery(CasesQuery, { variables });
  const shown = answeredBy({ data, previousData, error, loading }).shown?.cases;
  const reading = networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables || networkStatus === NetworkStatus.refetch;
  const failed = error && networkStatus === NetworkStatus.error;
  const [moreFailed, setMoreFailed] = useState(false);
  const navigate = useNavigate({ from: "/phan-anh" });
  const update = (asOf: string) => void navigate({ search: (before) => ({ ...before, asOf }), replace: true, resetScroll: false });
  const more = () => {
    setMoreFailed(false);
    fetchMore({ variables: { after: shown?.pageInfo.endCursor ?? null } }).catch(() => setMoreFailed(true)); // told below the rows
  };
  return (
    <>
      {shown && <NewerBar asOf={shown.asOf} update={update} />}
      <PageHead title={say("cases.title")} under={shown && <Total cases={shown} />}>
        {shown && <DirectiveFromList search={search} asOf={shown.asOf.token} count={shown.totalCount} />}
      </PageHead>
      <Filters search={search} />
      {failed && !shown && (
        <Failure error={error} retry={refetch}>
          <NewestLink />
        </Failure>
      )}
      {!shown && !failed && <Waiting height={560} bars={12} />}
      {shown && (
        <div className={classes["rows"]} data-reading={reading || undefined} aria-busy={reading}>
          {shown.edges.length === 0 ? (
            <Empty instant={shown.asOf.instant} />
          ) : (
            <CaseRows
              cases={shown.edges.map((edge) => edge.node)}
              shown={shown.asOf.instant}
              grouped={search.group === true && variables.order === "DUE_FIRST"}
            />
          )}
          <More
            loaded={shown.edges.length}
            total={shown.totalCount}
            next={shown.pageInfo.hasNextPage}
            pageOf={PAGE_OF}
            reading={networkStatus === NetworkStatus.fetchMore}
            failed={Boolean(error) || moreFailed}
            more={more}
          />
        </div>
      )}
    </>
  );
}

function Total({ cases }: { cases: Pick<Answer["cases"], "totalCount" | "asOf"> }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <span className={classes["total"]}>
      <strong className="number" data-testid="list-total" data-value={cases.totalCount}>
        {say("cases.total", { n: cases.totalCount })}
      </strong>{" "}
      · <span className="number">{say("cases.asOf", { at: format.atSecond(cases.asOf.instant) })}</span>
    </span>
  );
}

function Empty({ instant }: { instant: string }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <Message title={say("cases.empty")} text={say("cases.emptyWhy", { at: format.atSecond(instant) })} shape="circle">
      <Link to="/phan-anh" search={{ open: true }}>
        {say("cases.clear")}
      </Link>
    </Message>
  );
}

function NewestLink() {
  const { say } = useLanguage();
  return (
    <Link from="/phan-anh" to="/phan-anh" search={({ asOf: _old, ...rest }) => rest}>
      {say("state.newest")}
    </Link>
  );
}
