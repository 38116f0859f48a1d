import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { TestHub, Who } from "../hub.ts";
import { aCase } from "../world.ts";
import type { CaseSpec } from "../world.ts";
import { actDocument, acts, actsOn } from "./kit/acting.ts";
import { Staff } from "./kit/proposing.ts";
import { boardOf, idOf, theCase } from "./kit/reading.ts";
import { aWritingProvince, seenOf, sends } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";
const SUBMITTER = { name: "Khuyếch Trương Sâm", phone: "0987651299", email: null, address: null };
const REASON = { reason: "Chờ Sở Y tế kết luận mẫu nước" };
/** Given to SXD with SYT beside it on Wednesday, 4 March: seven working days ended with Friday, 13 March. */
const several = (id: string, more: Partial<CaseSpec> = {}): Partial<CaseSpec> =>
  aCase({
    id,
    received: "2026-03-04 08:00",
    stage: "IN_PROGRESS",
    cooperating: ["SYT"],
    submitter: SUBMITTER,
    steps: [
      { at: "2026-03-04 08:00", kind: "RECEIVED" },
      { at: "2026-03-04 09:00", kind: "ASSIGNED", unit: "SXD" },
      { at: "2026-03-04 10:00", kind: "ACCEPTED" },
    ],
    ...more,
  });

interface Shown {
  noResultDuty: { dueAt: string; overdue: boolean; limit: string; legalBasis: string; mayReport: boolean } | null;
  noResultReports: { reason: string; dueAt: string; state: string; by: { code: string } }[];
}
const SHOWN = asked<{ case: Shown }>(
  "query ($id: ID!) { case(id: $id) { noResultDuty { dueAt overdue limit legalBasis mayReport } noResultReports { reason dueAt state by { code } } } }",
);
const shown = async (hub: TestHub, name: string, as: Who = HEAD): Promise<Shown> => (await hub.ask(SHOWN, { id: await idOf(hub, name) }, as)).case;

test("the lead agency reports why there is no result, its source posts it, and it is due again at the interval of the regulation; through a restart", async () => {
  const world = await aWritingProvince([several("a")]);
  const staff = new Staff(world);
  const before = [await boardOf(world.hub), await theCase(world.hub, "a")] as const;
  const { noResultDuty } = await shown(world.hub, "a");
  expect(noResultDuty).toMatchObject({ dueAt: "2026-03-24T17:00:00.000Z", overdue: false, limit: "7wd", mayReport: true });
  expect(noResultDuty?.legalBasis).toContain("852/QĐ-BNV");
  expect((await shown(world.hub, "a", "lanhdao")).noResultDuty).toMatchObject({ mayReport: false });
  const input = { ...REASON, key: randomUUID(), seen: await seenOf(world.hub, "a") };
  for (let click = 0; click < 2; click += 1)
    expect(await actsOn(world.hub, "reportNoResult", "a", input, HEAD)).toMatchObject({ __typename: "NoResultReported" });
  expect(await actsOn(world.hub, "reportNoResult", "a", { ...input, reason: "Lý do khác" }, HEAD)).toMatchObject({ __typename: "CaseActRefused", at: "key" });
  await staff.restarted();
  const { hub } = world;
  await sends(hub);
  await hub.settled();
  expect(world.writable.effects.map(({ kind, told }) => [kind, told["yKien"]])).toEqual([["COMMENT", `Thông báo chưa có kết quả: ${REASON.reason}`]]);
  expect(await shown(hub, "a")).toMatchObject({
    noResultReports: [{ reason: REASON.reason, dueAt: "2026-03-25T17:00:00.000Z", state: "VERIFIED", by: { code: "SXD" } }],
    noResultDuty: { dueAt: "2026-03-25T17:00:00.000Z", overdue: false },
  });
  await hub.now("2026-03-25T16:59:59.000Z");
  expect((await shown(hub, "a")).noResultDuty).toMatchObject({ overdue: false });
  await hub.now("2026-03-25T17:00:00.000Z");
  expect((await shown(hub, "a")).noResultDuty).toMatchObject({ overdue: true });
  expect(await actsOn(hub, "reportNoResult", "a", REASON, HEAD)).toMatchObject({ __typename: "NoResultReported" });
  expect((await shown(hub, "a")).noResultDuty).toMatchObject({ overdue: false });
  const [board, theA] = before;
  expect(await theCase(hub, "a")).toMatchObject({ stage: theA.stage, dueAt: theA.dueAt });
  expect(await boardOf(hub)).toMatchObject({ open: board.open });
  expect(
    await hub.database.sql(
      `select (select count(*)::int from no_result_report) as reports, (select count(*)::int from case_change where kind = 'COMMENT') as changes,
         (select count(*)::int from audit_entry where body::jsonb ->> 'act' = 'reportNoResult') as audited`,
    ),
  ).toEqual([{ reports: 2, changes: 2, audited: 2 }]);
}, 60_000);

test("only the lead agency's head, only of several agencies' case past its limit, and nothing that tells who sent it", async () => {
  const { hub } = await aWritingProvince([
    several("a"),
    several("alone", { cooperating: [] }),
    several("early", { received: "2026-03-13 08:00", steps: [] }),
    several("ended", { stage: "CLOSED" }),
  ]);
  const document = actDocument("reportNoResult");
  const input = { key: randomUUID(), caseId: await idOf(hub, "a"), seen: await seenOf(hub, "a"), ...REASON };
  expect((await hub.answer(document, { input }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  for (const who of ["lanhdao", "thanhtra", "chanhvp"]) expect((await hub.answer(document, { input }, who)).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  const cooperating = await hub.account("UNIT_HEAD", "SYT");
  expect(await acts(hub, "reportNoResult", input, cooperating)).toMatchObject({ __typename: "CaseActRefused", at: "caseId" });
  for (const [name, more, at] of [
    ["a", { reason: " \u200b " }, "reason"],
    ["a", { reason: "x".repeat(2_001) }, "reason"],
    ["a", { reason: `Chưa gặp được bà ${SUBMITTER.name}` }, "reason"],
    ["a", { reason: `Đã gọi số ${SUBMITTER.phone}` }, "reason"],
    ["a", { key: "1" }, "key"],
    ["alone", {}, "caseId"],
    ["early", {}, "caseId"],
    ["ended", {}, "caseId"],
  ] as const)
    expect([name, await actsOn(hub, "reportNoResult", name, { ...REASON, ...more }, HEAD)]).toMatchObject([name, { __typename: "CaseActRefused", at }]);
  expect(await actsOn(hub, "reportNoResult", "a", { ...REASON, seen: "2026-03-01T00:00:00.000Z" }, HEAD)).toMatchObject({ __typename: "CaseMovedOn" });
  expect((await shown(hub, "alone")).noResultDuty).toBeNull();
  expect(await hub.database.sql("select 1 from no_result_report")).toEqual([]);
});

test("a source that takes no note is told about in words, and nothing is kept", async () => {
  const { hub } = await aWritingProvince([several("a")], ["CLOSE"]);
  const answer = await actsOn(hub, "reportNoResult", "a", REASON, HEAD);
  expect(answer).toMatchObject({ __typename: "CaseActRefused", at: "caseId" });
  expect(answer.message).toContain("Hệ thống nguồn không nhận");
  expect(await hub.database.sql("select 1 from no_result_report union all select 1 from case_change")).toEqual([]);
});
