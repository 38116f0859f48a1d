import { createHash, randomUUID } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { KINDS_OF_REPORTS } from "../../server/src/graph/index.ts";
import { readWorkbook } from "../../server/src/ingest/index.ts";
import { workReports } from "../../server/src/report/index.ts";
import { asked } from "../hub.ts";
import type { TestHub } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import { drafts, fileOf, reportOf, submits, VERIFY } from "./kit/reporting.ts";
import type { Report, Row } from "./kit/reporting.ts";
import { partsOf, textOf } from "./kit/unzipped.ts";

const HEAD = "giamdoc.sxd";
const MANY = 5_600;
const R2 = { code: "R2", unit: "SXD", counted: "LATEST", period: { kind: "MONTH", calendar: "ADMINISTRATIVE", on: null } };
const ORDER = asked<{ orderReport: { order?: { id: string } } }>(
  "mutation ($input: DraftReportInput!) { orderReport(input: $input) { ... on ReportOrdered { order { id } } } }",
);
const MINE = asked<{ reportOrders: { state: string; rowsTotal: number; reportId: string | null; problem: string | null }[] }>(
  "query { reportOrders { state rowsTotal reportId problem } }",
);
const PAGE = asked<{ report: { table: { rowCount: number }; tableRows: Row[] } | null }>(
  "query ($id: ID!, $skip: Int!, $first: Int!) { report(id: $id) { table { rowCount } tableRows(skip: $skip, first: $first) { kind cells { text number } } } }",
);

/** So many cases that are all overdue. */
const overdue = (many: number) =>
  Array.from({ length: many }, (_, n) => ({ ...aCase({ lead: "SXD", received: "2026-02-02 08:00", stage: "IN_PROGRESS" }), id: `n${n}` }));

const works = ({ hub }: TestHub, mostReportRows?: number): Promise<number> =>
  workReports({ ...hub, reportKinds: KINDS_OF_REPORTS, ...(mostReportRows !== undefined && { mostReportRows }) });
const orders = (hub: TestHub) => hub.ask(ORDER, { input: { key: randomUUID(), ...R2 } }, HEAD);
const newest = async (hub: TestHub) => (await hub.ask(MINE, {}, HEAD)).reportOrders[0];
const howMany = async ({ database }: TestHub, table: "report" | "report_piece"): Promise<number> =>
  Number((await database.sql<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n);

/** All rows of a report, page by page. */
async function rowsOf(hub: TestHub, id: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let more = true; more;) {
    const { report } = await hub.ask(PAGE, { id, skip: rows.length, first: 1_000 }, HEAD);
    rows.push(...(report?.tableRows ?? []));
    more = report?.tableRows.length === 1_000;
  }
  return rows;
}

/** Members in the order of their names, nothing between them: written here once more. */
function spelled(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(spelled).join(",")}]`;
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${spelled(one)}`).join(",")}}`;
}

/** SHA-256 of what lies in the database of a report, put together. */
async function hashKept({ database }: TestHub, id: string): Promise<string> {
  const [kept] = await database.sql<{ content: string }>("select content from report where id = $1", [id]);
  const pieces = await database.sql<{ packed: string }>("select packed from report_piece where report_id = $1 order by first_row", [id]);
  const rows = pieces.flatMap(({ packed }) => JSON.parse(`[${gunzipSync(Buffer.from(packed, "base64")).toString()}]`) as unknown[]);
  return createHash("sha256")
    .update(spelled({ ...(JSON.parse(kept?.content ?? "") as object), rows }))
    .digest("hex");
}

const wholeOf = async (hub: TestHub, { verification }: Report): Promise<unknown> => (await hub.ask(VERIFY, { code: verification }, "cntt")).reportVerification;

test("a long list is filed with all its rows or not at all, read page by page, and verified as any other", { timeout: 300_000 }, async () => {
  const world = await aProvince().with(...overdue(MANY));
  expect(await drafts(world.hub, { code: "R2", unit: "SXD" }, HEAD)).toMatchObject({
    at: "unit",
    message: expect.stringMatching(/5\.600 dòng.*5\.000.*lập ở nền/),
  });
  await orders(world.hub);
  expect(await works(world.hub, 5_500)).toBe(1);
  expect(await newest(world.hub)).toMatchObject({ state: "STOPPED", reportId: null, problem: expect.stringMatching(/5\.600 dòng.*REPORT_MOST_ROWS.*5\.500/) });
  await orders(world.hub);
  // it breaks while its rows are written
  await world.hub.database.sql("create function breaks() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$");
  await world.hub.database.sql("create trigger breaks before insert on report_piece for each row when (new.first_row = 2000) execute function breaks()");
  await works(world.hub);
  expect([await howMany(world.hub, "report"), await howMany(world.hub, "report_piece")]).toEqual([0, 0]);
  expect(await newest(world.hub)).toMatchObject({ state: "RUNNING", rowsTotal: MANY });
  await world.hub.database.sql("drop trigger breaks on report_piece");
  const hub = await world.restarted();
  await hub.database.sql("update report_order set lease_owner = null, lease_until = null");
  expect(await works(hub)).toBe(1);
  const order = await newest(hub);
  expect(order).toMatchObject({ state: "DONE", problem: null });
  const report = await reportOf(hub, order?.reportId ?? "", HEAD);
  if (report === null) throw new Error("the report is out of sight");
  const rows = await rowsOf(hub, report.id);
  expect(rows).toHaveLength(MANY + 1);
  expect(rows.at(-1)).toMatchObject({ kind: "TOTAL" });
  expect(rows.at(-1)?.cells[2]?.number).toBe(MANY);
  expect(new Set(rows.slice(0, -1).map(({ cells }) => cells[0]?.text)).size).toBe(MANY);
  expect(report.table.rows.map(({ cells }) => cells[0]?.text)).toEqual([...rows.slice(0, 1_000), ...rows.slice(-1)].map(({ cells }) => cells[0]?.text));
  expect(await hashKept(hub, report.id)).toBe(report.sha256);
  expect(await wholeOf(hub, report)).toMatchObject({ whole: true, sha256: report.sha256 });
  const [sheet] = (await readWorkbook(await fileOf(hub, report.id, "xlsx", HEAD), 50_000)) ?? [];
  expect(sheet?.rows.slice(1).map(({ cells }) => cells[0])).toEqual(rows.map(({ cells }) => cells[0]?.text));
  const left = (printed: number): string => `${(MANY - printed).toLocaleString("vi-VN")} dòng khác nằm trong tệp XLSX`;
  const letter = textOf((await partsOf(await fileOf(hub, report.id, "docx", HEAD)))["word/document.xml"] ?? "");
  expect(letter).toContain(left(Math.floor(12_000 / report.table.columns.length)));
  expect(await submits(hub, report, HEAD)).toMatchObject({ report: { state: "SUBMITTED" } });
  // nobody else's eyes, no later row, and no row changed unseen
  expect((await hub.ask(PAGE, { id: report.id, skip: 0, first: 10 }, await hub.account("UNIT_HEAD", "SYT"))).report).toBeNull();
  await expect(hub.database.sql("delete from report_piece")).rejects.toThrow("append-only");
  await expect(
    hub.database.sql("insert into report_piece select report_id, 100000, row_count, packed from report_piece where report_id = $1 and first_row = 0", [
      report.id,
    ]),
  ).rejects.toThrow("lacks rows, or has too many");
  await hub.database.sql("alter table report_piece disable trigger report_piece_append_only");
  await hub.database.sql("update report_piece p set packed = q.packed from report_piece q where p.first_row = 0 and q.first_row = 2000");
  expect(await wholeOf(hub, report)).toMatchObject({ whole: false });
});
