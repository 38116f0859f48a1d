import { describe, expect, test } from "vitest";
import { aRow, caseOf, configOf, HEADERS, readFile } from "./register.fixture.ts";
import { xlsx, type Written } from "./write.fixture.ts";

const book = (rows: Written[][], merges: string[] = []) => xlsx([{ name: "Sổ", rows, merges }]);
const swapped = (order: number[], row: readonly Written[]) => order.map((at) => row[at] ?? null);

describe("the header of a register is found by its words:", () => {
  test.each<[string, Written[][]]>([
    ["in the first row", [HEADERS, aRow("1")]],
    ["below titles and empty rows", [["UBND XÃ AN PHÚ"], ["SỔ TIẾP CÔNG DÂN NĂM 2026"], [], HEADERS, aRow("1")]],
    ["in capitals", [HEADERS.map((name) => name.toUpperCase()), aRow("1")]],
    ["without marks", [HEADERS.map((name) => name.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("Đ", "D").replaceAll("đ", "d")), aRow("1")]],
    ["decomposed, as a Mac writes", [HEADERS.map((name) => name.normalize("NFD")), aRow("1")]],
    ["broken into lines, with colons", [HEADERS.map((name) => `${name.replace(" ", "\n")}:`), aRow("1")]],
    ["by another of its names", [HEADERS.map((name) => (name === "Ngày tiếp nhận" ? "Ngày nhận" : name)), aRow("1")]],
    ["with the numbers of the columns below", [HEADERS, HEADERS.map((_name, at) => `(${at + 1})`), aRow("1")]],
    [
      "with columns that nobody asked for",
      [
        [...HEADERS, "Ghi chú", "Ghi chú"],
        [...aRow("1"), "a", "b"],
      ],
    ],
    ["with its columns moved", [swapped([4, 9, 8, 7, 6, 5, 3, 2, 1, 0], HEADERS), swapped([4, 9, 8, 7, 6, 5, 3, 2, 1, 0], aRow("1"))]],
  ])("%s", async (_what, rows) => {
    const { records, rejects } = await readFile("so.xlsx", book(rows));
    expect(rejects).toEqual([]);
    expect(records.map(({ sourceId }) => sourceId)).toEqual(["1"]);
    expect(caseOf(records[0])).toMatchObject({ ok: true, case: { title: "Đường hỏng trước trường học", receivedAt: "2026-03-12T02:30:00.000Z" } });
  });

  test("over two rows, merged", async () => {
    const [group, below] = [
      HEADERS.map((name, at) => (at === 2 ? "Người phản ánh" : at === 3 ? null : name)),
      HEADERS.map((name, at) => (at === 2 || at === 3 ? name : null)),
    ];
    const merges = ["C1:D1", ...["A", "B", "E", "F", "G", "H", "I", "J"].map((letter) => `${letter}1:${letter}2`)];
    const { records, rejects } = await readFile("so.xlsx", book([group, below, aRow("1")], merges));
    expect(rejects).toEqual([]);
    expect(caseOf(records[0])).toMatchObject({ ok: true, case: { submitter: { name: "Trần Văn Mẫu", phone: "0912345678" } } });
  });
});

describe("a header that changed refuses its sheet and says by what name:", () => {
  const without = (gone: string) => HEADERS.filter((name) => name !== gone);
  test.each<[string, Written[], RegExp]>([
    ["a column is gone", without("Kết quả"), /^the header in row 1 has no column "Kết quả"$/],
    ["a column was renamed", HEADERS.map((name) => (name === "Lĩnh vực" ? "Loại việc" : name)), /no column "Lĩnh vực"/],
    ["the number is gone", without("Số"), /no column "Số"/],
    ["a header stands twice", [...HEADERS, "NOI DUNG"], /^the header names one column 2 times: "Nội dung" in E1, "NOI DUNG" in K1$/],
    ["two headers mean one column", [...HEADERS, "Ngày nhận"], /"Ngày tiếp nhận" in B1, "Ngày nhận" in K1/],
  ])("%s", async (_what, header, reason) => {
    const { records, rejects } = await readFile("so.xlsx", book([header, aRow("1")]));
    expect(records).toEqual([]);
    expect(rejects).toEqual([expect.objectContaining({ locator: "so.xlsx › Sổ", reason: expect.stringMatching(reason) })]);
  });

  test("absent: null takes a column that is gone as empty", async () => {
    const told = await readFile("so.xlsx", book([without("Kết quả"), aRow("1").slice(0, 9)]), { absent: "null" });
    expect(caseOf(told.records[0], configOf({ absent: "null" }))).toMatchObject({ ok: true, case: { result: null } });
  });
});

describe("the sheets of a workbook", () => {
  const sheets = [
    { name: "Hướng dẫn", rows: [["Cách ghi sổ"]] },
    { name: "Tháng 1", rows: [HEADERS, aRow("1")] },
    { name: "Tháng 2", rows: [HEADERS, aRow("2")] },
    { name: "Nháp", hidden: true, rows: [HEADERS, aRow("9")] },
  ];

  test("are all read that have the header; the others are passed over with the reason", async () => {
    const { records, rejects, skipped } = await readFile("so.xlsx", xlsx(sheets));
    expect(records.map(({ sourceId, place }) => [sourceId, place?.sheet])).toEqual([
      ["1", "Tháng 1"],
      ["2", "Tháng 2"],
    ]);
    expect(rejects).toEqual([]);
    expect(skipped).toEqual([expect.stringMatching(/^so.xlsx › Hướng dẫn: .*no register/)]);
  });

  test("are those that the manifest names", async () => {
    const { records } = await readFile("so.xlsx", xlsx(sheets), { sheets: ["tháng 2*"] });
    expect(records.map(({ sourceId }) => sourceId)).toEqual(["2"]);
  });

  test("may each begin at 1, if the manifest says so", async () => {
    const record = { ...configOf().record, id: { columns: ["Số"], within: "sheet" } };
    const both = [1, 2].map((month) => ({ name: `Tháng ${month}`, rows: [HEADERS, aRow("1")] }));
    const { records, rejects } = await readFile("so.xlsx", xlsx(both), { record });
    expect(records.map(({ sourceId }) => sourceId)).toEqual(["so.xlsx/Tháng 1/1", "so.xlsx/Tháng 2/1"]);
    expect(rejects).toEqual([]);
  });

  test("refuse the file when none of them is a register", async () => {
    await expect(readFile("so.xlsx", xlsx([{ name: "A", rows: [["Cách ghi sổ"]] }]))).rejects.toThrow(/no sheet has a row with the headers/);
  });
});
