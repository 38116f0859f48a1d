import { expect, test } from "vitest";
import { withDay } from "./change-day.ts";

const FILE = JSON.stringify({
  zone: "Asia/Ho_Chi_Minh",
  years: { "2026": { status: "decided", off: { "2026-09-02": "Quốc khánh" }, worked: { "2026-08-22": "Làm bù" } } },
});
const year = (text: string | null): unknown => (JSON.parse(text ?? "{}") as { years: Record<string, unknown> }).years["2026"];

test("a day is off, worked or ordinary, never two of them, and the others stay", () => {
  const off = withDay(FILE, "2026-08-22", "off", "Nghỉ");
  expect(year(off)).toEqual({ status: "decided", off: { "2026-08-22": "Nghỉ", "2026-09-02": "Quốc khánh" }, worked: {} });
  expect(year(withDay(off ?? "", "2026-08-22", "worked", "Làm bù"))).toEqual(year(FILE));
  expect(year(withDay(FILE, "2026-09-02", "ordinary", ""))).toEqual({ status: "decided", off: {}, worked: { "2026-08-22": "Làm bù" } });
});

test("a year the calendar does not have, or a text half written, is left alone", () => {
  expect(withDay(FILE, "2031-01-01", "off", "x")).toBeNull();
  expect(withDay("{", "2026-01-01", "off", "x")).toBeNull();
});
