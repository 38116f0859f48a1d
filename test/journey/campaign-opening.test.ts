import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { backlogOfTwo, campaignsOf, closes, opens, previewed } from "./kit/campaigning.ts";
import { idOf, listOf } from "./kit/reading.ts";

const HEAD = "giamdoc.sxd";
let world: World;

beforeAll(async () => {
  world = await aProvince({ kept: true }).with(...backlogOfTwo());
}, 60_000);
afterAll(() => world?.leave());

test("it is protected", async () => {
  const { hub } = world;
  const terms = { unit: "SXD", workingDays: 7 };
  await expect(previewed(hub, terms, null)).rejects.toThrow("UNAUTHENTICATED");
  await expect(previewed(hub, terms, "thanhtra")).rejects.toThrow("FORBIDDEN");
  await expect(opens(hub, { ...terms, asOf: "x", count: 1 }, "cntt")).rejects.toThrow("FORBIDDEN");
  await expect(closes(hub, { id: "1", reason: "vậy" }, "thanhtra")).rejects.toThrow("FORBIDDEN");
  await expect(campaignsOf(hub, "cntt")).rejects.toThrow("FORBIDDEN");
});

describe("before it is opened, a campaign", () => {
  test("tells how many cases it takes in, the oldest, whose they are, and how its working days are counted", async () => {
    const { hub } = world;
    const seen = await previewed(hub, { unit: "SXD", workingDays: 7, leftPercent: 10 }, HEAD);
    expect(seen).toMatchObject({ cases: 15, target: 1, oldestId: await idOf(hub, "oldest") });
    expect(seen.units).toEqual([
      { unit: { code: "SXD" }, unitOnly: true, cases: 10 },
      { unit: { code: "SXD-HTGT" }, unitOnly: false, cases: 5 },
    ]);
    expect(seen.span).toMatchObject({ startDay: "2026-03-16", targetDay: "2026-03-25" });
    expect(seen.span.workingDays).toEqual(["2026-03-17", "2026-03-18", "2026-03-19", "2026-03-20", "2026-03-23", "2026-03-24", "2026-03-25"]);
    expect(seen.span.daysOff).toEqual([
      { day: "2026-03-21", reason: "Thứ Bảy" },
      { day: "2026-03-22", reason: "Chủ nhật" },
    ]);
  });

  test("counts a day that is asked for by the province's calendar, over its holidays", async () => {
    const { hub } = world;
    const byDay = await previewed(hub, { unit: "SXD", startDay: "2026-04-24", targetDay: "2026-04-29" });
    expect(byDay.span.workingDays).toEqual(["2026-04-28", "2026-04-29"]);
    expect(byDay.span.daysOff.map(({ day }) => day)).toEqual(["2026-04-25", "2026-04-26", "2026-04-27"]);
    expect(byDay.span.daysOff[2]?.reason).toContain("Giỗ Tổ");
    expect((await previewed(hub, { unit: "SXD", startDay: "2026-04-24", workingDays: 2 })).span).toEqual(byDay.span);
  });

  test("takes in one class, or one group of severity, exactly as their lists are", async () => {
    const { hub } = world;
    for (const [terms, filter] of [
      [{ backlogClass: ["B2"] }, { backlogClass: ["B2"] }],
      [{ severity: ["SEVERE", "OVERDUE"] }, { severity: ["SEVERE", "OVERDUE"] }],
      [{ backlogClass: [], severity: [] }, {}],
    ]) {
      const seen = await previewed(hub, { unit: "TINH", workingDays: 1, ...terms });
      const list = await listOf(hub, { unit: "TINH", open: true, ...filter }, { asOf: seen.asOf.token });
      expect([seen.cases, list.rows.length]).toEqual([list.totalCount, list.totalCount]);
      expect(seen.cases).toBeGreaterThan(0);
    }
  });

  test.each([
    ["a scope outside one's own", { unit: "SYT", workingDays: 7 }, HEAD, "unit"],
    ["the whole province, by a department", { unit: "TINH", workingDays: 7 }, HEAD, "unit"],
    ["a unit that there is not", { unit: "KHONG-CO", workingDays: 7 }, "lanhdao", "unit"],
    ["a target day in the past", { unit: "SXD", targetDay: "2026-03-13" }, HEAD, "targetDay"],
    ["the first day itself as target", { unit: "SXD", targetDay: "2026-03-16" }, HEAD, "targetDay"],
    ["a target day that is not worked", { unit: "SXD", targetDay: "2026-03-22" }, HEAD, "targetDay"],
    ["no target at all", { unit: "SXD" }, HEAD, "targetDay"],
    ["two targets", { unit: "SXD", workingDays: 7, targetDay: "2026-03-25" }, HEAD, "targetDay"],
    ["no working day", { unit: "SXD", workingDays: 0 }, HEAD, "workingDays"],
    ["a year and a half", { unit: "SXD", workingDays: 400 }, HEAD, "workingDays"],
    ["a day that no calendar covers", { unit: "SXD", targetDay: "2099-03-16" }, HEAD, "targetDay"],
    ["a first day that has passed", { unit: "SXD", workingDays: 7, startDay: "2026-03-15" }, HEAD, "startDay"],
    ["a target that leaves all", { unit: "SXD", workingDays: 7, leftPercent: 100 }, HEAD, "leftPercent"],
    ["nothing to clear", { unit: "SXD", workingDays: 7, severity: ["PAUSED"] }, HEAD, "selection"],
  ])("is refused for %s", async (_what, terms, as, at) => {
    expect(await previewed(world.hub, terms, as)).toMatchObject({ __typename: "CampaignRefused", at, message: expect.stringMatching(/\p{L}/u) });
    expect(await opens(world.hub, { ...terms, asOf: (await previewed(world.hub, { unit: "SXD", workingDays: 7 })).asOf.token, count: 15 }, as)).toMatchObject({
      at,
    });
  });
});

describe("opening", () => {
  test.each([
    ["a number that nobody saw", { count: 17 }, "count"],
    ["an empty name", { name: " \u200b " }, "name"],
    ["a name without end", { name: "a".repeat(201) }, "name"],
    ["a key that is none", { key: "1" }, "key"],
  ])("is refused for %s, and nothing is written", async (_what, wrong, at) => {
    const { hub } = world;
    const terms = { unit: "SXD", workingDays: 7 };
    const { asOf, cases } = await previewed(hub, terms, HEAD);
    expect(await opens(hub, { ...terms, asOf: asOf.token, count: cases, ...wrong }, HEAD)).toMatchObject({ __typename: "CampaignRefused", at });
    expect(await hub.database.sql("select count(*)::int as n from campaign")).toEqual([{ n: 0 }]);
  });

  test("is refused for a preview of another day, and for a point that never was", async () => {
    const { hub } = world;
    const terms = { unit: "SXD", workingDays: 7 };
    const old = Buffer.from(`1.${Date.parse("2026-03-14T02:00:00Z")}`).toString("base64url");
    expect(await opens(hub, { ...terms, asOf: old, count: 1 })).toMatchObject({ at: expect.stringMatching(/asOf|selection/) });
    await expect(opens(hub, { ...terms, asOf: "x", count: 1 })).rejects.toThrow("BAD_AS_OF");
  });
});
