import "../language/changes.ts";
import "../language/detail.ts";
import "../language/sources.ts";
import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { useShownInstant } from "../live/index.ts";
import { Failure, Message, OldValues, PageHead, Waiting } from "../ui/index.ts";
import { SourceActs } from "./source-acts.tsx";
import { SourceCard } from "./source-card.tsx";
import { SourceDrift } from "./source-drift.tsx";
import { SourceLanes } from "./source-lanes.tsx";
import { SourceManifest } from "./source-manifest.tsx";
import { SourceReconciles } from "./source-reconciles.tsx";
import { SourceQuarantine } from "./source-quarantine.tsx";
import { RunUnderWay, SourceRuns } from "./source-runs.tsx";
import { SourceSweeps } from "./source-sweeps.tsx";
import { SourceWords } from "./source-words.tsx";
import classes from "./source-page.module.css";

const SourceQuery = graphql(`
  query Source($code: String!) {
    source(code: $code) {
      code
      name
      sweeps {
        id
      }
      ...SourceCard
      ...SourceActs
      ...SourceDrift
      ...SourceManifest
      ...SourceQuarantine
      ...SourceSweeps
      ...SourceWords
    }
  }
`);
const RunsQuery = graphql(`
  query SourceRuns($code: String!) {
    source(code: $code) {
      code
      run {
        ...RunUnderWay
      }
      ...SourceReconciles
    }
    sourceRuns(source: $code, first: 20) {
      ...SourceRuns
    }
  }
`);

const ASK_EVERY_MS = 15_000;
const ASK_OF_RUNS_EVERY_MS = 2_000;

/** One connected system: how it is, what waits for a person, its runs, what goes back to it, and its manifest. */
export function SourcePage() {
  const { say } = useLanguage();
  const { code } = useParams({ from: "/signed-in/ket-noi/$code" });
  const { data, previousData, error, refetch } = useQuery(SourceQuery, { variables: { code }, pollInterval: ASK_EVERY_MS, fetchPolicy: "cache-and-network" });
  const { data: runs, refetch: refetchRuns } = useQuery(RunsQuery, {
    variables: { code },
    pollInterval: ASK_OF_RUNS_EVERY_MS,
    fetchPolicy: "cache-and-network",
  });
  const shown = useShownInstant();
  const onActed = () => void Promise.all([refetch(), refetchRuns()]).catch(() => undefined); // the page asks again by itself
  const source = (data ?? previousData)?.source;
  if (source === null) return <Message title={say("sources.notFound")} />;
  if (source === undefined) return error ? <Failure error={error} retry={refetch} /> : <Waiting height={480} bars={8} />;
  const kept = source.sweeps !== null; // the hub tells the rest to those who keep the source
  return (
    <>
      <PageHead title={source.name}>
        {error && <OldValues retry={refetch} />}
        {kept && <SourceActs source={source} onActed={onActed} />}
      </PageHead>
      <div className={classes["parts"]}>
        {runs?.source?.run && <RunUnderWay run={runs.source.run} />}
        <SourceCard source={source} shown={shown} alone />
        {kept && (
          <>
            <SourceSweeps source={source} onActed={onActed} />
            <SourceDrift source={source} onActed={onActed} />
            <SourceWords source={source} onActed={onActed} />
            <SourceQuarantine source={source} onActed={onActed} />
            {runs?.source && <SourceReconciles source={runs.source} onActed={onActed} />}
            <SourceLanes code={code} />
            {runs && <SourceRuns runs={runs.sourceRuns} />}
            <SourceManifest key={code} source={source} onActed={onActed} />
          </>
        )}
      </div>
    </>
  );
}
