import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { punctualityOf } from "../../server/src/report/index.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { besideLists, drafted, drafts, dutiesOf, numbersOf, reportOf, reportsOf, SETTLE, settles, submits, SUBMIT, VERIFY } from "./kit/reporting.ts";
import type { Report } from "./kit/reporting.ts";

const HEAD = "giamdoc.sxd";
const DAY = 86_400_000;
const FEBRUARY = { period: { kind: "MONTH", on: "2026-03-14" } };
let world: World;
let first: Report;
let second: Report;
const papers = new Map<string, Buffer>();

beforeAll(async () => {
  const near = (id: string, received: string, stage: "IN_PROGRESS" | "CLOSED") => ({ ...aCase({ lead: "SXD", intake: "SXD", received, stage }), id });
  world = await aProvince({ kept: true, at: "2026-03-12 09:00" }).with(
    near("a", "2026-02-20 08:00", "CLOSED"),
    near("b", "2026-03-02 08:00", "IN_PROGRESS"),
    near("c", "2026-03-11 08:00", "IN_PROGRESS"),
  );
}, 60_000);
afterAll(() => world?.leave());

async function paperOf(id: string, format: string, as: string | null = HEAD): Promise<{ status: number; bytes: Buffer }> {
  const cookie = as === null ? {} : { cookie: await world.hub.cookieOf(as) };
  const answer = await fetch(`${world.hub.url}/reports/${id}/${format}`, { headers: cookie });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
}

const totalOf = ({ table }: Report) => numbersOf(table, table.rows.at(-1));

test("a report is counted at its cut-off, without what was learned later; before it there is nothing to cut off", async () => {
  const { hub, source, clock } = world;
  const early = await drafted(hub, { unit: "SXD", ...FEBRUARY }, HEAD);
  expect((await submits(hub, early, HEAD)).report?.steps).toMatchObject([{ kind: "SUBMITTED", onTime: null }]); // no report of the whole month yet
  expect(await drafts(hub, { unit: "SXD", counted: "AT_CUT_OFF", ...FEBRUARY }, HEAD)).toMatchObject({ at: "counted" });
  clock.advance(4 * DAY); // Monday after the 14th
  source.put({ ...aCase({ lead: "SXD", intake: "SXD", received: "2026-03-10 08:00", stage: "IN_PROGRESS" }), id: "late" });
  await hub.settled();
  first = await drafted(hub, { unit: "SXD", counted: "AT_CUT_OFF", ...FEBRUARY }, HEAD);
  expect(first).toMatchObject({
    from: "2026-02-15",
    to: "2026-03-14",
    state: "DRAFT",
    asOf: { instant: "2026-03-14T17:00:00.000Z" },
    maySubmit: true,
    maySettle: false,
  });
  expect(totalOf(first)).toMatchObject({ opening: 0, received: 3, resulted: 1, closing: 2, toHandle: 3 });
  expect(await besideLists(hub, first, HEAD)).toEqual([]);
  const latest = await drafted(hub, { unit: "SXD", ...FEBRUARY }, HEAD);
  expect(totalOf(latest)).toMatchObject({ received: 4, closing: 3 });
});

test("a source that was connected after the cut-off makes the report of that time incomplete, and it is refused", async () => {
  const fresh = await aProvince({ at: "2026-03-16 09:00" }).with({ ...aCase({ lead: "SXD", received: "2026-03-02 08:00", stage: "IN_PROGRESS" }), id: "a" });
  const answer = await drafts(fresh.hub, { unit: "TINH", counted: "AT_CUT_OFF", ...FEBRUARY });
  expect(answer).toMatchObject({ at: "counted" });
  expect(answer.message).toContain("được kết nối sau thời điểm chốt số liệu");
});

test("who has to file sees what is due; filing in time is kept, whoever sends it twice files once", async () => {
  const { hub } = world;
  const mine = (await dutiesOf(hub, HEAD, "SXD")).find(({ from }) => from === first.from);
  expect((await dutiesOf(hub, "chanhvp")).filter(({ to }) => to < "2026-03-12")).toEqual([]); // the hub was not there
  expect((await dutiesOf(hub, "chanhvp")).filter(({ unit }) => unit.code === "STNMT-CU")).toEqual([]); // nor is that department any more
  expect(mine).toMatchObject({ code: "R1", unit: { code: "SXD" }, state: "DUE", dueAt: "2026-03-17T17:00:00.000Z", reportId: null });
  expect(await submits(hub, { ...first, sha256: "0" }, HEAD)).toMatchObject({ at: "sha256" });
  const key = randomUUID();
  const [filed, again] = [await submits(hub, first, HEAD, key), await submits(hub, first, HEAD, key)];
  expect(again).toEqual(filed);
  expect(filed.report).toMatchObject({ state: "SUBMITTED", steps: [{ kind: "SUBMITTED", onTime: true }] });
  expect(await submits(hub, first, HEAD)).toMatchObject({ at: "id" });
  expect((await dutiesOf(hub, HEAD, "SXD")).find(({ from }) => from === first.from)).toMatchObject({ state: "FILED", reportId: first.id });
  for (const format of ["xlsx", "docx", "pdf"]) papers.set(format, (await paperOf(first.id, format)).bytes);
});

test("a report is returned with a reason and without anybody's number, corrected by one that names it, and accepted by another than who filed it", async () => {
  const { hub } = world;
  const settling = { input: { key: randomUUID(), id: first.id, settlement: "ACCEPTED" } };
  expect((await hub.answer(SETTLE, settling, HEAD)).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  expect(await settles(hub, first.id, { settlement: "RETURNED" })).toMatchObject({ at: "reason" });
  const returned = (await settles(hub, first.id, { settlement: "RETURNED", reason: "Thiếu một phản ánh, gọi 0912345678" })).report;
  expect(returned?.state).toBe("RETURNED");
  expect(returned?.steps.at(-1)?.reason).toContain("Thiếu một phản ánh");
  expect(returned?.steps.at(-1)?.reason).not.toContain("0912345678");
  expect((await dutiesOf(hub, "chanhvp")).find(({ unit, from }) => unit.code === "SXD" && from === first.from)?.state).toBe("RETURNED");
  expect(await drafts(hub, { unit: "SXD", corrects: first.id, period: { kind: "MONTH", on: "2026-02-01" } }, HEAD)).toMatchObject({ at: "corrects" });
  second = await drafted(hub, { unit: "SXD", corrects: first.id, ...FEBRUARY }, HEAD);
  expect(second).toMatchObject({ correctsId: first.id });
  await submits(hub, second, HEAD);
  expect((await settles(hub, second.id, { settlement: "ACCEPTED" })).report?.state).toBe("ACCEPTED");
  expect(await reportOf(hub, first.id, HEAD)).toMatchObject({ correctedById: second.id, state: "RETURNED" });
  // the office's own report is accepted by another
  const own = await drafted(hub, { unit: "TINH", ...FEBRUARY }, "chanhvp");
  await submits(hub, own, "chanhvp");
  expect(await settles(hub, own.id, { settlement: "ACCEPTED" }, "chanhvp")).toMatchObject({ at: "id" });
  expect((await settles(hub, own.id, { settlement: "ACCEPTED" }, "lanhdao")).report?.state).toBe("ACCEPTED");
});

test("a filed report and its papers are the same bytes after a restart and a month of changes, and nobody can change it", async () => {
  world.clock.advance(30 * DAY);
  for (const id of ["b", "c", "late"]) world.source.change(id, { stage: "CLOSED" });
  await world.hub.settled();
  await world.restarted();
  const { hub } = world;
  const { steps: _steps, state: _state, correctedById: _by, ...now } = (await reportOf(hub, first.id, HEAD)) ?? first;
  expect(now).toMatchObject({ sha256: first.sha256, table: first.table, asOf: first.asOf });
  expect(await besideLists(hub, first, HEAD)).toEqual([]);
  for (const [format, bytes] of papers) expect([format, (await paperOf(first.id, format)).bytes.equals(bytes)]).toEqual([format, true]);
  for (const change of ["update report set content = '{}'", "delete from report_step", "truncate report cascade"])
    await expect(hub.database.sql(change)).rejects.toThrow("append-only");
});

test("of the reports that were due, a score counts those filed in time and accepted", async () => {
  const { hub } = world.hub;
  const units = hub.units();
  const known = { units, rules: hub.rules() };
  const march = { from: "2026-03-01", to: "2026-03-31" };
  const kept = await hub.database.read((tx) => punctualityOf(tx, march, world.clock.now(), known));
  const of = (code: string) => kept.find(({ unitId }) => unitId === units.idOf(code));
  expect(of("SXD")).toMatchObject({ due: 1, kept: 1 });
  expect(of("SYT")).toMatchObject({ due: 1, kept: 0 });
  expect(of("SXD-HTGT")).toBeUndefined(); // a division owes none
  expect(await hub.database.read((tx) => punctualityOf(tx, { from: "2026-03-18", to: "2026-03-18" }, world.clock.now(), known))).toContainEqual(of("SXD"));
  expect(await hub.database.read((tx) => punctualityOf(tx, { from: "2026-03-02", to: "2026-03-10" }, world.clock.now(), known))).toEqual([]);
});

test("a paper's code tells what it is and whether it was corrected; who may not read the report gets neither it nor its paper", async () => {
  const { hub } = world;
  const { reportVerification } = await hub.ask(VERIFY, { code: first.verification.toLowerCase().replaceAll(/(.{4})(?=.)/g, "$1-") }, "vanhanh");
  expect(reportVerification).toMatchObject({
    code: "R1",
    from: "2026-02-15",
    sha256: first.sha256,
    whole: true,
    state: "RETURNED",
    correctedBy: second.verification,
  });
  expect((await hub.ask(VERIFY, { code: "0000-0000-0000" }, "vanhanh")).reportVerification).toBeNull();
  expect((await reportsOf(hub, "thanhtra")).map(({ id }) => id)).toContain(first.id);
  expect((await hub.answer(SUBMIT, { input: { key: randomUUID(), id: first.id, sha256: "" } }, "thanhtra")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  const province = (await reportsOf(hub, "lanhdao")).find(({ unit }) => unit.code === "TINH")?.id ?? "";
  expect(await reportOf(hub, province, HEAD)).toBeNull();
  expect((await paperOf(province, "pdf")).status).toBe(404);
  expect((await paperOf(first.id, "pdf", "cntt")).status).toBe(403);
  expect((await paperOf(first.id, "pdf", null)).status).toBe(401);
  expect((await paperOf(first.id, "exe")).status).toBe(400);
  const acts = await hub.database.sql<{ act: string }>("select distinct act from audit_entry where act like '%Report%' or act = 'reportPaper' order by act");
  expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(["draftReport", "reportPaper", "settleReport", "submitReport"]));
});

test("figures typed in that do not balance are refused with the difference and the line; those that do stand apart", async () => {
  const { hub } = world;
  const year = {
    from: "2025-12-15",
    to: "2026-03-14",
    opening: 0,
    received: 1_976,
    handedIn: 0,
    handled: 1_740,
    declined: 0,
    handedOut: 0,
    closing: 237,
    document: "Báo cáo 12/BC",
  };
  const order = { code: "R8", unit: "TINH", period: { kind: "YEAR", on: "2026-03-14" } };
  const refused = await drafts(hub, { ...order, typedIn: [year] });
  expect(refused).toMatchObject({ __typename: "ReportRefused", at: "typedIn.0" });
  expect(refused.message).toContain("chênh lệch 1:");
  expect(refused.message).toContain("1.976");
  expect(await drafts(hub, { ...order, typedIn: [{ ...year, from: "2025-12-20", closing: 236 }] })).toMatchObject({ at: "typedIn.0" });
  expect(await drafts(hub, { ...order, code: "R1", typedIn: [{ ...year, closing: 236 }] })).toMatchObject({ at: "typedIn" });
  const { table } = await drafted(hub, { ...order, typedIn: [{ ...year, closing: 236 }] });
  const [typed, ...counted] = table.rows;
  expect(typed?.kind).toBe("TYPED");
  expect(numbersOf(table, typed)).toMatchObject({ received: 1_976, resulted: 1_740, closing: 236, handledOnTime: null });
  expect(typed?.cells.every(({ list }) => list === null)).toBe(true);
  const sum = counted.slice(0, -1).reduce((total, row) => total + (numbersOf(table, row)["received"] ?? 0), 0);
  expect(numbersOf(table, table.rows.at(-1))["received"]).toBe(sum);
  expect(sum).toBeLessThan(100);
});
