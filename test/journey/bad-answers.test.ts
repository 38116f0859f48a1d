import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HTTP_LIMITS } from "../../server/src/ingest/http.ts";
import { startHub, until } from "../hub.ts";
import { Source, aCase, aProvince } from "../world.ts";
import type { Spoiling, World } from "../world.ts";
import { boardOf, listOf, sourceOf } from "./kit/reading.ts";
import type { SourceAnswer } from "./kit/documents.ts";

const PATIENCE = HTTP_LIMITS.timeoutMs;
/** A source that hangs is given up after half a second instead of a quarter of a minute. */
const SHORT_PATIENCE = 500;

const says =
  (status: number, body: string | Buffer, headers: Record<string, string> = {}): Spoiling =>
  (_url, response) => {
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers }).end(body);
    return true;
  };
const instead =
  (change: (honest: string) => string | Buffer): Spoiling =>
  (_url, response, honest) => {
    response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(change(honest()));
    return true;
  };
const endless = (answer: string): string => JSON.stringify({ ...(JSON.parse(answer) as object), next: { since: "2026-03-16T08:00:00.000+07:00", after: "x" } });

/** How a source fails as a whole, and what the IT officer must be told. */
const FAULTS: readonly [name: string, spoiling: Spoiling, told: RegExp][] = [
  ["html", says(200, "<!doctype html><html><body>Đăng nhập hệ thống</body></html>", { "content-type": "text/html" }), /HTML page where JSON was expected/],
  ["truncated", instead((honest) => honest.slice(0, honest.length / 2)), /JSON is cut off after \d+ characters/],
  ["charset", instead((honest) => Buffer.from(honest, "latin1")), /says it is UTF-8 but is not: byte \d+/],
  ["no-json", says(200, "OK, 3 dòng"), /not JSON/],
  ["empty", says(200, ""), /answer is empty/],
  ["false-success", says(200, JSON.stringify({ rows: null, error: "hết phiên" })), /expected a list of cases at "rows"/],
  ["renamed", says(200, JSON.stringify({ danhSach: [], next: null })), /the answer has no "rows"/],
  ["repeats", instead(endless), /repeats itself/],
  ["unauthorized", says(401, ""), /refused our credentials \(HTTP 401\)/],
  ["forbidden", says(403, ""), /refused our credentials \(HTTP 403\)/],
  ["too-often", says(429, "", { "retry-after": "60" }), /asks us to wait \(HTTP 429\)/],
  ["broken", says(500, "lỗi"), /answered HTTP 500/],
  ["gone", says(404, "{}"), /HTTP 404; is the path in the manifest right/],
  ["moved", says(302, "", { location: "http://169.254.169.254/" }), /redirects to http:\/\/169\.254\.169\.254\/; redirects are not followed/],
  ["hangs", () => true, /did not answer in time/],
  ["resets", (_url, response) => response.destroy() !== undefined, /broke the connection/],
  ["dribbles", (_url, response) => response.writeHead(200, { "content-type": "application/json" }).write('{"rows":['), /stopped in the middle of its answer/],
];

let world: World;
const sources = new Map<string, Source>();
let well: SourceAnswer[];
let failing: SourceAnswer[];
let mended: SourceAnswer[];
beforeAll(async () => {
  HTTP_LIMITS.timeoutMs = SHORT_PATIENCE;
  world = await aProvince({ kept: true }).with(...[1, 2, 3].map(() => aCase({ received: "2026-03-12" })));
  for (const [name] of FAULTS) sources.set(name, await world.another(name));
  const all = (): Promise<SourceAnswer[]> => Promise.all([...sources.keys(), "nguon"].map((code) => sourceOf(world.hub, code)));
  for (const source of sources.values()) for (let i = 0; i < 3; i += 1) source.put(aCase({ received: "2026-03-12" }));
  await world.hub.settled();
  well = await all();
  for (const [name, spoiling] of FAULTS) sources.get(name)?.spoil(spoiling);
  for (const source of [world.source, ...sources.values()]) source.put(aCase({ received: "2026-03-16 08:30" }));
  await world.hub.settled();
  failing = await all();
  for (const source of sources.values()) source.spoil(null);
  await world.hub.settled();
  mended = await all();
}, 60_000);
afterAll(async () => {
  HTTP_LIMITS.timeoutMs = PATIENCE;
  await world.leave();
});

const at = (when: SourceAnswer[], code: string): SourceAnswer => {
  const found = when.find((source) => source.code === code);
  if (found === undefined) throw new Error(`no source ${code}`);
  return found;
};

describe("a source that", () => {
  test.each(FAULTS)("%s is shown with what is wrong, keeps what it gave, and goes on when it is well again", (name, _spoiling, told) => {
    expect(at(well, name)).toMatchObject({ cases: 3, lastProblem: null, consecutiveFailures: 0, freshness: "FRESH" });
    const taken = name === "repeats" ? 4 : 3; // what it says before it repeats itself is good
    expect(at(failing, name)).toMatchObject({ cases: taken, quarantined: 0, consecutiveFailures: 1, readUpTo: at(well, name).readUpTo });
    expect(at(failing, name).lastProblem).toMatch(told);
    expect(at(mended, name)).toMatchObject({ cases: 4, lastProblem: null, consecutiveFailures: 0, freshness: "FRESH" });
  });
});

test("a good source goes on beside them all", () => {
  expect(at(failing, "nguon")).toMatchObject({ cases: 4, lastProblem: null });
  expect(Date.parse(at(failing, "nguon").readUpTo ?? "")).toBeGreaterThan(Date.parse(at(well, "nguon").readUpTo ?? ""));
});

test("the board says how much it covers", async () => {
  const { coverage, open } = await boardOf(world.hub);
  expect([coverage.fresh, coverage.total, open]).toEqual([FAULTS.length + 1, FAULTS.length + 1, 4 * (FAULTS.length + 1)]);
  await world.hub.now(601_000); // nothing was read for longer than the sources' numbers may count as live
  expect((await boardOf(world.hub)).coverage).toMatchObject({ fresh: 0, total: FAULTS.length + 1 });
  expect((await sourceOf(world.hub, "nguon")).freshness).toBe("STALE");
  expect((await listOf(world.hub, { open: true })).totalCount).toBe(open); // stale numbers stay, they are no zeros
});

test("a source that hangs holds up no other: the other's reading moves on meanwhile", async () => {
  HTTP_LIMITS.timeoutMs = PATIENCE;
  const hub = await startHub({ scheduled: true });
  const [good, hanging] = [await Source.start("tot", Date.now), await Source.start("treo", Date.now)];
  try {
    hanging.spoil(() => true);
    for (const source of [hanging, good]) await hub.connect(source.manifest);
    await until("the hanging source was asked", () => hanging.asked.length > 0);
    const readUpTo = async (): Promise<string> => (await sourceOf(hub, "tot")).readUpTo ?? "";
    const first = await until("the good source was read", readUpTo);
    good.put(aCase({ received: "2026-03-12" }));
    await until("it was read again", async () => (await readUpTo()) > first);
    await until("its new case is there", async () => (await boardOf(hub)).open === 1);
    expect(hanging.asked).toHaveLength(1); // still waiting for its first answer
    expect(await sourceOf(hub, "treo")).toMatchObject({ freshness: "NEVER", readUpTo: null });
    expect((await boardOf(hub)).coverage).toMatchObject({ fresh: 1, total: 2, readUpTo: null });
  } finally {
    await hub.leave();
    await Promise.all([good.stop(), hanging.stop()]);
  }
}, 30_000);
