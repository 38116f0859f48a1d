import type { Command } from "commander";
import { JSON_OPTION, whole } from "./command-source-options.ts";
import type { Json, On } from "./command-source-options.ts";
import { inLines, runLines, sourceLines } from "./command-source-text.ts";
import { say } from "./command-line.ts";
import type { Hub } from "./hub.ts";
import { acknowledgeSourceDrift, settleQuarantined } from "./ingest/index.ts";
import { Refused } from "./platform/problem.ts";
import { freshnessOf, openDrift, openQuarantine, runsOf } from "./source/index.ts";
import { casesPerSource } from "./tally/index.ts";

/** hub source list, runs, quarantine, drift. */
export function lists(source: Command, on: On): void {
  source
    .command("list")
    .description("all sources and how they are")
    .option(...JSON_OPTION)
    .action(({ json }: Json) => on(async (hub) => say(await sourcesAnswer(hub), json, sourceLines)));
  source
    .command("runs <source>")
    .description("its last 50 reads, the newest first")
    .option(...JSON_OPTION)
    .action((code: string, { json }: Json) =>
      on(async (hub) => say(await hub.database.read(async (tx) => runsOf(tx, (await row(hub, code)).id, 50, null)), json, runLines)),
    );
  source
    .command("quarantine <source>")
    .description("what could not be taken; with --settle, settles one without taking it")
    .option("--settle <number>", "its number", whole)
    .option("--reason <text>", "why")
    .option(...JSON_OPTION)
    .action((code: string, { json, settle, reason }: Json & { settle?: number; reason?: string }) =>
      on(async (hub, who) => {
        if (settle !== undefined) return void (await settleQuarantined(hub, who, { id: settle, reason: reason ?? "" }));
        say(await hub.database.read(async (tx) => openQuarantine(tx, (await row(hub, code)).id)), json, inLines);
      }),
    );
  source
    .command("drift <source>")
    .description("how its records' fields changed; with --acknowledge, a person has looked at it")
    .option("--acknowledge", "the notices go")
    .option(...JSON_OPTION)
    .action((code: string, { json, acknowledge }: Json & { acknowledge?: true }) =>
      on(async (hub, who) => {
        if (acknowledge === true) return void (await acknowledgeSourceDrift(hub, who, code));
        say(await hub.database.read(async (tx) => openDrift(tx, [(await row(hub, code)).id])), json, inLines);
      }),
    );
}

/** @throws {Refused} there is none */
export async function row(hub: Pick<Hub, "sources">, code: string): Promise<{ id: number }> {
  const found = (await hub.sources()).find((source) => source.code === code);
  if (found === undefined) throw new Refused([{ at: "source", message: `there is no source "${code}"` }]);
  return found;
}

/** Every source as `hub source list` and `hub board` tell it. */
export async function sourcesAnswer(hub: Pick<Hub, "sources" | "clock" | "database">) {
  const now = hub.clock.now();
  const sources = await hub.sources();
  const counts = await hub.database.read((tx) =>
    casesPerSource(
      tx,
      sources.map(({ id }) => id),
    ),
  );
  const countsOf = new Map(counts.map((one) => [one.sourceId, one]));
  return sources.map((s) => ({
    code: s.code,
    name: s.nameVi,
    kind: s.kind,
    freshness: freshnessOf(s, now),
    cases: countsOf.get(s.id)?.cases ?? 0,
    openCases: countsOf.get(s.id)?.open ?? 0,
    readUpTo: s.readUpTo === null ? null : new Date(s.readUpTo).toISOString(),
    lastProblem: s.lastProblem,
    consecutiveFailures: s.consecutiveFailures,
    quarantined: s.quarantined,
    unknownWords: s.unknownWords,
    paused: s.paused,
    stopped: s.stoppedAt !== null,
    waitingSweeps: s.waitingSweeps,
    driftNotices: s.driftNotices,
  }));
}
