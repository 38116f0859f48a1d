import { describe, expect, test } from "vitest";
import type { TestHub } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { diceOf } from "./kit/dice.ts";
import { BOARD_CHANGED } from "./kit/documents.ts";
import { manyCases } from "./kit/many-cases.ts";
import { boardOf, listOf } from "./kit/reading.ts";
import { PROPOSE_CALENDAR, PREVIEW_RULES, RULE_PREVIEW, adopting, CALENDARS, calendarOff, proposed, previewed, adopted, movedCases } from "./kit/rules.ts";

async function aLivelyProvince(count: number): Promise<World> {
  const world = await aProvince({ at: "2026-03-18 10:20" }).with();
  for (const spec of manyCases(count, world.clock.now(), diceOf(11), true)) world.source.put(spec);
  await world.hub.settled();
  return world;
}

/** Each open case's due instant, as lists show it. */
async function dues(hub: TestHub): Promise<Map<string, string | null>> {
  const { rows } = await listOf(hub, { open: true });
  return new Map(rows.map((row) => [row.id, row.dueAt]));
}

/** Cases go on coming and being read until the adoption is done. */
async function readBeside({ hub, source }: World, adoption: Promise<unknown>): Promise<void> {
  const done = adoption.then(() => true);
  const notYet = Promise.resolve(false);
  for (let round = 0; !(await Promise.race([done, notYet])); round += 1) {
    source.put(aCase({ id: `beside-${round}`, received: "2026-03-17 08:00", lead: "SYT" }));
    await hub.readSources();
  }
}

test("it is protected: nobody unknown, no unit's head proposes or adopts, and the IT officer reads only", async () => {
  const { hub } = await aProvince().with();
  const codes = async (as: string | null): Promise<(string | undefined)[]> =>
    Promise.all(
      [
        hub.answer(CALENDARS, {}, as),
        hub.answer(PROPOSE_CALENDAR, { text: "{}" }, as),
        hub.answer(PREVIEW_RULES, { version: "x" }, as),
        hub.answer(adopting("adoptCalendar"), { version: "x", preview: "1" }, as),
      ].map(async (answer) => (await answer).errors[0]?.extensions?.code),
    );
  expect(await codes(null)).toEqual(["UNAUTHENTICATED", "UNAUTHENTICATED", "UNAUTHENTICATED", "UNAUTHENTICATED"]);
  expect(await codes("giamdoc.sxd")).toEqual([undefined, "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"]);
  expect(await codes("cntt")).toEqual([undefined, "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"]);
  expect(await codes("thanhtra")).toEqual([undefined, undefined, undefined, "FORBIDDEN"]);
});

test("what all units work by is put in force by the province, not by the office chief of a unit in it", async () => {
  const { hub } = await aProvince().with();
  const version = await proposed(hub, calendarOff("2026-03-20"));
  const { id: preview } = await previewed(hub, version);
  const answer = await hub.answer(adopting("adoptCalendar"), { version, preview }, await hub.account("OFFICE_CHIEF", "SXD"));
  expect(answer.errors.map(({ extensions }) => extensions?.code)).toEqual(["FORBIDDEN"]);
  expect((await hub.ask(CALENDARS, {}, "cntt")).calendars.find((one) => one.version === version)?.status).toBe("PROPOSED");
});

describe("a calendar is previewed, then adopted by a second person", () => {
  test("the preview's numbers are its lists, parts add up to the whole, and adoption does exactly that", async () => {
    const world = await aLivelyProvince(160);
    const { hub } = world;
    const before = await dues(hub);
    const board = await boardOf(hub);
    const version = await proposed(hub, calendarOff("2026-03-16", "2026-03-20"));
    const preview = await previewed(hub, version);
    expect(preview).toMatchObject({ openCases: board.open, undatable: 0, outdated: false });
    expect(preview.effects.redated).toBeGreaterThan(5);
    for (const [effect, name] of [
      ["REDATED", "redated"],
      ["NO_LONGER_OVERDUE", "noLongerOverdue"],
      ["BECOMES_OVERDUE", "becomesOverdue"],
    ] as const) {
      const rows = await movedCases(hub, version, effect);
      expect(rows).toHaveLength(preview.effects[name]);
      expect(preview.units.reduce((sum, unit) => sum + unit.effects[name], 0)).toBe(preview.effects[name]);
    }
    expect(await dues(hub)).toEqual(before); // a preview changes nothing
    const moved = await movedCases(hub, version, "REDATED");
    const answer = await adopted(hub, version, preview.id);
    expect(answer).toMatchObject({ __typename: "RulesAdopted", previewed: preview.effects, met: preview.effects, besides: 0 });
    await hub.shown();
    const after = await dues(hub);
    expect(
      [...after]
        .filter(([id, due]) => due !== before.get(id))
        .map(([id]) => id)
        .toSorted(),
    ).toEqual(moved.map((row) => row.id).toSorted());
    for (const row of moved) expect(after.get(row.id)).toBe(row.dueAfter);
    expect((await boardOf(hub)).overdue).toBe(board.overdue - preview.effects.noLongerOverdue + preview.effects.becomesOverdue);
    // the sources are read once more by the new rules: nothing is dated twice, after a restart neither
    const event = await hub.lastEvent();
    await hub.settled();
    expect(await hub.lastEvent()).toBe(event);
    const again = await world.restarted();
    await again.settled();
    expect([await dues(again), await again.lastEvent()]).toEqual([after, event]);
  });

  test("the proposer may not adopt it, what nobody proposed cannot be adopted, and another adoption in between asks for another preview", async () => {
    const { hub } = await aProvince({ at: "2026-03-16 09:30" }).with(aCase({ id: "open", received: "2026-03-16 08:00", lead: "SXD" }));
    const version = await proposed(hub, calendarOff("2026-03-19"), "chanhvp");
    const preview = await previewed(hub, version);
    expect(await adopted(hub, version, preview.id, "chanhvp")).toMatchObject({ __typename: "SecondPersonNeeded" });
    expect(await adopted(hub, "lich-00000000", preview.id)).toMatchObject({ __typename: "NotProposed" });
    expect(await adopted(hub, version, "999999")).toMatchObject({ __typename: "PreviewNeeded" });
    const other = await proposed(hub, calendarOff("2026-03-19", "2026-03-20"));
    expect(await adopted(hub, other, (await previewed(hub, other)).id)).toMatchObject({ __typename: "RulesAdopted" });
    expect((await hub.ask(RULE_PREVIEW, { version })).rulePreview).toMatchObject({ outdated: true });
    expect(await adopted(hub, version, preview.id)).toMatchObject({ __typename: "PreviewNeeded" });
    expect(await adopted(hub, version, (await previewed(hub, version)).id)).toMatchObject({ __typename: "RulesAdopted", met: { redated: 1 } });
    const { calendars } = await hub.ask(CALENDARS);
    expect(calendars.filter((one) => one.status === "ADOPTED")).toEqual([expect.objectContaining({ version, proposedBy: "chanhvp", adoptedBy: "lanhdao" })]);
    expect(calendars.every((one) => one.years.find(({ year }) => year === 2027)?.provisional === true)).toBe(true);
  });

  test("a day both worked and off is refused with its place, and nothing is kept", async () => {
    const { hub } = await aProvince().with();
    const file = JSON.parse(calendarOff("2026-08-22")) as unknown;
    const { proposeCalendar } = await hub.ask(PROPOSE_CALENDAR, { text: JSON.stringify(file) }, "thanhtra");
    expect(proposeCalendar).toMatchObject({
      __typename: "DocumentRefused",
      problems: expect.arrayContaining([expect.objectContaining({ at: "years.2026.worked.2026-08-22" })]),
    });
    expect((await hub.ask(CALENDARS)).calendars).toHaveLength(1);
  });

  test("the board moves at once, and says that the calendar moved it", async () => {
    const { hub } = await aProvince({ at: "2026-03-23 09:30" }).with(aCase({ id: "open", received: "2026-03-16 08:00", lead: "SXD" }));
    const version = await proposed(hub, calendarOff("2026-03-19"));
    const preview = await previewed(hub, version);
    const boards = await hub.watch(BOARD_CHANGED);
    await adopted(hub, version, preview.id);
    await hub.shown();
    const { boardChanged } = await boards.frame("the case is no longer due soon", (data) => data.boardChanged.dueSoon === 0);
    expect(boardChanged.changes).toEqual([{ cause: "CALENDAR_CHANGED", cases: 1 }]);
    await boards.stop();
  });

  test("under load: whatever sources bring while it is adopted, the preview is met and what changed meanwhile, together exactly", async () => {
    const world = await aLivelyProvince(150);
    const { hub, source, clock } = world;
    const version = await proposed(hub, calendarOff("2026-03-16", "2026-03-20"));
    const preview = await previewed(hub, version);
    const [one, two] = await movedCases(hub, version, "REDATED");
    // after the preview: two of its cases are closed at their source, new ones come in, and reading goes on beside the adoption
    for (const moved of [one, two])
      source.put({ id: moved?.reference.replace("PA-", "").toLowerCase() ?? "", stage: "CLOSED", received: "2026-03-10 08:00", lead: "SXD" });
    for (const spec of manyCases(60, clock.now(), diceOf(5))) source.put({ ...spec, id: `n${spec.id ?? ""}` });
    await hub.readSources();
    const adoption = adopted(hub, version, preview.id);
    await Promise.all([adoption, readBeside(world, adoption)]);
    const answer = await adoption;
    expect(answer).toMatchObject({ __typename: "RulesAdopted", previewed: preview.effects });
    for (const name of ["redated", "noLongerOverdue", "becomesOverdue"] as const)
      expect(answer.met[name] + answer.changedMeanwhile[name]).toBe(preview.effects[name]);
    expect(answer.changedMeanwhile.redated).toBeGreaterThanOrEqual(2);
    await hub.settled();
    const stale = await hub.database.sql<{ n: number }>("select count(*)::int as n from clock where stopped_at is null and calendar_version <> $1", [version]);
    expect(stale).toEqual([{ n: 0 }]);
    const event = await hub.lastEvent();
    await hub.settled();
    expect(await hub.lastEvent()).toBe(event); // counted once more from what sources said, every case is dated the same
  }, 90_000);
});
