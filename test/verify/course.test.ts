import type { Stage, StepKind } from "@dau-moi/schema";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { clockOf, type Step } from "./course.ts";
import { custodyOf } from "./custody.ts";
import { Register } from "./register.ts";
import { dayOf } from "./working-days.ts";

const register = new Register(join(resolve(import.meta.dirname, "../.."), "test/sample"));

/** "RECEIVED@1 ASSIGNED:SXD@2": steps at hours of one day. */
function course(text: string): Step[] {
  return text.split(" ").map((step) => {
    const [, kind, unit, at] = /^(\w+)(?::([\w-]+))?@(\d+)$/.exec(step) ?? [];
    return { kind: kind as StepKind, unit: unit ?? null, at: Number(at) };
  });
}

describe("the clock that runs", () => {
  const FIRST = "RECEIVED@1 ASSIGNED@2 ACCEPTED@3";
  const AGAIN = `${FIRST} RESOLVED@4 CLOSED@5 REOPENED@6`;
  test.each<[Stage, string, string]>([
    ["RECEIVED", "RECEIVED@1", "ASSIGN 1"],
    ["ASSIGNED", "RECEIVED@1 ASSIGNED@2", "HANDLE 2"],
    ["IN_PROGRESS", "RECEIVED@1 ACCEPTED@3", "HANDLE 3"],
    ["IN_PROGRESS", "RECEIVED@1", "HANDLE 1"],
    ["RESOLVED", `${FIRST} RESOLVED@4`, "ANSWER 4"],
    ["RESOLVED", FIRST, "HANDLE 2"],
    ["ANSWERED", `${FIRST} RESOLVED@4 ANSWERED@5`, "none"],
    ["CLOSED", `${FIRST} CLOSED@5`, "none"],
    // hand-overs, returns and going back restart nothing
    ["ASSIGNED", `${FIRST} TRANSFERRED@4`, "HANDLE 2"],
    ["RECEIVED", `${FIRST} RETURNED@4`, "ASSIGN 1"],
    ["ASSIGNED", `${FIRST} RETURNED@4 ASSIGNED@5`, "HANDLE 2"],
    ["IN_PROGRESS", `${FIRST} RESOLVED@4`, "HANDLE 2"],
    ["RESOLVED", `${FIRST} RESOLVED@4 ACCEPTED@5 RESOLVED@6`, "ANSWER 4"],
    // a second cycle begins with the reopening, whatever follows
    ["IN_PROGRESS", AGAIN, "HANDLE 6"],
    ["ASSIGNED", `${AGAIN} ASSIGNED@7`, "HANDLE 6"],
    ["RECEIVED", AGAIN, "ASSIGN 6"],
    ["RECEIVED", `${AGAIN} ASSIGNED@7 RETURNED@8`, "HANDLE 6"],
    ["RESOLVED", `${AGAIN} RESOLVED@9`, "ANSWER 9"],
    ["RESOLVED", AGAIN, "HANDLE 6"],
    ["IN_PROGRESS", `${FIRST} REOPENED@4`, "HANDLE 2"], // nothing had ended
  ])("%s after %s: %s", (stage, steps, expected) => {
    const clock = clockOf(stage, 1, course(steps));
    expect(clock === null ? "none" : `${clock.stage} ${clock.start}`).toBe(expected);
  });
});

describe("who held a case", () => {
  const at = (day: string): number => Date.parse(`${day}T00:00:00+07:00`);
  const step = (day: string, kind: StepKind, unit: string | null = null): Step => ({ at: at(day), kind, unit });
  const held = (steps: Step[], area: string | null = null, intake = "VPUB"): string[] =>
    custodyOf({ intake, receivedAt: steps[0]?.at ?? 0, steps, matter: { area, receivedOn: dayOf(steps[0]?.at ?? 0), field: "TRANSPORT" } }, register).map(
      ({ unit, from, to, reason }) => `${unit} ${dayAt(from)}–${to === null ? "" : dayAt(to)} ${reason}`,
    );
  const dayAt = (instant: number): string => new Date(instant + 7 * 3_600_000).toISOString().slice(5, 10);

  test("hand-overs move it, results and closings by others do not", () => {
    const steps = [
      step("2026-03-02", "RECEIVED", "VPUB"),
      step("2026-03-03", "ASSIGNED", "SYT"),
      step("2026-03-04", "TRANSFERRED", "SNV"),
      step("2026-03-05", "ANSWERED", "VPUB"),
      step("2026-03-06", "CLOSED", "VPUB"),
    ];
    expect(held(steps)).toEqual(["VPUB 03-02–03-03 RECEIVED", "SYT 03-03–03-04 ASSIGNED", "SNV 03-04–03-06 TRANSFERRED"]);
  });

  test("a reopened case goes back to its last holder, whoever reopened it", () => {
    const steps = [
      step("2026-03-02", "RECEIVED", "VPUB"),
      step("2026-03-03", "ASSIGNED", "SYT"),
      step("2026-03-06", "CLOSED", "VPUB"),
      step("2026-03-09", "REOPENED", "VPUB"),
    ];
    expect(held(steps)).toEqual(["VPUB 03-02–03-03 RECEIVED", "SYT 03-03–03-06 ASSIGNED", "SYT 03-09– REOPENED"]);
  });

  test("the successor of its area takes over what is open when a unit is dissolved", () => {
    const steps = [step("2025-06-02", "RECEIVED", "HUYEN-SL"), step("2025-06-03", "ASSIGNED", "HUYEN-SL")];
    expect(held(steps, "W05", "HUYEN-SL")).toEqual(["HUYEN-SL 06-02–07-01 RECEIVED", "X-BINHHOA 07-01– SUCCESSION"]);
    expect(held([...steps, step("2025-06-30", "CLOSED")], "W05", "HUYEN-SL")).toEqual(["HUYEN-SL 06-02–06-30 RECEIVED"]);
    expect(held([...steps, step("2025-07-02", "CLOSED")], "W05", "HUYEN-SL").at(-1)).toBe("X-BINHHOA 07-01–07-02 SUCCESSION");
  });

  test("what comes to a unit that is gone goes straight to its successor", () => {
    const steps = [step("2025-06-02", "RECEIVED", "VPUB"), step("2025-07-03", "ASSIGNED", "HUYEN-SL")];
    expect(held(steps, "W12")).toEqual(["VPUB 06-02–07-03 RECEIVED", "P-DONGTHANH 07-03– ASSIGNED"]);
  });
});
