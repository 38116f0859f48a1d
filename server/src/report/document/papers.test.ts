import { expect, test } from "vitest";
import type { ReportContent } from "../content.ts";
import { reportDocx } from "./docx.ts";
import { cellText, paperOf, printable } from "./paper.ts";
import { reportPdf } from "./pdf.ts";
import { writtenPaper } from "./written.ts";
import { reportXlsx } from "./xlsx.ts";

const AT = Date.UTC(2026, 2, 14, 17);
const content = (title: string): ReportContent => ({
  version: 1,
  kind: "R2",
  subject: "Danh sách quá hạn",
  unit: { code: "SXD", name: "Sở Xây dựng" },
  stream: "HOTLINE",
  reckoning: "AS_IT_WAS",
  period: { kind: "MONTH", calendar: "ADMINISTRATIVE", from: "2026-02-15", to: "2026-03-14", legalBasis: null, assumed: false },
  counted: "AT_CUT_OFF",
  asOf: { event: 7, instant: AT },
  form: {
    superior: null,
    body: ["SỞ XÂY DỰNG"],
    place: "Sông Lam Hạ",
    addressees: ["UBND tỉnh"],
    recipients: ["Như trên"],
    signer: ["GIÁM ĐỐC"],
    legalBasis: "",
  },
  sources: [],
  provisional: false,
  corrects: null,
  columns: [
    { key: "title", vi: "Trích yếu", en: "Subject", kind: "TEXT", widthMm: 60, what: "" },
    { key: "n", vi: "Số", en: "Number", kind: "COUNT", widthMm: 20, what: "" },
  ],
  rows: Array.from({ length: 40 }, () => ({ kind: "ITEM" as const, cells: [title, 1_976] })),
  notes: [],
});

async function bytesOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

test.each(["x".repeat(10_000), "ề ".repeat(5_000), "\u0000\u0001\ud800\udfff\u202e\ufffe", "=1+1", "👩‍👩‍👧 𠮷 مرحبا", "", "\n\t\r\n"])(
  "any text makes three whole papers, and twice the same bytes: %#",
  async (title) => {
    const kept = { content: content(title), sha256: "0".repeat(64), verification: "0123456789AB" };
    const at = new Date(AT);
    const make = [() => bytesOf(reportXlsx(kept)), () => reportDocx(paperOf(kept), at), () => reportPdf(paperOf(kept), at)];
    for (const one of make) expect((await one()).equals(await one())).toBe(true);
    expect((await reportPdf(paperOf(kept), at)).subarray(0, 5).toString()).toBe("%PDF-");
  },
);

test("numbers stand in Vietnamese spelling, and what nobody knows is never nought", () => {
  expect([cellText(1_976, "COUNT"), cellText(935, "RATIO"), cellText("2026-03-14", "DAY"), cellText(null, "COUNT"), cellText(0, "COUNT")]).toEqual([
    "1.976",
    "93,5",
    "14/03/2026",
    "…",
    "0",
  ]);
  expect(printable("e\u0302\u0301")).toBe("ế");
});

test("a process of its own writes the very same paper, and says why it could not", async () => {
  const kept = { content: content("Đường hỏng"), sha256: "ab".repeat(32), verification: "7K3M9QXT20AB" };
  expect((await writtenPaper({ kept, format: "XLSX" })).equals(await bytesOf(reportXlsx(kept)))).toBe(true);
  const broken = { ...kept, content: {} as ReportContent };
  await expect(writtenPaper({ kept: broken, format: "PDF" })).rejects.toThrow(/^the writer of a PDF ended with 1: [^]*TypeError/);
});

test("a letter that closes is of contents drawn up since; an earlier one reads as it was filed", () => {
  const columns = ["opening", "declined", "closing"].map((key) => ({ key, vi: key, en: key, kind: "COUNT" as const, widthMm: 20, what: "" }));
  const old = { ...content(""), columns, rows: [{ kind: "TOTAL" as const, cells: [5, 2, 3] }] };
  const summaryOf = (version: 1 | 2): string | undefined =>
    paperOf({ content: { ...old, version }, sha256: "0".repeat(64), verification: "0123456789AB" }).paragraphs.find((text) => text.startsWith("Toàn bộ"));
  expect(summaryOf(1)).toBe("Toàn bộ: tồn đầu kỳ 5; tồn cuối kỳ 3 phản ánh, kiến nghị.");
  expect(summaryOf(2)).toBe("Toàn bộ: tồn đầu kỳ 5; từ chối 2; tồn cuối kỳ 3 phản ánh, kiến nghị.");
});
