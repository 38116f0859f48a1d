import { connectorOf, ConnectorError } from "@dau-moi/connectors";
import { endRun, HEARTBEAT_MS, leaseSource, LeaseLost, openRun, proveLease } from "../source/index.ts";
import type { RunEnd, SourceRow } from "../source/index.ts";
import type { IngestHub, IngestReport } from "./report.ts";
import { RulesMovedOn } from "./take-batch.ts";
import type { Run } from "./run.ts";
import { RunCut, Watch } from "./watch.ts";

/** What a run has while it holds its source. */
export interface Held {
  source: SourceRow;
  hub: IngestHub;
  fence: number;
  runId: number;
  watch: Watch;
  report: IngestReport;
}

/** Whose lease it is, and who asked for it when nobody wrote it into the source. */
export interface Asking {
  owner: string;
  askedBy: string | null;
  /** hears of the run once it holds its source */
  began?: (watch: Watch) => void;
}

/**
 * Does work on a source that nobody else does meanwhile, as one run of it.
 * @param work @returns true when the source was read to its end
 * @returns what came of it, or null when another one holds the source now
 */
export async function underLease(
  source: SourceRow,
  hub: IngestHub,
  signal: AbortSignal,
  { asking, work }: { asking: Asking; work: (held: Held) => Promise<boolean> },
): Promise<IngestReport | null> {
  const startedAt = hub.clock.now();
  const leased = await hub.database.write(async (tx) => {
    const lease = await leaseSource(tx, source.id, asking.owner, startedAt);
    if (lease === null) return null;
    const askedBy = asking.askedBy ?? lease.askedBy;
    return { fence: lease.fence, runId: await openRun(tx, { sourceId: source.id, fence: lease.fence, askedBy, at: startedAt }) };
  });
  if (leased === null) return null;
  const report: IngestReport = { ...NOTHING };
  const watch = new Watch(signal);
  asking.began?.(watch);
  const held: Held = { source, hub, ...leased, watch, report };
  const beating = beat(() => hub.database.write((tx) => proveLease(tx, source.id, leased.fence, hub.clock.now())));
  try {
    const whole = await work(held);
    await end(held, { outcome: "COMPLETE", readUpTo: whole ? startedAt : null });
  } catch (error) {
    await endBadly(error, held, signal);
  } finally {
    clearInterval(beating);
    watch.stop();
  }
  return report;
}

/** One heartbeat at a time: the run's own transaction may hold the row, and those that wait would take up every connection. */
function beat(prove: () => Promise<unknown>): NodeJS.Timeout {
  let waiting = false;
  return setInterval(() => {
    if (waiting) return;
    waiting = true;
    void prove()
      .catch(() => undefined) // the next batch proves it again
      .finally(() => (waiting = false));
  }, HEARTBEAT_MS);
}

const NOTHING: IngestReport = {
  records: 0,
  applied: 0,
  unchanged: 0,
  superseded: 0,
  held: 0,
  rejected: 0,
  gone: 0,
  problem: null,
  retryAfterMs: null,
  cut: false,
};

async function end({ source, fence, runId, hub }: Held, how: RunEnd): Promise<void> {
  await hub.database.write((tx) => endRun(tx, { sourceId: source.id, fence, runId }, how, hub.clock.now()));
}

async function endBadly(error: unknown, held: Held, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { source, hub, report } = held;
  if (error instanceof RunCut) {
    report.cut = true;
    return end(held, { outcome: "CUT" });
  }
  report.problem = error instanceof Error ? error.message : String(error);
  report.retryAfterMs = error instanceof ConnectorError ? (error.retryAfterMs ?? null) : null;
  if (error instanceof LeaseLost) return;
  const fault = error instanceof ConnectorError ? error.fault : "bug";
  if (error instanceof ConnectorError) hub.log.warn({ source: source.code, fault }, error.message);
  else hub.log.error({ source: source.code, err: error }, "a read ended by an unexpected error");
  await end(held, { outcome: "FAILED", fault, problem: report.problem });
}

/** More adoptions than these while one source is read: somebody plays. */
const MOST_ADOPTIONS = 5;

/** Reads on from where it stands by the new rules when some are adopted meanwhile. */
export async function byTheRules(hub: IngestHub, read: () => Promise<void>): Promise<void> {
  for (let adoptions = 0; ; adoptions += 1) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof RulesMovedOn) || adoptions === MOST_ADOPTIONS) throw error;
      await hub.refresh();
    }
  }
}

/** @throws {ConnectorError} config: no such kind, or its configuration is not valid */
export function runOf({ source, hub, fence, runId }: Pick<Held, "source" | "hub" | "fence" | "runId">): Run {
  const connector = connectorOf(source.kind);
  if (connector === null) throw new ConnectorError("config", `kind: there is no connector for "${source.kind}"`);
  const config = connector.configSchema.safeParse(source.config);
  if (!config.success) throw new ConnectorError("config", config.error.issues.map((i) => `config.${i.path.join(".")}: ${i.message}`).join("; "));
  const units = hub.units();
  const rules = hub.rules();
  if (rules === null) throw new ConnectorError("config", "no working calendar is adopted yet: hub import calendar FILE");
  return {
    sourceId: source.id,
    sourceCode: source.code,
    province: units.province.code,
    zone: source.zone,
    config: config.data,
    connector,
    fence,
    runId,
    quiet: !source.firstReadDone,
    units,
    rules,
    vault: hub.vault,
  };
}
