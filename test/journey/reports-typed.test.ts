import { afterAll, beforeAll, expect, test } from "vitest";
import { STYLE, xlsx } from "../../connectors/src/sheet/write.fixture.ts";
import type { Written } from "../../connectors/src/sheet/write.fixture.ts";
import { readWorkbook } from "../../server/src/ingest/index.ts";
import { asked } from "../hub.ts";
import type { Who } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { drafted, drafts, numbersOf, reportOf } from "./kit/reporting.ts";

interface Month {
  line: number;
  sheet: string | null;
  from: string;
  to: string;
  [figure: string]: unknown;
}
interface Sheet {
  rows: Month[];
  problems: { line: number | null; cell: string | null; column: string | null; message: string }[];
}
const LOOK = asked<{ typedMonths: Sheet }>(
  `query ($input: TypedMonthsInput!) { typedMonths(input: $input) { rows { sheet line from to opening received handedIn handled declined handedOut closing document }
     problems { line cell column message } } }`,
);
const TEMPLATE = asked<{ typedMonthsTemplate: { name: string; base64: string } }>(
  "query ($period: PeriodInput!) { typedMonthsTemplate(period: $period) { name base64 } }",
);

/** The year of the reports: 15/12/2025 to 14/12/2026. */
const YEAR = { kind: "YEAR", calendar: "ADMINISTRATIVE", on: "2026-03-14" };
const HEAD = [
  "Từ ngày",
  "Đến ngày",
  "Tồn đầu kỳ",
  "Tiếp nhận",
  "Chuyển đến",
  "Đã xử lý",
  "Từ chối, chuyển hướng",
  "Chuyển đi",
  "Tồn cuối kỳ",
  "Văn bản (số, ngày)",
];
const JANUARY: (string | number)[] = ["15/12/2025", "14/01/2026", 5, "1.976", 0, 1_740, 1, 0, 240, "Báo cáo 12/BC, 16/01/2026"];
/** A day as a spreadsheet keeps it. */
const dated = (day: string): Written => ({ v: (Date.parse(day) - Date.parse("1899-12-30")) / 86_400_000, s: STYLE.date });
const FEBRUARY: (string | number)[] = ["15/01/2026", "14/02/2026", 240, 10, 0, 50, 0, 0, 200, "Báo cáo 20/BC"];
const book = (...rows: Written[][]): Buffer => xlsx([{ name: "Tháng", rows: [["SỐ LIỆU TRƯỚC HỆ THỐNG"], HEAD, ...rows] }]);

let world: World;
beforeAll(async () => {
  world = await aProvince({ kept: true, at: "2026-03-16 09:00" }).with({
    ...aCase({ lead: "SXD", received: "2026-03-02 08:00", stage: "IN_PROGRESS" }),
    id: "a",
  });
}, 60_000);
afterAll(() => world?.leave());

const looks = async (of: { file?: Buffer; csv?: string }, as: Who = "chanhvp"): Promise<Sheet> => {
  const input = { period: YEAR, ...(of.csv !== undefined && { csv: of.csv }), ...(of.file && { file: of.file.toString("base64") }) };
  return (await world.hub.ask(LOOK, { input }, as)).typedMonths;
};
const figuresOf = (rows: readonly Month[]) => rows.map(({ line: _line, sheet: _sheet, ...row }) => row);

test("figures of before the hub are read for those alone who may draw reports up", async () => {
  const asks = [(as: Who) => world.hub.answer(LOOK, { input: { csv: "1", period: YEAR } }, as), (as: Who) => world.hub.answer(TEMPLATE, { period: YEAR }, as)];
  for (const ask of asks) {
    expect((await ask(null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    expect((await ask("cntt")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  }
});

test("a workbook, a CSV and pasted cells are read alike, and a report takes them as they were read; through a restart", { timeout: 120_000 }, async () => {
  const fromBook = await looks({ file: book([dated("2025-12-15"), dated("2026-01-14"), ...JANUARY.slice(2)], FEBRUARY) });
  expect(fromBook.problems).toEqual([]);
  expect(fromBook.rows.map(({ sheet, line, from, to }) => [sheet, line, from, to])).toEqual([
    ["Tháng", 3, "2025-12-15", "2026-01-14"],
    ["Tháng", 4, "2026-01-15", "2026-02-14"],
  ]);
  expect(fromBook.rows[0]).toMatchObject({ opening: 5, received: 1_976, handled: 1_740, declined: 1, closing: 240, document: "Báo cáo 12/BC, 16/01/2026" });
  const pasted = await looks({ csv: [JANUARY, FEBRUARY].map((row) => row.join("\t")).join("\r\n") });
  const csv = await looks({
    file: Buffer.from(`\uFEFF${[HEAD, JANUARY, FEBRUARY].map((row) => row.map((cell) => `"${String(cell)}"`).join(",")).join("\r\n")}`),
  });
  for (const other of [pasted, csv]) {
    expect(other.problems).toEqual([]);
    expect(figuresOf(other.rows)).toEqual(figuresOf(fromBook.rows));
  }
  const { id } = await drafted(world.hub, { code: "R8", period: YEAR, typedIn: figuresOf(fromBook.rows) });
  await world.restarted();
  const table = (await reportOf(world.hub, id))?.table;
  if (table === undefined) throw new Error("the report is gone");
  const typed = table.rows.filter(({ kind }) => kind === "TYPED");
  expect(typed.map((row) => numbersOf(table, row)["received"])).toEqual([1_976, 10]);
  expect(typed[0]?.cells[0]?.text).toContain("Báo cáo 12/BC, 16/01/2026");
  const counted = table.rows.find(({ kind }) => kind === "UNIT");
  expect(counted?.cells[0]?.text).toContain("15/02/2026"); // what the hub counts follows
});

test("every bad cell is named by row and column", async () => {
  const wrong = (at: number, cell: Written): Written[] => FEBRUARY.map((kept, place) => (place === at ? cell : kept));
  const cells: [number, Written, string][] = [
    [0, "32/01/2026", "A4"],
    [1, null, "B4"],
    [2, "-1", "C4"],
    [3, 10.5, "D4"],
    [3, "1,976", "D4"],
    [4, null, "E4"],
    [5, "năm mươi", "F4"],
    [9, " ", "J4"],
    [9, "x".repeat(201), "J4"],
    // readable, and against the rules that a report is drawn up by
    [0, "16/01/2026", "A4"],
    [1, "13/02/2026", "B4"],
    [2, 239, "I4"],
    [3, 99_999_999, "D4"],
  ];
  for (const [at, cell, place] of cells) {
    const { problems } = await looks({ file: book(JANUARY, wrong(at, cell)) });
    expect([cell, problems.map((one) => one.cell)]).toEqual([cell, [`Tháng!${place}`]]);
    expect(problems[0]?.column).toBe(HEAD[(place.codePointAt(0) ?? 0) - 65]);
  }
  const both = await looks({ file: book(wrong(3, "?"), wrong(6, "?")) });
  expect(both.problems.map(({ cell }) => cell)).toEqual(["Tháng!D3", "Tháng!G4"]);
  const opening = await looks({ file: book(JANUARY, ["15/01/2026", "14/02/2026", 241, 10, 0, 51, 0, 0, 200, "BC"]) });
  expect(opening.problems).toMatchObject([{ cell: "Tháng!C4", message: expect.stringContaining("Tồn đầu kỳ 241 khác") }]);
  const text = await looks({ csv: [...JANUARY.slice(0, 3), "x", ...JANUARY.slice(4)].join("\t") });
  expect(text.problems).toMatchObject([{ line: 1, cell: null, column: "Tiếp nhận" }]);
  const formula = await looks({ file: xlsx([{ name: "Tháng", rows: [HEAD, [...JANUARY.slice(0, 3), { f: "1+1", v: 2 }, ...JANUARY.slice(4)]] }]) });
  expect(formula.problems.map(({ cell }) => cell)).toEqual(["Tháng!D2"]);
});

test("a file that is none, one without figures, one that lacks columns and one that is too long are told as such", async () => {
  expect((await looks({ file: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) })).problems).toMatchObject([
    { line: null, cell: null, message: expect.stringContaining(".xls") },
  ]);
  expect((await looks({ file: book() })).problems).toMatchObject([{ line: null, message: "Không có dòng số liệu nào." }]);
  const lacking = await looks({ file: xlsx([{ name: "Tháng", rows: [HEAD.slice(0, 9), JANUARY.slice(0, 9)] }]) });
  expect(lacking).toMatchObject({ rows: [], problems: [{ column: "Văn bản (số, ngày)" }] });
  const long = await looks({ csv: Array.from({ length: 61 }, () => JANUARY.join("\t")).join("\n") });
  expect(long.problems).toMatchObject([{ line: null, message: expect.stringContaining("60") }]);
  // the report itself holds to the same rules, whatever was read before
  expect(
    await drafts(world.hub, { code: "R8", period: YEAR, typedIn: [{ ...figuresOf((await looks({ file: book(JANUARY) })).rows)[0], closing: 239 }] }),
  ).toMatchObject({
    at: "typedIn.0",
  });
});

test("the template has the months of the period; empty ones are none, filled in it is read", async () => {
  const { name, base64 } = (await world.hub.ask(TEMPLATE, { period: YEAR }, "chanhvp")).typedMonthsTemplate;
  expect(name).toBe("so-lieu-truoc_2025-12-15.xlsx");
  const file = Buffer.from(base64, "base64");
  const rows = (await readWorkbook(file, 100))?.[0]?.rows.map(({ cells }) => cells) ?? [];
  expect(rows[0]).toEqual(HEAD);
  expect(rows.slice(1).map(([from, to]) => [from, to])).toHaveLength(12);
  expect(rows[1]?.slice(0, 2)).toEqual(["15/12/2025", "14/01/2026"]);
  expect((await looks({ file })).problems).toMatchObject([{ message: "Không có dòng số liệu nào." }]);
  const filled = xlsx([{ name: "Số liệu", rows: [HEAD, JANUARY, ...rows.slice(2).map((row) => row.slice(0, 2) as Written[])] }]);
  expect(await looks({ file: filled })).toMatchObject({ problems: [], rows: [{ from: "2025-12-15", received: 1_976 }] });
});
