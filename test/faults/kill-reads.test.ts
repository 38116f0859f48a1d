import { afterAll, beforeAll, expect, test } from "vitest";
import type { Subject } from "../../connectors/src/conformance/index.ts";
import { startHub, until } from "../hub.ts";
import type { Program, TestHub } from "../hub.ts";
import { SUBJECTS } from "../journey/kit/subjects.ts";
import { Gate } from "./kit/gate.ts";
import { readingProcess, readSource, tableOf } from "./kit/read-sources.ts";
import type { ReadSource } from "./kit/read-sources.ts";

/** FAULT_KILLS=50 kills at every message of every read; otherwise as often as this, spread over each read. */
const KILLS = Number(process.env["FAULT_KILLS"] ?? 5);
/** Five pages of a page-wise source, five registers; and more rows than a database gives at once. */
const CASES: Readonly<Record<string, number>> = { sql: 520 };
const FEW = 23;
const LONGEST_MS = 120_000;

let hub: TestHub;
let gate: Gate;
let sources: ReadSource[];
beforeAll(async () => {
  hub = await startHub();
  gate = await Gate.into(hub.database);
  const first = Object.values(SUBJECTS).map(([subject]) => subject as Subject<unknown>);
  sources = await Promise.all(first.map((subject) => readSource(subject, CASES[subject.connector.kind] ?? FEW)));
}, 60_000);
afterAll(async () => {
  await Promise.all((sources ?? []).map((source) => source.close()));
  await hub?.leave();
});

/** Connects every kind once more. @param messageOf the message each stands still at, by kind; 0: none */
function connectAll(name: string, messageOf: (kind: string) => number): Promise<Connected[]> {
  return Promise.all(
    sources.map(async ({ kind, truth, connect }) => {
      const [code, at] = [await connect(hub, name), messageOf(kind)];
      await gate.stopAt(code, at);
      return { kind, truth, code, at };
    }),
  );
}

interface Connected {
  kind: string;
  truth: readonly string[];
  code: string;
  at: number;
}

/** Waits until every source has told all its records in a read that came to its end, and has them read no more. */
async function read(all: readonly Connected[], reader: Program): Promise<void> {
  const left = new Map(all.map(({ code, truth }) => [code, truth.length]));
  const stood = await until("every source is read", async () => reader.ended ?? (await isRead(left)), LONGEST_MS).catch(() => null);
  const rows = await hub.database.sql("select code, read_up_to, lease_owner, lease_until, last_problem from source where code = any($1)", [[...left.keys()]]);
  expect({ stood, rows, ended: reader.ended, said: reader.stderr }).toMatchObject({ stood: true });
}

/** Takes those that are read from those that are left, and pauses them. */
async function isRead(left: Map<string, number>): Promise<boolean> {
  for (const [code, records] of left) {
    const ended = await hub.database.sql("select from source where code = $1 and read_up_to is not null and lease_until is null", [code]);
    if (ended.length === 0 || (await tableOf(hub, code)).length < records) continue;
    await hub.database.sql("update source set paused = true where code = $1", [code]);
    left.delete(code);
  }
  return left.size === 0;
}

/** The messages to kill at, one a round, for a read of so many. */
function killsOf(messages: number, rounds: number): number[] {
  return Array.from({ length: rounds }, (_, round) => (rounds >= messages ? Math.min(round + 1, messages) : Math.ceil((messages * (round + 1)) / rounds)));
}

test(
  `a hub's process that is killed at ${KILLS >= 50 ? "every message" : `${KILLS} messages`} of a read, whatever the kind of source: the next one leaves the table of a read nobody disturbed`,
  async () => {
    let reader = await readingProcess(hub);
    const undisturbed = await connectAll("yen", () => 0);
    await read(undisturbed, reader);
    const messages = new Map(await Promise.all(undisturbed.map(async ({ kind, code }) => [kind, await gate.messagesOf(code)] as const)));
    const tables = new Map(await Promise.all(undisturbed.map(async ({ kind, code }) => [kind, await tableOf(hub, code)] as const)));
    expect(Math.min(...messages.values())).toBeGreaterThanOrEqual(4); // else there would be nothing between its beginning and its end
    const rounds = Math.min(KILLS, Math.max(...messages.values()));
    let before = undisturbed;
    for (let round = 0; round <= rounds; round += 1) {
      const kills = (kind: string): number => killsOf(messages.get(kind) ?? 0, rounds)[round] ?? 0;
      const disturbed = round === rounds ? [] : await connectAll(`${round + 1}`, kills);
      await read(before, reader);
      for (const { kind, code, at } of before) expect({ kind, at, table: await tableOf(hub, code) }).toEqual({ kind, at, table: tables.get(kind) });
      before = disturbed;
      if (disturbed.length === 0) break;
      await until("every source stands at its message", async () => reader.ended ?? (await gate.standing()) === disturbed.length, LONGEST_MS);
      await reader.end("SIGKILL");
      expect({ ...reader.ended, said: reader.stderr }).toMatchObject({ code: null, signal: "SIGKILL" });
      await gate.open();
      reader = await readingProcess(hub);
    }
    console.log(`kill -9 within reads: ${JSON.stringify({ rounds, messages: Object.fromEntries(messages) })}`);
    await reader.end("SIGTERM");
  },
  60_000 + KILLS * 15_000,
);
