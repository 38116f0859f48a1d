import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PROPOSED } from "../../server/src/inspection/signs/signs.fixture.ts";
import { aCase, aProvince } from "../world.ts";
import type { CaseSpec, World } from "../world.ts";
import { marks, rowsBehind, signsOf } from "./kit/signing.ts";

const SPAN = { from: "2026-02-15", to: "2026-03-31" };
/** Departments beside each other. */
const DEPARTMENTS = ["SXD", "STNMT", "SYT", "SGDDT", "SNV", "SCT"];
let world: World;

type Spec = Partial<CaseSpec> & { id: string };
const many = (n: number, name: string, more: Partial<CaseSpec>): Spec[] =>
  Array.from({ length: n }, (_, i) => ({ ...aCase({ received: "2026-03-03 08:00", ...more }), id: `${name}${String(i).padStart(2, "0")}` }));
const ended = (day: string): Partial<CaseSpec> => ({
  received: "2026-02-20 08:00",
  stage: "CLOSED",
  resolved: `${day} 09:00`,
  answered: `${day} 10:00`,
  closed: `${day} 11:00`,
});

/** What is planted from the beginning, each in one department; all departments have 14 ordinary cases beside it. */
function planted(): Spec[] {
  const good = DEPARTMENTS.flatMap((lead) => many(14, `good-${lead.toLowerCase()}-`, { lead, ...ended("2026-03-11") }));
  const between = (unit: string, at: string, kind: "TRANSFERRED" | "RETURNED") => ({ at, kind, unit });
  return [
    ...good,
    ...many(8, "once-", { lead: "SXD", stage: "CLOSED", steps: onceSteps("SXD", []) }),
    // its honest twin: information asked for and given in the same call
    ...many(8, "told-", {
      lead: "STNMT",
      stage: "CLOSED",
      steps: onceSteps("STNMT", [
        { at: "2026-03-03 08:02", kind: "RESOLVED" },
        { at: "2026-03-03 08:03", kind: "ANSWERED" },
      ]),
    }),
    ...many(10, "mute-", {
      lead: "SYT",
      stage: "CLOSED",
      steps: [...given("SYT"), { at: "2026-03-05 10:00", kind: "RESOLVED" }, { at: "2026-03-05 11:00", kind: "CLOSED" }],
    }),
    ...many(40, "rush-", { lead: "STNMT", ...ended("2026-03-13") }),
    ...many(10, "no-", { lead: "SGDDT", intake: "SGDDT", stage: "DECLINED" }),
    ...many(6, "ball-", {
      lead: "SCT",
      stage: "IN_PROGRESS",
      steps: [
        ...given("SNV"),
        between("SCT", "2026-03-04 08:00", "TRANSFERRED"),
        between("SNV", "2026-03-05 08:00", "RETURNED"),
        between("SCT", "2026-03-06 08:00", "TRANSFERRED"),
      ],
    }),
  ];
}

const given = (unit: string): CaseSpec["steps"] => [
  { at: "2026-03-03 08:00", kind: "RECEIVED" },
  { at: "2026-03-03 08:30", kind: "ASSIGNED", unit },
];
const onceSteps = (unit: string, more: CaseSpec["steps"]): CaseSpec["steps"] => [
  { at: "2026-03-03 08:00", kind: "RECEIVED" },
  { at: "2026-03-03 08:01", kind: "ASSIGNED", unit },
  ...more,
  { at: "2026-03-03 08:04", kind: "CLOSED" },
];

async function untilDay(at: string): Promise<void> {
  world.clock.advance(Date.parse(`${at.replace(" ", "T")}:00+07:00`) - world.hub.instant);
  await world.hub.settled();
}

/** What can only be seen happening: pauses, reopenings, entries. */
async function happening(): Promise<void> {
  const { source } = world;
  const running = (lead: string): Partial<CaseSpec> => ({ lead, received: "2026-03-16 08:00", stage: "IN_PROGRESS", steps: waiting(lead) });
  for (const lead of ["SNV", "SXD", "SYT", "SGDDT"]) for (const one of many(12, `wait-${lead.toLowerCase()}-`, running(lead))) source.put(one);
  for (const { id } of many(6, "good-sct-", {}))
    source.change(id, { stage: "IN_PROGRESS", steps: [...onTime("SCT"), { at: "2026-03-16 09:00", kind: "REOPENED", unit: "SCT" }] });
  await untilDay("2026-03-17 09:00");
  for (const lead of ["SXD", "SYT", "SGDDT"]) pauses(lead, "2026-03-18 09:00");
  for (const lead of ["X-ANPHU", "X-TANLOC", "P-HAIAN"])
    for (const one of many(12, `new-${lead.toLowerCase()}-`, entered(lead, "2026-03-18 08:30"))) source.put(one);
  await untilDay("2026-03-18 09:00");
  for (const one of many(12, "slow-", entered("X-BINHHOA", "2026-03-17 08:00"))) source.put(one);
  await untilDay("2026-03-18 14:00");
  for (const one of many(12, "back-", entered("P-TRUNGTAM", "2026-03-17 08:00"))) source.put(one);
  await untilDay("2026-03-23 09:30");
  pauses("SNV", "2026-03-23 10:00");
  await untilDay("2026-03-23 10:00");
}

const waiting = (unit: string): CaseSpec["steps"] => [
  { at: "2026-03-16 08:00", kind: "RECEIVED" },
  { at: "2026-03-16 08:30", kind: "ASSIGNED", unit },
  { at: "2026-03-16 08:45", kind: "ACCEPTED" },
];
const onTime = (unit: string): CaseSpec["steps"] => [
  { at: "2026-02-20 08:00", kind: "RECEIVED" },
  { at: "2026-02-20 09:00", kind: "ASSIGNED", unit },
  { at: "2026-02-20 09:00", kind: "ACCEPTED" },
  { at: "2026-03-11 09:00", kind: "RESOLVED" },
  { at: "2026-03-11 10:00", kind: "ANSWERED" },
  { at: "2026-03-11 11:00", kind: "CLOSED" },
];
const entered = (unit: string, received: string): Partial<CaseSpec> => ({ lead: unit, intake: unit, received, stage: "RECEIVED" });

function pauses(lead: string, at: string): void {
  for (const { id } of many(12, `wait-${lead.toLowerCase()}-`, {}))
    world.source.change(id, { steps: [...waiting(lead), { at, kind: "PAUSED", terms: { why: "CHO-CONG-DAN", by: "Chánh Văn phòng Sở" } }] });
}

beforeAll(async () => {
  world = await aProvince({ kept: true }).with(...planted());
  await happening();
}, 120_000);
afterAll(() => world?.leave());

test("signs are for those who inspect and who stand above, and the thresholds are dated proposals", async () => {
  await expect(signsOf(world.hub, SPAN, "giamdoc.sxd")).rejects.toThrow("FORBIDDEN");
  const { signs } = await signsOf(world.hub, SPAN, "lanhdao");
  expect(signs).toHaveLength(10);
  for (const { sign, legalBasis, assumed, units: _units, ...thresholds } of signs) {
    expect({ legalBasis, assumed }).toEqual({ legalBasis: "Đề xuất, chưa ban hành", assumed: true });
    expect({ sign, ...thresholds }).toEqual({ sign, ...PROPOSED[sign as keyof typeof PROPOSED] });
  }
  await expect(signsOf(world.hub, { from: "2020-01-01", to: "2026-03-31" })).rejects.toThrow("BAD_USER_INPUT");
});

/** Where a sign is unusual, and that each of its numbers is the length of its list. */
async function expectUnusual(sign: string, codes: string[], prefix: string): Promise<void> {
  const { asOf, signs } = await signsOf(world.hub, SPAN);
  const reading = signs.find((one) => one.sign === sign);
  const unusual = reading?.units.filter(({ state }) => state === "UNUSUAL") ?? [];
  expect(unusual.map(({ unit }) => unit.code)).toEqual(codes);
  for (const { unit, cases } of reading?.units ?? []) {
    const rows = await rowsBehind(world.hub, { ...SPAN, sign, unit: unit.code, asOf: asOf.token });
    expect([unit.code, rows.length]).toEqual([unit.code, cases]);
    if (codes[0] === unit.code) for (const row of rows) expect(row).toContain(prefix);
  }
}

describe("a sign is found where it was planted and nowhere else:", () => {
  test("ended within minutes without an answer; not where the call was answered at once", () => expectUnusual("CLOSED_AT_ONCE", ["SXD"], "PA-ONCE"));
  test("ended without an answer", () => expectUnusual("CLOSED_UNANSWERED", ["SXD", "SYT"], "PA-ONCE"));
  test("ended in the days before the cut-off of the fourteenth", () => expectUnusual("CLOSED_BEFORE_CUT_OFF", ["STNMT"], "PA-RUSH"));
  test("handed to and fro", () => expectUnusual("HANDED_TO_AND_FRO", ["SNV"], "PA-BALL"));
  test("paused just before the due instant, not days before it", () => expectUnusual("PAUSED_BEFORE_DUE", ["SNV"], "PA-WAIT-SNV"));
  test("declined again and again", () => expectUnusual("DECLINED_OFTEN", ["SGDDT"], "PA-NO"));
  test("reopened soon after their end", () => expectUnusual("REOPENED_SOON", ["SCT"], "PA-GOOD-SCT"));
  test("told days after they are said to have happened, though the source was read meanwhile", () => expectUnusual("BACK_DATED", ["P-TRUNGTAM"], "PA-BACK"));
  test("told a day late", () => expectUnusual("ENTERED_LATE", ["X-BINHHOA", "P-TRUNGTAM"], "PA-SLOW"));

  test("accounts that never signed in", async () => {
    for (const unit of DEPARTMENTS.slice(0, 5)) {
      for (const role of ["FOCAL_OFFICER", "DIVISION_HANDLER", "UNIT_HEAD"] as const) {
        const who = await world.hub.account(role, unit, `${role.toLowerCase().replaceAll("_", ".")}.${unit.toLowerCase()}.thu`);
        if (unit !== "SYT") await signsOf(world.hub, SPAN, who).catch(() => null); // asking opens a session
      }
    }
    await world.hub.settled();
    const span = { from: "2026-03-23", to: "2026-03-23" };
    const { asOf, signs } = await signsOf(world.hub, span);
    const units = signs.find(({ sign }) => sign === "NEVER_SIGNED_IN")?.units ?? [];
    expect(units.filter(({ state }) => state === "UNUSUAL").map(({ unit, cases }) => [unit.code, cases])).toEqual([["SYT", 3]]);
    const rows = await rowsBehind(world.hub, { ...span, sign: "NEVER_SIGNED_IN", unit: "SYT", asOf: asOf.token });
    expect(rows.toSorted()).toEqual(["division.handler.syt.thu", "focal.officer.syt.thu", "unit.head.syt.thu"]);
  });
});

test("a number asked for at an earlier point has exactly the rows of that point, whatever has happened since and through a restart", async () => {
  const { asOf, signs } = await signsOf(world.hub, SPAN);
  const before = signs.map(({ sign, units }) => [sign, units.map(({ unit, cases, base }) => [unit.code, cases, base])]);
  for (const { id } of many(4, "once-", {})) world.source.change(id, { steps: onceSteps("SXD", [{ at: "2026-03-03 08:03", kind: "ANSWERED" }]) });
  await world.hub.settled();
  await world.restarted();
  await world.hub.settled();
  const again = await signsOf(world.hub, { ...SPAN, asOf: asOf.token });
  expect(again.signs.map(({ sign, units }) => [sign, units.map(({ unit, cases, base }) => [unit.code, cases, base])])).toEqual(before);
  const now = (await signsOf(world.hub, SPAN)).signs.find(({ sign }) => sign === "CLOSED_AT_ONCE")?.units.find(({ unit }) => unit.code === "SXD");
  expect(now).toMatchObject({ cases: 4, state: "USUAL" });
  expect(await rowsBehind(world.hub, { ...SPAN, sign: "CLOSED_AT_ONCE", unit: "SXD", asOf: asOf.token })).toHaveLength(8);
});

test("an inspector says that a sign is explained or to be inspected, once, with a reason that is kept", async () => {
  const { asOf } = await signsOf(world.hub, SPAN);
  const input = {
    key: randomUUID(),
    sign: "DECLINED_OFTEN",
    unit: "SGDDT",
    ...SPAN,
    asOf: asOf.token,
    mark: "TO_INSPECT",
    words: "Kiểm tra quý II, gọi 0912345678",
  };
  await expect(marks(world.hub, input, "lanhdao")).rejects.toThrow("FORBIDDEN");
  expect(await marks(world.hub, { ...input, words: " " })).toMatchObject({ at: "words" });
  const { sign } = await marks(world.hub, input);
  expect(sign).toMatchObject({ unit: { code: "SGDDT" }, cases: 10, mark: { mark: "TO_INSPECT", cases: 10 } });
  expect(sign?.mark?.words).not.toContain("0912345678");
  expect(await marks(world.hub, input)).toMatchObject({ sign });
  await marks(world.hub, { ...input, key: randomUUID(), mark: "EXPLAINED", words: "Trùng lặp, đã gộp" });
  const shown = (await signsOf(world.hub, SPAN, "lanhdao")).signs.find((one) => one.sign === "DECLINED_OFTEN");
  expect(shown?.units.find(({ unit }) => unit.code === "SGDDT")?.mark).toMatchObject({ mark: "EXPLAINED" });
  const [{ n } = { n: 0 }] = await world.hub.database.sql<{ n: number }>("select count(*)::int as n from sign_mark");
  expect(n).toBe(2);
});
