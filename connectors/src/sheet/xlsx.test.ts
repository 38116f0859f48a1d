import { expect, test } from "vitest";
import { caseOf, HEADERS, readFile } from "./register.fixture.ts";
import { STYLE, xlsx } from "./write.fixture.ts";

test("a ward's register of visitors", async () => {
  const row = ["12", { v: 46_093.395_833_333_336, s: STYLE.dateTime }, "Trần Văn Mẫu", "0912 345 678", "Đường hỏng", "Giao thông", "Sở Xây dựng", { v: 46_094, s: STYLE.date }, null, null];
  const told = await readFile("so.xlsx", xlsx([{ name: "Tháng 3", rows: [["SỔ TIẾP CÔNG DÂN"], [], HEADERS, row] }], { shared: true }));
  console.log(JSON.stringify(told, null, 1), JSON.stringify(caseOf(told.records[0]), null, 1));
  expect(told.records).toHaveLength(1);
});
