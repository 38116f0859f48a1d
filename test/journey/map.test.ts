import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fromNationalList, importMap, importUnits, TWO_LEVELS } from "../../server/src/unit/index.ts";
import { CHECKOUT, startHub } from "../hub.ts";
import type { TestHub } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { pairedScreen } from "./kit/screen.ts";

const DATA = join(CHECKOUT, "../shared/data/vn-units");
const COMMUNES = join(DATA, "khanh-hoa-communes.geojson");
const NATIONAL = join(DATA, "units-2026-07-25.json");
const TODAY = "2026-03-18";

let world: World;
let hub: TestHub;
beforeAll(async () => {
  world = await aProvince({ kept: true, at: `${TODAY} 10:20` }).with();
  hub = world.hub;
}, 120_000);
afterAll(() => world.leave());

const square = (code: string, west: number) => ({
  type: "Feature",
  properties: { code },
  geometry: { type: "Polygon", coordinates: [[[west, 12], [west + 0.1, 12], [west + 0.1, 12.1], [west, 12.1], [west, 12]]] }, // prettier-ignore
});
const file = (...features: object[]): string => JSON.stringify({ type: "FeatureCollection", features });
const bringIn = (text: string, from = "2025-07-01") =>
  hub.hub.database.write((tx) => importMap(tx, hub.hub.units(), { text, from, basis: "NQ 1668/NQ-UBTVQH15", by: "thu" }, hub.instant));
const read = async (path: string, as: string | null, of: TestHub = hub) =>
  fetch(`${of.url}${path}`, { headers: as === null ? {} : { cookie: await of.cookieOf(as) } });
const versionNow = async (as: string, of: TestHub = hub) => ((await (await read("/maps", as, of)).json()) as { version: number | null }).version;

test("a map is protected: nobody reads it without signing in, a paired screen does, and without one there is none", async () => {
  expect((await read("/maps", null)).status).toBe(401);
  expect((await read("/maps/1", null)).status).toBe(401);
  hub.comesBy("screen", (await pairedScreen(hub)).cookie);
  for (const who of ["lanhdao", "screen"]) expect(await versionNow(who)).toBeNull();
  expect((await read("/maps/1", "lanhdao")).status).toBe(404);
});

test("a file is matched with the register: what no unit has is told and left out, and who has no outline is told", async () => {
  const made = await bringIn(file(square("X-ANPHU", 109), square("X-BINHHOA", 109.1), square("99999", 109.2)));
  expect(made).toMatchObject({ units: 2, unknown: ["99999"] });
  expect(made.missing).toContain("X-TANLOC Xã Tân Lộc");
  expect(made.missing.some((one) => one.startsWith("X-ANPHU"))).toBe(false);
  expect(await versionNow("lanhdao")).toBe(made.version);
  const answer = await read(`/maps/${made.version}`, "screen");
  expect(answer.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
  const { features } = (await answer.json()) as { features: { id: string }[] };
  expect(features.map(({ id }) => id)).toEqual(["X-ANPHU", "X-BINHHOA"]);
});

test("what cannot be used is refused in words, and changes nothing", async () => {
  const before = await versionNow("lanhdao");
  const open = square("X-ANPHU", 109);
  open.geometry.coordinates[0]?.pop();
  const bad = ["{", "[]", file(square("99999", 109)), file(square("X-ANPHU", 109), square("X-ANPHU", 110)), file(square("X-ANPHU", 400)), file(open)];
  for (const text of bad) await expect(bringIn(text)).rejects.toThrow(/file|code|features/);
  await expect(bringIn(file(square("X-ANPHU", 109)), "hôm nay")).rejects.toThrow("from");
  expect(await versionNow("lanhdao")).toBe(before);
});

test("a map of a later day waits for its day, and both are there after a restart", async () => {
  const now = await versionNow("lanhdao");
  const later = await bringIn(file(square("X-ANPHU", 109)), "2026-03-19");
  expect(await versionNow("lanhdao")).toBe(now);
  const again = await startHub({ database: hub.database, clock: world.clock });
  try {
    expect(await versionNow("lanhdao", again)).toBe(now);
    world.clock.advance(86_400_000);
    expect(await versionNow("lanhdao", again)).toBe(later.version);
  } finally {
    await again.close();
  }
});

test("the outlines of a real province fit its register, whole and small", async ({ skip }) => {
  if (!existsSync(COMMUNES) || !existsSync(NATIONAL)) return skip("../shared/data/vn-units is absent");
  await hub.database.sql(
    `update unit_version set codes = '[{"scheme": "NATIONAL", "code": "56", "from": "2025-07-01", "to": null}]'::jsonb where unit_id = (select id from unit where parent_id is null)`,
  );
  await hub.hub.database.write((tx) => importUnits(tx, fromNationalList(readFileSync(NATIONAL, "utf8"), "56", TWO_LEVELS), "2026-03-19"));
  await hub.hub.refresh();
  const made = await bringIn(readFileSync(COMMUNES, "utf8"), "2026-03-19");
  expect(made).toMatchObject({ units: 65, unknown: [] });
  expect(made.missing.every((one) => /^[XP]-/.test(one))).toBe(true);
  expect(made.kilobytes).toBeLessThan(100);
});
