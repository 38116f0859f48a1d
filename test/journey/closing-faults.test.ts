import { describe, expect, test } from "vitest";
import type { TestHub } from "../hub.ts";
import { aCase, aProvince, instantOf } from "../world.ts";
import type { CaseSpec } from "../world.ts";
import { CASES } from "./kit/documents.ts";
import type { ClockAnswer } from "./kit/documents.ts";
import { boardOf, listOf, theCase } from "./kit/reading.ts";

const utc = (local: string): string => new Date(instantOf(local)).toISOString();
const BEGIN = { at: "2026-03-16 09:30" };
/** Given to the Department of Construction on Monday 16 March with five working days: due when Tuesday the 24th begins. */
const ROADS = aCase({ id: "roads", received: "2026-03-16 08:00", lead: "SXD", stage: "IN_PROGRESS" });
const DUE = "2026-03-24T00:00:00+07:00";

const handling = async (hub: TestHub, id = "roads"): Promise<ClockAnswer> =>
  (await theCase(hub, id)).clocks.findLast((clock) => clock.stage === "HANDLE") as ClockAnswer;

test("it is protected: a list answers nobody who is not signed in", async () => {
  const { hub } = await aProvince(BEGIN).with(ROADS);
  expect((await hub.answer(CASES, { filter: { merged: false } }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
});

describe("faults other systems had with what a case is counted as, seen through the graph", () => {
  test("B2 the number, the list and the case's own page tell the same of a case that is late, soon due, waiting or extended", async () => {
    const log = (...steps: CaseSpec["steps"]): Partial<CaseSpec> => ({
      ...ROADS,
      steps: [{ at: "2026-03-16 08:00", kind: "RECEIVED" }, { at: "2026-03-16 08:30", kind: "ASSIGNED", unit: "SXD" }, { at: "2026-03-16 08:40", kind: "ACCEPTED" }, ...steps], // prettier-ignore
    });
    const { hub } = await aProvince({ at: "2026-03-24 08:00" }).with(
      { ...log(), id: "late" },
      { ...log(), id: "soon", cooperating: ["SYT"], received: "2026-03-13 08:00", steps: [{ at: "2026-03-13 08:00", kind: "ASSIGNED", unit: "SXD" }] },
      { ...log({ at: "2026-03-17 09:00", kind: "PAUSED", terms: { why: "CHO-CONG-DAN" } }), id: "waits" },
      { ...log({ at: "2026-03-17 09:00", kind: "EXTENDED", terms: { until: "2026-03-31" } }), id: "extended" },
    );
    const board = await boardOf(hub, "SXD");
    expect(board).toMatchObject({ open: 4, overdue: 1, dueSoon: 1, paused: 1 });
    for (const [id, lateness] of [
      ["late", "OVERDUE"],
      ["soon", "DUE_SOON"],
      ["waits", "PAUSED"],
      ["extended", "ON_TIME"],
    ] as const) {
      // prettier-ignore
      const { rows } = await listOf(hub, { unit: "SXD", lateness }, { asOf: board.asOf.token });
      const page = await theCase(hub, id);
      const clock = await handling(hub, id);
      expect([id, rows.map(({ reference, dueAt, originalDueAt }) => ({ reference, dueAt, originalDueAt }))]).toEqual([
        id,
        [{ reference: page.reference, dueAt: page.dueAt, originalDueAt: page.originalDueAt }],
      ]);
      expect([page.lateness, page.dueAt, page.originalDueAt]).toEqual([lateness, clock.dueAt, clock.originalDueAt]);
      expect([clock.late, clock.paused]).toEqual([lateness === "OVERDUE", lateness === "PAUSED"]);
    }
  });

  test("B4 a merged case is nobody's work: it is never overdue, counts as received and as closed once, and leads to the case that goes on", async () => {
    const { hub, source } = await aProvince(BEGIN).with({ ...ROADS, id: "first" }, { ...ROADS, id: "double" });
    expect(await boardOf(hub)).toMatchObject({ open: 2, receivedToday: 2, closedToday: 0 });
    const steps: CaseSpec["steps"] = [
      { at: "2026-03-16 08:00", kind: "RECEIVED" },
      { at: "2026-03-16 08:30", kind: "ASSIGNED", unit: "SXD" },
      { at: "2026-03-16 09:30", kind: "MERGED", terms: { into: "first" } },
    ];
    source.change("double", { stage: "IN_PROGRESS", steps }); // its source goes on calling it open
    await hub.settled();
    expect(await boardOf(hub)).toMatchObject({ open: 1, receivedToday: 2, closedToday: 1 });
    await hub.now(DUE);
    expect(await boardOf(hub)).toMatchObject({ open: 1, overdue: 1 });
    expect(await theCase(hub, "double")).toMatchObject({
      open: false,
      stage: "CLOSED",
      merged: true,
      dueAt: null,
      lateness: "NO_CLOCK",
      mergedInto: { reference: "PA-FIRST" },
    });
    expect((await theCase(hub, "double")).clocks.map((clock) => [clock.stage, clock.stoppedAt, clock.late])).toEqual([
      ["ASSIGN", utc("2026-03-16 08:30"), false],
      ["HANDLE", utc("2026-03-16 09:30"), false],
    ]);
    expect((await listOf(hub, { merged: true })).rows.map((row) => row.reference)).toEqual(["PA-DOUBLE"]);
    expect((await listOf(hub, { closedFrom: "2026-03-16", closedTo: "2026-03-16" })).rows).toHaveLength(1);
  });

  test("B5 a reopened case leaves the closed ones, and closing it again replaces the day it was closed", async () => {
    const { hub, source } = await aProvince(BEGIN).with({ ...ROADS, stage: "CLOSED", closed: "2026-03-16 09:20" });
    const closedOn = async (day: string): Promise<number> => (await listOf(hub, { closedFrom: day, closedTo: day })).rows.length;
    expect([await closedOn("2026-03-16"), (await theCase(hub, "roads")).closedAt]).toEqual([1, utc("2026-03-16 09:20")]);
    await hub.now("2026-03-18T10:00:00+07:00");
    const course: CaseSpec["steps"] = [
      { at: "2026-03-16 08:00", kind: "RECEIVED" },
      { at: "2026-03-16 08:30", kind: "ASSIGNED", unit: "SXD" },
      { at: "2026-03-16 09:20", kind: "CLOSED" },
      { at: "2026-03-18 09:00", kind: "REOPENED" },
    ];
    source.change("roads", { stage: "IN_PROGRESS", steps: course });
    await hub.settled();
    expect([await closedOn("2026-03-16"), (await theCase(hub, "roads")).closedAt]).toEqual([0, null]);
    expect(await handling(hub)).toMatchObject({ startedAt: utc("2026-03-18 09:00"), dueAt: utc("2026-03-26 00:00"), stoppedAt: null });
    source.change("roads", { stage: "CLOSED", steps: course }); // closed again, without a word when
    await hub.now("2026-03-19T10:00:00+07:00");
    source.change("roads", { stage: "CLOSED", steps: [...course, { at: "2026-03-19 09:00", kind: "CLOSED" }] });
    await hub.settled();
    expect([await closedOn("2026-03-16"), await closedOn("2026-03-19"), (await theCase(hub, "roads")).closedAt]).toEqual([0, 1, utc("2026-03-19 09:00")]);
    const spans = (await theCase(hub, "roads")).custody;
    const held = spans.reduce((sum, span) => sum + Date.parse(span.to ?? "") - Date.parse(span.from), 0);
    expect(held).toBe(instantOf("2026-03-19 09:00") - instantOf("2026-03-16 08:00") - (instantOf("2026-03-18 09:00") - instantOf("2026-03-16 09:20")));
  });

  test("B19 a case that is closed without a word of its result has an end, and its clocks have one", async () => {
    const { hub } = await aProvince(BEGIN).with({
      ...ROADS,
      stage: "CLOSED",
      result: null,
      steps: [{ at: "2026-03-16 08:30", kind: "ASSIGNED", unit: "SXD" }],
    });
    const closed = await theCase(hub, "roads");
    expect(closed.closedAt).not.toBeNull();
    expect(closed.clocks.filter((clock) => clock.stoppedAt === null)).toEqual([]);
    expect(closed.custody.at(-1)?.to).toBe(closed.closedAt);
  });

  test("B22 a case that was created and closed at once is counted as received and as closed", async () => {
    const { hub, source } = await aProvince(BEGIN).with(ROADS);
    source.put(aCase({ id: "atonce", received: "2026-03-16 09:30", stage: "CLOSED", steps: [{ at: "2026-03-16 09:30", kind: "CLOSED" }] }));
    await hub.settled();
    expect(await boardOf(hub)).toMatchObject({ open: 1, receivedToday: 2, closedToday: 1 });
    const [closed] = (await listOf(hub, { closedFrom: "2026-03-16", closedTo: "2026-03-16" })).rows;
    expect(closed?.reference).toBe("PA-ATONCE");
  });

  test("B23 a pause ends when the citizen's answer is told, though it came over another channel than the case", async () => {
    const steps: CaseSpec["steps"] = [
      { at: "2026-03-16 08:00", kind: "RECEIVED" },
      { at: "2026-03-16 08:30", kind: "ASSIGNED", unit: "SXD" },
      { at: "2026-03-16 09:00", kind: "PAUSED", terms: { why: "CHO-CONG-DAN" } },
    ];
    const { hub, source } = await aProvince(BEGIN).with({ ...ROADS, channel: "WEB", steps });
    await hub.now("2026-03-18T10:00:00+07:00");
    expect(await boardOf(hub)).toMatchObject({ paused: 1 });
    source.change("roads", { channel: "PHONE", steps: [...steps, { at: "2026-03-18 09:00", kind: "RESUMED", note: "Công dân gọi điện bổ sung" }] });
    await hub.settled();
    expect([await boardOf(hub), await theCase(hub, "roads")]).toMatchObject([{ paused: 0 }, { dueAt: utc("2026-03-25 00:00"), lateness: "ON_TIME" }]);
  });
});
