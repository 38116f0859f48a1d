import { expect, test } from "vitest";
import { elapsed, elapsedParts, isLate } from "./elapsed.ts";
import { clockSecondsText, clockText, dayAfter, dayOf, dayText, lastDayBefore } from "./instant.ts";
import { changeText, numberText, shareText } from "./number.ts";
import { plainLetters } from "./plain.ts";

test("an instant is shown in Vietnam's time, wherever the browser stands", () => {
  expect(clockSecondsText("2026-11-21T03:32:05.120Z")).toBe("10:32:05");
  expect(clockText("2026-11-20T17:00:00.000Z")).toBe("00:00");
  expect(dayText("2026-11-20T17:00:00.000Z")).toBe("21/11/2026");
  expect(dayOf("2026-11-20T16:59:59.999Z")).toBe("2026-11-20");
  expect(dayOf("2026-12-31T17:00:00.000Z")).toBe("2027-01-01");
});

test("a limit in whole days names its last day, not the midnight after it", () => {
  expect(lastDayBefore("2026-11-20T17:00:00.000Z")).toBe("20/11/2026");
  expect(lastDayBefore("2026-11-20T09:30:00.000Z")).toBeNull();
  expect(lastDayBefore("2026-02-28T17:00:00.000Z")).toBe("28/02/2026");
});

test("days are counted over the ends of months", () => {
  expect(dayAfter("2026-12-28", 6)).toBe("2027-01-03");
  expect(dayAfter("2028-03-01", -1)).toBe("2028-02-29");
});

test.each([
  [
    "2026-11-21T03:00:00Z",
    "2026-11-23T06:10:00Z",
    [
      ["days", 2],
      ["hours", 3],
    ],
  ],
  ["2026-11-16T03:00:00Z", "2026-11-21T06:00:00Z", [["days", 5]]],
  [
    "2026-11-21T03:00:00Z",
    "2026-11-21T06:20:00Z",
    [
      ["hours", 3],
      ["minutes", 20],
    ],
  ],
  ["2026-11-21T03:00:00Z", "2026-11-22T03:20:00Z", [["days", 1]]],
  ["2026-11-21T03:00:00Z", "2026-11-21T03:00:59Z", []],
  ["2026-11-21T03:00:00Z", "2026-11-20T03:00:00Z", []],
])("from %s to %s are said the two largest parts", (from, to, parts) => {
  expect(elapsedParts(elapsed(from, to)).map((part) => [part.id.replace("elapsed.", ""), part.n])).toEqual(parts);
});

test("the due instant itself is late already", () => {
  expect(isLate("2026-11-21T03:00:00.000Z", "2026-11-21T03:00:00.000Z")).toBe(true);
  expect(isLate("2026-11-21T03:00:00.001Z", "2026-11-21T03:00:00.000Z")).toBe(false);
});

test("numbers are written the Vietnamese way", () => {
  expect(numberText(1284, "vi-VN")).toBe("1.284");
  expect(shareText(0.3449, "vi-VN")).toBe("34,5%");
  expect(changeText(3, "vi-VN")).toBe("+3");
  expect(changeText(-1200, "vi-VN")).toBe("−1.200");
  expect(changeText(0, "vi-VN")).toBe("0");
});

test("names are found with or without their marks", () => {
  expect(plainLetters("Phường Đông Thành")).toBe("phuong dong thanh");
  expect(plainLetters("Sở Xây dựng".normalize("NFD"))).toBe("so xay dung");
});
