import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestHub } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { actsOn } from "./kit/acting.ts";
import { opened, openAt } from "./kit/campaigning.ts";
import { directs, does } from "./kit/directing.ts";
import { idOf } from "./kit/reading.ts";
import { besideLists, DRAFT, drafted, drafts, numbersOf, reportOf, rowCalled, saidOf, several } from "./kit/reporting.ts";
import type { Report } from "./kit/reporting.ts";
import { Switchboard } from "./kit/switchboard.ts";
import { aWritingProvince, sends } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";

test("nobody draws up lists of cases, of notices or of a backlog without the right to it", async () => {
  const { hub } = await aProvince().with();
  for (const code of ["R2", "R3", "R4", "R6"]) {
    const input = { key: randomUUID(), code, unit: "SYT", period: { kind: "MONTH" } };
    expect((await hub.answer(DRAFT, { input }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    expect((await hub.answer(DRAFT, { input }, "cntt")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
    expect(await drafts(hub, { code, unit: "SYT" }, HEAD)).toMatchObject({ at: "unit" });
  }
});

describe("the backlog by class", () => {
  let world: World;
  beforeAll(async () => {
    world = await aProvince({ kept: true, at: "2026-03-12 09:00" }).with(
      openAt("a", "SXD"),
      openAt("b", "SXD"),
      openAt("done", "SXD", { stage: "RESOLVED" }),
      openAt("c", "SYT", { field: "HEALTH" }),
    );
  }, 60_000);
  afterAll(() => world?.leave());

  test("tells what of the opening was ended by the class it opened with, each number a list, and until when it is to be cleaned up; through a restart", async () => {
    const { source } = world;
    await opened(world.hub, { unit: "SXD", workingDays: 7, leftPercent: 0 }, HEAD);
    await world.hub.now("2026-03-18T09:00:00+07:00");
    source.put({ ...aCase({ lead: "SXD", intake: "SXD", received: "2026-03-17 08:00", stage: "CLOSED" }), id: "fresh" });
    source.change("a", { stage: "CLOSED", closed: "2026-03-17 10:00" });
    source.change("done", { stage: "CLOSED", closed: "2026-03-17 11:00" });
    await world.hub.settled();
    const asked = { code: "R4", unit: "TINH", period: { kind: "MONTH", on: "2026-03-18" } };
    const report = await drafted(world.hub, asked);
    const sxd = report.table.rows.find(({ cells }) => cells[0]?.text === "Sở Xây dựng");
    expect(numbersOf(report.table, sxd)).toMatchObject({ open: 1, B1: 1, B2: 0, endedB1: 1, endedB2: 1, endedB3: 0, endedB4: 0 });
    expect(numbersOf(report.table, report.table.rows.at(-1))).toMatchObject({ open: 2, endedB1: 1, endedB2: 1 });
    expect(await besideLists(world.hub, report, "chanhvp")).toEqual([]);
    expect(saidOf(report, sxd)["target"]).toBe("Chiến dịch 7 ngày: 23/03/2026");
    await world.restarted();
    expect(await reportOf(world.hub, report.id)).toMatchObject({ sha256: report.sha256, table: report.table });
    expect(await besideLists(world.hub, report, "chanhvp")).toEqual([]);
    expect((await drafted(world.hub, asked)).table).toEqual(report.table);
  });

  test("says that it does not know the classes of a time before the hub, never 0", async () => {
    const report = await drafted(world.hub, { code: "R4", unit: "SXD", period: { kind: "MONTH", on: "2026-03-10" } }, HEAD);
    expect(numbersOf(report.table, report.table.rows.at(-1))).toMatchObject({ open: 1, endedB1: null, endedB4: null });
  });
});

test("lists of cases and notices tell who works on them, what was urged, answered and proposed, and why there is no result", { timeout: 120_000 }, async () => {
  const { hub } = await aWritingProvince([several("a"), several("b", { cooperating: [] }), openAt("young", "SXD", { received: "2026-03-13 08:00" })]);
  const overdue = await expectOverdueTold(hub);
  await expectSeveralTold(hub);
  await expectNoticesTold(hub);
  expect(await reportOf(hub, overdue.id, HEAD)).toMatchObject({ sha256: overdue.sha256 });
});

/** Overdue cases are told with who works on each, how often it was urged on and when last, and why there is no result. */
async function expectOverdueTold(hub: TestHub): Promise<Report> {
  const first = await drafted(hub, { code: "R2", unit: "SXD" }, HEAD);
  expect(rowCalled(first, "PA-A")).toMatchObject({ cooperating: "Sở Y tế", urges: 0, lastUrged: "", reason: null });
  await directs(hub, "a", { kind: "EXPEDITE", addressees: ["SXD", "SYT"], subject: "Đôn đốc trả lời" });
  expect(await actsOn(hub, "reportNoResult", "a", { reason: "Chờ kết luận mẫu nước" }, HEAD)).toMatchObject({ __typename: "NoResultReported" });
  await sends(hub);
  await hub.settled();
  await hub.shown();
  const overdue = await drafted(hub, { code: "R2", unit: "SXD" }, HEAD);
  expect(rowCalled(overdue, "PA-A")).toMatchObject({
    cooperating: "Sở Y tế",
    urges: 1,
    lastUrged: "2026-03-16",
    reason: "Chờ kết luận mẫu nước (16/03/2026)",
    daysLate: 0,
  });
  expect(rowCalled(overdue, "PA-B")).toMatchObject({ cooperating: "", urges: 0, reason: null });
  expect(overdue.table.rows).toHaveLength(3);
  expect(await besideLists(hub, overdue, HEAD)).toEqual([]);
  return overdue;
}

/** Cases of several agencies are told with who has not answered and what was proposed. */
async function expectSeveralTold(hub: TestHub): Promise<void> {
  const submitted = { caseId: await idOf(hub, "a"), urgency: "URGENT", proposal: "Đề nghị Sở Y tế kết luận trước 20/3" };
  expect((await does(hub, "submitToLeader", submitted, "chanhvp")).submission).toBeDefined();
  await hub.shown();
  const report = await drafted(hub, { code: "R6", unit: "TINH" });
  expect(report.table.rows).toHaveLength(2);
  expect(saidOf(report, report.table.rows[0])).toMatchObject({
    holder: "Sở Xây dựng",
    cooperating: "Sở Y tế",
    unanswered: "Sở Y tế (văn bản ngày 16/03/2026)",
    reason: "Chờ kết luận mẫu nước (16/03/2026)",
    proposal: submitted.proposal,
  });
  const health = await hub.account("UNIT_HEAD", "SYT");
  expect((await drafted(hub, { code: "R6", unit: "SYT" }, health)).table.rows).toHaveLength(1);
}

/** Notices are listed addressee by addressee with cases, days and who supervises. */
async function expectNoticesTold(hub: TestHub): Promise<void> {
  const report = await drafted(hub, { code: "R3", unit: "TINH", period: { kind: "MONTH", on: "2026-03-16" } });
  expect(report.table.rows).toHaveLength(3);
  const sxd = report.table.rows.find(({ cells }) => cells[4]?.text === "Sở Xây dựng");
  expect(saidOf(report, sxd)).toMatchObject({ issued: "2026-03-16", subject: "Đôn đốc trả lời", cases: 1, supervising: "Sở Nội vụ", state: "Chưa tiếp nhận" });
  expect(String(saidOf(report, sxd)["basis"])).toContain("02 ngày làm việc");
  const syt = report.table.rows.find(({ cells }) => cells[4]?.text === "Sở Y tế");
  expect(saidOf(report, syt)).toMatchObject({ cases: 0, references: "", due: "2026-03-18" });
  const own = await drafted(hub, { code: "R3", unit: "SXD", period: { kind: "MONTH", on: "2026-03-16" } }, HEAD);
  expect(own.table.rows.map(({ cells }) => cells[4]?.text)).toEqual(["Sở Xây dựng", ""]);
  expect((await drafted(hub, { code: "R3", unit: "TINH", period: { kind: "MONTH", on: "2026-02-01" } })).table.rows).toHaveLength(1);
}

test(
  "the directory of channels tells numbers, mailboxes, who is in charge as posts, and calls where a source tells them, else nothing",
  { timeout: 90_000 },
  async () => {
    const world = await aProvince().with();
    const switchboard = await Switchboard.of(world, world.source);
    switchboard.day("2026-03-10", { den: 30, nghe: 20, nho: 9, cho: 100, lau: 30 });
    await world.hub.settled();
    const asked = { code: "R13", unit: "TINH", period: { kind: "MONTH", on: "2026-03-10" } };
    const report = await drafted(world.hub, asked);
    expect(rowCalled(report, "1022")).toMatchObject({ channel: "Điện thoại", days: 1, incoming: 30, answered: 20, share: 66.7 });
    const own = await drafted(world.hub, { ...asked, unit: "SXD" }, HEAD);
    expect(rowCalled(own, "02383000222")).toMatchObject({ incoming: null, answered: null, share: null });
    expect(rowCalled(own, "Phòng Tiếp công dân Sở Xây dựng")).toMatchObject({ channel: "Hòm thư góp ý", incoming: "" });
    expect(JSON.stringify(report.table)).not.toContain("Nguyễn");
    expect(report.table.rows.some(({ cells }) => cells[2]?.text === "Chưa có trong danh bạ")).toBe(true);
    await world.restarted();
    expect(await reportOf(world.hub, report.id)).toMatchObject({ sha256: report.sha256 });
  },
);
