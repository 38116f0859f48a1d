import "../language/lists.ts";
import "../language/matter.ts";
import { useQuery } from "@apollo/client/react";
import { NativeSelect } from "@mantine/core";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { NoResultSearch } from "../address/index.ts";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { CaseStream } from "../gql/graphql.ts";
import type { OwedReportsQuery } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { answeredBy, Listed, PageHead, Status } from "../ui/index.ts";
import classes from "../ui/listing.module.css";

const OwedQuery = graphql(`
  query OwedReports($filter: NoResultFilter, $first: Int!, $after: String) {
    noResultDuties(filter: $filter, first: $first, after: $after) {
      asOf {
        instant
      }
      totalCount
      edges {
        node {
          case {
            id
            reference
            title
            unit {
              id
              name
            }
            noResultReports {
              id
              at
            }
          }
          duty {
            dueAt
            overdue
            limit
            legalBasis
            assumed
            mayReport
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    units {
      id
      code
      name
      validTo
    }
  }
`);

const PAGE_OF = 50;
const STANDINGS = [undefined, true, false] as const;

/** Several agencies' cases past their limit: whose lead agency owes the report of why there is no result, and since when (rule 84). */
export function NoResultPage() {
  const { say } = useLanguage();
  const format = useFormat();
  const search = useSearch({ from: "/signed-in/chua-ket-qua" });
  const filter = { unit: search.unit ?? null, stream: search.stream ?? null, overdue: search.overdue ?? null };
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(OwedQuery, {
    variables: { filter, first: PAGE_OF },
    fetchPolicy: "cache-and-network",
  });
  const { shown: answer } = answeredBy({ data, previousData, error, loading });
  const list = answer?.noResultDuties;
  const more = () => void fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } }).catch(() => null); // the button stays
  return (
    <>
      <PageHead title={say("owedList.title")} under={list && say("owedList.asOf", { at: format.atSecond(list.asOf.instant) })} />
      <p className={classes["lead"]}>{say("owedList.lead")}</p>
      <div className={classes["bar"]}>
        <nav className={classes["choices"]} aria-label={say("owedList.standings")}>
          {STANDINGS.map((overdue) => (
            <Link
              key={String(overdue)}
              to="/chua-ket-qua"
              search={{ ...search, overdue } as NoResultSearch}
              activeOptions={{ exact: true }}
              aria-current={overdue === search.overdue ? "true" : undefined}
              data-testid={`owed-${String(overdue ?? "all")}`}
            >
              {say(overdue === undefined ? "owedList.all" : overdue ? "owedList.overdue" : "owedList.later")}
            </Link>
          ))}
        </nav>
        <Scope search={search} units={(answer?.units ?? []).filter(({ validTo }) => validTo === null)} />
      </div>
      <Listed
        title={say("owedList.total", { n: list?.totalCount ?? 0 })}
        testId="owed-list"
        list={list}
        error={error}
        retry={refetch}
        more={more}
        none={say("owedList.none")}
      >
        {list?.edges.map(({ node }) => node.case && <Owed key={node.case.id} one={node.case} duty={node.duty} />)}
      </Listed>
    </>
  );
}

/** Whose cases, and of which stream. */
function Scope({ search, units }: { search: NoResultSearch; units: readonly { code: string; name: string }[] }) {
  const { say } = useLanguage();
  const navigate = useNavigate({ from: "/chua-ket-qua" });
  const choose = (some: Partial<NoResultSearch>) => void navigate({ search: (before) => ({ ...before, ...some }), replace: true });
  return (
    <>
      <NativeSelect
        label={say("owedList.unit")}
        value={search.unit ?? ""}
        onChange={(event) => choose({ unit: event.currentTarget.value || undefined } as Partial<NoResultSearch>)}
        data={[{ value: "", label: say("owedList.anyUnit") }, ...units.map(({ code, name }) => ({ value: code, label: name }))]}
        data-testid="owed-unit"
      />
      <NativeSelect
        label={say("owedList.stream")}
        value={search.stream ?? "HOTLINE"}
        onChange={(event) => choose({ stream: event.currentTarget.value as CaseStream })}
        data={Object.values(CaseStream).map((value) => ({ value, label: say(`stream.${value}`) }))}
        data-testid="owed-stream"
      />
    </>
  );
}

type Node = OwedReportsQuery["noResultDuties"]["edges"][number]["node"];

function Owed({ one, duty }: { one: NonNullable<Node["case"]>; duty: Node["duty"] }) {
  const { say } = useLanguage();
  const format = useFormat();
  const last = one.noResultReports.at(-1);
  return (
    <li data-testid="owed" data-overdue={duty.overdue}>
      <Link to="/phan-anh/$id" params={{ id: one.id }} className={classes["subject"] ?? ""}>
        {one.reference} {one.title}
      </Link>
      <p className={classes["facts"]}>
        <Status tone={duty.overdue ? "late" : "idle"} shape={duty.overdue ? "triangle" : "ring"}>
          {say(duty.overdue ? "noResult.overdue" : "noResult.due", { due: format.due(duty.dueAt) })}
        </Status>
      </p>
      <p className={classes["facts"]}>
        {say("owedList.by", { unit: one.unit.name })} ·{" "}
        {last ? say("owedList.reported", { n: one.noResultReports.length, at: format.at(last.at) }) : say("owedList.never")}
        {duty.mayReport && ` · ${say("owedList.mine")}`}
      </p>
      <p className={classes["facts"]}>{say(duty.assumed ? "decline.basisAssumed" : "decline.basis", { basis: duty.legalBasis })}</p>
    </li>
  );
}
