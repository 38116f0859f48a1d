import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from "vitest";
import { HTTP_LIMITS } from "../../server/src/ingest/http.ts";
import { AT_THE_SAME_TIME } from "../../server/src/ingest/turns.ts";
import { RUN_LIMITS } from "../../server/src/ingest/watch.ts";
import { startHub, until } from "../hub.ts";
import type { TestHub } from "../hub.ts";
import { Source, aCase } from "../world.ts";
import type { Spoiling } from "../world.ts";
import { SOURCES } from "./kit/documents.ts";
import type { SourceAnswer } from "./kit/documents.ts";

const AS_EVER = { http: { ...HTTP_LIMITS }, run: { ...RUN_LIMITS } };
/** Longer than any test: what hangs, hangs to the end. */
const FOR_EVER = 3_600_000;
beforeAll(() => void Object.assign(HTTP_LIMITS, { timeoutMs: FOR_EVER, longestMs: FOR_EVER }));
afterEach(() => void Object.assign(RUN_LIMITS, AS_EVER.run));
afterAll(() => void Object.assign(HTTP_LIMITS, AS_EVER.http));

/** It accepts and never answers. */
const hangs: Spoiling = () => true;
const fails: Spoiling = (_url, response) => response.writeHead(500).end() !== undefined;
/** The same rows again and again, each time with another page behind them. */
function withoutEnd(): Spoiling {
  let pages = 0;
  return (_url, response, honest) => {
    const next = { since: new Date(Date.parse("2026-03-01T00:00:00Z") + (pages += 1)).toISOString(), after: "x" };
    response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify({ ...(JSON.parse(honest()) as object), next }));
    return true;
  };
}

/** A hub that reads its sources by itself, and departments that it does not know yet. */
async function aHubWith(count: number): Promise<{ hub: TestHub; departments: Source[] }> {
  const hub = await startHub({ scheduled: true });
  const departments = await Promise.all(Array.from({ length: count }, (_, i) => Source.start(`n${String(i).padStart(3, "0")}`, Date.now)));
  onTestFinished(async () => {
    await Promise.all(departments.map((department) => department.stop()));
    await hub.leave();
  }, 60_000);
  return { hub, departments };
}

async function connectAll(hub: TestHub, departments: readonly Source[]): Promise<void> {
  for (const { manifest } of departments) await hub.connect(manifest);
}

/** What the sources page says of some departments. */
async function shown(hub: TestHub, departments: readonly Source[]): Promise<SourceAnswer[]> {
  const { sources } = await hub.ask(SOURCES, {}, "cntt");
  return departments.map(({ code }) => sources.find((source) => source.code === code)).filter((source) => source !== undefined);
}

const waiting = { timeout: 180_000 };
const LONG_MS = 120_000;

test("of forty sources one hangs, one fails and one lies: every case of the others arrives while it still hangs", waiting, async () => {
  const { hub, departments } = await aHubWith(40);
  const [hanging, failing, lying, ...well] = departments as [Source, Source, Source, ...Source[]];
  hanging.spoil(hangs);
  failing.spoil(fails);
  lying.put(aCase({ received: "2026-03-12" }));
  lying.spoil(withoutEnd());
  await connectAll(hub, departments);
  const allRead = async (): Promise<boolean> => (await shown(hub, well)).every(({ readUpTo }) => readUpTo !== null);
  await until("the others were read", allRead, LONG_MS);
  await until("the bad ones were asked", () => [hanging, failing, lying].every(({ asked }) => asked.length > 0), LONG_MS);

  for (const department of well) department.put(aCase({ received: "2026-03-12" }));
  const allCame = async (): Promise<boolean> => (await shown(hub, well)).every(({ cases }) => cases === 1);
  await until("every case of the others is there", allCame, LONG_MS);
  expect(hanging.asked).toHaveLength(1);
  const told = async (): Promise<boolean> => (await shown(hub, [failing, lying])).every(({ consecutiveFailures }) => consecutiveFailures > 0);
  await until("the two that answer badly are shown as failing", told, LONG_MS);
  expect(await shown(hub, [hanging, failing, lying])).toMatchObject([
    { readUpTo: null, freshness: "NEVER", lastProblem: null },
    { readUpTo: null, lastProblem: expect.stringMatching(/HTTP 500/) },
    { readUpTo: null, lastProblem: expect.stringMatching(/repeats itself: it told the record .* times in one read/), cases: 1 },
  ]);
  expect((await shown(hub, well)).every(({ consecutiveFailures, lastProblem }) => consecutiveFailures === 0 && lastProblem === null)).toBe(true);
});

test("more sources hang at once than are read at once, and those that answer are read all the same", waiting, async () => {
  RUN_LIMITS.stillMs = 200;
  const { hub, departments } = await aHubWith(AT_THE_SAME_TIME.moving + 8);
  const [hanging, well] = [departments.slice(0, AT_THE_SAME_TIME.moving + 4), departments.slice(AT_THE_SAME_TIME.moving + 4)];
  for (const department of hanging) department.spoil(hangs);
  await connectAll(hub, hanging);
  await until("as many hang as are read at once", () => hanging.filter(({ asked }) => asked.length > 0).length >= AT_THE_SAME_TIME.moving, LONG_MS);
  for (const department of well) department.put(aCase({ received: "2026-03-12" }));
  await connectAll(hub, well);
  await until(
    "the cases of those that answer are there",
    async () => {
      const sources = await shown(hub, well);
      return sources.length === well.length && sources.every(({ cases, readUpTo }) => cases === 1 && readUpTo !== null);
    },
    LONG_MS,
  );
  await until("the rest of those that hang were asked, too", () => hanging.every(({ asked }) => asked.length === 1), LONG_MS);
  expect((await shown(hub, hanging)).every(({ readUpTo, consecutiveFailures }) => readUpTo === null && consecutiveFailures === 0)).toBe(true);
});
