import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { DEPARTMENTS, type DepartmentCode, type LedgerLine } from "../departments/index.ts";
import { inventCases } from "../departments/story/index.ts";
import { casesBehind, type Countable, type Figure } from "./figures.ts";
import { Findings } from "./findings.ts";
import { compareCases } from "./groups/cases.ts";
import { compareDeadlines, dutyOf } from "./groups/deadlines.ts";
import { compareStreams } from "./groups/streams.ts";
import type { Ledger } from "./ledger.ts";
import { mirrorOf, type Mirrored } from "./mirror.fixture.ts";
import { latenessAt, recounted, recountOf, type Recounted } from "./recount.ts";
import { Register } from "./register.ts";
import type { ShownBoard } from "./shown.ts";
import type { View } from "./view.ts";

const NOW = Date.parse("2026-11-20T03:00:00Z");
const register = new Register(join(resolve(import.meta.dirname, "../.."), "test/sample"));

function ledgerOf(dept: DepartmentCode): Ledger {
  const lines: LedgerLine[] = inventCases(dept, { seed: 1, anchor: NOW, scale: 1, richness: "full" });
  return { dept, cases: new Map(lines.map((line) => [line.id, line])), versions: new Map(lines.map((line) => [line.id, [line]])), poison: [] };
}
const cases = [...recountOf(DEPARTMENTS.map(ledgerOf), { register }, () => true).values()];
const open = cases.filter((one) => one.open);

function first(what: string, holds: (one: Recounted) => boolean): Recounted {
  const found = cases.find(holds);
  if (found === undefined) throw new Error(`the sample has no ${what}`);
  return found;
}

describe("the recount of the fuller life", () => {
  test("finds cases that stand still, all of them open and none of them late", () => {
    const still = cases.filter((one) => latenessAt(one, NOW) === "PAUSED");
    expect(still.length).toBeGreaterThan(2);
    for (const one of still) {
      expect(one).toMatchObject({ open: true, clock: { due: Infinity, daysLeft: expect.any(Number) } });
      expect(one.line.steps.findLast(({ kind }) => kind === "PAUSED" || kind === "RESUMED")?.reason).toBeOneOf([
        "chờ công dân bổ sung",
        "chờ ý kiến chuyên môn",
        "chờ giám định, đo đạc",
      ]);
    }
  });

  test("lets the clock run on for reasons the regulation does not allow, and for pauses that began too late", () => {
    const waiting = open.filter(({ line }) => line.steps.findLast(({ kind }) => kind === "PAUSED" || kind === "RESUMED")?.kind === "PAUSED");
    const running = waiting.filter((one) => latenessAt(one, NOW) !== "PAUSED");
    expect(running.length).toBeGreaterThan(2);
    expect(
      running.some(({ line }) => line.steps.some(({ reason }) => reason === "chờ lãnh đạo" || reason === "chờ kinh phí" || reason === "cán bộ nghỉ phép")),
    ).toBe(true);
  });

  test("moves the due date of what was granted more time in time, and of nothing else", () => {
    const granted = open.filter(({ line, clock }) => clock?.stage === "HANDLE" && line.steps.some(({ kind }) => kind === "EXTENDED"));
    const moved = granted.filter(({ clock }) => clock?.originalDue !== null);
    expect(moved.length).toBeGreaterThan(2);
    expect(granted.length).toBeGreaterThan(moved.length);
    for (const { clock } of moved) expect(clock?.due).toBeGreaterThan(clock?.originalDue ?? Infinity);
    const others = open.filter(({ line }) => !line.steps.some(({ kind }) => kind === "EXTENDED"));
    expect(others.every(({ clock }) => clock === null || clock.originalDue === null)).toBe(true);
  });

  test("counts merged cases as ended and never as late", () => {
    const merged = cases.filter((one) => one.merged);
    expect(merged.length).toBeGreaterThan(60);
    expect(merged.every((one) => !one.open && latenessAt(one, NOW) === "NO_CLOCK")).toBe(true);
  });

  test("counts a request closed as a duplicate as merged, also where nobody says of which", () => {
    const { line } = first("closed request", (one) => one.dept === "hatang" && one.line.stage === "CLOSED" && !one.merged);
    const closedAs = (closeReason: string): boolean =>
      recounted("hatang", { ...line, mergedInto: null, record: { ...line.record, closeReason } }, register).merged;
    expect([closedAs("Trùng lặp"), closedAs("Đã xử lý xong")]).toEqual([true, false]);
  });

  test("counts no case of another stream with the hotline's", () => {
    expect(cases.filter(({ stream }) => stream !== "HOTLINE").every(({ dept }) => dept === "tinh" || dept === "stp")).toBe(true);
    const given = first(
      "open case on a regulation",
      ({ stream, clock }) => stream === "ADMIN_REGULATION" && clock?.stage === "HANDLE" && clock.pausedSince === null,
    );
    const hotline = { ...given.line, stream: "HOTLINE" as const };
    const asHotline = recountOf([{ dept: "tinh", cases: new Map([["x", hotline]]), versions: new Map(), poison: [] }], { register }, () => true);
    expect([...asHotline.values()][0]?.clock?.due).toBeLessThan(given.clock?.due ?? 0);
  });
});

/** What the comparison says of a hub whose only fault is this one. */
function verdictOf(one: Recounted, spoil: (mirrored: Mirrored) => void): string[] {
  const mirrored = mirrorOf(one, NOW, dutyOf(one, register, NOW));
  spoil(mirrored);
  const findings = new Findings();
  const { row, state, shown, clocks } = mirrored;
  const key = `${one.dept}\n${one.id}`;
  const view = {
    instant: NOW,
    rows: new Map([[key, [row]]]),
    states: new Map([[row.id, [state]]]),
    shown: new Map([[row.id, [shown]]]),
    clocks: new Map([[row.id, clocks]]),
    listed: { rows: 1, totalCount: 1 },
  } as unknown as View; // the parts that these groups read
  const paired = compareCases(new Map([[key, one]]), view, findings);
  compareDeadlines(paired, { view, register }, findings);
  return findings.verdict.details.map(({ what }) => what);
}

const DAY = 86_400_000;
const isPaused = (one: Recounted): boolean => latenessAt(one, NOW) === "PAUSED";
const isExtended = ({ open: isOpen, clock }: Recounted): boolean => isOpen && clock !== null && clock.originalDue !== null;

describe("the comparison turns red for", () => {
  test("nothing where the hub shows what was recounted", () => {
    for (const one of cases) expect(verdictOf(one, () => undefined)).toEqual([]);
  });

  test.each<[string, (one: Recounted) => boolean, (hub: Mirrored) => void, string]>([
    [
      "a pause forgotten",
      isPaused,
      ({ state, shown, clocks }) => {
        const due = new Date(NOW - DAY);
        Object.assign(state, { due_at: due, soon_at: due });
        Object.assign(shown, { dueAt: due.toISOString(), lateness: "OVERDUE", paused: false });
        for (const clock of clocks) Object.assign(clock, { due_at: due, soon_at: due, warn_at: due });
      },
      "deadlines: paused",
    ],
    [
      "a pause forgotten on the clock alone",
      isPaused,
      ({ clocks }) => clocks.forEach((clock) => Object.assign(clock, { due_at: new Date(NOW) })),
      "deadlines: due (clock)",
    ],
    [
      "an extension counted twice",
      isExtended,
      ({ one, state, shown, clocks }) => {
        const due = new Date((one.clock?.due ?? 0) * 2 - (one.clock?.originalDue ?? 0));
        Object.assign(state, { due_at: due });
        Object.assign(shown, { dueAt: due.toISOString() });
        for (const clock of clocks) Object.assign(clock, { due_at: due });
      },
      "deadlines: due (state)",
    ],
    [
      "an extension forgotten",
      isExtended,
      ({ one, state }) => Object.assign(state, { due_at: new Date(one.clock?.originalDue ?? 0) }),
      "deadlines: due (state)",
    ],
    [
      "a duty to accept forgotten",
      ({ accepting }) => accepting !== null,
      ({ clocks }) => void clocks.splice(0, clocks.length, ...clocks.filter(({ stage }) => stage !== "ACCEPT")),
      "deadlines: to accept (table)",
    ],
    [
      "a report without result that is due a day later",
      (one) => one.open && dutyOf(one, register, NOW) !== null,
      ({ clocks }) => clocks.forEach((clock) => Object.assign(clock, { due_at: new Date(Number(clock.due_at) + DAY) })),
      "deadlines: report without result (table)",
    ],
    [
      "a stream counted into the hotline",
      ({ stream }) => stream !== "HOTLINE",
      ({ state }) => Object.assign(state, { case_stream: "HOTLINE" }),
      "cases: stream (state)",
    ],
    [
      "a merged case still open",
      ({ merged }) => merged,
      ({ state, shown }) => [state, shown].forEach((place) => Object.assign(place, { open: true })),
      "cases: open (list)",
    ],
    ["a merging forgotten", ({ merged }) => merged, ({ state }) => Object.assign(state, { merged: false }), "cases: merged away (state)"],
  ])("%s", (what, holds, spoil, place) => {
    expect(verdictOf(first(what, holds), spoil)).toContain(place);
  });

  test("a stream counted into the hotline's board", () => {
    const countable = (one: Recounted): Countable => ({ one, id: one.name, closedDay: one.closedDay, inheritedLate: false });
    const others = cases.filter(({ stream }) => stream !== "HOTLINE").map(countable);
    const count = (stream: string, figure: Figure): number =>
      casesBehind(
        figure,
        { unit: "TINH", own: false },
        others.filter(({ one }) => one.stream === stream),
        NOW,
        register,
      ).length;
    const streams = (["ADMIN_REGULATION", "LEGAL_DOCUMENT"] as const).map((caseStream) => ({
      caseStream,
      open: count(caseStream, "open"),
      overdue: count(caseStream, "overdue"),
      dueSoon: count(caseStream, "dueSoon"),
    }));
    const verdict = (otherStreams: typeof streams) => {
      const findings = new Findings();
      compareStreams([{ scope: { code: "TINH" }, otherStreams } as ShownBoard], NOW, { others, register }, findings);
      return findings.verdict.differences;
    };
    expect(streams.every(({ open: number }) => number > 0)).toBe(true);
    expect(verdict(streams)).toBe(0);
    expect(verdict(streams.map((figures) => ({ ...figures, open: figures.open - 1 })))).toBe(2);
    expect(verdict([])).toBeGreaterThan(0);
  });
});
