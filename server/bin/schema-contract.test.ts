import { expect, test } from "vitest";
import { contractProblems } from "./schema-contract.mjs";

const LANDED = `
type Query { board(unit: String): Board! old: Int @deprecated(reason: "Dùng board; bỏ sau 2026-10-31.") soon: Int @deprecated(reason: "Dùng board; bỏ sau 2027-03-31.") }
type Board { open: Int! late: Int }
enum Stage { RECEIVED CLOSED GONE @deprecated(reason: "Không dùng từ 2026-10-01.") }
`;
const TODAY = { decided: [], today: "2026-11-22" };
const without = (text: string, by = ""): string => LANDED.replace(text, by);
const OLD = 'old: Int @deprecated(reason: "Dùng board; bỏ sau 2026-10-31.")';
const SOON = 'soon: Int @deprecated(reason: "Dùng board; bỏ sau 2027-03-31.")';

test.each([
  ["a field is gone", without("late: Int"), "Board.late was removed."],
  ["a field may be null that could not", without("open: Int!", "open: Int"), "Board.open changed type from Int! to Int."],
  ["a type is gone", LANDED.replace(/enum Stage.*/, ""), "Stage was removed."],
  ["a word of an enumeration is gone", without(" CLOSED"), "CLOSED was removed from enum type Stage."],
  ["an argument is asked for that was not", without("unit: String", "unit: String!"), "Query.board arg unit has changed type from String to String!."],
  ["what is deprecated goes before its day", without(SOON), "Query.soon was removed."],
])("%s: refused, in words", (_, now, problem) => {
  expect(contractProblems(LANDED, now, TODAY)).toEqual([problem]);
});

test.each([
  ["nothing changed", LANDED],
  ["a field came", without("late: Int", "late: Int soon: Int")],
  ["a field is never null any more", without("late: Int", "late: Int!")],
  ["what was deprecated goes after its day", without(OLD)],
  ["so does a word of an enumeration", without('GONE @deprecated(reason: "Không dùng từ 2026-10-01.")')],
])("%s: no break", (_, now) => {
  expect(contractProblems(LANDED, now, TODAY)).toEqual([]);
});

test("a break that was decided is let through, with a date and a reason", () => {
  const decision = { date: "2026-11-22", change: "Board.late was removed.", reason: "No program has a key yet, the dashboard follows." };
  expect(contractProblems(LANDED, without("late: Int"), { ...TODAY, decided: [decision] })).toEqual([]);
  expect(contractProblems(LANDED, without("late: Int"), { ...TODAY, decided: [{ ...decision, reason: "because" }] })).toHaveLength(1);
});
