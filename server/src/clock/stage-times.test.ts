import type { SourceCase, SourceStep, Stage } from "@dau-moi/schema";
import { describe, expect, test } from "vitest";
import { aSourceCase } from "../fixture.ts";
import { stageTimesOf } from "./stage-times.ts";

const DAY = (day: number): string => `2026-03-${String(day).padStart(2, "0")}T02:00:00.000Z`;
const steps = (...told: [number, SourceStep["kind"]][]): SourceStep[] => told.map(([day, kind]) => ({ at: DAY(day), kind, unitCode: null, note: null }));
const day = (at: number | null): string => (at === null ? "…" : String(new Date(at).getUTCDate()));

/** Each stretch as STAGE start:from-to, in days of March 2026. */
function times(stage: Stage, told: SourceStep[], change: Partial<SourceCase> = {}): string[] {
  return stageTimesOf(aSourceCase({ receivedAt: DAY(2), stage, steps: told, ...change }), Date.parse(DAY(30))).map(
    (t) => `${t.stage} ${day(t.start)}:${day(t.from)}-${day(t.to)}`,
  );
}

describe("which clock runs when", () => {
  test.each<[string, Stage, SourceStep[], string[]]>([
    ["a new case waits to be assigned", "RECEIVED", [], ["ASSIGN 2:2-…"]],
    ["the order starts handling", "ASSIGNED", steps([3, "ASSIGNED"]), ["ASSIGN 2:2-3", "HANDLE 3:3-…"]],
    ["accepting goes on with the order's clock", "IN_PROGRESS", steps([3, "ASSIGNED"], [4, "ACCEPTED"]), ["ASSIGN 2:2-3", "HANDLE 3:3-…"]],
    ["a transfer does not restart handling", "IN_PROGRESS", steps([3, "ASSIGNED"], [6, "TRANSFERRED"]), ["ASSIGN 2:2-3", "HANDLE 3:3-…"]],
    [
      "a return takes up assigning where it began, the next order takes up handling where it began",
      "ASSIGNED",
      steps([3, "ASSIGNED"], [5, "RETURNED"], [6, "ASSIGNED"]),
      ["ASSIGN 2:2-3", "HANDLE 3:3-5", "ASSIGN 2:5-6", "HANDLE 3:6-…"],
    ],
    ["the result starts the answer", "RESOLVED", steps([3, "ASSIGNED"], [9, "RESOLVED"]), ["ASSIGN 2:2-3", "HANDLE 3:3-9", "ANSWER 9:9-…"]],
    ["an answered case has no clock", "ANSWERED", steps([3, "ASSIGNED"], [9, "RESOLVED"], [10, "ANSWERED"]), ["ASSIGN 2:2-3", "HANDLE 3:3-9", "ANSWER 9:9-10"]],
    ["a closed case has none either", "CLOSED", steps([3, "ASSIGNED"], [9, "CLOSED"]), ["ASSIGN 2:2-3", "HANDLE 3:3-9"]],
    ["a result whose instant is not told leaves handling running", "RESOLVED", steps([3, "ASSIGNED"]), ["ASSIGN 2:2-3", "HANDLE 3:3-…"]],
    ["handling whose order is not told counts from receipt", "IN_PROGRESS", [], ["HANDLE 2:2-…"]],
    [
      "a reopening begins a new cycle",
      "IN_PROGRESS",
      steps([3, "ASSIGNED"], [9, "CLOSED"], [12, "REOPENED"]),
      ["ASSIGN 2:2-3", "HANDLE 3:3-9", "HANDLE 12:12-…"],
    ],
    [
      "a new order in the new cycle does not restart it",
      "ASSIGNED",
      steps([3, "ASSIGNED"], [9, "CLOSED"], [12, "REOPENED"], [14, "ASSIGNED"]),
      ["ASSIGN 2:2-3", "HANDLE 3:3-9", "HANDLE 12:12-…"],
    ],
    [
      "given back in its new cycle, its clock goes on, though it waits to be given out again",
      "RECEIVED",
      steps([3, "ASSIGNED"], [9, "CLOSED"], [12, "REOPENED"], [14, "RETURNED"]),
      ["ASSIGN 2:2-3", "HANDLE 3:3-9", "HANDLE 12:12-…"],
    ],
    [
      "a stage that went back runs on from its first start",
      "IN_PROGRESS",
      steps([3, "ASSIGNED"], [9, "RESOLVED"]),
      ["ASSIGN 2:2-3", "HANDLE 3:3-9", "ANSWER 9:9-9", "HANDLE 3:9-…"],
    ],
    ["what was closed without saying when ends at the source's modification", "CLOSED", [], ["ASSIGN 2:2-30"]],
    ["a reopening that follows no closing is none", "IN_PROGRESS", steps([3, "ASSIGNED"], [5, "REOPENED"]), ["ASSIGN 2:2-3", "HANDLE 3:3-…"]],
  ])("%s", (_sentence, stage, told, expected) => {
    expect(times(stage, told)).toEqual(expected);
  });
});
