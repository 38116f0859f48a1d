import { describe, expect, test } from "vitest";
import { aRow, caseOf, HEADERS, readFile } from "./register.fixture.ts";
import { STYLE, xlsx, type Written } from "./write.fixture.ts";

/** The outcome of one row whose cell of a column is written so. */
async function outcomeOf(header: string, cell: Written, book: Parameters<typeof xlsx>[1] = {}) {
  const { records } = await readFile("so.xlsx", xlsx([{ name: "Sổ", rows: [HEADERS, aRow("1", { [header]: cell })] }], book));
  return caseOf(records[0]);
}

describe("a date of receipt", () => {
  test.each<[string, Written, string, object?]>([
    ["of Excel, counted from 1900", { v: 46_093, s: STYLE.date }, "2026-03-11T17:00:00.000Z"],
    ["of Excel with its time", { v: 46_093.395_833_333_336, s: STYLE.dateTime }, "2026-03-12T02:30:00.000Z"],
    ["of Excel, counted from 1904", { v: 44_631.395_833_333_336, s: STYLE.dateTime }, "2026-03-12T02:30:00.000Z", { date1904: true }],
    ["of Excel as ISO text", { v: "2026-03-12T09:30:00", t: "d" }, "2026-03-12T02:30:00.000Z"],
    ["by a formula, as it was last computed", { v: 46_093.5, s: STYLE.dateTime, f: "B2+1" }, "2026-03-12T05:00:00.000Z"],
    ["as text in the source's zone", "12/03/2026 09:30", "2026-03-12T02:30:00.000Z"],
    ["as text without a time", " 12/03/2026 ", "2026-03-11T17:00:00.000Z"],
  ])("%s", async (_what, cell, receivedAt, book) => {
    expect(await outcomeOf("Ngày tiếp nhận", cell, book)).toMatchObject({ ok: true, case: { receivedAt } });
  });

  test.each<[string, Written, RegExp]>([
    ["a number without the format of a date", 46_093, /a number without the format of a date/],
    ["the day and month the other way round", "03/25/2026", /expected a time written dd\/MM\/yyyy/],
    ["a year of two digits", "12/03/26", /expected a time written/],
    ["a year long gone", { v: 12, s: STYLE.date }, /outside the years 2000 to 2099/],
    ["an error of the workbook", { v: "#REF!", t: "e" }, /the error value #REF!/],
    ["a formula that was never computed", { f: "TODAY()", s: STYLE.date }, /a formula without a stored value/],
    ["nothing", null, /expected a date, found nothing/],
  ])("is refused, and the cell's header named: %s", async (_what, cell, reason) => {
    expect(await outcomeOf("Ngày tiếp nhận", cell)).toMatchObject({ ok: false, at: "Ngày tiếp nhận", reason: expect.stringMatching(reason) });
  });

  test("may have its time in the column beside it", async () => {
    const record = { ...(await import("./register.fixture.ts")).REGISTER.record, receivedAt: { column: "Ngày tiếp nhận", time: "Kết quả" } };
    const row = aRow("1", { "Ngày tiếp nhận": { v: 46_093, s: STYLE.date }, "Kết quả": { v: 0.395_833_333, s: STYLE.time } });
    const { records } = await readFile("so.xlsx", xlsx([{ name: "Sổ", rows: [HEADERS, row] }]), { record });
    const { configOf } = await import("./register.fixture.ts");
    expect(caseOf(records[0], configOf({ record }))).toMatchObject({ ok: true, case: { receivedAt: "2026-03-12T02:30:00.000Z" } });
  });
});

test("a step that has only a day is not before the receipt of the same day", async () => {
  expect(await outcomeOf("Ngày giao", "12/03/2026")).toMatchObject({
    ok: true,
    case: { stage: "ASSIGNED", steps: [{ at: "2026-03-12T02:30:00.000Z", kind: "ASSIGNED" }] },
  });
  expect(await outcomeOf("Ngày giao", "11/03/2026")).toMatchObject({ ok: false, at: "Ngày giao", reason: expect.stringContaining("before the receipt") });
});

describe("a number that is a name", () => {
  test.each<[string, Written, string]>([
    ["text with its zero", "0912345678", "0912345678"],
    ["a number shown with ten digits", { v: 912_345_678, s: STYLE.tenDigits }, "0912345678"],
  ])("keeps its zero: %s", async (_what, cell, phone) => {
    const outcome = await outcomeOf("Điện thoại", cell);
    expect(outcome).toMatchObject({ ok: true, case: { submitter: { phone } } });
    expect(outcome).not.toHaveProperty("notes");
  });

  test.each<[string, string | number]>([
    ["a number", 912_345_678],
    ["text", "912345678"],
    ["a number of the fixed net", 2_053_812_345],
  ])("that lost its zero is told and stays as it stands: %s", async (_what, cell) => {
    const phone = String(cell);
    expect(await outcomeOf("Điện thoại", cell)).toMatchObject({
      ok: true,
      case: { submitter: { phone } },
      notes: [{ at: "Điện thoại", reason: expect.stringContaining("without its leading zero") }],
    });
  });

  test("of more digits than Excel keeps is no id", async () => {
    const { records, rejects } = await readFile("so.xlsx", xlsx([{ name: "Sổ", rows: [HEADERS, aRow(null, { Số: 1.234_567_890_123_456e18 })] }]));
    expect(records).toEqual([]);
    expect(rejects).toEqual([expect.objectContaining({ locator: "so.xlsx › Sổ › 2", reason: expect.stringContaining("more than 15 digits") })]);
  });
});

describe("text", () => {
  test.each<[string, Written, string]>([
    ["in TCVN3, told by its font", { v: "B\u00B6o Th\u00BEng", s: STYLE.vnTime }, "Bảo Thắng"],
    ["in TCVN3 capitals, told by its font", { v: "B\u00B6o Th\u00BEng", s: STYLE.vnTimeH }, "BẢO THẮNG"],
    ["in VNI, told by its font", { v: "Ñöôøng Nguyeãn Hueä hoûng", s: STYLE.vni }, "Đường Nguyễn Huệ hỏng"],
    ["decomposed", "Nguyễn Huệ".normalize("NFD"), "Nguyễn Huệ"],
    ["with a beginning that other programs would compute", "=HYPERLINK(1)", "=HYPERLINK(1)"],
    ["of a formula", { v: "Đường hỏng", t: "str", f: "A1&B1" }, "Đường hỏng"],
  ])("%s", async (_what, cell, title) => {
    for (const shared of [false, true]) expect(await outcomeOf("Nội dung", cell, { shared })).toMatchObject({ ok: true, case: { title } });
  });

  test.each<[string, Written, RegExp]>([
    ["with a NUL", "đường\u0000hỏng", /NUL/],
    ["with half a letter", "đường \uD800", /surrogate/],
    ["beyond all measure", "x".repeat(100_000), /longer than/],
  ])("is refused %s", async (_what, cell, reason) => {
    expect(await outcomeOf("Nội dung", cell)).toMatchObject({ ok: false, at: "Nội dung", reason: expect.stringMatching(reason) });
  });
});

describe("rows that are no records", () => {
  const read = (rows: Written[][], merges: string[] = []) => readFile("so.xlsx", xlsx([{ name: "Sổ", rows: [HEADERS, ...rows], merges }]));

  test.each<[string, Written[][], string[], RegExp]>([
    ["totals", [aRow("1"), ["Tổng cộng", 1, null, null, "1 vụ"]], [], /Sổ › 3: a row of totals/],
    ["totals in another column", [aRow("1"), [null, null, "TONG SO:", 5, 7]], [], /Sổ › 3: a row of totals/],
    ["headings over merged cells", [["THÁNG 3"], aRow("1")], ["A2:J2"], /Sổ › 2: a heading over merged cells/],
    ["numbers written ahead", [aRow("1"), ["2"], ["3"]], [], /Sổ › 3: a number and nothing else yet/],
    ["signatures", [aRow("1"), [null, null, null, null, null, null, "NGƯỜI LẬP SỔ"]], [], /Sổ › 3: a remark of 1 cells/],
    ["the same row twice", [aRow("1"), aRow("1")], [], /Sổ › 3: the same as row 2/],
  ])("are passed over with the reason: %s", async (_what, rows, merges, reason) => {
    const { records, rejects, skipped } = await read(rows, merges);
    expect(records.map(({ sourceId }) => sourceId)).toEqual(["1"]);
    expect(rejects).toEqual([]);
    expect(skipped.join("\n")).toMatch(reason);
  });

  test.each<[string, Written[][], string[], RegExp]>([
    ["a record without its number", [aRow("1"), aRow(null)], [], /^expected an id in "Số", found none$/],
    ["a number that stands twice", [aRow("1"), aRow("1", { "Nội dung": "Khác" })], [], /another record with its id stands in row 2/],
    ["a number merged with the one above", [aRow("1"), aRow(null)], ["A2:A3"], /^"Số": merged with A2$/],
  ])("are refused when something is lost otherwise: %s", async (_what, rows, merges, reason) => {
    const { records, rejects } = await read(rows, merges);
    expect(records.map(({ sourceId }) => sourceId)).toEqual(["1"]);
    expect(rejects).toEqual([expect.objectContaining({ locator: "so.xlsx › Sổ › 3", reason: expect.stringMatching(reason) })]);
  });

  test("a value that was merged over several rows is not guessed for the others", async () => {
    const { records } = await read([aRow("1"), aRow("2", { "Lĩnh vực": null })], ["F2:F3"]);
    expect(records.map((record) => caseOf(record))).toMatchObject([{ ok: true }, { ok: false, at: "Lĩnh vực", reason: "merged with F2" }]);
  });
});
