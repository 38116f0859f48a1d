import "../language/detail.ts";
import "../language/sources.ts";
import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link, useRouteContext } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { useShownInstant } from "../live/index.ts";
import { Failure, Message, OldValues, PageHead, Waiting } from "../ui/index.ts";
import { SourceCard } from "./source-card.tsx";
import classes from "./sources-page.module.css";

const SourcesQuery = graphql(`
  query Sources {
    sources {
      code
      ...SourceCard
    }
  }
`);

const ASK_EVERY_MS = 15_000;

/** All connected systems: how fresh each is, what went wrong, and what waits for a person. */
export function SourcesPage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { data, previousData, error, refetch } = useQuery(SourcesQuery, { pollInterval: ASK_EVERY_MS, fetchPolicy: "cache-and-network" });
  const shown = useShownInstant();
  const sources = (data ?? previousData)?.sources ?? null;
  return (
    <>
      <PageHead title={say("sources.title")}>
        {sources && error && <OldValues retry={refetch} />}
        {viewer.may.includes("departmentGraphs") && <Link to="/quan-tri/do-thi">{say("nav.graphs")}</Link>}
        {viewer.may.includes("connectSource") && (
          <Button size="xs" className={classes["go"]} renderRoot={(props) => <Link to="/ket-noi/them/moi" {...props} />} data-testid="connect">
            {say("sources.connect")}
          </Button>
        )}
      </PageHead>
      <p className={classes["lead"]}>{say("sources.lead")}</p>
      {!sources && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={480} bars={8} />)}
      {sources?.length === 0 && <Message title={say("sources.none")} />}
      <div className={classes["cards"]}>
        {sources?.map((source) => (
          <SourceCard key={source.code} source={source} shown={shown} />
        ))}
      </div>
    </>
  );
}
