import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const SOURCE = join(import.meta.dirname, "..");

/**
 * Every place of a person's request that steps over the second wall, with what holds it instead. Each was read and judged; a new one belongs here only
 * after the same.
 */
const JUDGED: Readonly<Record<string, { steps: number; because: string }>> = {
  "access/access.resolver.ts": { steps: 3, because: "sessions and one's own password: the token or the viewer's own account id is all that is named" },
  "access/account-sheet.resolver.ts": { steps: 2, because: "usernames are taken hub-wide; units and roles are asked by unitKeptBy, row by row" },
  "access/change-account.ts": {
    steps: 1,
    because: "accountKeptBy and unitKeptBy ask the policy with the account's units before; app reads nothing of password_hash",
  },
  "access/delegation.resolver.ts": { steps: 3, because: "only what the viewer's own account gave or got, by its id in the statement" },
  "case/case.resolver.ts": { steps: 1, because: "envelopes, only to mask them or to hide in a text; by loaders that follow a case seen through the wall" },
  "case/reveal.resolver.ts": { steps: 3, because: "ids by blind index, then seen and asked through the wall; erasure of cases that reaches() allowed" },
  "case/reveal.ts": { steps: 1, because: "seenCases through the wall first, revealVerdict on the case held still" },
  "directive/urge.resolver.ts": { steps: 1, because: "visibleCase(urgeCase) through both walls first" },
  "graph/context.ts": {
    steps: 2,
    because:
      "how many cases a source has: numbers without a word of a case, for those who see sources; and the desk of those who keep sources, whose every act asks keeper() with the owner's unit",
  },
  "ingest/desk/desk.resolver.ts": { steps: 1, because: "a manifest without its secrets, after keeps() with the owner's unit" },
  "inspection/audit-log.ts": { steps: 1, because: "writes the look into the chain; what is read is read through the wall, by readAudit" },
  "rulebook/rulebook.resolver.ts": { steps: 1, because: "calendars and regulations are the hub's, of no unit; previews count all open cases by design" },
  "unit/unit-history.resolver.ts": { steps: 1, because: "which officer has which account: shown to keepers of accounts alone, asked field by field" },
  "writeback/lanes.resolver.ts": { steps: 2, because: "the look into the chain; kinds and states of changes without a word of a case, by administerSources" },
  "writeback/request.ts": { steps: 1, because: "the case was found through both walls, and the act's post asked, before" },
  "writeback/settle-conflict.ts": { steps: 2, because: "its case is then found through both walls; without it the answer is the same as for no such change" },
  "writeback/sources.ts": { steps: 1, because: "which changes a source takes: nothing of it is shown but that" },
  "writeback/writeback.resolver.ts": { steps: 1, because: "the change that this viewer has just been allowed and made" },
  "unit/adopt-units.resolver.ts": { steps: 2, because: "the register of units is the hub's; administerUnits is asked at the root" },
};

/** All but the program's own parts, tests, and the one file that makes the door. */
const FILES = globSync("*/**/*.ts", { cwd: SOURCE }).filter((file) => !file.endsWith(".test.ts") && file !== "platform/database.ts");

test("every step over the second wall was judged", () => {
  const steps = FILES.toSorted()
    .map((file) => [file, readFileSync(join(SOURCE, file), "utf8").split("asWorker()").length - 1] as const)
    .filter(([, times]) => times > 0);
  expect(Object.fromEntries(steps)).toEqual(Object.fromEntries(Object.entries(JUDGED).map(([file, { steps: times }]) => [file, times])));
});

test("the plain database reaches a request nowhere but where sessions are looked up, refusals written, and sources counted", () => {
  const plain = globSync("graph/*.ts", { cwd: SOURCE }).flatMap((file) =>
    [...readFileSync(join(SOURCE, file), "utf8").matchAll(/.*\bhub\.database\b.*/g)].map(([line]) => `${file}: ${line.trim()}`),
  );
  expect(plain).toEqual([
    "graph/context.ts: const viewer = token === null ? null : await viewerOf(hub.database, hub.clock, token);",
    'graph/context.ts: return token !== null && allowed(await viewerOf(hub.database, hub.clock, token), "previewAccounts").ok;',
    "graph/context.ts: const database = hub.database.as(rowSettings(viewer, (path) => units.subtree(path)));",
    "graph/context.ts: ingestHub: { ...hub, database: hub.database.asWorker(), changed: () => hub.live.wake() },",
    "graph/context.ts: casesPerSource: sourceTotals(hub.database.asWorker()),",
    "graph/sockets.ts: const found = await viewersOf(hub.database, hub.clock, tokens);",
  ]);
});

test("no resolver uses MikroORM's unit of work, which is the worker's", () => {
  const used = FILES.filter((file) => /\.em\(\)/.test(readFileSync(join(SOURCE, file), "utf8")));
  expect(used.toSorted()).toEqual(["ingest/desk/connect.ts", "unit/load-register.ts"]); // a source whose keeper was asked; the register, before anybody asks
});
