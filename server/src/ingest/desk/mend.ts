import { setTimeout as wait } from "node:timers/promises";
import { appendAudit } from "../../audit/index.ts";
import { Refused } from "../../platform/problem.ts";
import { acknowledgeDrift, configForChange, quarantinedForDecision, setConfig, settleOne } from "../../source/index.ts";
import type { SourceRow } from "../../source/index.ts";
import { byTheRules, runOf, underLease } from "../lease-run.ts";
import type { Held } from "../lease-run.ts";
import { replayAll, replayOne } from "../replay.ts";
import type { IngestHub, IngestReport } from "../report.ts";
import { configOf } from "./manifest.ts";
import { keptSource, sourceEntry } from "./who.ts";
import type { Keeper } from "./who.ts";

/** A person waits so long for a source that is being read. */
export const PATIENCE = { ms: 15_000, lookMs: 200 };

/** What came of it; null: the source was being read all the while, and the next read does it. */
export type Mended = IngestReport | null;

/** Takes what lies in the raw inbox once more: of the whole source, or one record. */
export async function replaySource(
  hub: IngestHub,
  who: Keeper,
  what: { source: string; record: { stream: string; sourceCaseId: string } | null },
): Promise<Mended> {
  const source = await hub.database.write(async (tx) => {
    const row = await keptSource(tx, who, what.source);
    await appendAudit(tx, sourceEntry(hub, who, { act: "replaySource", source: row.code, detail: { whole: what.record === null } }));
    return row;
  });
  return whenFree(hub, who, source, async (held) => {
    const { record } = what;
    await byTheRules(hub, async () => (record === null ? replayAll(runOf(held), hub, held.report) : replayOne(runOf(held), hub, held.report, record)));
    return false;
  });
}

/** Which part of a manifest's `words` maps the words of a list. */
const WORDS_OF: Readonly<Record<string, string>> = {
  stream: "caseStream",
  stage: "stage",
  channel: "channel",
  field: "field",
  unit: "unit",
  step: "step",
  pause: "pause",
};

/** Maps a word of the source in its manifest, and takes what it held back. @throws {Refused} the manifest would not be valid with it */
export async function mapWord(
  hub: IngestHub,
  who: Keeper,
  { source: code, list, word, meaning }: { source: string; list: string; word: string; meaning: string },
): Promise<Mended> {
  const source = await hub.database.write(async (tx) => {
    const row = await keptSource(tx, who, code);
    const config = withWord(await configForChange(tx, row.id), { list, word, meaning });
    if (list === "unit" && hub.units().byCode(meaning) === undefined) throw new Refused([{ at: "meaning", message: `the register has no unit ${meaning}` }]);
    configOf({ kind: row.kind, config });
    await setConfig(tx, row.id, config);
    await appendAudit(tx, sourceEntry(hub, who, { act: "mapSourceWord", source: row.code, detail: { list }, texts: { word, meaning } }));
    return { ...row, config };
  });
  return whenFree(hub, who, source, async (held) => {
    await byTheRules(hub, () => replayAll(runOf(held), hub, held.report));
    return false;
  });
}

function withWord(config: unknown, { list, word, meaning }: { list: string; word: string; meaning: string }): unknown {
  const part = WORDS_OF[list];
  if (part === undefined) throw new Refused([{ at: "list", message: `expected one of ${Object.keys(WORDS_OF).join(", ")}` }]);
  if (word.trim() === "" || word.includes("•"))
    throw new Refused([{ at: "word", message: "expected a word as the queue shows it, with nothing hidden in it" }]);
  const whole = config as { words?: Record<string, Record<string, unknown>> };
  return { ...whole, words: { ...whole.words, [part]: { ...whole.words?.[part], [word]: meaning } } };
}

/** A person settles what stands in quarantine; why is kept, sealed, beside the chain. */
export async function settleQuarantined(hub: IngestHub, who: Keeper, { id, reason }: { id: number; reason: string }): Promise<string> {
  const said = reason.replaceAll("\u0000", "").trim();
  if (said === "" || said.length > 1_000) throw new Refused([{ at: "reason", message: "expected 1 to 1,000 characters" }]);
  return hub.database.write(async (tx) => {
    const found = await quarantinedForDecision(tx, id);
    if (found === undefined || !who.may(found.ownerUnitId)) throw new Refused([{ at: "id", message: "nothing open stands in quarantine under this number" }]);
    await settleOne(tx, id, hub.clock.now());
    await appendAudit(tx, sourceEntry(hub, who, { act: "settleQuarantined", source: found.sourceCode, detail: { quarantine: id }, texts: { reason: said } }));
    return found.sourceCode;
  });
}

/** A person has looked at how the source's interface changed. */
export async function acknowledgeSourceDrift(hub: IngestHub, who: Keeper, code: string): Promise<number> {
  return hub.database.write(async (tx) => {
    const source = await keptSource(tx, who, code);
    const notices = await acknowledgeDrift(tx, source.id, who.actor.name, hub.clock.now());
    await appendAudit(tx, sourceEntry(hub, who, { act: "acknowledgeDrift", source: code, detail: { notices } }));
    return notices;
  });
}

/** Does it under the source's lease, waiting for a read under way to end. */
export async function whenFree(hub: IngestHub, who: Keeper, source: SourceRow, work: (held: Held) => Promise<boolean>): Promise<Mended> {
  const asking = { owner: `${hub.owner}/desk`, askedBy: who.actor.name };
  const signal = new AbortController().signal;
  for (const until = performance.now() + PATIENCE.ms; ;) {
    const report = await underLease(source, hub, signal, { asking, work });
    if (report !== null || performance.now() > until) return report;
    await wait(PATIENCE.lookMs);
  }
}
