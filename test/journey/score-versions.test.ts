import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asked, SAMPLE_FOLDER } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { approves, cardOf, handledAt, periodOf, proposes, recomputed, schemeCalled, scoreAct } from "./kit/scoring.ts";

const FIRST = readFileSync(join(SAMPLE_FOLDER, "schemes/de-xuat-don-vi.yaml"), "utf8");
const from = (day: string): string => FIRST.replace("2025-12-01", day).replace("perCase: 10", "perCase: 20");
const PAPER = { documentDay: "2026-02-27" } as const;
const SCHEMES = asked<{ scoreSchemes: { id: string; validFrom: string; validTo: string | null; issued: boolean }[] }>(
  "query { scoreSchemes { id validFrom validTo issued } }",
);
let world: World;
let first: string;
let second: string;
let march: string;

beforeAll(async () => {
  world = await aProvince({ kept: true, at: "2026-03-01 09:00" }).with();
  const { hub, source } = world;
  first = (await schemeCalled(hub, "DDN-DON-VI")).id;
  await approves(hub, { ...PAPER, scheme: first, effectiveFrom: "2026-03-01" });
  march = (await opens(first, "2026-03-15")).period?.id ?? "";
  await hub.now("2026-03-31T20:00:00+07:00");
  for (let i = 0; i < 12; i += 1) source.put(handledAt(`t${i}`, "SXD", "2026-03-10 10:00"));
  await hub.settled();
  await hub.now("2026-04-01T08:00:00+07:00");
  await hub.settled();
  await scoreAct(hub, "cutScorePeriod", { period: march });
}, 90_000);
afterAll(() => world?.leave());

const opens = (scheme: string, on: string) => scoreAct(world.hub, "openScorePeriod", { scheme, kind: "MONTH", reckoning: "CALENDAR", on });
const validOf = async (id: string) => (await world.hub.ask(SCHEMES, {}, "thanhtra")).scoreSchemes.find((one) => one.id === id);
const proposed = async (day: string): Promise<string> => (await proposes(world.hub, from(day))).scheme?.id ?? "";

test("a new version may be proposed beside the issued one and ends nothing while nobody issues it", async () => {
  second = await proposed("2026-05-01");
  expect(second).not.toBe("");
  expect(await validOf(first)).toMatchObject({ validTo: null });
  await expect(approves(world.hub, { ...PAPER, scheme: second, effectiveFrom: "2026-04-20" }, "thanhtra")).rejects.toThrow("FORBIDDEN");
});

test("it is never for days of a period that another version counts, nor for days between which none would be in force", async () => {
  const { hub } = world;
  const past = await proposed("2026-03-20");
  expect(await approves(hub, { ...PAPER, scheme: past, effectiveFrom: "2026-04-01" })).toMatchObject({ at: "effectiveFrom" });
  expect((await opens(first, "2026-04-15")).period?.state).toBe("OPEN");
  const within = await proposed("2026-04-10");
  expect(await approves(hub, { ...PAPER, scheme: within, effectiveFrom: "2026-04-10" })).toMatchObject({
    at: "scheme",
    message: expect.stringContaining("2026-04-30"),
  });
  expect(await validOf(first)).toMatchObject({ validTo: null });
});

test("issued, it ends the one before the day before: that one's periods stay, and no other is opened by it", async () => {
  const { hub } = world;
  const before = await cardOf(hub, march, "SXD");
  expect(await approves(hub, { ...PAPER, scheme: second, effectiveFrom: "2026-05-04" })).toMatchObject({ at: "effectiveFrom" });
  expect((await approves(hub, { ...PAPER, scheme: second, effectiveFrom: "2026-05-01" })).scheme).toMatchObject({ issued: true });
  const entries = await hub.database.sql<{ ends: string | null }>(
    "select body::jsonb #>> '{detail,ends}' as ends from audit_entry where act = 'approveScheme' order by number",
  );
  expect(entries.map(({ ends }) => ends !== null)).toEqual([false, true]);
  expect(await validOf(first)).toMatchObject({ validTo: "2026-05-01" });
  expect(await opens(first, "2026-05-15")).toMatchObject({ at: "scheme" });
  expect((await opens(second, "2026-05-15")).period?.state).toBe("OPEN");
  expect(await opens(second, "2026-04-15")).toMatchObject({ at: "scheme" });
  expect(await proposes(hub, from("2026-04-20"))).toMatchObject({ at: "validFrom" });
  await world.restarted();
  expect(await cardOf(world.hub, march, "SXD")).toEqual(before);
  expect(await recomputed(world.hub, march)).toMatchObject({ sameInputs: true, sameResult: true, sameCards: true });
  expect((await periodOf(world.hub, march)).state).toBe("CUT_OFF");
});

test("a proposal nobody issued gives way to one for the same days, but not for a period whose figures were taken by it", async () => {
  const { hub } = world;
  const other = (day: string, perCase: number): string =>
    FIRST.replace("DDN-DON-VI", "THU").replace("2025-12-01", day).replace("perCase: 10", `perCase: ${perCase}`);
  const tried = (await proposes(hub, other("2026-01-01", 10))).scheme?.id ?? "";
  const taken = (await opens(tried, "2026-03-15")).period?.id ?? "";
  expect((await scoreAct(hub, "cutScorePeriod", { period: taken })).period?.state).toBe("CUT_OFF");
  const same = (await proposes(hub, other("2026-01-01", 11))).scheme?.id ?? "";
  expect(await approves(hub, { ...PAPER, scheme: same, effectiveFrom: "2026-05-01" })).toMatchObject({
    at: "scheme",
    message: expect.stringContaining("2026-03-31"),
  });
  const next = (await proposes(hub, other("2026-04-01", 12))).scheme?.id ?? "";
  const twin = (await proposes(hub, other("2026-04-01", 13))).scheme?.id ?? "";
  expect((await approves(hub, { ...PAPER, scheme: next, effectiveFrom: "2026-05-01" })).scheme).toMatchObject({ issued: true });
  expect(await validOf(tried)).toMatchObject({ validTo: "2026-04-01", issued: false });
  expect(await opens(twin, "2026-04-15")).toMatchObject({ at: "scheme" });
  expect(await approves(hub, { ...PAPER, scheme: twin, effectiveFrom: "2026-05-01" })).toMatchObject({ at: "scheme" });
});
