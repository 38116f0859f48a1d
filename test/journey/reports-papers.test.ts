import { afterAll, beforeAll, expect, test } from "vitest";
import { readWorkbook } from "../../server/src/ingest/index.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { pdfPages } from "./kit/pdf-text.ts";
import { drafted, fileOf, numbersOf } from "./kit/reporting.ts";
import type { Report } from "./kit/reporting.ts";
import { partsOf, textOf } from "./kit/unzipped.ts";

const HOSTILE: Readonly<Record<string, string>> = {
  formula: '=HYPERLINK("http://elsewhere.example";"xem")',
  control: "Đường\u0001\u0008\u000b hỏng \u202emp3.exe\u202c",
  word: `Dài ${"ư".repeat(450)}`,
  emoji: "Ngập nước 🌊 & <b>sâu</b>",
  vietnamese: "Ế ẵ ự ợ ễ Ỹ ổ ặ Đ ữ: Nguyễn Ươ Ẩ ỵ",
};
let world: World;
let list: Report;
let main: Report;

beforeAll(async () => {
  const cases = Object.entries(HOSTILE).map(([id, title]) => ({ ...aCase({ lead: "SXD", received: "2026-02-20 08:00", stage: "IN_PROGRESS", title }), id }));
  world = await aProvince({ kept: true, at: "2026-03-16 09:00" }).with(...cases);
  list = await drafted(world.hub, { code: "R2", unit: "TINH" });
  main = await drafted(world.hub, { code: "R1", unit: "TINH", period: { kind: "MONTH", on: "2026-03-14" } });
}, 60_000);
afterAll(() => world?.leave());

const paperOf = ({ id }: Report, format: string): Promise<Buffer> => fileOf(world.hub, id, format);

/** Control signs, and those that turn what follows them. */
const unshown = (text: string): string[] => [...text].filter((sign) => (sign < " " && sign !== "\n") || /[\u202a-\u202e\ufffd]/.test(sign));

test("the sheet has the report's very numbers as numbers, its text as text, and says where they come from", async () => {
  const [table, origin] = (await readWorkbook(await paperOf(main, "xlsx"), 10_000)) ?? [];
  expect([table?.name, origin?.name]).toEqual(["Báo cáo", "Nguồn gốc"]);
  const rows = (table?.rows ?? []).map((row) => (row.cells as (string | number)[]).map(String));
  expect(rows.length).toBe(main.table.rows.length + 1);
  const last = rows.at(-1) ?? [];
  const numbers = numbersOf(main.table, main.table.rows.at(-1));
  for (const [at, { key, kind }] of main.table.columns.entries()) if (kind === "COUNT") expect([key, last[at]]).toEqual([key, String(numbers[key])]);
  expect(last.at(-1)).toBe("…"); // nobody tells how satisfied people are
  const told = JSON.stringify(origin?.rows);
  for (const fact of [main.sha256, "Số liệu tính đến", "nguon", "Tồn đầu kỳ", "Cân đối"]) expect(told).toContain(fact);
  const overdue = (await readWorkbook(await paperOf(list, "xlsx"), 10_000))?.[0]?.rows ?? [];
  const titles = overdue.map((row) => row.cells[2] as string);
  expect(titles).toContain(`'${HOSTILE["formula"]}`);
  expect(titles).toContain(HOSTILE["vietnamese"]);
});

test("the document is laid out as Decree 30/2020 has it, wide tables lie, and no text breaks it", async () => {
  const parts = await partsOf(await paperOf(list, "docx"));
  const xml = parts["word/document.xml"] ?? "";
  const text = textOf(xml);
  for (const words of [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "BÁO CÁO",
    "Nơi nhận:",
    "CHÁNH VĂN PHÒNG",
    "PHỤ LỤC",
    "Số:            /BC-",
  ])
    expect(text).toContain(words);
  expect(xml).toContain('w:orient="landscape"');
  expect(xml).toContain('w:w="11905" w:h="16837"'); // A4 in twentieths of a point
  expect(xml).toContain("w:titlePg"); // no number on the first page
  expect(text).toContain(HOSTILE["vietnamese"]);
  expect(text).toContain("Ngập nước 🌊 & <b>sâu</b>");
  expect(unshown(text)).toEqual([]);
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(1_000);
  expect(parts["docProps/core.xml"]).toContain(`${list.asOf.instant.slice(0, 19)}Z`);
});

test("the PDF draws every Vietnamese letter, numbers its pages from the second on, and cuts what no page can hold", async () => {
  const pages = await pdfPages(await paperOf(list, "pdf"));
  expect(pages.map(({ wide }) => wide)).toEqual([false, ...pages.slice(1).map(() => true)]);
  expect(pages[0]?.text).toContain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  expect(pages[0]?.text).toContain(list.verification.slice(0, 4));
  expect(pages[0]?.text.startsWith("1")).toBe(false);
  for (const [at, { text }] of pages.slice(1).entries()) expect(text.startsWith(`${at + 2} `)).toBe(true);
  const whole = pages.map(({ text }) => text).join(" ");
  expect(whole).toContain(HOSTILE["vietnamese"]);
  expect(whole).toContain("Ngập nước □");
  expect(unshown(whole)).toEqual([]);
  expect(pages.length).toBeLessThan(6);
});
