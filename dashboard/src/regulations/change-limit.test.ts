import { expect, test } from "vitest";
import { limitLines, withFirstDay, withLimit } from "./change-limit.ts";

const TEXT = `code: QC
validFrom: 2010-01-01
limits:
  - { stage: ASSIGN, limit: 3wd, rule: Giao xử lý, basis: "a, limit: b", assumed: true, from: 2010-01-01 }
  - { stage: ANSWER, limit: same-day, rule: "Trả lời công dân", basis: x, assumed: false }
`;

test("limits are found with their names, and one is changed without the others", () => {
  expect(limitLines(TEXT).map(({ rule, limit }) => [rule, limit])).toEqual([
    ["Giao xử lý", "3wd"],
    ["Trả lời công dân", "same-day"],
  ]);
  const [first] = limitLines(TEXT);
  const changed = withLimit(TEXT, first ?? { line: -1 }, "2wd");
  expect(limitLines(changed).map(({ limit }) => limit)).toEqual(["2wd", "same-day"]);
  expect(changed).toContain('basis: "a, limit: b"');
});

test("another first day moves the limits that began with the regulation", () => {
  expect(withFirstDay(TEXT, "2027-01-01")).toBe(TEXT.replaceAll("2010-01-01", "2027-01-01"));
});
