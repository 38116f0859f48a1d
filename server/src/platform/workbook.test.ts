import { expect, test } from "vitest";
import { rowXml } from "./workbook.ts";

const heightOf = (cells: readonly (string | number)[], style: number): string =>
  /^<row r="3"([^>]*)>/.exec(rowXml(cells, { row: 3, style, widths: [20, 10] }))?.[1] ?? "";

test("a row of a sheet is as high as its longest text needs, and no higher than a spreadsheet knows", () => {
  expect(heightOf(["Sở Xây dựng", 71], 2)).toBe("");
  expect(heightOf(["Công ty Môi trường và Công trình đô thị", 71], 2)).toBe(' ht="48" customHeight="1"');
  expect(heightOf(["Đơn vị", "Trong đó, theo kênh: Cổng"], 1)).toBe(' ht="64" customHeight="1"');
  expect(heightOf(["một\nhai\nba", "x"], 2)).toBe(' ht="48" customHeight="1"');
  expect(heightOf(["x".repeat(40), ""], 2)).toBe(' ht="48" customHeight="1"');
  expect(heightOf(["chữ ".repeat(2_000), ""], 2)).toBe(' ht="400" customHeight="1"');
});
