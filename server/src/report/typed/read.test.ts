import { expect, test } from "vitest";
import type { HandedSheet } from "../../access/index.ts";
import { readTyped, TITLES } from "./read.ts";

const MONTHS = [
  { from: "2026-01-01", to: "2026-01-31" },
  { from: "2026-02-01", to: "2026-02-28" },
];
const HEADINGS = Object.values(TITLES);
const JANUARY = ["01/01/2026", "31/01/2026", "0", "10", "0", "8", "0", "0", "2", "12/BC-UBND, ngày 05/02/2026"];
const EMPTY = ["01/02/2026", "28/02/2026", "", "", "", "", "", "", "", ""];
const sheetOf = (name: string | null, ...rows: string[][]): HandedSheet => ({ name, rows: rows.map((cells, at) => ({ row: at + 1, cells })) });
const messagesOf = (...sheets: HandedSheet[]): string[] => readTyped(sheets, MONTHS).problems.map(({ sheet, cell, message }) => `${sheet} ${cell} ${message}`);

test("a sheet beside others that has no headings is told, never left out", () => {
  expect(messagesOf(sheetOf("Quý I", HEADINGS, JANUARY), sheetOf("Quý II", EMPTY))).toEqual([
    "Quý II null Trang tính không có dòng tiêu đề trong 10 dòng đầu.",
  ]);
  expect(messagesOf(sheetOf("Quý I", JANUARY), sheetOf("Quý II", EMPTY))).toHaveLength(2);
  expect(messagesOf(sheetOf("Quý I", HEADINGS, JANUARY), sheetOf("Ghi chú", ["", ""]))).toEqual([]);
});

test("a month that was left empty is none, whatever stands in other columns", () => {
  const { rows, problems } = readTyped([sheetOf("Năm", ["STT", ...HEADINGS], ["1", ...JANUARY], ["2", ...EMPTY])], MONTHS);
  expect([rows.length, problems]).toEqual([1, []]);
});

test("a paper's number that a comma cut is a fault, not another number", () => {
  const [number = "", day = ""] = (JANUARY.at(-1) ?? "").split(",");
  expect(messagesOf(sheetOf(null, [...JANUARY.slice(0, -1), number, day]))).toEqual([
    "null null Thừa ô bên phải: văn bản có dấu phẩy, chấm phẩy phải đặt trong dấu ngoặc kép.",
  ]);
});
