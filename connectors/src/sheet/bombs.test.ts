import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { Folder } from "./folder.fixture.ts";
import { aRow, configOf, HEADERS, readFile, readOnce } from "./register.fixture.ts";
import { xlsx, zip } from "./write.fixture.ts";

const MB = 2 ** 20;
const WORKBOOK = `<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const RELATIONS = `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;
const part = (name: string, text: string | Buffer, claims = {}) => ({ name, bytes: Buffer.from(text), claims });
/** A workbook of one sheet, and whatever else. */
const book = (sheet: string | Buffer, more: ReturnType<typeof part>[] = []) =>
  zip([part("xl/workbook.xml", WORKBOOK), part("xl/_rels/workbook.xml.rels", RELATIONS), part("xl/worksheets/sheet1.xml", sheet), ...more]);
const EMPTY = "<worksheet><sheetData/></worksheet>";
const laughs = `<!DOCTYPE a [<!ENTITY l "lol">${Array.from({ length: 9 }, (_none, at) => `<!ENTITY l${at + 1} "${`&l${at === 0 ? "" : at};`.repeat(10)}">`).join("")}]>`;

describe("a workbook made to burst is refused with the reason:", () => {
  test.each<[string, () => Buffer, RegExp]>([
    ["a part that inflates a thousandfold", () => book(EMPTY, [part("xl/media/a.bin", Buffer.alloc(3 * MB))]), /inflates to more than 100 times its size/],
    [
      "more than it may inflate to in all",
      () =>
        book(
          EMPTY,
          Array.from({ length: 3 }, (_none, at) => part(`xl/${at}.bin`, noise(1.5 * MB))),
        ),
      /inflates to more than 4 MB/,
    ],
    ["a part that is larger than it says", lying, /larger than it says|damaged/],
    ["parts that overlap", () => book(EMPTY, [part("xl/b.bin", "abc", { offset: 0 })]), /overlap/],
    [
      "2,001 parts",
      () =>
        book(
          EMPTY,
          Array.from({ length: 2_001 }, (_none, at) => part(`xl/${at}`, "")),
        ),
      /2000 are the most/,
    ],
    ["a name that leads out", () => book(EMPTY, [part("../../etc/passwd", "x")]), /leads out of the archive/],
    ["an archive inside", () => book(EMPTY, [part("xl/inner.zip", zip([part("a", "b")]))]), /another archive lies in this one/],
    ["two parts of one name", () => book(EMPTY, [part("xl/worksheets/sheet1.xml", EMPTY)]), /two parts named/],
    [
      "entities inside entities",
      () => book(`${laughs}<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData></worksheet>`),
      /DOCTYPE/,
    ],
    ["elements without end", () => book(`<worksheet>${"<a>".repeat(100)}`), /nested deeper|no XML/],
    ["a shared text that is not there", () => book(`<worksheet><sheetData><row r="1"><c t="s"><v>7</v></c></row></sheetData></worksheet>`), /shared text 7/],
    ["no sheet", () => zip([part("xl/workbook.xml", "<workbook/>"), part("xl/_rels/workbook.xml.rels", "<Relationships/>")]), /no sheet/],
    ["no workbook", () => zip([part("a.txt", "x")]), /no part xl\/workbook.xml/],
    ["half of it missing", () => book(EMPTY, [part("xl/a.bin", noise(MB))]).subarray(0, 500_000), /cut off/],
  ])("%s", async (_what, content, reason) => {
    await expect(readFile("so.xlsx", content(), { limits: { inflatedMb: 4 } })).rejects.toThrow(reason);
  });

  test("an entity that would be fetched from elsewhere is not", async () => {
    let asked = 0;
    const trap = createServer((_request, response) => {
      asked += 1;
      response.end("x");
    });
    await new Promise<void>((listening) => trap.listen(0, "127.0.0.1", listening));
    const url = `http://127.0.0.1:${(trap.address() as AddressInfo).port}/x.dtd`;
    await expect(readFile("so.xlsx", book(`<!DOCTYPE worksheet SYSTEM "${url}"><worksheet/>`))).rejects.toThrow(/DOCTYPE/);
    trap.close();
    expect(asked).toBe(0);
  });
});

test("three hundred thousand shared texts are read in their bounded memory", async () => {
  const strings = Array.from({ length: 300_000 }, (_none, at) => `<si><t>chữ ${at}</t></si>`).join("");
  const header = HEADERS.map((name, at) => `<c r="${String.fromCharCode(65 + at)}1" t="inlineStr"><is><t>${name}</t></is></c>`).join("");
  const cells = ["1", "12/03/2026", "x", "0912345678", null, "Giao thông"].map((text, at) => {
    const address = `${String.fromCharCode(65 + at)}2`;
    return text === null ? `<c r="${address}" t="s"><v>299999</v></c>` : `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
  });
  const sheet = `<worksheet><sheetData><row r="1">${header}</row><row r="2">${cells.join("")}</row></sheetData></worksheet>`;
  const folder = new Folder();
  folder.put("so.xlsx", book(sheet, [part("xl/sharedStrings.xml", `<sst>${strings}</sst>`)]));
  const { records, rejects } = await readOnce(folder);
  expect(rejects).toEqual([]);
  expect(records).toMatchObject([{ sourceId: "1", data: { "Nội dung": "chữ 299999" } }]);
}, 60_000);

test("a file that asks for more memory than its process has ends that process alone", async () => {
  const endless = Buffer.concat([
    Buffer.from(`<worksheet><sheetData><row r="1"><c t="inlineStr" r="`),
    Buffer.from(noise(MB, "abcdefghij").toString("latin1").repeat(130)),
    Buffer.from(`"/></row></sheetData></worksheet>`),
  ]);
  const folder = new Folder();
  folder.put("so-1.xlsx", zip([part("xl/workbook.xml", WORKBOOK), part("xl/_rels/workbook.xml.rels", RELATIONS), part("xl/worksheets/sheet1.xml", endless)]));
  folder.put("so-2.xlsx", xlsx([{ name: "Sổ", rows: [HEADERS, aRow("2")] }]));
  const { records, rejects } = await readOnce(folder, configOf());
  expect(records.map(({ sourceId }) => sourceId)).toEqual(["2"]);
  expect(rejects).toEqual([expect.objectContaining({ locator: "so-1.xlsx", reason: expect.stringMatching(/memory/) })]);
}, 120_000);

/** Bytes that hardly pack. */
function noise(size: number, letters = "0123456789abcdefghijklmnopqrstuvwxyz"): Buffer {
  const bytes = Buffer.alloc(size);
  let state = 7;
  for (let at = 0; at < size; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = letters.charCodeAt((state >>> 16) % letters.length);
  }
  return bytes;
}

/** A sheet whose headers claim less than it inflates to. */
function lying(): Buffer {
  return zip([
    part("xl/workbook.xml", WORKBOOK),
    part("xl/_rels/workbook.xml.rels", RELATIONS),
    part("xl/worksheets/sheet1.xml", `<worksheet>${noise(200_000).toString("latin1")}</worksheet>`, { size: 1_000 }),
  ]);
}
