import { expect, test } from "vitest";
import { columnsOf } from "./columns.ts";
import { configSchema } from "./config.ts";
import { MANIFEST } from "./manifest.fixture.ts";
import { instantOf, movedBack } from "./mark.ts";

const problemsOf = (changes: object): string[] =>
  (configSchema.safeParse({ ...MANIFEST, ...changes }).error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);

test("the columns that are asked for are those the record names, and no word of it", () => {
  const { record } = configSchema.parse(MANIFEST);
  expect(columnsOf(record)).toEqual({
    row: ["ma", "sua", "nhan", "trang_thai", "kenh", "linh_vuc", "tieu_de", "noi_dung", "khan", "don_vi", "giau"],
    step: ["luc", "viec"],
  });
});

test.each<[string, object, RegExp]>([
  ["a statement that changes something", { from: { select: "delete from phan_anh" } }, /from.*begins with "select"/],
  ["two statements", { from: { select: "select 1; drop table x" } }, /from\.select: .*without a semicolon/],
  ["a list of steps without its table", { steps: undefined }, /steps: expected the table that the list of record.steps comes from/],
  ["a path where a column is meant", { record: { ...MANIFEST.record, title: "a.b" } }, /record: expected the name of a column, found "a\.b"/],
  [
    "a table of steps that nobody reads",
    { record: { ...MANIFEST.record, steps: { kind: "columns", columns: [{ path: "x", step: "ASSIGNED" }] } } },
    /steps: .*no table of steps/,
  ],
])("a manifest with %s is refused with its place", (_what, changes, problem) => {
  expect(problemsOf(changes).join("\n")).toMatch(problem);
});

test.each([
  ["2026-03-12 09:00:30.123456", 60, "2026-03-12 08:59:30.123456"],
  ["2026-03-12 00:00:00+07", 900, "2026-03-11 23:45:00+07"],
  ["2026-03-01T00:05:00.12+07:00", 600, "2026-02-28T23:55:00.12+07:00"],
  ["2026-03-01", 900, "2026-02-28"],
])("the mark %s moved back by %i seconds keeps its form", (mark, seconds, moved) => {
  expect(movedBack(mark, seconds)).toBe(moved);
});

test.each(["0000-00-00 00:00:00", "infinity", "hôm qua", "2026-02-31 08:00:00"])("%s is no mark that reading could go on from", (mark) => {
  expect(instantOf(mark, "Asia/Ho_Chi_Minh")).toBeNull();
});

test.each([
  ["2026-03-12 09:00:00", "2026-03-12T02:00:00.000Z"],
  ["2026-03-12 09:00:00.1234567", "2026-03-12T02:00:00.123456Z"],
  ["2026-03-12 09:00:00+00", "2026-03-12T09:00:00.000Z"],
  ["2026-03-12T09:00:00.5+07:00", "2026-03-12T02:00:00.500Z"],
  ["2026-03-12", "2026-03-11T17:00:00.000Z"],
])("what a database writes as %s is the instant %s of a source in Vietnam", (text, instant) => {
  expect(instantOf(text, "Asia/Ho_Chi_Minh")?.text).toBe(instant);
});
