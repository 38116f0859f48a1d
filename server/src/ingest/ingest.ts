import { connectorOf, ConnectorError } from "@dau-moi/connectors";
import type { Checkpoint, Context, Files, ReadMessage } from "@dau-moi/connectors";
import { checkpointOf, endRun, HEARTBEAT_MS, leaseSource, LeaseLost, proveLease, secretsOf } from "../source/index.ts";
import type { SourceRow } from "../source/index.ts";
import { hostFiles } from "./files/index.ts";
import { HTTP_LIMITS, hostHttp } from "./http.ts";
import type { HostHttp } from "./http.ts";
import { knownOpenIds } from "./inbox.queries.ts";
import { replayHeld } from "./replay.ts";
import { add } from "./report.ts";
import type { IngestHub, IngestReport } from "./report.ts";
import { RulesMovedOn, takeBatch } from "./take-batch.ts";
import type { Reject, Run } from "./run.ts";

/**
 * The way of a source's cases into the hub: every batch is one transaction with its checkpoint, committed before the next is asked for.
 * @returns what came of it, or null when another hub reads this source now
 */
export async function ingest(source: SourceRow, hub: IngestHub, signal: AbortSignal): Promise<IngestReport | null> {
  const startedAt = hub.clock.now();
  const fence = await hub.database.write((tx) => leaseSource(tx, source.id, hub.owner, startedAt));
  if (fence === null) return null;
  const report: IngestReport = { records: 0, applied: 0, unchanged: 0, superseded: 0, held: 0, rejected: 0, problem: null, retryAfterMs: null };
  const beating = setInterval(() => void hub.database.write((tx) => proveLease(tx, source.id, fence, hub.clock.now())).catch(() => undefined), HEARTBEAT_MS); // the next batch proves it again
  const host = hostHttp({ ...HTTP_LIMITS, origin: source.baseUrl }, hub.clock, signal);
  const folder = hostFiles(source, hub, signal);
  try {
    await byTheRules(hub, async () => {
      const run = runOf(source, hub, fence);
      await replayHeld(run, hub, report);
      for (const stream of run.connector.streams(run.config))
        await readStream(stream, { source, run, hub, signal, http: host.http, files: folder.files, told: [], report });
    });
    await hub.database.write((tx) => endRun(tx, source.id, fence, { readUpTo: startedAt }));
  } catch (error) {
    await failRun(error, source, hub, fence, report, signal);
  } finally {
    clearInterval(beating);
    await host.close();
    await folder.close();
  }
  return report;
}

/** More adoptions than these while one source is read: somebody plays. */
const MOST_ADOPTIONS = 5;

/** Reads on from where it stands by the new rules when some are adopted meanwhile. */
async function byTheRules(hub: IngestHub, read: () => Promise<void>): Promise<void> {
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
function runOf(source: SourceRow, hub: IngestHub, fence: number): Run {
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
    quiet: !source.firstReadDone,
    units,
    rules,
    vault: hub.vault,
  };
}

interface Reading {
  source: SourceRow;
  run: Run;
  hub: IngestHub;
  signal: AbortSignal;
  http: HostHttp;
  report: IngestReport;
  files: Files;
  /** rejects of this run */
  told: Reject[];
}

async function readStream(stream: string, reading: Reading): Promise<void> {
  const { run, hub } = reading;
  const from = await hub.database.read((tx) => checkpointOf(tx, run.sourceId, stream));
  for await (const message of run.connector.read(contextOf(reading), from, { stream })) {
    await commit(stream, message, reading);
  }
}

async function commit(stream: string, message: ReadMessage, { run, hub, report, told }: Reading): Promise<void> {
  const rejects: Reject[] = message.type === "reject" ? [message] : [];
  const records = message.type === "batch" ? message.records : [];
  const checkpoint: Checkpoint | undefined = message.type === "batch" ? message.checkpoint : undefined;
  told.push(...rejects);
  const retold = message.type === "batch" && message.retold !== undefined ? { retold: { part: message.retold, still: told } } : {};
  const counts = await hub.database.write((tx) =>
    takeBatch(tx, run, { stream, records, rejects, ...(checkpoint === undefined ? {} : { checkpoint }), ...retold }, hub.clock.now()),
  );
  add(report, counts);
  if (counts.applied > 0) hub.changed();
}

function contextOf({ source, run, hub, signal, http, files }: Reading): Context<unknown> {
  const secrets = secretsOf(source, hub.vault);
  return {
    config: run.config,
    zone: run.zone,
    signal,
    http,
    files,
    baseUrl: source.baseUrl,
    secret: (name) => {
      const value = secrets[name];
      return value === undefined ? Promise.reject(new ConnectorError("config", `the manifest gives no secret "${name}"`)) : Promise.resolve(value);
    },
    log: (level, message, facts) => hub.log[level]({ source: source.code, ...facts }, message),
    knownOpen: (stream, after, limit) => hub.database.read((tx) => knownOpenIds(tx, run.sourceId, stream, after ?? "", limit)),
  };
}

async function failRun(error: unknown, source: SourceRow, hub: IngestHub, fence: number, report: IngestReport, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  report.problem = error instanceof Error ? error.message : String(error);
  report.retryAfterMs = error instanceof ConnectorError ? (error.retryAfterMs ?? null) : null;
  if (error instanceof LeaseLost) return;
  if (!(error instanceof ConnectorError)) hub.log.error({ source: source.code, err: error }, "a read ended by an unexpected error");
  else hub.log.warn({ source: source.code, fault: error.fault }, error.message);
  const problem = report.problem;
  await hub.database.write((tx) => endRun(tx, source.id, fence, { problem }));
}
