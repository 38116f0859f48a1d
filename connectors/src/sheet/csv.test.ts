import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { csvRecords } from "./csv-records.ts";
import { aRow, caseOf, configOf, HEADERS, readFile } from "./register.fixture.ts";
import { tcvn3 } from "./legacy.fixture.ts";
import { csv } from "./write.fixture.ts";

const TITLE = "Đường Nguyễn Huệ: đèn hỏng, ngập nước ở ngõ chợ";
const rows = [HEADERS, aRow("1", { "Nội dung": TITLE })] as string[][];
const text = csv(rows);
const bytes = (...values: number[]) => Buffer.from(values);
/** As Windows keeps it: base letters composed, tone marks apart. */
const windows1258 = (words: string) =>
  iconv.encode(
    words
      .normalize("NFD")
      .replaceAll(/([AEOaeo])([\u0323]?)([\u0302])/g, "$1$3$2")
      .replaceAll(/[AEOaeo]\u0302|[Aa]\u0306|[OUou]\u031B/g, (pair) => pair.normalize("NFC")),
    "windows-1258",
  );
const legacy = (encoding: string) => ({ csv: { encoding } });

describe("a register as CSV", () => {
  test.each<[string, Buffer, object?]>([
    ["in UTF-8", Buffer.from(text)],
    ["in UTF-8 with its mark, as Excel saves it", Buffer.concat([bytes(0xef, 0xbb, 0xbf), Buffer.from(text)])],
    ["in UTF-8 though the manifest says TCVN3", Buffer.from(text), legacy("tcvn3")],
    ["in UTF-16, little end first", Buffer.concat([bytes(0xff, 0xfe), iconv.encode(text, "utf-16le")])],
    ["in UTF-16, big end first", Buffer.concat([bytes(0xfe, 0xff), iconv.encode(text, "utf-16be")])],
    ["decomposed, as a Mac writes", Buffer.from(text.normalize("NFD"))],
    ["in windows-1258", windows1258(text), legacy("windows-1258")],
    ["in TCVN3", tcvn3(text), legacy("tcvn3")],
    ["parted by semicolons", Buffer.from(csv(rows, ";"))],
    ["parted by tabs", Buffer.from(csv(rows, "\t"))],
    ["with Excel's line that names the separator", Buffer.from(`sep=;\r\n${csv(rows, ";")}`)],
    ["below titles and empty lines", Buffer.from(`UBND XÃ AN PHÚ\r\n\r\n${text}`)],
  ])("%s", async (_what, content, changes) => {
    const { records, rejects } = await readFile("so.csv", content, changes);
    expect(rejects).toEqual([]);
    const outcome = caseOf(records[0]);
    expect(outcome).toMatchObject({ ok: true, case: { submitter: { phone: "0912345678" } } });
    expect(outcome.ok && outcome.case.title.toLowerCase()).toBe(TITLE.toLowerCase());
  });

  test("in VNI", async () => {
    const content = Buffer.from(
      csv([
        HEADERS.map((name) => name.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("Đ", "D")),
        aRow("1", { "Nội dung": "Ñöôøng Nguyeãn Hueä ngaäp nöôùc", "Lĩnh vực": "Giao thoâng", "Đơn vị xử lý": "Sôû Xaây döïng" }),
      ] as string[][]),
      "latin1",
    );
    const { records } = await readFile("so.csv", content, legacy("vni"));
    expect(caseOf(records[0])).toMatchObject({ ok: true, case: { title: "Đường Nguyễn Huệ ngập nước", leadUnitCode: "SXD" } });
  });

  test("rows are numbered as a spreadsheet shows them", async () => {
    const { records } = await readFile("so.csv", `\r\n${csv([HEADERS, aRow("1", { "Nội dung": "hai\r\ndòng" }), aRow("2")] as string[][])}`);
    expect(records.map(({ place }) => place?.row)).toEqual([3, 4]);
  });

  test.each<[string, Buffer, object, RegExp]>([
    ["in an encoding that nobody named", tcvn3(text), {}, /is not written in UTF-8; name its encoding/],
    ["that is empty", Buffer.from(""), {}, /is empty/],
    ["that is a web page", Buffer.from("<!DOCTYPE html><html><body>502 Bad Gateway</body></html>"), {}, /is a web page/],
    ["that is an old workbook", Buffer.concat([bytes(0xd0, 0xcf, 0x11, 0xe0), Buffer.alloc(600)]), {}, /old \.xls/],
    ["that is another table", Buffer.from("ma,ten\r\n1,a\r\n"), {}, /no row with the headers/],
  ])("is refused %s", async (_what, content, changes, reason) => {
    await expect(readFile("so.csv", content, changes)).rejects.toThrow(reason);
  });

  const next = csv([aRow("3")] as string[][]);
  test.each<[string, string, RegExp]>([
    ["with a comma outside quotation marks", `2,12/03/2026,Trần, Văn A,0912345678,x,Giao thông,,,,\r\n${next}`, /^the row has 11 cells, its header 10/],
    ["with an open quotation mark", `2,12/03/2026,"Trần Văn A,0912345678,x,Giao thông,,,,\r\n${next}`, /^line 3: a quotation mark stands open/],
    ["with a quotation mark in the middle of a cell", `2,12/03/2026,"Trần "Văn" A",0912345678,x,Giao thông,,,,\r\n${next}`, /^line 3: a quotation mark/],
  ])("refuses a row whose cells cannot be told apart, and that row alone: %s", async (_what, rest, reason) => {
    const { records, rejects } = await readFile("so.csv", `${text}${rest}`);
    expect(records.map(({ sourceId }) => sourceId)).toEqual(["1", "3"]);
    expect(rejects).toEqual([expect.objectContaining({ locator: "so.csv › 3", reason: expect.stringMatching(reason) })]);
  });

  test.each(["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", " #N/A "])(
    "holds back the one row of a formula that failed, by its cell: %s",
    async (left) => {
      const { records } = await readFile(
        "so.csv",
        csv([HEADERS, aRow("1", { "Nội dung": left }), aRow("2", { "Nội dung": `${left.trim()} là gì?` })] as string[][]),
      );
      expect(caseOf(records[0])).toMatchObject({ ok: false, at: "Nội dung", reason: expect.stringContaining(`the error value ${left.trim()}`) });
      expect(caseOf(records[1])).toMatchObject({ ok: true, case: { title: `${left.trim()} là gì?` } });
    },
  );

  test.each<[string, string, RegExp]>([
    ["inside quotation marks", `"2","12/03`, /a quotation mark stands open/],
    ["between two cells", `2,12/03/2026,Trần`, /the file breaks off in this row, after 3 of 10 cells/],
  ])("that was cut off gives its whole rows, and tells the last one: %s", async (_what, rest, reason) => {
    const { records, rejects } = await readFile("so.csv", `${text}${rest}`);
    expect(records.map(({ sourceId }) => sourceId)).toEqual(["1"]);
    expect(rejects).toEqual([expect.objectContaining({ locator: "so.csv › 3", reason: expect.stringMatching(reason) })]);
  });

  test("comes out as it went in, however it is cut into pieces", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.string({ unit: fc.constantFrom("a", '"', ",", ";", "\n", "\r", "ế", " ") }), { minLength: 1, maxLength: 4 }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.array(fc.nat(9), { minLength: 1 }),
        async (table, cuts) => {
          const written = csv(table);
          const pieces = async function* () {
            for (let at = 0, turn = 0; at < written.length; turn += 1) {
              const size = 1 + (cuts[turn % cuts.length] ?? 0);
              yield written.slice(at, at + size);
              at += size;
            }
          };
          const seen: (string[] | null)[] = [];
          for await (const { cells } of csvRecords(pieces(), ",")) seen.push(cells);
          expect(seen).toEqual(table);
        },
      ),
    ));

  test("holds back the one row that is written otherwise than the rest", async () => {
    const content = Buffer.concat([Buffer.from(text), tcvn3(csv([aRow("2")] as string[][])), Buffer.from(csv([aRow("3")] as string[][]))]);
    const { records } = await readFile("so.csv", content);
    expect(records.map((record) => [record.sourceId, caseOf(record).ok])).toEqual([
      ["1", true],
      ["2", false],
      ["3", true],
    ]);
  });

  test("Latin-1 look-alikes of TCVN3 in UTF-8 are read where the manifest says so", async () => {
    const { records } = await readFile("so.csv", tcvn3(text.replaceAll("Số", "So")).toString("latin1"), { legacyText: "tcvn3" });
    expect(caseOf(records[0], configOf({ legacyText: "tcvn3" }))).toMatchObject({
      ok: true,
      case: { title: expect.stringMatching(/^[Đđ]ường Nguyễn Huệ: đèn hỏng/) },
    });
  });
});
