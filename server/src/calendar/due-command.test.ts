import { expect, test } from "vitest";
import { dueAnswer, dueBatch } from "./index.ts";
import { OFFICE, VIETNAM, aYear } from "./vietnam.fixture.ts";

test("one question is answered with instants in Vietnam's own time and the days that made them", () => {
  expect(dueAnswer({ received: "2026-11-20T09:30:00+07:00", limit: "3wd" }, VIETNAM, OFFICE)).toEqual({
    dueAt: "2026-11-27T00:00:00+07:00",
    warnAt: "2026-11-26T17:00:00+07:00",
    counted: [
      { date: "2026-11-23", minutes: 480 },
      { date: "2026-11-25", minutes: 480 },
      { date: "2026-11-26", minutes: 480 },
    ],
    skipped: [
      { date: "2026-11-21", reason: "Thứ Bảy" },
      { date: "2026-11-22", reason: "Chủ nhật" },
      { date: "2026-11-24", reason: "Ngày Văn hóa Việt Nam" },
    ],
    provisionalYears: [],
  });
});

test.each([
  ["2026-11-20", "1wh", "2026-11-20T08:00:00+07:00"],
  ["2026-11-20T07:00:00+07:00", "1wh", "2026-11-20T08:00:00+07:00"],
  ["2026-11-20T00:00:00Z", "1wh", "2026-11-20T08:00:00+07:00"],
  ["2026-11-20t00:00z", "1wh", "2026-11-20T08:00:00+07:00"],
  ["2026-11-19 21:30:00-05:00", "1wh", "2026-11-20T10:30:00+07:00"],
  ["2026-11-20T07:00:00.2519+07:00", "1wh", "2026-11-20T08:00:00.251+07:00"],
  ["2026-11-20T07:00:00.5+07:00", "1wh", "2026-11-20T08:00:00.500+07:00"],
  ["2026-11-23T18:30:00Z", "1wd", "2026-11-26T00:00:00+07:00"],
  ["2026-11-20T22:00:00+07:00", "24h", "2026-11-21T22:00:00+07:00"],
  ["2035-11-20T22:00:00+07:00", "24h", "2035-11-21T22:00:00+07:00"],
])("received %s, %s: due %s", (received, limit, dueAt) => {
  expect(dueAnswer({ received, limit }, VIETNAM, OFFICE)).toMatchObject({ dueAt });
});

test("a year whose notice was not out is named, when the answer rests on it", () => {
  const provisional = (received: string, limit: string): unknown => {
    const answer = dueAnswer({ received, limit }, VIETNAM, OFFICE);
    return "message" in answer ? answer.message : answer.provisionalYears;
  };
  expect(provisional("2026-12-30", "1wd")).toEqual([]);
  expect(provisional("2026-12-31", "1wd")).toEqual([2027]);
  expect(provisional("2027-03-01", "1wd")).toEqual([2027]);
  expect(provisional("2027-03-01", "24h")).toEqual([]);
});

test.each([
  ["2026-11-20T09:30:00", "5wd", "received"],
  ["2026-11-31", "5wd", "received"],
  ["2026-02-29T10:00:00+07:00", "5wd", "received"],
  ["2026-11-20T24:00:00+07:00", "5wd", "received"],
  ["2026-11-20T10:60:00+07:00", "5wd", "received"],
  ["2026-11-20T10:00:60+07:00", "5wd", "received"],
  ["2026-11-20T10:00:00+24:00", "5wd", "received"],
  ["20/11/2026", "5wd", "received"],
  ["0001-01-01", "5wd", "received"],
  ["9999-12-31", "100000h", "received"],
  ["", "5wd", "received"],
  ["2026-11-20", "5 days", "limit"],
  ["2026-11-20", "", "limit"],
  ["2027-12-31", "1wd", "calendar"],
  ["2024-12-31", "1wd", "calendar"],
])("received %j, %j: the problem is the %s", (received, limit, at) => {
  const answer = dueAnswer({ received, limit }, VIETNAM, OFFICE);
  expect(answer).toMatchObject({ at, message: expect.stringMatching(/.{20}/) as string });
});

test("the missing year is named", () => {
  expect(dueAnswer({ received: "2027-12-31", limit: "1wd" }, VIETNAM, OFFICE)).toMatchObject({
    message: 'The working calendar "test" covers 2025–2027; the year 2028 is missing',
  });
});

test("another zone answers at its own offset", () => {
  const lagos = aYear(2026, "Africa/Lagos");
  expect(dueAnswer({ received: "2026-11-20", limit: "1wh" }, lagos, OFFICE)).toMatchObject({
    dueAt: "2026-11-20T08:00:00+01:00",
  });
});

test("a batch is answered in order, and one bad item holds up no other", () => {
  const items: unknown[] = [
    { received: "2026-11-20", limit: "3wd" },
    null,
    { received: "2026-11-20" },
    { limit: "3wd" },
    { received: "2026-11-20", limit: "3w" },
    { received: 20261120, limit: "3wd" },
    "2026-11-20",
    { received: "2026-11-23", limit: "5wd" },
  ];
  const answers = dueBatch(items, VIETNAM, OFFICE).map((answer) => ("message" in answer ? answer.at : answer.dueAt));
  expect(answers).toEqual(["2026-11-27T00:00:00+07:00", "[1]", "[2].limit", "[3].received", "[4].limit", "[5].received", "[6]", "2026-12-02T00:00:00+07:00"]);
});
