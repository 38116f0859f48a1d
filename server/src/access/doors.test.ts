import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { JUDGED } from "./judged-steps.fixture.ts";

const SOURCE = join(import.meta.dirname, "..");

/** All but the program's own parts, tests, and the one file that makes the door. */
const FILES = globSync("*/**/*.ts", { cwd: SOURCE }).filter((file) => !file.endsWith(".test.ts") && file !== "platform/database.ts");

test("every step over the second wall was judged", () => {
  const steps = FILES.toSorted()
    .map((file) => [file, readFileSync(join(SOURCE, file), "utf8").split("asWorker()").length - 1] as const)
    .filter(([, times]) => times > 0);
  expect(Object.fromEntries(steps)).toEqual(Object.fromEntries(Object.entries(JUDGED).map(([file, { steps: times }]) => [file, times])));
});

test("the plain database reaches a request nowhere but where sessions are looked up, sockets' tickets given and taken, refusals written, and sources counted", () => {
  const plain = globSync("graph/*.ts", { cwd: SOURCE }).flatMap((file) =>
    [...readFileSync(join(SOURCE, file), "utf8").matchAll(/.*\bhub\.database\b.*/g)].map(([line]) => `${file}: ${line.trim()}`),
  );
  expect(plain).toEqual([
    "graph/askers.ts: const known = kept.get(hub.database) ?? lookedUpTogether(hub);",
    "graph/askers.ts: kept.set(hub.database, known);",
    "graph/askers.ts: const viewer = inTurns((tokens) => viewersOf(hub.database, hub.clock, tokens));",
    "graph/askers.ts: const device = inTurns((tokens) => devicesOf(hub.database, hub.clock, tokens));",
    "graph/context.ts: const database = hub.database.as(settings);",
    "graph/context.ts: ingestHub: { ...hub, database: hub.database.asWorker(), changed: () => hub.live.wake() },",
    "graph/context.ts: casesPerSource: sourceTotals(hub.database.asWorker()),",
    "graph/context.ts: const database = hub.database.as(rights);",
    "graph/socket-rights.ts: const viewers = loaderOf((tokens) => viewersOf(hub.database, hub.clock, tokens));",
    "graph/socket-rights.ts: const devices = loaderOf((tokens) => devicesOf(hub.database, hub.clock, tokens));",
    "graph/socket-ticket.ts: const given = await giveTicket(hub.database, hub.clock.now(), cookieTokensIn(request));",
    'graph/socket-ticket.ts: const code = await takeTicket(hub.database, hub.clock.now(), said["ticket"], cookieTokensIn(request));',
  ]);
});

test("a look by one statement, which nobody's rights bind, is taken for who asks, and by what follows the journal and the ticks for nobody", () => {
  expect(FILES.filter((file) => /\bdatabase\.look\b/.test(readFileSync(join(SOURCE, file), "utf8"))).toSorted()).toEqual([
    "access/session.ts",
    "journal/journal.queries.ts",
    "tally/tick.queries.ts",
  ]);
});

test("no resolver uses MikroORM's unit of work, which is the worker's", () => {
  const used = FILES.filter((file) => /\.em\(\)/.test(readFileSync(join(SOURCE, file), "utf8")));
  expect(used.toSorted()).toEqual(["ingest/desk/connect.ts", "unit/load-register.ts"]); // a source whose keeper was asked; the register, before anybody asks
});
