import { expect, test } from "vitest";
import { contentText, hashOf } from "./content.ts";
import type { ReportContent } from "./content.ts";
import { hashOfAll, pieceRows, RowKeeper, spelledOut } from "./kept-rows.ts";
import type { ReportRow } from "./report-kind.ts";

const REST = {
  version: 2,
  subject: 'có "rows":[] trong lời, và \u2028 dòng',
  notes: ['"rows":[]', "Ghi chú"],
  sources: [],
} as unknown as Omit<ReportContent, "rows">;
const item = (n: number): ReportRow => ({ kind: "ITEM", cells: [`PA-${n} “đường”, \\ "hỏng"`, n, null, { n, list: { unit: "SXD", open: true } }] });
const TOTAL: ReportRow = { kind: "TOTAL", cells: ["Tổng số", 7, null, null], difference: { n: 1, cases: ["PA-1"] } };

/** Kept in steps of some rows. */
async function kept(many: number, step: number) {
  const keeper = new RowKeeper();
  const rows = Array.from({ length: many }, (_, n) => item(n));
  for (let at = 0; at < many; at += step) await keeper.keep(rows.slice(at, at + step));
  return { made: await keeper.end(REST, [TOTAL]), all: [...rows, TOTAL] };
}

test.each([
  [0, 1, 0],
  [5_000, 2_000, 0],
  [5_001, 2_000, 6],
  [5_001, 5_001, 6],
  [6_000, 1_999, 7],
  [8_000, 7, 9],
])("%i rows, %i at a time, lie in %i pieces and have the hash of the one text that they are", async (many, step, pieces) => {
  const { made, all } = await kept(many, step);
  expect(made.pieces).toHaveLength(pieces);
  expect(made.unbalanced).toBe(1);
  const read = await Promise.all(made.pieces.map(pieceRows));
  expect([...made.content.rows, ...read.flat()]).toEqual(all);
  expect(made.pieces.map(({ firstRow }) => firstRow)).toEqual(read.map((_, at) => read.slice(0, at).flat().length));
  expect((await spelledOut(made)).sha256).toBe(hashOf(contentText({ ...REST, rows: all })));
});

test("a row that changed, is missing or stands elsewhere is another hash", async () => {
  const { made } = await kept(6_500, 1_000);
  const { text, sha256 } = await spelledOut(made);
  const [first, second, ...rest] = made.pieces;
  if (first === undefined || second === undefined) throw new Error("there are no pieces");
  const hashes = await Promise.all([[second, first, ...rest], [first, ...rest], [first, first, ...rest], []].map((pieces) => hashOfAll(text, pieces)));
  expect(hashes).not.toContain(sha256);
});
