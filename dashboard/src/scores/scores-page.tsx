import "../language/scores.ts";
import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link, useRouteContext } from "@tanstack/react-router";
import { calendarDayText } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { ScoresQuery as Answer } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, OldValues, PageHead, Panel, Waiting } from "../ui/index.ts";
import { OpenPeriod } from "./open-period.tsx";
import { SchemeRow } from "./scheme-row.tsx";
import classes from "./scores.module.css";

const ScoresQuery = graphql(`
  query Scores($first: Int!, $after: String) {
    scorePeriods(first: $first, after: $after) {
      totalCount
      nodes {
        id
        from
        to
        state
        kind
        scheme {
          id
          issued
          title {
            vi
            en
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    scoreSchemes {
      id
      ...SchemeRow
      ...OpenPeriodScheme
    }
  }
`);

const PAGE_OF = 50;

/** Scoring periods, newest first, and the schemes that they are counted by. */
export function ScoresPage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { data, previousData, error, refetch, fetchMore } = useQuery(ScoresQuery, { variables: { first: PAGE_OF }, fetchPolicy: "cache-and-network" });
  const answer = data ?? previousData;
  const again = () => void refetch().catch(() => null);
  const more = () =>
    void fetchMore({
      variables: { after: answer?.scorePeriods.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        ...before,
        scorePeriods: { ...next.scorePeriods, nodes: [...before.scorePeriods.nodes, ...next.scorePeriods.nodes] },
      }),
    }).catch(() => null); // the button stays
  return (
    <>
      <PageHead title={say("score.title")} />
      <p className={classes["lead"]}>{say("score.lead")}</p>
      {!answer && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />)}
      {answer && error && <OldValues retry={refetch} />}
      {answer && (
        <div className={classes["parts"]}>
          {viewer.may.includes("openScorePeriod") && <OpenPeriod schemes={answer.scoreSchemes} done={again} />}
          <Periods list={answer.scorePeriods} more={more} />
          <Panel title={say("score.schemes")}>
            <ul className={classes["list"]} data-testid="score-schemes">
              {answer.scoreSchemes.map((scheme) => (
                <SchemeRow
                  key={scheme.id}
                  one={scheme}
                  mayApprove={viewer.may.includes("approveScheme")}
                  mayPropose={viewer.may.includes("proposeScheme")}
                  done={again}
                />
              ))}
            </ul>
          </Panel>
        </div>
      )}
    </>
  );
}

function Periods({ list, more }: { list: Answer["scorePeriods"]; more: () => void }) {
  const { say, language } = useLanguage();
  return (
    <Panel title={say("score.periods", { n: list.totalCount })}>
      {list.nodes.length === 0 && <Message title={say("score.none")} text={say("score.noneWhy")} shape="circle" />}
      <ul className={classes["list"]} data-testid="score-periods" data-value={list.totalCount}>
        {list.nodes.map(({ id, from, to, state, scheme }) => (
          <li key={id} data-testid="score-period" data-state={state}>
            <Link to="/diem/$ky" params={{ ky: id }} className={classes["name"]}>
              {say("score.days", { from: calendarDayText(from), to: calendarDayText(to) })}
            </Link>
            <p className={classes["facts"]}>{[say(`score.state.${state}`), scheme.title[language]].join(" · ")}</p>
            {!scheme.issued && <p className={classes["facts"]}>{say("score.proposal")}</p>}
          </li>
        ))}
      </ul>
      {list.pageInfo.hasNextPage && (
        <Button variant="default" mt={8} onClick={more}>
          {say("score.more")}
        </Button>
      )}
    </Panel>
  );
}
