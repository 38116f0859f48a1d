import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aProvince, localText } from "../world.ts";
import type { World } from "../world.ts";
import { asked } from "./kit/asking.ts";
import { diceOf } from "./kit/dice.ts";
import { manyCases } from "./kit/many-cases.ts";
import { idOf, listOf } from "./kit/reading.ts";

interface Counted {
  asOf: { token: string };
  total: number;
  counts: { severity: string; backlogClass: string; cases: number }[];
  ageBands: { from: string | null; to: string | null; mostDays: number | null; cases: number }[];
}
interface OneCase {
  learnedAt: string;
  open: boolean;
  backlog: {
    class: string;
    ruleClass: string;
    severity: string;
    disposition: string;
    facts: { kind: string; days: number | null; thresholdDays: number | null; basis: string | null }[];
    competent: { code: string }[];
  } | null;
  backlogCorrections: { class: string; ruleClass: string; reason: string; by: { code: string } }[];
}
const BACKLOG = asked<{ backlog: Counted }>(
  `query ($filter: CaseFilter, $asOf: String) { backlog(filter: $filter, asOf: $asOf) {
     asOf { token } total counts { severity backlogClass cases } ageBands { from to mostDays cases } } }`,
);
const ONE = asked<{ case: OneCase | null }>(
  `query ($id: ID!) { case(id: $id) { learnedAt open backlogCorrections { class ruleClass reason by { code } }
     backlog { class ruleClass severity disposition facts { kind days thresholdDays basis } competent { code } } } }`,
);
const CORRECT = asked<{ correctBacklogClass: { __typename: string; message?: string; at?: string; case?: { backlog: { class: string } } } }>(
  `mutation ($input: CorrectBacklogClassInput!) { correctBacklogClass(input: $input) { __typename
     ... on BacklogClassCorrected { case { backlog { class } } } ... on BacklogClassRefused { message at } } }`,
);
const QUALITY = asked<{ backlogRuleQuality: { ruleClass: string; class: string; cases: number }[] }>(
  `query ($from: Day!, $to: Day!) { backlogRuleQuality(from: $from, to: $to) { ruleClass class cases } }`,
);

let world: World;
beforeAll(async () => {
  world = await aProvince({ kept: true, at: "2026-03-18 10:20" }).with();
  const { source } = world;
  for (const spec of manyCases(300, world.clock.now(), diceOf(20_261_122), true)) source.put(spec);
  const someone = (phone: string): { name: string; phone: string; email: null; address: null } => ({ name: "Lê Thị Thử", phone, email: null, address: null });
  source.put({ id: "new", received: "2026-03-17 09:00", stage: "IN_PROGRESS", lead: "SXD", field: "TRANSPORT" });
  source.put({ id: "done", received: "2026-03-10 09:00", stage: "RESOLVED", lead: "SXD", field: "TRANSPORT" });
  source.put({ id: "old", received: "2024-05-06 09:00", stage: "IN_PROGRESS", lead: "SXD", field: "TRANSPORT", submitter: someone("0901000001") });
  source.put({ id: "old-again", received: "2024-05-06 10:00", stage: "IN_PROGRESS", lead: "SXD", field: "TRANSPORT", submitter: someone("0901000002") });
  source.put({ id: "old-called", received: "2024-05-06 11:00", stage: "IN_PROGRESS", lead: "SXD", field: "TRANSPORT", submitter: someone("0901000003") });
  source.put({ id: "again", received: "2026-03-16 09:00", stage: "IN_PROGRESS", lead: "SXD", field: "TRANSPORT", repeatOf: "old-again" });
  source.put({ id: "called", received: "2026-03-16 09:30", stage: "CLOSED", lead: "SXD", field: "TRANSPORT", submitter: someone("0901000003") });
  source.put({ id: "not-ours", received: "2026-03-12 09:00", stage: "IN_PROGRESS", lead: "SXD", field: "HEALTH" });
  await world.hub.settled();
}, 120_000);
afterAll(() => world.leave());

const backlog = async (filter: Record<string, unknown> = {}, asOf: string | null = null): Promise<Counted> =>
  (await world.hub.ask(BACKLOG, { filter, asOf })).backlog;
const one = async (id: string): Promise<OneCase> => {
  const found = (await world.hub.ask(ONE, { id: await idOf(world.hub, id) })).case;
  if (found === null) throw new Error(`no case ${id}`);
  return found;
};
const correct = async (id: string, input: Record<string, unknown>, as: string) =>
  (await world.hub.ask(CORRECT, { input: { caseId: await idOf(world.hub, id), seen: (await one(id)).learnedAt, ...input } }, as)).correctBacklogClass;

test("it is protected", async () => {
  expect((await world.hub.answer(BACKLOG, {}, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  expect((await world.hub.answer(BACKLOG, { filter: { unit: "SYT" } }, "giamdoc.sxd")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  expect(
    (await world.hub.answer(QUALITY, { from: "2026-01-01", to: "2026-12-31" }, await world.hub.account("HOTLINE_HOLDER", "VPUB"))).errors[0]?.extensions?.code,
  ).toBe("FORBIDDEN");
});

describe("each class stands on facts and leads somewhere:", () => {
  test.each([
    ["new", "B1", "RESOLVE", ["NOT_RESOLVED"]],
    ["done", "B2", "RECORD_AND_CLOSE", ["RESOLVED_NOT_CLOSED"]],
    ["old", "B3", "CLOSE_WITH_REASON", ["NOT_RESOLVED", "STALE"]],
    ["old-again", "B1", "RESOLVE", ["NOT_RESOLVED", "REPORTED_AGAIN"]],
    ["old-called", "B1", "RESOLVE", ["NOT_RESOLVED", "REPORTED_AGAIN"]],
    ["not-ours", "B4", "HAND_OVER", ["NOT_COMPETENT", "NOT_RESOLVED"]],
  ])("%s is %s, to %s", async (id, ofClass, disposition, facts) => {
    const { backlog: told } = await one(id);
    expect(told).toMatchObject({ class: ofClass, ruleClass: ofClass, disposition });
    expect(told?.facts.map(({ kind }) => kind)).toEqual(facts);
  });

  test("a stale one tells its days and the regulation's, one of another's field the units it belongs to", async () => {
    const stale = (await one("old")).backlog?.facts.find(({ kind }) => kind === "STALE");
    expect(stale).toMatchObject({ days: 681, thresholdDays: 365, basis: expect.stringContaining("Quy chế") });
    const { backlog: told } = await one("not-ours");
    expect(told?.competent.map(({ code }) => code)).toEqual(["SYT"]);
    expect(told?.facts[0]?.basis).toContain("Sở Y tế");
  });

  test("a closed case is in none", async () => {
    expect(await one("called")).toMatchObject({ open: false, backlog: null });
  });
});

describe("every number is the length of its list,", () => {
  test("by severity and class, by age, for the province and for one department, also at an older point", async () => {
    const before = await backlog();
    const severe = before.counts.filter(({ severity }) => severity === "SEVERE");
    expect(severe.length).toBeGreaterThan(0);
    world.source.put({ id: "later", received: "2026-03-18 09:00", stage: "IN_PROGRESS", lead: "SXD", field: "TRANSPORT" });
    await world.hub.settled();
    for (const [filter, asOf] of [
      [{}, before.asOf.token],
      [{ unit: "SXD" }, null],
      [{ field: ["TRANSPORT"], unit: "SXD" }, before.asOf.token],
    ] as const) {
      const counted = await backlog(filter, asOf);
      const list = (more: Record<string, unknown>) => listOf(world.hub, { ...filter, ...more }, { asOf: counted.asOf.token, order: "SEVERITY_FIRST" });
      const all = await list({ open: true });
      expect([all.totalCount, all.rows.length, sum(counted.counts), sum(counted.ageBands)]).toEqual(Array(4).fill(counted.total));
      for (const { severity, backlogClass, cases } of counted.counts) {
        const { totalCount, rows } = await list({ severity: [severity], backlogClass: [backlogClass] });
        expect([severity, backlogClass, totalCount, rows.length]).toEqual([severity, backlogClass, cases, cases]);
      }
      for (const [band, { cases }] of counted.ageBands.entries()) expect((await list({ ageBand: band })).totalCount).toBe(cases);
    }
    expect((await backlog({}, before.asOf.token)).total).toBe(before.total);
    expect((await backlog()).total).toBe(before.total + 1);
  });

  test("and equals a recount from the case's own dates", async () => {
    const { counts, ageBands } = await backlog();
    const today = localText(world.clock.now()).slice(0, 10);
    const [recount] = await world.hub.database.sql<{ overdue: number; stale: number; resolved: number; young: number }>(
      `select count(*) filter (where due_at <= $1::timestamptz)::int as overdue, count(*) filter (where received_day < $2::date - 365)::int as stale,
         count(*) filter (where stage in ('RESOLVED', 'ANSWERED'))::int as resolved, count(*) filter (where received_day >= $2::date - 7)::int as young
       from case_state where to_event is null and open and case_stream = 'HOTLINE'`,
      [new Date(world.clock.now()).toISOString(), today],
    );
    expect(sum(counts.filter(({ severity }) => severity === "SEVERE" || severity === "OVERDUE"))).toBe(recount?.overdue);
    expect(sum(counts.filter((c) => c.backlogClass === "B2"))).toBe(recount?.resolved);
    expect(ageBands[0]?.cases).toBe(recount?.young);
    expect(ageBands.at(-1)?.cases).toBe(recount?.stale);
  });
});

test("a queue is ordered by group, then by what is due first, and its pages do not repeat", async () => {
  const { rows } = await listOf(world.hub, { open: true }, { order: "SEVERITY_FIRST", first: 17 });
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  const page = await world.hub.ask(
    asked<{ cases: { edges: { node: { dueAt: string | null; backlog: { severity: string } } }[] } }>(
      `{ cases(filter: { open: true }, first: 100, order: SEVERITY_FIRST) { edges { node { dueAt backlog { severity } } } } }`,
    ),
  );
  const place = ["SEVERE", "OVERDUE", "DUE_SOON", "ON_TIME", "PAUSED", "NO_CLOCK"];
  const keys = page.cases.edges.map(({ node }) => `${place.indexOf(node.backlog.severity)} ${node.dueAt ?? "~"}`);
  expect(keys).toEqual(keys.toSorted());
});

describe("what a person says of a class", () => {
  test("holds in every number from then on, not before, survives a restart, and is counted against the rules", async () => {
    const before = await backlog({ unit: "SXD" });
    const done = await correct("new", { class: "B3", reason: "Đường đã làm xong, gọi 0912345678 xác nhận" }, "giamdoc.sxd");
    expect(done).toMatchObject({ __typename: "BacklogClassCorrected", case: { backlog: { class: "B3" } } });
    await world.hub.shown();
    await world.restarted();
    await world.hub.shown();
    const { backlog: told, backlogCorrections } = await one("new");
    expect(told).toMatchObject({ class: "B3", ruleClass: "B1", disposition: "CLOSE_WITH_REASON" });
    expect(told?.facts[0]?.kind).toBe("CORRECTED");
    expect(backlogCorrections).toEqual([{ class: "B3", ruleClass: "B1", by: { code: "SXD" }, reason: expect.not.stringContaining("0912345678") }]);
    const b3 = (counted: Counted): number => sum(counted.counts.filter((c) => c.backlogClass === "B3"));
    expect(b3(await backlog({ unit: "SXD" }))).toBe(b3(before) + 1);
    expect(b3(await backlog({ unit: "SXD" }, before.asOf.token))).toBe(b3(before));
    expect((await listOf(world.hub, { unit: "SXD", backlogClass: ["B3"] })).totalCount).toBe(b3(before) + 1);
    const day = localText(world.clock.now()).slice(0, 10);
    expect((await world.hub.ask(QUALITY, { from: day, to: day })).backlogRuleQuality).toEqual([{ ruleClass: "B1", class: "B3", cases: 1 }]);
    expect(await world.hub.database.sql("select act from audit_entry where act = 'correctBacklogClass'")).toHaveLength(1);
  });

  test.each([
    ["reasons of spaces", "old", { class: "B1", reason: "   " }, "giamdoc.sxd", "reason"],
    ["the class it has", "old", { class: "B3", reason: "vậy" }, "giamdoc.sxd", "class"],
    ["a closed case", "called", { class: "B3", reason: "vậy" }, "giamdoc.sxd", "caseId"],
    ["another department's case", "not-ours", { class: "B1", reason: "vậy" }, "thanhtra", "caseId"],
  ])("is refused for %s", async (_what, id, input, as, at) => {
    expect(await correct(id, input, as)).toMatchObject({ __typename: "BacklogClassRefused", at });
  });

  test("is refused when the case moved on meanwhile, and taken back when the rules are to speak again", async () => {
    const { learnedAt } = await one("done");
    world.clock.advance(60_000);
    world.source.change("done", { stage: "ANSWERED" });
    await world.hub.settled();
    expect(await correct("done", { class: "B1", reason: "vậy", seen: learnedAt }, "giamdoc.sxd")).toMatchObject({ at: "seen" });
    expect(await correct("new", { class: null, reason: "nhầm" }, "giamdoc.sxd")).toMatchObject({ case: { backlog: { class: "B1" } } });
  });
});

function sum(counted: readonly { cases: number }[]): number {
  return counted.reduce((total, { cases }) => total + cases, 0);
}
