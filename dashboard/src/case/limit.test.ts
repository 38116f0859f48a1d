import { expect, test } from "vitest";
import { inDayOrder, limitParts } from "./limit.ts";

test.each([
  ["5wd", { id: "limit.wd", n: 5 }],
  ["4wh", { id: "limit.wh", n: 4 }],
  ["24h", { id: "limit.h", n: 24 }],
  ["a week", null],
])("the limit %s is read", (limit, parts) => {
  expect(limitParts(limit)).toEqual(parts);
});

test("the weekend stands between the days that count", () => {
  const days = inDayOrder(
    [
      { day: "2026-11-20", minutes: 480 },
      { day: "2026-11-23", minutes: 480 },
    ],
    [
      { day: "2026-11-22", reason: "Chủ nhật" },
      { day: "2026-11-21", reason: "Thứ bảy" },
    ],
  );
  expect(days.map(({ day, minutes }) => [day.slice(8), minutes])).toEqual([
    ["20", 480],
    ["21", null],
    ["22", null],
    ["23", 480],
  ]);
});
