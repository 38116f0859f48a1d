import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { TestHub, Who } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import { PROPOSAL, PROPOSE_DUTY, proposesDuty, SETTLE_DUTY, settlesDuty } from "./kit/owing.ts";
import type { DutyProposal } from "./kit/owing.ts";
import { dutiesOf } from "./kit/reporting.ts";

const TERMS = asked<{ reportDutyTerms: { id: string; code: string; filer: string; periodKind: string; validTo: string | null; assumed: boolean }[] }>(
  "query { reportDutyTerms { id code filer periodKind validTo assumed } }",
);
const WAITING = asked<{ reportDutyProposals: DutyProposal[] }>(`query { reportDutyProposals { ${PROPOSAL} } }`);

const WEEKLY = {
  code: "R2",
  filer: "DEPARTMENTS",
  periodKind: "WEEK",
  calendar: "CALENDAR",
  workingDays: 1,
  fromDay: "2026-03-23",
  legalBasis: "Công văn 88/UBND-VP",
};
const termsOf = async (hub: TestHub, as: Who = "chanhvp") => (await hub.ask(TERMS, {}, as)).reportDutyTerms;

test("nobody proposes or settles a duty without the right to it, and only at the province", async () => {
  const { hub } = await aProvince().with();
  const asks = [
    (as: Who) => hub.answer(PROPOSE_DUTY, { input: { key: randomUUID(), ...WEEKLY } }, as),
    (as: Who) => hub.answer(SETTLE_DUTY, { input: { key: randomUUID(), id: "1", adopt: true } }, as),
  ];
  for (const ask of asks) {
    expect((await ask(null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    expect((await ask("giamdoc.sxd")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  }
  expect((await hub.answer(TERMS, {}, "cntt")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
});

test("what is wrong with a duty is said at its field, and nothing reaches back", async () => {
  const { hub } = await aProvince().with();
  const wrong: [string, object][] = [
    ["fromDay", { fromDay: "2026-03-15" }],
    ["legalBasis", { legalBasis: " " }],
    ["code", { code: null }],
    ["filer", { filer: null }],
    ["stream", { stream: "LEGAL_DOCUMENT" }],
    ["periodKind", { periodKind: "DAY" }],
    ["calendar", { calendar: null }],
    ["workingDays", { workingDays: 0 }],
    // nobody could draw these up
    ["filer", { code: "R12" }],
    ["filer", { code: "R12", filer: "COMMUNES" }],
    ["filer", { code: "R11", filer: "PROVINCE", periodKind: "QUARTER" }],
    ["periodKind", { code: "R11" }],
    ["periodKind", { code: "R11", periodKind: "YEAR" }],
    ["ends", { ends: "999" }],
    ["code", { code: "R1", filer: "DEPARTMENTS", periodKind: "MONTH", calendar: "ADMINISTRATIVE" }],
  ];
  for (const [at, more] of wrong) expect([at, await proposesDuty(hub, { ...WEEKLY, ...more })]).toMatchObject([at, { at }]);
  expect((await hub.ask(WAITING, {}, "chanhvp")).reportDutyProposals).toEqual([]);
});

test("a duty that nobody can fulfil is not put in force either, and a proposal sent again is found whatever has come since", async () => {
  const { hub } = await aProvince({ at: "2026-03-12 09:00" }).with();
  const input = { ...WEEKLY, fromDay: "2026-03-13", key: randomUUID() };
  const first = await proposesDuty(hub, input);
  expect((await settlesDuty(hub, first.proposal?.id ?? "", true)).proposal?.settlement).toBe("ADOPTED");
  await hub.now("2026-03-16T09:00:00+07:00");
  // its day has passed, and the same duty is in force
  expect((await proposesDuty(hub, input)).proposal).toMatchObject({ id: first.proposal?.id, settlement: "ADOPTED" });
  expect(await proposesDuty(hub, { ...input, key: randomUUID() })).toMatchObject({ at: "fromDay" });
  const [row] = await hub.database.sql<{ id: number }>(
    `insert into report_duty_proposal (kind, filer, case_stream, period_kind, calendar, working_days, from_day, legal_basis, proposed_at, by_account_id, by_name, by_unit_id, asked_key, asked_hash)
     select 'R12', filer, case_stream, period_kind, calendar, working_days, '2026-03-23', legal_basis, proposed_at, by_account_id, by_name, by_unit_id, gen_random_uuid(), asked_hash
     from report_duty_proposal returning id`,
  );
  expect(await settlesDuty(hub, String(row?.id), true)).toMatchObject({ at: "id" });
  expect((await settlesDuty(hub, String(row?.id), false)).proposal?.settlement).toBe("DECLINED");
});

test(
  "a duty that one proposes and another puts in force is owed from its day on, one that ends no longer; through a restart",
  { timeout: 90_000 },
  async () => {
    const world = await aProvince({ at: "2026-03-12 09:00" }).with({ ...aCase({ lead: "SXD", received: "2026-03-02 08:00", stage: "IN_PROGRESS" }), id: "a" });
    const { hub } = world;
    const key = randomUUID();
    const [first, again] = [await proposesDuty(hub, { ...WEEKLY, key }), await proposesDuty(hub, { ...WEEKLY, key })];
    expect(again).toEqual(first);
    expect(first.proposal).toMatchObject({ code: "R2", workingDays: 1, settlement: null, ends: null });
    const id = first.proposal?.id ?? "";
    expect(await settlesDuty(hub, id, true, "chanhvp")).toMatchObject({ at: "id" });
    expect((await settlesDuty(hub, id, true)).proposal?.settlement).toBe("ADOPTED");
    expect(await settlesDuty(hub, id, true)).toMatchObject({ at: "id" });
    const monthly = (await termsOf(hub)).find(({ code, filer }) => code === "R1" && filer === "DEPARTMENTS");
    const ending = await proposesDuty(hub, { ends: monthly?.id, fromDay: "2026-04-01", legalBasis: "Quyết định 12/QĐ-UBND" });
    expect(ending.proposal).toMatchObject({ ends: { id: monthly?.id }, code: "R1", workingDays: 2 });
    await settlesDuty(hub, ending.proposal?.id ?? "", true);
    const declined = await proposesDuty(hub, { ...WEEKLY, filer: "COMMUNES" });
    expect((await settlesDuty(hub, declined.proposal?.id ?? "", false)).proposal?.settlement).toBe("DECLINED");
    await world.restarted();
    const now = await termsOf(world.hub);
    expect(now.find(({ code }) => code === "R2")).toMatchObject({ filer: "DEPARTMENTS", periodKind: "WEEK", validTo: null, assumed: false });
    expect(now.find((one) => one.id === monthly?.id)).toMatchObject({ validTo: "2026-04-01", assumed: true });
    await world.hub.now("2026-04-20T09:00:00+07:00");
    const owed = (await dutiesOf(world.hub, "chanhvp")).filter(({ unit }) => unit.code === "SXD").map(({ code, from }) => `${code} ${from}`);
    // weeks that ended before the day, and the month that ends after the ending, are not owed
    expect(owed).toEqual(expect.arrayContaining(["R2 2026-04-06", "R2 2026-04-13", "R1 2026-02-15"]));
    expect(owed.filter((one) => one.startsWith("R1"))).toEqual(["R1 2026-02-15"]);
    const acts = await world.hub.database.sql<{ act: string }>("select act from audit_entry where act like '%ReportDuty' order by act");
    expect(acts.map(({ act }) => act)).toEqual([
      ...Array.from({ length: 3 }, () => "proposeReportDuty"),
      ...Array.from({ length: 3 }, () => "settleReportDuty"),
    ]);
  },
);
