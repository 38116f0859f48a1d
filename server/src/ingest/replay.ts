import type { Json } from "@dau-moi/connectors";
import { add } from "./report.ts";
import type { IngestHub, IngestReport } from "./report.ts";
import { recordsToReplay } from "./inbox.queries.ts";
import { sealContext } from "./run.ts";
import type { Run } from "./run.ts";
import { takeBatch } from "./take-batch.ts";

const REPLAY_AT_ONCE = 200;

/**
 * Takes records once more from the raw inbox when the rules they were computed by (mapping, calendar, limits, units) are other than at the last time:
 * those that were held back, which become cases as if they had never been held, and the open cases, whose clocks are dated anew.
 */
export async function replayHeld(run: Run, hub: IngestHub, report: IngestReport): Promise<void> {
  const rules = rulesOf(run, hub);
  const [tried] = await hub.database.read((tx) =>
    tx.rows<{ replayed: string | null }>("/* replayHeld:last */ select replayed_rules as replayed from source where id = $1", [run.sourceId]),
  );
  if (tried?.replayed !== rules) await replayAll(run, hub, report);
}

/** The same whatever they were computed by, because a person asked for it. */
export async function replayAll(run: Run, hub: IngestHub, report: IngestReport): Promise<void> {
  const rules = rulesOf(run, hub);
  await hub.database.write((tx) => tx.rows("/* replayAll:words */ delete from unknown_word where source_id = $1", [run.sourceId])); // counted anew from what is replayed
  for (let after = ""; ;) {
    const last = await replayPiece(run, hub, report, { after, only: null });
    if (last === null) break;
    after = last;
  }
  await hub.database.write((tx) => tx.rows("/* replayAll:done */ update source set replayed_rules = $2 where id = $1", [run.sourceId, rules]));
}

/** One record's newest version once more. */
export async function replayOne(run: Run, hub: IngestHub, report: IngestReport, only: { stream: string; sourceCaseId: string }): Promise<void> {
  await replayPiece(run, hub, report, { after: "", only });
}

function rulesOf(run: Run, hub: IngestHub): string {
  const rules = [run.config, run.zone, run.rules.time.calendar.version, run.rules.limits, run.rules.terms, run.units.fingerprint];
  return hub.vault.fingerprint(Buffer.from(JSON.stringify(rules))).toString("base64");
}

/** @returns the id of the last one; null: there were none */
async function replayPiece(
  run: Run,
  hub: IngestHub,
  report: IngestReport,
  { after, only }: { after: string; only: { stream: string; sourceCaseId: string } | null },
): Promise<string | null> {
  const held = await hub.database.read((tx) => recordsToReplay(tx, run.sourceId, after, { limit: REPLAY_AT_ONCE, only }));
  for (const [stream, rows] of Map.groupBy(held, (r) => r.stream)) {
    const records = rows.map((row) => ({
      stream,
      sourceId: row.sourceCaseId,
      version: row.version,
      op: "upsert" as const,
      observedAt: row.observedAt === null ? null : new Date(row.observedAt).toISOString(),
      data: JSON.parse(
        hub.vault.open(hub.vault.unwrap(row.wrappedKey), row.payload, sealContext(run.sourceCode, stream, row.sourceCaseId, "payload")).toString("utf8"),
      ) as Json,
    }));
    const counts = await hub.database.write((tx) => takeBatch(tx, run, { stream, records, rejects: [], replay: true }, hub.clock.now()));
    add(report, counts);
    if (counts.applied > 0) hub.changed();
  }
  return held.at(-1)?.sourceCaseId ?? null;
}
