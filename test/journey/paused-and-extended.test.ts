import { describe, expect, test } from "vitest";
import { aCase, aProvince, instantOf } from "../world.ts";
import type { CaseSpec, World } from "../world.ts";
import { asked } from "../hub.ts";
import { BOARD_CHANGED, CASE } from "./kit/documents.ts";
import type { ClockAnswer } from "./kit/documents.ts";
import { boardOf, idOf, listOf, theCase } from "./kit/reading.ts";

const utc = (local: string): string => new Date(instantOf(local)).toISOString();
type Steps = CaseSpec["steps"];

/** Given to the Department of Construction on Monday 16 March 2026 with five working days: due when Tuesday the 24th begins. */
const GIVEN: Steps = [
  { at: "2026-03-16 08:00", kind: "RECEIVED" },
  { at: "2026-03-16 08:30", kind: "ASSIGNED", unit: "SXD" },
  { at: "2026-03-16 08:45", kind: "ACCEPTED" },
];
const PAUSED: Steps[number] = { at: "2026-03-18 10:00", kind: "PAUSED", terms: { why: "CHO-CONG-DAN", by: "Chánh Văn phòng Sở" } };

async function aProvinceWith(...steps: Steps): Promise<World> {
  return aProvince().with(aCase({ id: "roads", received: "2026-03-16 08:00", stage: "IN_PROGRESS", steps: [...GIVEN, ...steps] }));
}
async function tell(world: World, at: string, ...steps: Steps): Promise<void> {
  await world.hub.now(`${at.replace(" ", "T")}:00+07:00`);
  world.source.change("roads", { steps: [...GIVEN, ...steps] });
  await world.hub.settled();
}
const handling = async ({ hub }: World): Promise<ClockAnswer> => (await theCase(hub, "roads")).clocks.find((clock) => clock.stage === "HANDLE") as ClockAnswer;

test("it is protected: nobody who is not signed in learns that a case waits", async () => {
  const { hub } = await aProvinceWith(PAUSED);
  expect((await hub.answer(CASE, { id: await idOf(hub, "roads") }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
});

describe("a case waiting for the citizen", () => {
  test("does not become overdue; resumed, it has what was left", async () => {
    const world = await aProvinceWith();
    await tell(world, "2026-03-18 10:30", PAUSED);
    await world.hub.now("2026-04-02T09:00:00+07:00");
    expect(await boardOf(world.hub, "SXD")).toMatchObject({ open: 1, overdue: 0, dueSoon: 0, paused: 1, own: { paused: 1 } });
    expect((await listOf(world.hub, { unit: "SXD", lateness: "PAUSED" })).rows.map((row) => row.reference)).toEqual(["PA-ROADS"]);
    expect(await theCase(world.hub, "roads")).toMatchObject({ paused: true, dueAt: null, lateness: "PAUSED", extended: false });
    expect(await handling(world)).toMatchObject({
      paused: true,
      dueAt: null,
      warnAt: null,
      late: false,
      remainingDays: 4,
      remainingMinutes: null,
      pauses: [
        {
          from: utc("2026-03-18 10:00"),
          to: null,
          reason: "CHO-CONG-DAN",
          reasonName: "Chờ công dân bổ sung thông tin",
          approver: "Chánh Văn phòng Sở",
          stops: true,
        },
      ],
    });
    await tell(world, "2026-04-02 10:00", PAUSED, { at: "2026-04-02 09:30", kind: "RESUMED" });
    expect(await boardOf(world.hub, "SXD")).toMatchObject({ open: 1, overdue: 0, paused: 0 });
    const clock = await handling(world); // the 2nd, 3rd, 6th and 7th of April are its four days
    expect([clock.paused, clock.dueAt, clock.startedAt]).toEqual([false, utc("2026-04-08 00:00"), utc("2026-03-16 08:30")]);
    expect(clock.explanation.counted.map(({ day }) => day)).toEqual(["2026-03-17", "2026-04-02", "2026-04-03", "2026-04-06", "2026-04-07"]);
    expect(clock.explanation.skipped.filter(({ reason }) => reason.includes("Chờ công dân")).map(({ day }) => day)).toEqual(
      ["18", "19", "20", "23", "24", "25", "26", "27", "30", "31"].map((day) => `2026-03-${day}`).concat("2026-04-01"),
    );
    await world.hub.now("2026-04-08T00:00:00+07:00");
    expect(await boardOf(world.hub, "SXD")).toMatchObject({ overdue: 1 });
  });

  test("is told live, with the number and its list, when it begins to wait and when it goes on", async () => {
    const world = await aProvinceWith();
    const boards = await world.hub.watch(BOARD_CHANGED);
    await tell(world, "2026-03-18 10:30", PAUSED);
    await boards.frame("the case waits", ({ boardChanged }) => boardChanged.paused === 1 && boardChanged.open === 1);
    const { asOf, paused } = await boardOf(world.hub);
    await tell(world, "2026-03-20 10:30", PAUSED, { at: "2026-03-20 09:30", kind: "RESUMED" });
    await boards.frame("the case goes on", ({ boardChanged }) => boardChanged.paused === 0 && boardChanged.open === 1);
    expect((await listOf(world.hub, { lateness: "PAUSED" }, { asOf: asOf.token })).rows).toHaveLength(paused); // as it was
    await boards.stop();
  });

  test("for a reason that the regulation does not let stop the clock is recorded, and its clock runs", async () => {
    const world = await aProvinceWith({ at: "2026-03-18 10:00", kind: "PAUSED", terms: { why: "CHO-PHOI-HOP" } });
    await world.hub.now("2026-03-24T00:00:00+07:00");
    expect(await boardOf(world.hub, "SXD")).toMatchObject({ overdue: 1, paused: 0 });
    expect((await handling(world)).pauses).toMatchObject([{ to: null, reasonName: "Chờ cơ quan phối hợp", stops: false }]);
  });

  test("that was late before it began to wait stays late", async () => {
    const world = await aProvinceWith({ at: "2026-03-24 10:00", kind: "PAUSED", terms: { why: "CHO-CONG-DAN" } });
    await world.hub.now("2026-03-27T09:00:00+07:00");
    expect(await boardOf(world.hub, "SXD")).toMatchObject({ overdue: 1, paused: 0 });
    expect(await handling(world)).toMatchObject({ late: true, paused: false, dueAt: utc("2026-03-24 00:00"), pauses: [{ stops: true }] });
  });

  test("whose reason no mapping knows is held back with the word, not guessed", async () => {
    const world = await aProvinceWith();
    await world.hub.now("2026-03-18T10:30:00+07:00");
    world.source.change("roads", { row: { log: [{ at: "2026-03-18T10:00:00+07:00", what: "tam dung", unit: null, note: null, why: "cho troi tanh" }] } });
    await world.hub.settled();
    const words = asked<{ sources: { code: string; wordQueue: { list: string; word: string }[] }[] }>("{ sources { code wordQueue { list word } } }");
    expect((await world.hub.ask(words, {}, "cntt")).sources.find(({ code }) => code === "nguon")?.wordQueue).toEqual([
      { list: "pause", word: "cho troi tanh" },
    ]);
    expect(await theCase(world.hub, "roads")).toMatchObject({ paused: false, dueAt: utc("2026-03-24 00:00") });
  });
});

describe("an extended case", () => {
  const EXTENDED: Steps[number] = { at: "2026-03-20 15:00", kind: "EXTENDED", terms: { until: "2026-03-31", by: "Phó Chủ tịch" } };

  test("has the new date and shows the old one; its list has it", async () => {
    const world = await aProvinceWith();
    await tell(world, "2026-03-20 15:30", EXTENDED);
    await world.hub.now("2026-03-26T09:00:00+07:00");
    expect(await theCase(world.hub, "roads")).toMatchObject({
      lateness: "ON_TIME",
      dueAt: utc("2026-04-01 00:00"),
      extended: true,
      originalDueAt: utc("2026-03-24 00:00"),
    });
    expect(await handling(world)).toMatchObject({
      originalDueAt: utc("2026-03-24 00:00"),
      extensions: [{ at: utc("2026-03-20 15:00"), dueDay: "2026-03-31", addedWorkingDays: null, approver: "Phó Chủ tịch", irregular: [] }],
    });
    expect((await listOf(world.hub, { unit: "SXD", extended: true })).rows.map((row) => row.reference)).toEqual(["PA-ROADS"]);
    expect((await listOf(world.hub, { unit: "SXD", extended: false })).rows).toEqual([]);
    await world.hub.now("2026-04-01T00:00:00+07:00");
    expect(await boardOf(world.hub, "SXD")).toMatchObject({ overdue: 1 });
  });

  test("cannot be extended a second time or after its date: what is irregular is shown and does not hold", async () => {
    const world = await aProvinceWith();
    const again: Steps[number] = { at: "2026-03-27 09:00", kind: "EXTENDED", terms: { days: 2 } };
    const late: Steps[number] = { at: "2026-04-02 09:00", kind: "EXTENDED", terms: { days: 5 } };
    await tell(world, "2026-04-02 10:00", EXTENDED, again, late);
    expect(await theCase(world.hub, "roads")).toMatchObject({ lateness: "OVERDUE", dueAt: utc("2026-04-01 00:00"), originalDueAt: utc("2026-03-24 00:00") });
    expect((await handling(world)).extensions.map((one) => one.irregular)).toEqual([[], ["TOO_MANY"], ["LATE", "TOO_MANY"]]);
  });

  test("that waits keeps what is left of its new date", async () => {
    const world = await aProvinceWith();
    await tell(world, "2026-03-30 10:30", EXTENDED, { ...PAUSED, at: "2026-03-30 10:00" });
    expect(await handling(world)).toMatchObject({ paused: true, remainingDays: 2, originalDueAt: utc("2026-03-24 00:00") });
    await tell(world, "2026-04-06 10:30", EXTENDED, { ...PAUSED, at: "2026-03-30 10:00" }, { at: "2026-04-06 09:00", kind: "RESUMED" });
    expect(await handling(world)).toMatchObject({ paused: false, dueAt: utc("2026-04-08 00:00") });
  });
});
