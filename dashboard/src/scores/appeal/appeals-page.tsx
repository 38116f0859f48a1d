import "../../language/scores.ts";
import "../../language/appeals.ts";
import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link, useRouteContext, useSearch } from "@tanstack/react-router";
import { graphql } from "../../gql/index.ts";
import { ScoreAppealList } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { answeredBy, Failure, Message, OldValues, PageHead, Panel, Waiting } from "../../ui/index.ts";
import classes from "../scores.module.css";
import { AppealRow } from "./appeal-row.tsx";
import { AppealTerms } from "./appeal-terms.tsx";

const ScoreAppealsQuery = graphql(`
  query ScoreAppeals($list: ScoreAppealList!, $first: Int!, $after: String) {
    scoreAppeals(list: $list, first: $first, after: $after) {
      totalCount
      nodes {
        id
        ...AppealRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    scoreAppealRules {
      ...AppealTerms
    }
  }
`);

const PAGE_OF = 50;

/** Appeals about lines of scores: those of one's unit, those about it, those that wait for one's answer. */
export function AppealsPage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const [asks, answers] = [viewer.may.includes("askScoreAppeal"), viewer.may.includes("answerScoreAppeal")];
  const lists = [asks && ScoreAppealList.Ours, asks && ScoreAppealList.Told, answers && ScoreAppealList.Waiting, ScoreAppealList.All].filter(
    (one) => one !== false,
  );
  const { list = lists[0] ?? ScoreAppealList.All } = useSearch({ from: "/signed-in/xem-xet-lai" });
  const variables = { list, first: PAGE_OF };
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(ScoreAppealsQuery, { variables, fetchPolicy: "cache-and-network" });
  const shown = answeredBy({ data, previousData, error, loading }).shown;
  const more = () =>
    void fetchMore({
      variables: { after: shown?.scoreAppeals.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        ...next,
        scoreAppeals: { ...next.scoreAppeals, nodes: [...before.scoreAppeals.nodes, ...next.scoreAppeals.nodes] },
      }),
    }).catch(() => null); // the button stays
  return (
    <>
      <PageHead title={say("appeal.title")} />
      <p className={classes["lead"]}>{say("appeal.lead")}</p>
      {shown && error && <OldValues retry={refetch} />}
      <div className={classes["bar"]}>
        <nav className={classes["choices"]} aria-label={say("appeal.title")}>
          {lists.map((one) => (
            <Link
              key={one}
              to="/xem-xet-lai"
              search={{ list: one }}
              activeOptions={{ exact: true }}
              aria-current={one === list ? "true" : undefined}
              data-testid={`list-${one}`}
            >
              {say(`appeal.list.${one}`)}
            </Link>
          ))}
        </nav>
      </div>
      {!shown && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />)}
      {shown && (
        <Panel title={say("appeal.count", { n: shown.scoreAppeals.totalCount })}>
          {shown.scoreAppeals.nodes.length === 0 && <Message title={say("appeal.none")} shape="circle" />}
          <ul className={classes["list"]} data-testid="appeals" data-value={shown.scoreAppeals.totalCount}>
            {shown.scoreAppeals.nodes.map((one) => (
              <AppealRow key={one.id} appeal={one} />
            ))}
          </ul>
          {shown.scoreAppeals.pageInfo.hasNextPage && (
            <Button variant="default" mt={8} onClick={more} data-testid="more">
              {say("appeal.more")}
            </Button>
          )}
        </Panel>
      )}
      {shown && <AppealTerms rules={shown.scoreAppealRules} />}
    </>
  );
}
