import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { arrivalsOf, backlogOfTwo, campaignOf, campaignsOf, casesOfNumber, closes, openAt, opened, opens, previewed, standingOf } from "./kit/campaigning.ts";
import type { Campaign, Figures } from "./kit/campaigning.ts";
import { equalsRecountOfArrivals } from "./kit/campaign-recount.ts";
import { idOf } from "./kit/reading.ts";

const HEAD = "giamdoc.sxd";
let world: World;
let first: Campaign;

beforeAll(async () => {
  world = await aProvince({ kept: true }).with(...backlogOfTwo());
}, 60_000);
afterAll(() => world?.leave());

describe("opening", () => {
  test("freezes exactly the list that was shown, whatever has come since, and is one however often it is sent", async () => {
    const { hub, source, clock } = world;
    const terms = { unit: "TINH", workingDays: 7, name: "Dọn tồn đọng tháng 3, anh Trần Văn Mẫu gọi 0912345678" };
    const { asOf, cases } = await previewed(hub, { unit: "TINH", workingDays: 7 });
    source.put(openAt("after", "SXD"));
    clock.advance(60_000);
    await hub.settled();
    const input = { ...terms, asOf: asOf.token, count: cases, key: randomUUID() };
    const sent = await Promise.all([opens(hub, input), opens(hub, input), opens(hub, input)]);
    const again = await opens(hub, input);
    expect(new Set([...sent, again].map(({ campaign }) => campaign?.id)).size).toBe(1);
    first = again.campaign ?? first;
    expect(first).toMatchObject({
      state: "OPEN",
      cases: 18,
      scope: { code: "TINH" },
      figures: { opening: 18, left: 18, done: 0, reopened: 0, target: 0, line: 18, onLine: true },
    });
    for (const told of ["Dọn tồn đọng tháng 3", "Trần Văn Mẫu", "0912345678"]) expect(first.name.includes(told)).toBe(told.startsWith("Dọn"));
    expect(await opens(hub, { ...input, name: "Khác" })).toMatchObject({ at: "key" });
    const rows = await hub.database.sql<{ n: number; told: number; acts: number }>(
      `select (select count(*)::int from campaign) as n, (select count(*)::int from campaign_case f join feedback_case c on c.id = f.case_id where c.open) as told,
         (select count(*)::int from audit_entry where act = 'openCampaign') as acts`,
    );
    expect(rows).toEqual([{ n: 1, told: 18, acts: 1 }]);
    expect((await casesOfNumber(hub, first.id, { number: "ARRIVED" })).rows.map(({ reference }) => reference)).toEqual(["PA-AFTER"]);
  });
});

describe("as the days go by, a campaign's numbers", () => {
  test("follow what leaves, comes back and arrives, each with exactly its list, through a restart", async () => {
    const { source } = world;
    // Monday: two end, one is resolved only
    for (const id of ["a0", "a1"]) source.change(id, { stage: "CLOSED" });
    source.change("a2", { stage: "RESOLVED" });
    await world.hub.settled();
    await tomorrow();
    // Tuesday: one ends, one goes to another department, one is taken back at its source
    source.change("b0", { stage: "CLOSED" });
    source.change("a3", { lead: "SYT" });
    await world.hub.settled();
    await world.restarted();
    await tomorrow();
    // Wednesday: one comes back, another is new
    source.change("a0", {
      stage: "IN_PROGRESS",
      steps: [
        { at: "2026-03-09 08:00", kind: "RECEIVED" },
        { at: "2026-03-09 09:00", kind: "ASSIGNED", unit: "SXD" },
        { at: "2026-03-16 09:00", kind: "CLOSED" },
        { at: "2026-03-18 08:30", kind: "REOPENED", unit: "SXD" },
      ],
    });
    source.put(openAt("new", "SYT", { received: "2026-03-18 08:00", field: "HEALTH" }));
    await world.hub.settled();
    const { hub } = world;
    const standing = await standingOf(hub, first.id);
    expect(standing.figures).toMatchObject({ opening: 18, left: 16, done: 2, ended: 2, handedOn: 0, reopened: 1, daysPassed: 1, onLine: true });
    expect(standing.figures.line).toBe(Math.ceil(18 - 18 / 7));
    expect(standing.arrived).toBe(2);
    expect(await arrivalsOf(hub, first.id)).toEqual([
      { day: "2026-03-16", arrived: 1, cameIn: 1 },
      { day: "2026-03-17", arrived: 1, cameIn: 0 },
      { day: "2026-03-18", arrived: 2, cameIn: 1 },
    ]);
    expect(standing.days.slice(0, 4).map(({ day, left }) => [day, left])).toEqual([
      ["2026-03-16", 16],
      ["2026-03-17", 15],
      ["2026-03-18", 16],
      ["2026-03-19", null],
    ]);
    await everyNumberIsItsList(first.id);
    await equalsRecount(first.id);
    await equalsRecountOfArrivals(world.hub, first.id);
  });

  test("of one department count the case that went to another as handed on, not as left", async () => {
    const { hub } = world;
    const { figures } = await standingOf(hub, first.id, HEAD);
    expect(figures).toMatchObject({ opening: 15, left: 13 });
    const own = await opened(hub, { unit: "SXD", workingDays: 3, leftPercent: 20 }, HEAD);
    expect(own.figures).toMatchObject({ opening: 13, left: 13, target: 2 });
    world.source.change("a4", { lead: "SYT" });
    world.source.change("a5", { stage: "CLOSED" });
    await hub.settled();
    expect((await campaignOf(hub, own.id))?.figures).toMatchObject({ left: 11, done: 2, ended: 1, handedOn: 1 });
    await everyNumberIsItsList(own.id, HEAD);
    const { rows } = await casesOfNumber(hub, own.id, { number: "HANDED_ON" }, HEAD);
    // a source that says it was never SXD's takes it out of SXD's sight: counted as everybody counts it, its words not shown
    expect(rows).toMatchObject([{ caseId: await idOf(hub, "a4"), reference: null, open: true, openedIn: { code: "SXD" }, holder: { code: "SYT" } }]);
    expect((await casesOfNumber(hub, own.id, { number: "HANDED_ON" })).rows).toMatchObject([{ reference: "PA-A4" }]);
    // what the province still has to clear is left in its own campaign
    expect((await campaignOf(hub, first.id))?.figures).toMatchObject({ handedOn: 0 });
  });

  test("fall when a case is gone at its source, and its list still names it", async () => {
    const { hub } = world;
    const before = (await standingOf(hub, first.id)).figures;
    await hub.database.sql("update case_state set to_event = (select last from journal_head) where to_event is null and case_id = $1", [await idOf(hub, "c2")]);
    const after = await standingOf(hub, first.id);
    expect(after.figures).toMatchObject({ left: before.left - 1, ended: before.ended + 1 });
    await everyNumberIsItsList(first.id);
  });
});

describe("who sees a campaign", () => {
  test("sees of it what his units held, and nobody beside it", async () => {
    const { hub } = world;
    const [health, division] = [await hub.account("UNIT_HEAD", "SYT"), await hub.account("UNIT_HEAD", "SXD-HTGT")];
    const ids = (as: string) => campaignsOf(hub, as).then((all) => all.map(({ id, cases, seen }) => [id, cases, seen?.code]));
    expect(await ids(health)).toEqual([[first.id, 18, "SYT"]]);
    expect((await standingOf(hub, first.id, health)).figures).toMatchObject({ opening: 3 });
    expect((await casesOfNumber(hub, first.id, { number: "OPENING" }, health)).rows.map(({ reference }) => reference).toSorted()).toEqual([
      "PA-C0",
      "PA-C1",
      "PA-C2",
    ]);
    expect((await ids(division)).map(([, , seen]) => seen)).toEqual(["SXD-HTGT", "SXD-HTGT"]);
    expect((await standingOf(hub, first.id, division)).figures.opening).toBe(5);
    await expect(casesOfNumber(hub, first.id, { number: "LEFT", unit: "SXD" }, health)).rejects.toThrow("FORBIDDEN");
    const [own] = await campaignsOf(hub, HEAD);
    expect(await campaignOf(hub, own?.id ?? "", health)).toBeNull();
    await everyNumberIsItsList(first.id, health);
    await everyNumberIsItsList(first.id, division);
  });
});

describe("ending", () => {
  test("is for who opened it or stands above, with a reason, once; its numbers stand from then on", async () => {
    const { hub, source } = world;
    expect(await closes(hub, { id: first.id, reason: "xong" }, HEAD)).toMatchObject({ at: "id" });
    expect(await closes(hub, { id: first.id, reason: " \u200b  " })).toMatchObject({ at: "reason" });
    expect((await campaignOf(hub, first.id, HEAD))?.mayClose).toBe(false);
    const before = await standingOf(hub, first.id);
    const key = randomUUID();
    const [one, two] = await Promise.all([1, 2].map(() => closes(hub, { id: first.id, key, reason: "Hết thời gian, còn vướng mặt bằng" })));
    expect([one?.campaign?.state, two?.campaign?.state]).toEqual(["COMPLETED", "COMPLETED"]);
    expect(await closes(hub, { id: first.id, outcome: "CANCELLED", reason: "nhầm" })).toMatchObject({ at: "id" });
    source.change("a6", { stage: "CLOSED" });
    await hub.settled();
    await tomorrow();
    const after = await standingOf(hub, first.id);
    expect(after.figures).toEqual(before.figures);
    expect(after.days.filter(({ left }) => left !== null)).toEqual(before.days.filter(({ left }) => left !== null));
    await everyNumberIsItsList(first.id);
    expect(await hub.database.sql("select act, count(*)::int as n from audit_entry where act in ('closeCampaign', 'cancelCampaign') group by act")).toEqual([
      { act: "closeCampaign", n: 1 },
    ]);
  });

  test("early is giving up: with a reason, which is kept without anybody's number", async () => {
    const { hub } = world;
    const [own] = await campaignsOf(hub, HEAD, "OPEN");
    const done = await closes(hub, { id: own?.id, outcome: "CANCELLED", reason: "Chuyển sang chiến dịch của tỉnh, gọi 0912345678" }, HEAD);
    expect(done.campaign).toMatchObject({ state: "CANCELLED", mayClose: false });
    expect(done.campaign?.reason).toContain("Chuyển sang chiến dịch của tỉnh");
    expect(done.campaign?.reason).not.toContain("0912345678");
    expect(await campaignsOf(hub, "lanhdao", "OPEN")).toEqual([]);
    expect((await hub.database.sql("select act from audit_entry where act = 'cancelCampaign'")).length).toBe(1);
  });

  test("and nothing of what was frozen can be changed or taken away", async () => {
    for (const table of ["campaign", "campaign_case", "campaign_end"])
      await expect(world.hub.database.sql(`delete from ${table}`)).rejects.toThrow("append-only");
  });
});

/** The next local day at 09:00 has come, and the hub shows it. */
async function tomorrow(): Promise<void> {
  const day = 86_400_000;
  const next = Math.ceil((world.clock.now() + 7 * 3_600_000) / day) * day + 2 * 3_600_000;
  await world.hub.now(next - world.clock.now());
}

/** Of the whole, of every unit and of every day: the number is the length of its list, and the parts add up. */
async function everyNumberIsItsList(id: string, as = "lanhdao"): Promise<void> {
  const { hub } = world;
  const { figures, units, days, arrived, asOf } = await standingOf(hub, id, as);
  const numbersOf = (f: Figures): Record<string, number> => ({
    OPENING: f.opening,
    LEFT: f.left,
    DONE: f.done,
    ENDED: f.ended,
    HANDED_ON: f.handedOn,
    REOPENED: f.reopened,
  });
  const is = async (wanted: { number: string; unit?: string; unitOnly?: boolean; day?: string }, n: number | null) => {
    const { totalCount, rows } = await casesOfNumber(hub, id, { asOf: asOf.token, ...wanted }, as);
    expect([wanted, totalCount, rows.length, new Set(rows.map(({ caseId }) => caseId)).size]).toEqual([wanted, n, n, n]);
  };
  for (const [number, n] of Object.entries({ ...numbersOf(figures), ARRIVED: arrived })) await is({ number }, n);
  for (const { unit, unitOnly, figures: its, arrived: came } of units)
    for (const [number, n] of Object.entries({ ...numbersOf(its), ARRIVED: came })) await is({ number, unit: unit.code, unitOnly }, n);
  for (const { day, left } of days) if (left !== null) await is({ number: "LEFT", day }, left);
  const came = await arrivalsOf(hub, id, as, asOf.token);
  for (const { day, arrived: n, cameIn } of came) {
    await is({ number: "ARRIVED", day }, n);
    await is({ number: "CAME_IN", day }, cameIn);
  }
  expect(came.at(-1)?.arrived).toBe(arrived);
  for (const name of ["opening", "left", "done", "ended", "handedOn", "reopened"] as const)
    expect([name, units.reduce((sum, unit) => sum + unit.figures[name], 0)]).toEqual([name, figures[name]]);
  expect(units.reduce((sum, unit) => sum + unit.arrived, 0)).toBe(arrived);
  expect([figures.left + figures.done, figures.ended + figures.handedOn]).toEqual([figures.opening, figures.done]);
}

/** Every past day once more, from the instants at which the hub learned of each case's states: it shares nothing with the hub's own way. */
async function equalsRecount(id: string): Promise<void> {
  const { days } = await standingOf(world.hub, id);
  const recounted = await world.hub.database.sql<{ day: string; n: number }>(
    `with frozen as (select case_id from campaign_case where campaign_id = $1),
       told as (select s.case_id, s.open, b.learned_at as from_at, e.learned_at as to_at from case_state s join frozen using (case_id)
         join event b on b.seq = s.from_event left join event e on e.seq = s.to_event)
     select d.day::text, (select count(distinct case_id)::int from told t where t.open and t.from_at < (d.day + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
         and (t.to_at is null or t.to_at >= (d.day + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')) as n
     from unnest($2::date[]) as d(day) order by d.day`,
    [id, days.filter(({ left }) => left !== null).map(({ day }) => day)],
  );
  expect(days.flatMap(({ day, left }) => (left === null ? [] : [{ day, n: left }]))).toEqual(recounted);
}
