import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { KINDS_OF_REPORTS } from "../../server/src/graph/index.ts";
import { workReports } from "../../server/src/report/index.ts";
import { asked } from "../hub.ts";
import type { TestHub, Who } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import { besideLists, drafted, reportOf, reportsOf } from "./kit/reporting.ts";
import { noticesOf, tells } from "./kit/telling.ts";

const HEAD = "giamdoc.sxd";
interface Order {
  id: string;
  state: string;
  rowsDone: number;
  rowsTotal: number | null;
  reportId: string | null;
  problem: string | null;
}
const ORDER = "id code state rowsDone rowsTotal reportId problem";
const ORDERING = asked<{ orderReport: { at?: string; order?: Order } }>(
  `mutation ($input: DraftReportInput!) { orderReport(input: $input) { ... on ReportRefused { at } ... on ReportOrdered { order { ${ORDER} } } } }`,
);
const MINE = asked<{ reportOrders: Order[] }>(`query { reportOrders { ${ORDER} } }`);

const R2 = { code: "R2", unit: "SXD", counted: "LATEST", period: { kind: "MONTH", calendar: "ADMINISTRATIVE", on: null } };
const orders = async (hub: TestHub, input: object, as: Who = HEAD) =>
  (await hub.ask(ORDERING, { input: { key: randomUUID(), ...R2, ...input } }, as)).orderReport;
const mine = async (hub: TestHub, as: Who = HEAD): Promise<Order[]> => (await hub.ask(MINE, {}, as)).reportOrders;
/** The hub's worker draws up what waits. @returns how many it had */
const works = ({ hub }: TestHub): Promise<number> => workReports({ ...hub, reportKinds: KINDS_OF_REPORTS });
const overdue = (id: string) => ({ ...aCase({ lead: "SXD", received: "2026-02-02 08:00", stage: "IN_PROGRESS" }), id });

test("nobody orders a report that he may not draw up, nor sees another's order", async () => {
  const { hub } = await aProvince().with();
  const input = { key: randomUUID(), ...R2 };
  expect((await hub.answer(ORDERING, { input }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  expect((await hub.answer(ORDERING, { input }, "cntt")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  expect(await orders(hub, { unit: "SYT" })).toMatchObject({ at: "unit" });
  expect((await orders(hub, {})).order).toMatchObject({ state: "RUNNING", reportId: null });
  expect(await mine(hub, "chanhvp")).toEqual([]);
});

test("an ordered report is drawn up by the rights of its asker, who is told; it is the very report that is drawn up at once", async () => {
  const { hub } = await aProvince().with(overdue("a"), overdue("b"));
  const key = randomUUID();
  const [first, again] = [await orders(hub, { key }), await orders(hub, { key })];
  expect(again).toEqual(first);
  expect(await orders(hub, { key, unit: "SXD-HTGT" })).toMatchObject({ at: "key" });
  expect(await works(hub)).toBe(1);
  const [order] = await mine(hub);
  expect(order).toMatchObject({ state: "DONE", rowsTotal: 2, rowsDone: 2, problem: null });
  const report = await reportOf(hub, order?.reportId ?? "", HEAD);
  expect(report?.table.rows).toEqual((await drafted(hub, { code: "R2", unit: "SXD" }, HEAD)).table.rows);
  if (report !== null) expect(await besideLists(hub, report, HEAD)).toEqual([]);
  await tells(hub);
  expect((await noticesOf(hub, HEAD)).all).toMatchObject([{ rule: "REPORT_READY", reportCode: "R2", unit: { code: "SXD" } }]);
  await tells(hub);
  expect((await noticesOf(hub, HEAD)).all).toHaveLength(1);
  await orders(hub, { code: "R8", period: { kind: "CUSTOM", calendar: "ADMINISTRATIVE", from: "2026-03-01", to: "2026-02-01" } });
  expect(await works(hub)).toBe(1);
  expect((await mine(hub))[0]).toMatchObject({ state: "STOPPED", reportId: null, problem: expect.stringMatching(/ngày/i) });
});

test("a hub that dies in the middle begins the report again, and there is one report", { timeout: 90_000 }, async () => {
  const world = await aProvince().with(overdue("a"));
  await orders(world.hub, {});
  // one that took it and died before it was there; and one that died after, and had not said so
  await world.hub.database.sql("update report_order set lease_owner = 'dead', lease_until = '2020-01-01', rows_total = 1, fence = fence + 1");
  const hub = await world.restarted();
  expect(await works(hub)).toBe(1);
  const [order] = await mine(hub);
  expect(order).toMatchObject({ state: "DONE" });
  await hub.database.sql("update report_order set state = 'RUNNING', report_id = null, told = false");
  expect(await works(hub)).toBe(1);
  expect(await mine(hub)).toEqual([order]);
  expect(await reportsOf(hub, HEAD)).toHaveLength(1);
  await orders(hub, {});
  await hub.database.sql("update account set disabled_at = now() where username = $1", [HEAD]);
  expect(await works(hub)).toBe(1);
  const [stopped] = await hub.database.sql<{ state: string; problem: string }>("select state, problem from report_order order by id desc limit 1");
  expect(stopped).toMatchObject({ state: "STOPPED", problem: expect.stringContaining("bị khóa") });
});
