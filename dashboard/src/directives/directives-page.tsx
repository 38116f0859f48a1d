import "../language/directives.ts";
import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link, useSearch } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { DirectiveStanding } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { answeredBy, Failure, Message, OldValues, PageHead, Panel, Waiting } from "../ui/index.ts";
import { ObligationRow } from "./obligation-row.tsx";
import { Submissions } from "./submissions.tsx";
import { useDirectiveNews } from "./use-news.ts";
import classes from "./directives.module.css";

const DirectivesQuery = graphql(`
  query Directives($filter: DirectiveFilter, $first: Int!, $after: String) {
    directivesSummary {
      issued {
        unanswered
        overdue
        replied
        unacknowledged
      }
      addressed {
        unanswered
        overdue
        replied
        unacknowledged
      }
    }
    directives(filter: $filter, first: $first, after: $after) {
      asOf {
        instant
      }
      totalCount
      edges {
        node {
          id
          ...ObligationRow
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

/** Directives and expedite notices: those we issued, and those sent to us; what was submitted to the leader stands above. */
export function DirectivesPage() {
  const { say } = useLanguage();
  const format = useFormat();
  const search = useSearch({ from: "/signed-in/chi-dao" });
  const side = search.side ?? "ISSUED";
  const variables = { filter: { side, standing: search.standing ?? null }, first: PAGE_OF };
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(DirectivesQuery, { variables, fetchPolicy: "cache-and-network" });
  useDirectiveNews(() => refetch().catch(() => null));
  const answer = answeredBy({ data, previousData, error, loading }).shown;
  const list = answer?.directives;
  const more = () => void fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } }).catch(() => null); // the button stays
  const figures = side === "ISSUED" ? answer?.directivesSummary.issued : answer?.directivesSummary.addressed;
  return (
    <>
      <PageHead title={say("directives.title")} under={list && say("directives.asOf", { at: format.atSecond(list.asOf.instant) })} />
      <p className={classes["lead"]}>{say("directives.lead")}</p>
      {answer && error && <OldValues retry={refetch} />}
      <Submissions />
      <div className={classes["bar"]}>
        <nav className={classes["choices"]} aria-label={say("directives.title")}>
          {(["ISSUED", "ADDRESSED"] as const).map((one) => (
            <Link key={one} to="/chi-dao" search={{ ...search, side: one }} aria-current={one === side ? "true" : undefined} data-testid={`side-${one}`}>
              {say(one === "ISSUED" ? "directives.issued" : "directives.addressed")}
            </Link>
          ))}
        </nav>
        <Standings side={side} {...(search.standing && { standing: search.standing })} figures={figures} />
      </div>
      {!list && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />)}
      {list && (
        <Panel title={say("directives.total", { n: list.totalCount })}>
          {list.edges.length === 0 && <Message title={say("directives.none")} text={say("directives.noneWhy")} shape="circle" />}
          <ul className={classes["list"]} data-testid="obligations" data-value={list.totalCount}>
            {list.edges.map(({ node }) => (
              <ObligationRow key={node.id} one={node} />
            ))}
          </ul>
          {list.pageInfo.hasNextPage && (
            <Button variant="default" mt={8} onClick={more} data-testid="more">
              {say("directives.more")}
            </Button>
          )}
        </Panel>
      )}
    </>
  );
}

type Figures = Record<"unanswered" | "overdue" | "replied" | "unacknowledged", number>;
const NUMBER_OF: Partial<Record<DirectiveStanding, keyof Figures>> = {
  UNANSWERED: "unanswered",
  OVERDUE: "overdue",
  REPLIED: "replied",
  UNACKNOWLEDGED: "unacknowledged",
};

function Standings({ side, standing, figures }: { side: "ISSUED" | "ADDRESSED"; standing?: DirectiveStanding; figures: Figures | undefined }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <nav className={classes["choices"]} aria-label={say("directives.total", { n: 0 })}>
      {([undefined, ...Object.values(DirectiveStanding)] as const).map((one) => {
        const name = one === undefined ? undefined : NUMBER_OF[one];
        return (
          <Link
            key={one ?? "ALL"}
            to="/chi-dao"
            search={{ side, ...(one && { standing: one }) }}
            activeOptions={{ exact: true }}
            aria-current={one === standing ? "true" : undefined}
            data-testid={`standing-${one ?? "ALL"}`}
          >
            {say(`directives.standing.${one ?? "ALL"}`)}
            {name !== undefined && figures && ` (${format.number(figures[name])})`}
          </Link>
        );
      })}
    </nav>
  );
}
