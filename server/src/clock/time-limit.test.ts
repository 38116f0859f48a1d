import { describe, expect, test } from "vitest";
import { limitOf } from "../calendar/index.ts";
import { limitFor, NoLimit } from "./time-limit.ts";
import type { TimeLimit } from "./time-limit.ts";

describe("which limit holds", () => {
  const limit = (id: number, change: Partial<TimeLimit>): TimeLimit => {
    const read = limitOf("5wd");
    if ("message" in read) throw new Error(read.message);
    return {
      id,
      stage: "HANDLE",
      caseStream: null,
      field: null,
      urgency: null,
      severalAgencies: null,
      channel: null,
      limit: read,
      startsFrom: "ORDER",
      ruleName: "",
      legalBasis: "",
      assumed: true,
      validFrom: "2020-01-01",
      validTo: null,
      regulationCode: "test",
      regulationVersion: "1",
      ...change,
    };
  };
  const on = {
    stage: "HANDLE",
    caseStream: "HOTLINE",
    field: "LAND",
    channel: "PHONE",
    urgency: "NORMAL",
    severalAgencies: false,
    day: "2026-03-02",
  } as const;

  test("the most specific one in force on the day the stage began", () => {
    const limits = [limit(1, {}), limit(2, { severalAgencies: false }), limit(3, { field: "LAND" }), limit(4, { field: "HEALTH" })];
    expect(limitFor(limits, on).id).toBe(3);
    expect(limitFor(limits, { ...on, field: "PROPOSAL" }).id).toBe(2);
    expect(limitFor(limits, { ...on, field: "PROPOSAL", severalAgencies: true }).id).toBe(1);
  });

  test("a limit ends the day before its last day's successor begins", () => {
    const limits = [limit(1, { validTo: "2026-03-02" }), limit(2, { validFrom: "2026-03-02" })];
    expect(limitFor(limits, { ...on, day: "2026-03-01" }).id).toBe(1);
    expect(limitFor(limits, on).id).toBe(2);
    expect(() => limitFor([limit(1, { validTo: "2026-03-02" })], on)).toThrow(NoLimit);
  });
});
