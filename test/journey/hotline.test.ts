import { describe, expect, test } from "vitest";
import { aProvince } from "../world.ts";
import { days, HOTLINE, hotlineOf } from "./kit/hotline.ts";
import { sourceOf } from "./kit/reading.ts";
import { Switchboard } from "./kit/switchboard.ts";

const MARCH = days("2026-03-10", "2026-03-15");

test("nobody who is not signed in gets a hotline's figures, and nobody those of another's unit", async () => {
  const world = await aProvince().with();
  expect((await world.hub.answer(HOTLINE, { period: MARCH }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  expect((await world.hub.answer(HOTLINE, { period: MARCH, unit: "SYT" }, "giamdoc.sxd")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
});

test("calls add up over days and numbers, averages are of the sums, and a restart counts the same", async () => {
  const world = await aProvince().with();
  const switchboard = await Switchboard.of(world, world.source);
  switchboard.day("2026-03-10", { den: 30, nghe: 20, nho: 9, cho: 100, lau: 30 });
  switchboard.day("2026-03-11", { den: 10, nghe: 1, nho: 8, cho: 60, lau: 60 });
  switchboard.day("2026-03-13", { den: 5, nghe: 5, nho: 0, cho: null, lau: null });
  switchboard.day("2026-03-11", { so: "1900", den: 4, nghe: 4, nho: 0, cho: 4, lau: 2 });
  await world.hub.settled();
  const told = await hotlineOf(world, MARCH);
  const whole = {
    days: 4,
    incoming: 49,
    answered: 30,
    missed: 17,
    waitSeconds: 164,
    waitAnswered: 25,
    averageWaitSeconds: 164 / 25,
    longestWaitSeconds: 60,
    missedShare: 17 / 49,
  };
  expect(told.calls).toEqual(whole);
  const [source] = told.sources;
  expect(source).toMatchObject({ sourceCode: "nguon", callsSince: "2026-03-10", outagesSince: "2026-02-01", calls: whole });
  expect(source?.numbers.map(({ number, calls, missingDays }) => [number, calls?.incoming, missingDays])).toEqual([
    ["1022", 45, ["2026-03-12", "2026-03-14", "2026-03-15"]],
    ["1900", 4, ["2026-03-12", "2026-03-13", "2026-03-14", "2026-03-15"]],
  ]);
  expect(source?.numbers[1]?.calls?.missedShare).toBeNull(); // too few
  expect((await hotlineOf(world, days("2026-03-12", "2026-03-12"))).calls).toBeNull();
  await world.restarted();
  expect(await hotlineOf(world, MARCH)).toMatchObject({ calls: told.calls, sources: [{ numbers: source?.numbers }] });
});

test("what is not told is nothing, never 0", async () => {
  const world = await aProvince().with();
  const silent = await hotlineOf(world, MARCH);
  expect(silent).toMatchObject({
    calls: null,
    outages: null,
    sources: [{ sourceCode: "nguon", calls: null, outages: null, callsSince: null, readUpTo: null, numbers: [] }],
  });
  const other = await world.another("khac");
  await Switchboard.of(world, other);
  await world.hub.settled();
  const told = await hotlineOf(world, MARCH);
  expect(told.sources.map(({ sourceCode, calls, outages }) => [sourceCode, calls, outages?.count])).toEqual([
    ["nguon", null, undefined],
    ["khac", null, 0],
  ]);
  expect((await hotlineOf(world, MARCH, { asOf: silent.asOf.token })).outages).toBeNull();
  expect((await hotlineOf(world, days("2026-01-10", "2026-01-20"))).outages).toBeNull(); // before the list was kept
});

test("a day told again counts as it is told now; at an earlier as-of as it was known then; re-reading changes nothing", async () => {
  const world = await aProvince().with();
  const switchboard = await Switchboard.of(world, world.source);
  switchboard.day("2026-03-13");
  await world.hub.settled();
  const before = await hotlineOf(world, MARCH);
  world.clock.advance(3_600_000);
  switchboard.day("2026-03-13", { den: 25, nghe: 18, nho: 7, cho: 200 });
  await world.hub.settled();
  const now = await hotlineOf(world, MARCH);
  expect([before.calls?.incoming, now.calls?.incoming, now.calls?.missed]).toEqual([10, 25, 7]);
  expect(now.sources[0]?.numbers[0]?.restatedDays).toEqual(["2026-03-13"]);
  const then = await hotlineOf(world, MARCH, { asOf: before.asOf.token });
  expect(then).toEqual({ ...before, sources: before.sources.map((source) => ({ ...source, readUpTo: then.sources[0]?.readUpTo })) });
  const kept = (): Promise<{ versions: number; raw: number; events: number }[]> =>
    world.hub.database.sql(
      "select (select count(*)::int from hotline_day) as versions, (select count(*)::int from inbox) as raw, (select last::int from journal_head) as events",
    );
  const [known] = await kept();
  await world.hub.settled();
  expect(await kept()).toEqual([known]);
  switchboard.day("2026-03-13", { den: 25, nghe: 18, nho: 7, cho: 200 }); // another mark, the same calls
  await world.hub.settled();
  expect(await kept()).toEqual([{ ...known, raw: (known?.raw ?? 0) + 1 }]);
});

describe("outages", () => {
  test("are cut at the ends of the period and at the as-of, overlapping tickets are one, and the list is as long as its number", async () => {
    const world = await aProvince().with(); // 2026-03-16 09:00
    const switchboard = await Switchboard.of(world, world.source);
    switchboard.outage("a", "2026-03-09 23:00", "2026-03-10 01:00");
    switchboard.outage("b", "2026-03-12 08:00", "2026-03-12 09:00", { vi: "Đứt cáp" });
    switchboard.outage("c", "2026-03-12 08:30", "2026-03-12 09:30");
    switchboard.outage("d", "2026-03-12 08:45", "2026-03-12 09:15", { so: "1900" });
    switchboard.outage("e", "2026-03-16 08:00", null, { vi: "Gọi anh Nam 0912345678 để biết" });
    await world.hub.settled();
    const { outages } = await hotlineOf(world, MARCH);
    expect(outages?.list.map(({ number, seconds, tickets, causes }) => [number, seconds / 60, tickets, causes])).toEqual([
      ["1900", 30, 1, ["Mất điện"]],
      ["1022", 90, 2, ["Đứt cáp", "Mất điện"]],
      ["1022", 60, 1, ["Mất điện"]],
    ]);
    expect(outages).toMatchObject({ count: 3, seconds: 180 * 60 });
    const today = await hotlineOf(world, days("2026-03-16", "2026-03-20"));
    const lasted = Math.floor(Date.parse(today.asOf.instant) / 1000) - Date.parse("2026-03-16T01:00:00Z") / 1000;
    expect(lasted).toBeGreaterThanOrEqual(3600);
    expect(today.outages).toMatchObject({ count: 1, seconds: lasted, list: [{ until: null }] });
    expect(JSON.stringify(today)).not.toContain("0912345678");
    world.clock.advance(1_800_000);
    switchboard.outage("e", "2026-03-16 08:00", "2026-03-16 09:10");
    await world.hub.settled();
    expect((await hotlineOf(world, days("2026-03-16", "2026-03-20"))).outages).toMatchObject({ count: 1, seconds: 70 * 60 });
  });
});

test("rows that cannot be are held back with their reason, the others count, and once mended they count too", async () => {
  const world = await aProvince().with();
  const switchboard = await Switchboard.of(world, world.source);
  switchboard.day("2026-03-10");
  switchboard.day("2026-03-11", { nghe: 99 });
  switchboard.day("2026-03-10", { den: 500 }, "lan-hai");
  switchboard.day("2026-03-20");
  switchboard.outage("nguoc", "2026-03-12 09:00", "2026-03-12 08:00");
  switchboard.outage("khong-mui-gio", "2026-03-12 09:00", null, { tu: "2026-03-12T08:00:00" });
  await world.hub.settled();
  expect(await hotlineOf(world, MARCH)).toMatchObject({ calls: { days: 1, incoming: 10 }, outages: { count: 0 } });
  const held = async (): Promise<string[]> =>
    ((await sourceOf(world.hub, "nguon")).quarantine ?? []).map(({ locator, reason }) => `${locator}: ${reason}`).toSorted();
  expect(await held()).toEqual([
    expect.stringMatching(/^2026-03-11\/1022: nghe: expected at most as many/),
    expect.stringMatching(/^2026-03-20\/1022: the day 2026-03-20 has not come yet/),
    expect.stringMatching(/^khong-mui-gio: tu: /),
    expect.stringMatching(/^lan-hai: the record 2026-03-10\/1022 tells the calls of this number/),
    expect.stringMatching(/^nguoc: den: expected an end that is not before/),
  ]);
  switchboard.day("2026-03-11");
  await world.hub.settled();
  world.clock.advance(5 * 86_400_000);
  await world.hub.settled();
  expect((await hotlineOf(world, days("2026-03-10", "2026-03-20"))).calls).toMatchObject({ days: 3, incoming: 30 });
  expect((await held()).map((one) => one.split(":")[0])).toEqual(["khong-mui-gio", "lan-hai", "nguoc"]);
});

test("another mapping is applied to what was told before, as a new version", async () => {
  const world = await aProvince().with();
  const switchboard = await Switchboard.of(world, world.source);
  switchboard.day("2026-03-10", { nho: 1, nhoThat: 2 });
  await world.hub.settled();
  const before = await hotlineOf(world, MARCH);
  await switchboard.remap({ missed: "nhoThat" });
  await world.hub.settled();
  expect((await hotlineOf(world, MARCH)).calls?.missed).toBe(2);
  expect((await hotlineOf(world, MARCH, { asOf: before.asOf.token })).calls?.missed).toBe(1);
});

test("a list that cannot be read is told where sources are kept, and the cases stay fresh", async () => {
  const world = await aProvince().with({ received: "2026-03-12" });
  const switchboard = await Switchboard.of(world, world.source);
  switchboard.day("2026-03-10");
  switchboard.broken = "ngay";
  await world.hub.settled();
  const source = await sourceOf(world.hub, "nguon");
  expect(source).toMatchObject({ cases: 1, lastProblem: null, quarantine: [{ locator: "the whole list" }] });
  switchboard.broken = null;
  await world.hub.settled();
  expect((await sourceOf(world.hub, "nguon")).quarantine).toEqual([]);
  expect((await hotlineOf(world, MARCH)).calls?.incoming).toBe(10);
});
