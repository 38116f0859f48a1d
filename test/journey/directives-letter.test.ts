import { afterAll, beforeAll, expect, test } from "vitest";
import { partsOf, textOf } from "./kit/unzipped.ts";
import { asked } from "../hub.ts";
import type { World } from "../world.ts";
import { aDirectingProvince, directs, does, given } from "./kit/directing.ts";
import { idOf } from "./kit/reading.ts";

const LETTER = asked<{ directiveLetter: { name: string; base64: string } | null }>("query ($id: ID!) { directiveLetter(id: $id) { name base64 } }");
const NAMES = ["đường & cầu", "<nắp cống>", 'biển "cấm"'];
let world: World;
let health: string;

beforeAll(async () => {
  ({ world, health } = await aDirectingProvince());
  for (const [i, title] of NAMES.entries()) world.source.put(given(`row${i}`, "SXD", { title }));
  world.clock.advance(1_000);
  await world.hub.settled();
}, 60_000);
afterAll(() => world?.leave());

async function letterOf(id: string, as: string): Promise<Record<string, string> | null> {
  const file = (await world.hub.ask(LETTER, { id }, as)).directiveLetter;
  return file === null ? null : partsOf(Buffer.from(file.base64, "base64"));
}

test("the letter has the rows of the directive's list and the layout of Decree 30/2020, and no submitter", async () => {
  const caseIds = await Promise.all([...NAMES.keys()].map((i) => idOf(world.hub, `row${i}`)));
  caseIds.push(await idOf(world.hub, "hidden"), await idOf(world.hub, "health"));
  const input = { kind: "EXPEDITE", subject: "đôn đốc xử lý phản ánh, kiến nghị", words: "Đề nghị xử lý dứt điểm.\nKhông để tồn đọng.", caseIds };
  const { directive } = await does(world.hub, "issueDirective", input, "lanhdao");
  const parts = await letterOf(directive?.id ?? "", "lanhdao");
  const xml = parts?.["word/document.xml"] ?? "";
  const rows = rowsOf(xml);
  const stored = await world.hub.database.sql<{ position: number; reference: string; title: string }>(
    "select d.position, c.reference, c.title from directive_case d join feedback_case c on c.id = d.case_id where d.directive_id = $1 order by d.position",
    [directive?.id],
  );
  expect(stored).toHaveLength(5);
  expect(rows.map(([position, reference, , title]) => [position, reference, title])).toEqual(
    stored.map(({ position, reference, title }) => [String(position), reference, title]),
  );
  const text = textOf(xml);
  for (const words of [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "ỦY BAN NHÂN DÂN",
    "TỈNH SÔNG LAM HẠ",
    "V/v đôn đốc xử lý phản ánh, kiến nghị",
    "Sông Lam Hạ, ngày      tháng 3 năm 2026",
    "Kính gửi:",
    "- Sở Xây dựng;",
    "- Sở Y tế.",
    "có 5 phản ánh, kiến nghị cần tập trung giải quyết (danh sách kèm theo).",
    "Không để tồn đọng.",
    "hoàn thành trước hết ngày 18/03/2026./.",
    "Nơi nhận:",
    "Lưu: VT",
    "DANH SÁCH PHẢN ÁNH, KIẾN NGHỊ",
  ])
    expect(text).toContain(words);
  // 210 × 297 mm; 20 mm above and below, 30 mm left, 15 mm right; in twentieths of a point
  expect(xml).toMatch(/<w:pgSz w:w="1190[56]" w:h="1683[78]"/);
  expect(xml).toMatch(/<w:pgMar w:top="113[34]" w:right="850" w:bottom="113[34]" w:left="170[01]"/);
  expect(new Set([...xml.matchAll(/w:ascii="([^"]+)"/g)].map(([, font]) => font))).toEqual(new Set(["Times New Roman"]));
  const words = xml.split("<w:r>").filter((piece) => /<w:t[^>]*>[^<]*[^<\s]/u.test(piece)); // lines are drawn of small spaces
  expect(
    words.flatMap((piece) => [...piece.matchAll(/<w:sz w:val="(\d+)"/g)].map(([, size]) => Number(size))).filter((size) => size < 22 || size > 28),
  ).toEqual([]);
  expect(Object.values(parts ?? {}).join(" ")).not.toMatch(/Trương Sâm|0987651200|Trần Văn Mẫu|0912345678/);
  expect(await world.hub.database.sql("select actor from audit_entry where act = 'exportDirectiveLetter'")).toEqual([{ actor: "lanhdao" }]);
});

test("who it is addressed to gets it with the cases that he may see, and nobody else gets it", async () => {
  const caseIds = [await idOf(world.hub, "row0"), await idOf(world.hub, "health")];
  const { directive } = await does(world.hub, "issueDirective", { kind: "EXPEDITE", subject: "đôn đốc", words: "Đề nghị báo cáo.", caseIds }, "lanhdao");
  const own = (await letterOf(directive?.id ?? "", health))?.["word/document.xml"] ?? "";
  expect(rowsOf(own).map(([, reference]) => reference)).toEqual(["PA-HEALTH"]);
  expect(textOf(own)).toContain("có 2 phản ánh, kiến nghị cần tập trung giải quyết (danh sách kèm theo gồm 1 phản ánh thuộc phạm vi được xem).");
  const { id } = await directs(world.hub, "row1", { addressees: ["SXD"] });
  expect(await letterOf(id, health)).toBeNull();
  expect(await letterOf("999999", "lanhdao")).toBeNull();
});

/** The rows of the last table, without its head. */
function rowsOf(xml: string): string[][] {
  const table = xml.split("<w:tbl>").at(-1) ?? "";
  const rows = [...table.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/g)].map(([row]) =>
    [...row.matchAll(/<w:tc>(.*?)<\/w:tc>/g)].map(([, cell]) => textOf(cell ?? "")),
  );
  return rows.slice(1);
}
