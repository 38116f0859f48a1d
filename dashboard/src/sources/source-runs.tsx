import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Moment, Panel, ScrollTable } from "../ui/index.ts";
import classes from "./source-page.module.css";

const RunUnderWayRun = graphql(`
  fragment RunUnderWay on SourceRun {
    id
    startedAt
    askedBy
    stream
    records
    applied
    rejected
  }
`);

/** The read that goes on now, and how far it came; a reload shows the same. */
export function RunUnderWay({ run: masked }: { run: FragmentType<typeof RunUnderWayRun> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { startedAt, askedBy, records, applied, rejected } = readFragment(RunUnderWayRun, masked);
  return (
    <p className={classes["running"]} role="status" data-testid="run-under-way">
      <strong>{say("sources.running")}</strong> · <Moment at={startedAt} />
      {askedBy !== null && ` · ${say("sources.askedBy", { name: askedBy })}`} ·{" "}
      <span className="number">
        {say("sources.progress", { records: format.number(records), applied: format.number(applied), rejected: format.number(rejected) })}
      </span>
    </p>
  );
}

const SourceRunsRuns = graphql(`
  fragment SourceRuns on SourceRunConnection {
    totalCount
    edges {
      node {
        id
        startedAt
        endedAt
        outcome
        fault
        reason
        askedBy
        times
        records
        applied
        held
        rejected
        gone
      }
    }
  }
`);

/** The newest runs: when, how they ended, what they brought, and why one failed. */
export function SourceRuns({ runs: masked }: { runs: FragmentType<typeof SourceRunsRuns> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { edges, totalCount } = readFragment(SourceRunsRuns, masked);
  const heads = (["sources.runStarted", "sources.runEnded", "sources.records", "sources.runApplied", "sources.runHeld", "sources.runWhy"] as const).map(
    (head) => say(head),
  );
  return (
    <Panel title={say("sources.runs")} lead={say("sources.runsLead", { shown: format.number(edges.length), total: format.number(totalCount) })}>
      {edges.length > 0 && (
        <ScrollTable label={say("sources.runs")} heads={heads} least="wide" testId="runs">
          {edges.map(({ node: run }) => (
            <tr key={run.id}>
              <td>
                <Moment at={run.startedAt} />
              </td>
              <td>
                {run.outcome === null ? say("sources.running") : say(`run.${run.outcome}`)}
                {run.times > 1 && ` (${say("sources.times", { n: run.times })})`}
              </td>
              <td className="number">{format.number(run.records)}</td>
              <td className="number">{format.number(run.applied)}</td>
              <td className="number">{format.number(run.held + run.rejected)}</td>
              <td>
                {run.fault !== null && <strong>{say(`fault.${run.fault}`)}: </strong>}
                {run.reason !== null && <span lang="en">{run.reason}</span>}
                {run.gone > 0 && say("sources.gone", { n: run.gone })}
                {run.askedBy !== null && ` · ${say("sources.askedBy", { name: run.askedBy })}`}
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </Panel>
  );
}
