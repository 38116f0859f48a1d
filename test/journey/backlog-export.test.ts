import { afterAll, beforeAll, expect, test } from "vitest";
import { readWorkbook } from "../../server/src/ingest/index.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { asked } from "./kit/asking.ts";
import { diceOf } from "./kit/dice.ts";
import { manyCases } from "./kit/many-cases.ts";

const FIELDS = ["TRANSPORT", "LAND", "ENVIRONMENT", "HEALTH", "EDUCATION"];
const SEVERITIES = ["SEVERE", "OVERDUE", "DUE_SOON", "ON_TIME", "PAUSED", "NO_CLOCK"];
const HOSTILE = '=HYPERLINK("http://elsewhere.example";"xem")';

/** What each column of the queue is called in a file. */
const HEADS: Readonly<Record<string, readonly string[]>> = {
  TIME: ["Mức độ", "Thời gian còn lại", "Quá hạn từ"],
  CLASS: ["Nhóm tồn đọng", "Căn cứ", "Hướng xử lý"],
  UNIT: ["Đơn vị đang giữ"],
  FIELD: ["Lĩnh vực"],
  STAGE: ["Bước", "Văn bản chuyển hướng"],
  RECEIVED: ["Tiếp nhận lúc"],
  CHANNEL: ["Kênh tiếp nhận"],
  PLACE: ["Địa điểm"],
};
const COLUMNS = Object.keys(HEADS);

interface KeptView {
  name: string;
  filter: Record<string, unknown>;
  columns: string[];
  cases: number;
}
const SAVE = asked<{ saveView: { __typename: string } }>("mutation ($input: SaveViewInput!) { saveView(input: $input) { __typename } }");
const VIEWS = asked<{ savedViews: { views: KeptView[] } }>("{ savedViews { views { name columns cases filter { severity backlogClass field } } } }");

/** Keeps a view and opens it again. */
async function keptView(name: string, filter: object, columns: readonly string[]): Promise<KeptView> {
  expect((await world.hub.ask(SAVE, { input: { name, shared: false, filter, columns } })).saveView.__typename).toBe("SavedView");
  const view = (await world.hub.ask(VIEWS, {})).savedViews.views.find((one) => one.name === name);
  if (view === undefined) throw new Error(`no view ${name}`);
  return view;
}

let world: World;
beforeAll(async () => {
  world = await aProvince({ kept: true, at: "2026-03-18 10:20" }).with();
  for (const spec of manyCases(1_300, world.clock.now(), diceOf(20_261_123), true)) world.source.put(spec);
  world.source.put({ id: "hostile", received: "2026-03-17 09:00", stage: "IN_PROGRESS", lead: "SXD", field: "TRANSPORT", title: HOSTILE });
  await world.hub.settled();
}, 120_000);
afterAll(() => world.leave());

interface Exported {
  status: number;
  name: string;
  bytes: Buffer;
}

async function exported(
  format: string,
  filter: object,
  asOf: string,
  who: string | null = "lanhdao",
  headers: Record<string, string> = {},
  columns: readonly string[] | null = null,
): Promise<Exported> {
  const cookie = who === null ? {} : { cookie: await world.hub.cookieOf(who) };
  const address = `${world.hub.url}/exports/backlog?${new URLSearchParams({ format, asOf, filter: JSON.stringify(filter), ...(columns && { columns: columns.join(",") }) }).toString()}`;
  const answer = await fetch(address, { headers: { ...cookie, ...headers } });
  return { status: answer.status, name: answer.headers.get("content-disposition") ?? "", bytes: Buffer.from(await answer.arrayBuffer()) };
}

/** Rows of a CSV whose cells all stand in quotes, none with a line break. */
const rowsOf = (bytes: Buffer): string[][] =>
  bytes
    .toString("utf8")
    .replace("\uFEFF", "")
    .trimEnd()
    .split("\r\n")
    .map((line) =>
      line
        .slice(1, -1)
        .split('","')
        .map((cell) => cell.replaceAll('""', '"')),
    );

const LIST = asked<{ cases: { asOf: { token: string }; totalCount: number } }>(
  "query ($filter: CaseFilter) { cases(filter: $filter, first: 0, order: SEVERITY_FIRST) { asOf { token } totalCount } }",
);
const queue = async (filter: object): Promise<{ asOf: { token: string }; totalCount: number }> => (await world.hub.ask(LIST, { filter })).cases;

test("it is protected: nobody, an account of another unit, another site's page, a filter that is none", async () => {
  const { asOf } = await queue({ open: true });
  const token = asOf.token;
  expect((await exported("csv", { open: true }, token, null)).status).toBe(401);
  expect((await exported("csv", { open: true, unit: "SYT" }, token, "giamdoc.sxd")).status).toBe(403);
  expect((await exported("csv", { open: true }, token, "lanhdao", { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await exported("csv", { open: true, submitter: "x" }, token)).status).toBe(400);
  expect((await exported("csv", { open: true }, "nonsense")).status).toBe(400);
});

test("for 20 random views, kept and opened again, a CSV has exactly as many rows as the list and the view's own columns, also after the world went on", async () => {
  const dice = diceOf(7);
  const some = (words: readonly string[]): string[] => words.filter(() => dice.next() < 0.5);
  const seen = new Set<number>();
  for (let n = 0; n < 20; n++) {
    const [field, severity, backlogClass] = [some(FIELDS), some(SEVERITIES), some(["B1", "B2", "B3", "B4"])];
    const filter = {
      open: true,
      ...(field.length && n % 2 ? { field } : {}),
      ...(severity.length ? { severity } : {}),
      ...(backlogClass.length && n % 3 ? { backlogClass } : {}),
    };
    const list = await queue(filter);
    if (n === 10) {
      world.source.put({ id: "later", received: "2026-03-18 09:00", stage: "IN_PROGRESS", lead: "SXD", field: "TRANSPORT" });
      await world.hub.settled();
    }
    const columns = some(COLUMNS).toSorted(() => dice.next() - 0.5);
    const view = await keptView(`Danh sách ${n}`, filter, columns);
    if (n < 10) expect(view.cases).toBe(list.totalCount); // from then on the world has gone on
    const [head, ...rows] = rowsOf((await exported("csv", { ...view.filter, open: true }, list.asOf.token, "lanhdao", {}, view.columns)).bytes);
    expect(head).toEqual(["Mã phản ánh", "Tiêu đề", ...columns.flatMap((column) => HEADS[column] ?? [])]);
    expect({ filter, rows: rows.length }).toEqual({ filter, rows: list.totalCount });
    seen.add(rows.length);
  }
  expect(seen.size).toBeGreaterThan(8);
});

test("a workbook tells its provenance first, and has the same rows", async () => {
  const list = await queue({ open: true });
  expect(list.totalCount).toBeGreaterThan(200);
  const { bytes, name } = await exported("xlsx", { open: true }, list.asOf.token);
  expect(name).toContain(`${list.totalCount}-dong.xlsx`);
  const [provenance, cases] = (await readWorkbook(bytes, 5_000)) ?? [];
  expect([provenance?.name, cases?.name]).toEqual(["Nguồn gốc", "Tồn đọng"]);
  const told = provenance?.rows.map(({ cells }) => cells) ?? [];
  expect(told).toContainEqual(["Bộ lọc", "Tất cả phản ánh đang mở"]);
  expect(told).toContainEqual(["Số dòng", String(list.totalCount)]);
  expect(JSON.stringify(told)).toContain("(lanhdao)");
  expect(cases?.rows.length).toBe(list.totalCount + 1);
});

test("a title that a spreadsheet would run stays text", async () => {
  const list = await queue({ open: true, text: "HYPERLINK" });
  expect(list.totalCount).toBe(1);
  const text = (await exported("csv", { open: true, text: "HYPERLINK" }, list.asOf.token)).bytes.toString("utf8");
  expect(text).toContain(`"'=HYPERLINK(""http`);
});

test("who took what stands in the audit chain, and nothing of a person does", async () => {
  const list = await queue({ open: true, text: "HYPERLINK" });
  await exported("csv", { open: true, text: "HYPERLINK" }, list.asOf.token, "lanhdao");
  const [entry] = await world.hub.database.sql<{ body: string }>(
    "select body::text as body from audit_entry where act = 'exportBacklog' order by number desc limit 1",
    [],
  );
  expect(entry?.body).toContain('"rows":1');
  expect(entry?.body).toContain("lanhdao");
  expect(entry?.body).not.toContain("HYPERLINK");
});
