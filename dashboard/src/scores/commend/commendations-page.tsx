import "../../language/commend.ts";
import "../../language/scores.ts";
import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link, useRouteContext, useSearch } from "@tanstack/react-router";
import { calendarDayText } from "../../format/index.ts";
import { graphql } from "../../gql/index.ts";
import { CommendationAbout } from "../../gql/graphql.ts";
import type { CommendationsQuery as Answer } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { Failure, Message, OldValues, PageHead, Panel, Waiting } from "../../ui/index.ts";
import { OpenRound } from "./open-round.tsx";
import { RoundPanel } from "./round-panel.tsx";
import classes from "../scores.module.css";

const CommendationsQuery = graphql(`
  query Commendations($first: Int!, $after: String) {
    commendationForms {
      code
      ...OpenRoundForm
    }
    scoreSchemes {
      id
      ...OpenRoundScheme
    }
    commendationRounds(first: $first, after: $after) {
      totalCount
      nodes {
        id
        title
        from
        to
        form {
          code
          name {
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
  }
`);

const PAGE_OF = 20;

/** Rounds of commendation, newest first, and the candidates of the one that is open. */
export function CommendationsPage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { dot } = useSearch({ from: "/signed-in/khen-thuong" });
  const { data, previousData, error, refetch, fetchMore } = useQuery(CommendationsQuery, { variables: { first: PAGE_OF }, fetchPolicy: "cache-and-network" });
  const answer = data ?? previousData;
  const list = answer?.commendationRounds;
  const chosen = dot ?? list?.nodes[0]?.id;
  const more = () =>
    void fetchMore({
      variables: { after: list?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: { commendationRounds: next } }) => ({
        ...before,
        commendationRounds: { ...next, nodes: [...before.commendationRounds.nodes, ...next.nodes] },
      }),
    }).catch(() => null); // the button stays
  return (
    <>
      <PageHead title={say("commend.title")}>
        {answer && viewer.may.includes("openCommendationRound") && (
          <>
            {Object.values(CommendationAbout).map((about) => (
              <OpenRound
                key={about}
                about={about}
                forms={answer.commendationForms}
                schemes={answer.scoreSchemes}
                done={() => void refetch().catch(() => null)}
              />
            ))}
          </>
        )}
      </PageHead>
      <p className={classes["lead"]}>{say("commend.lead")}</p>
      {!answer && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />)}
      {answer && error && <OldValues retry={refetch} />}
      {list && (
        <div className={classes["parts"]}>
          <Rounds list={list} chosen={chosen} more={more} />
          {chosen !== undefined && <RoundPanel key={chosen} id={chosen} />}
        </div>
      )}
    </>
  );
}

function Rounds({ list, chosen, more }: { list: Answer["commendationRounds"]; chosen: string | undefined; more: () => void }) {
  const { say, language } = useLanguage();
  return (
    <Panel title={say("commend.rounds", { n: list.totalCount })}>
      {list.nodes.length === 0 && <Message title={say("commend.none")} shape="circle" />}
      <ul className={classes["list"]} data-testid="commendation-rounds" data-value={list.totalCount}>
        {list.nodes.map(({ id, title, from, to, form }) => (
          <li key={id}>
            <Link to="/khen-thuong" search={{ dot: id }} className={classes["name"]} aria-current={id === chosen ? "true" : undefined}>
              {title}
            </Link>
            <p className={classes["facts"]}>
              {[form.name[language], say("commend.days", { from: calendarDayText(from), to: calendarDayText(to) })].join(" · ")}
            </p>
          </li>
        ))}
      </ul>
      {list.pageInfo.hasNextPage && (
        <Button variant="default" mt={8} onClick={more}>
          {say("commend.more")}
        </Button>
      )}
    </Panel>
  );
}
