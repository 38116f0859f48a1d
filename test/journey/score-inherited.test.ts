import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inheritedSql } from "../../server/src/migrations/inherited.ts";
import { aProvince } from "../world.ts";
import type { CaseSpec, World } from "../world.ts";
import { does, only } from "./kit/directing.ts";
import { idOf, theCase } from "./kit/reading.ts";
import { adopted, mergedUnits } from "./kit/register.ts";
import { linesOf, recomputed, schemeCalled, scoreAct } from "./kit/scoring.ts";

type Step = NonNullable<CaseSpec["steps"]>[number];
type Told = [at: string, kind: Step["kind"], unit?: string];

/** A case of March. @param told its steps: day and hour of the month */
function course(id: string, told: readonly Told[], more: Partial<CaseSpec> = {}): Partial<CaseSpec> & { id: string } {
  const steps = told.map(([at, kind, unit]): Step => ({ at: `2026-${at}`, kind, ...(unit === undefined ? {} : { unit }) }));
  const lead = told.findLast(([, , unit]) => unit !== undefined)?.[2] ?? "VPUB";
  return { id, lead, received: `2026-${told[0]?.[0] ?? ""}`, stage: "IN_PROGRESS", steps, ...more };
}

const GIVEN: readonly Told[] = [
  ["03-09 08:00", "RECEIVED"],
  ["03-09 09:00", "ASSIGNED", "SXD"],
];
const ACCEPTED: readonly Told[] = [...GIVEN, ["03-09 10:00", "ACCEPTED"]];
/** of the Department of Construction: due when 17 March begins */
const LATE = [
  course("back", [...ACCEPTED, ["03-18 09:00", "RETURNED", "VPUB"], ["03-18 10:00", "ASSIGNED", "SXD"]]),
  course("inside", [...ACCEPTED, ["03-18 09:00", "TRANSFERRED", "SXD-HTGT"]]),
  course("passed", [...ACCEPTED, ["03-18 09:00", "TRANSFERRED", "SYT"]]),
  course("again", [...ACCEPTED, ["03-12 09:00", "TRANSFERRED", "SYT"], ["03-18 09:00", "TRANSFERRED", "SXD"]]),
  course("word", [...ACCEPTED, ["03-31 09:00", "TRANSFERRED", "SYT"]], { cooperating: ["SYT"] }),
  course("gap", ACCEPTED),
  course("order", [...GIVEN, ["03-16 09:00", "TRANSFERRED", "SYT"], ["03-16 11:00", "ACCEPTED"]]), // who hands it on gives a new order
];
/** of the ward that becomes a part of its neighbour on 16 March, a Monday */
const MERGED = [
  course("old-order", [["03-10 08:00", "RECEIVED"], ["03-10 09:00", "ASSIGNED", "P-HAIAN"], ["03-18 09:00", "ACCEPTED"]]),
  course("new-order", [["03-14 08:00", "RECEIVED"], ["03-14 09:00", "ASSIGNED", "P-HAIAN"], ["03-18 09:00", "ACCEPTED"]]),
  course("old-answer", [["03-09 08:00", "RECEIVED"], ["03-09 09:00", "ASSIGNED", "P-HAIAN"], ["03-12 09:00", "RESOLVED"], ["03-18 09:00", "ANSWERED"]], { stage: "ANSWERED" }),
  course("new-answer", [["03-09 08:00", "RECEIVED"], ["03-09 09:00", "ASSIGNED", "P-HAIAN"], ["03-14 09:00", "RESOLVED"], ["03-18 09:00", "ANSWERED"]], { stage: "ANSWERED" }),
  course("own", [
    ["02-23 08:00", "RECEIVED"],
    ["02-23 09:00", "ASSIGNED", "P-TRUNGTAM"],
    ["03-04 09:00", "RESOLVED"],
    ["03-04 10:00", "ANSWERED"],
    ["03-04 11:00", "CLOSED"],
    ["03-09 09:00", "REOPENED", "P-TRUNGTAM"],
    ["03-10 09:00", "TRANSFERRED", "P-HAIAN"],
  ]),
]; // prettier-ignore
const HELD_BEFORE: readonly Told[] = [
  ["02-26 08:00", "RECEIVED"],
  ["02-26 09:00", "ASSIGNED", "SXD"],
];
const ENDED: readonly Told[] = [
  ["03-10 10:00", "RESOLVED"],
  ["03-10 11:00", "ANSWERED"],
  ["03-10 12:00", "CLOSED"],
];

describe("a limit that ran out is one unit's", () => {
  let world: World;
  let march: string;
  const lines = new Map<string, string[]>();
  beforeAll(async () => {
    world = await aProvince({ kept: true, at: "2026-02-27 16:00" }).with(
      course("cleaned", HELD_BEFORE),
      course("kept", HELD_BEFORE),
      course("given", HELD_BEFORE),
      course("lead", HELD_BEFORE),
    );
    const { hub, source } = world;
    const { id: scheme } = await schemeCalled(hub, "DDN-DON-VI");
    march = (await scoreAct(hub, "openScorePeriod", { scheme, kind: "MONTH", reckoning: "CALENDAR", on: "2026-03-01" })).period?.id ?? "";
    await replied();
    await hub.now("2026-03-31T16:00:00+07:00");
    for (const one of [...LATE, ...MERGED]) source.put(one);
    source.put(course("late", ACCEPTED));
    source.put(course("cleaned", [...HELD_BEFORE, ["03-03 10:00", "TRANSFERRED", "SYT"], ...ENDED], { stage: "CLOSED", lead: "SYT" }));
    source.put(course("kept", [...HELD_BEFORE, ...ENDED], { stage: "CLOSED" }));
    source.put(course("lead", [...HELD_BEFORE, ...ENDED], { stage: "CLOSED", lead: "VPUB" })); // its source gives it back with its end
    source.put(course("given", [...HELD_BEFORE, ["03-03 09:00", "TRANSFERRED", "SYT"]]));
    await hub.settled();
    await adopted(hub, mergedUnits("P-HAIAN", "P-TRUNGTAM", "2026-03-16"));
    await hub.now("2026-04-02T16:00:00+07:00");
    source.put(course("late", [...ACCEPTED, ["04-02 09:00", "TRANSFERRED", "SYT"]]));
    source.put(course("given", [...HELD_BEFORE, ["03-03 09:00", "TRANSFERRED", "SYT"], ["04-02 09:00", "TRANSFERRED", "SXD"]]));
    await hub.settled();
    await hub.database
      .sql(`/* as a source of columns leaves it that takes a closing back: nobody had it when the limit ran out, the same department before and after */
      with ended as (update custody v set to_at = '2026-03-12T02:00:00Z' from feedback_case c where c.id = v.case_id and c.source_case_id = 'gap' and v.to_at is null returning v.*)
      insert into custody (case_id, ordinal, unit_id, from_at, to_at, reason, inherited_late)
        select case_id, ordinal + 1, unit_id, '2026-03-19T02:00:00Z', null, 'REOPENED', false from ended`);
    await scoreAct(hub, "cutScorePeriod", { period: march });
    await told();
  }, 120_000);
  afterAll(() => world?.leave());

  /** The department's head answers two notices; one answer is sent back and a new day set, the other with none. */
  async function replied(): Promise<void> {
    const { hub } = world;
    const notice = { kind: "EXPEDITE", subject: "Đôn đốc", words: "Khẩn trương xử lý.", addressees: ["SXD"], dueDay: "2026-03-10" };
    await hub.now("2026-03-02T09:00:00+07:00");
    const issued = [];
    for (const id of ["kept", "given"])
      issued.push(only((await does(hub, "issueDirective", { ...notice, caseId: await idOf(hub, id) }, "lanhdao")).directive?.obligations ?? []).id);
    await hub.now("2026-03-03T09:00:00+07:00");
    for (const [i, obligation] of issued.entries()) {
      const reply = (await does(hub, "replyDirective", { obligation, words: "Đang xử lý." }, "giamdoc.sxd")).obligation?.steps.at(-1)?.id;
      const back = { obligation, reply, settlement: "RETURNED", words: "Chưa đủ." };
      await does(hub, "settleReply", i === 0 ? { ...back, dueDay: "2026-03-12" } : back, "lanhdao");
    }
  }

  async function told(): Promise<void> {
    lines.clear();
    for (const unit of ["SXD", "SYT", "P-HAIAN", "P-TRUNGTAM"])
      for (const indicator of ["U1", "U2", "U3", "U6", "U7", "D1", "D3"])
        for (const part of ["COUNTED", "EXCLUDED"])
          for (const { reference, held, numerator, denominator, excluded } of (await linesOf(world.hub, { period: march, unit, indicator, part })).lines) {
            const key = `${indicator} ${reference ?? ""}`.trim();
            lines.set(key, [...(lines.get(key) ?? []), `${held.code} ${excluded ?? `${numerator}/${denominator}`}`].toSorted());
          }
  }
  const of = (indicator: string, ...cases: string[]): Record<string, string[]> =>
    Object.fromEntries(cases.map((id) => [id, lines.get(`${indicator} PA-${id.toUpperCase()}`) ?? []]));

  test("who lets a limit run out keeps its lateness when the case comes back, and who did not have it then has none", async () => {
    expect(of("U1", "back", "inside", "passed", "again", "gap")).toEqual({
      gap: ["SXD 0/1"],
      back: ["SXD 0/1"],
      inside: ["SXD 0/1", "SXD-HTGT INHERITED_LATE"],
      passed: ["SXD 0/1", "SYT INHERITED_LATE"],
      again: ["SXD INHERITED_LATE", "SYT 0/1"],
    });
    // 17–20, 23–27, 30 and 31 March
    expect(of("U2", "back", "inside", "passed", "again", "gap")).toEqual({
      gap: ["SXD 11/10"],
      back: ["SXD 11/10"],
      inside: ["SXD-HTGT 11/10"],
      passed: ["SYT INHERITED_LATE"],
      again: ["SXD INHERITED_LATE"],
    });
    expect((await theCase(world.hub, "back")).custody.map(({ unit, inheritedLate }) => [unit.code, inheritedLate])).toEqual([
      ["VPUB", false],
      ["SXD", false],
      ["VPUB", true],
      ["SXD", false],
    ]);
  });

  test("who gets a late case after the period's end has no line in it", () => {
    expect(of("U1", "late", "given")).toEqual({ late: ["SXD 0/1"], given: ["SXD INHERITED_LATE", "SYT 0/1"] });
  });

  test("an order, a word of no result and an answer that ran out are charged to who had them, and not to who got them late or by a merger", () => {
    expect(of("U3", "order", "old-order", "new-order")).toEqual({
      order: ["SXD 0/1", "SYT 1/1"],
      "old-order": ["P-HAIAN 0/1", "P-TRUNGTAM INHERITED_LATE"],
      "new-order": ["P-HAIAN HANDED_OVER", "P-TRUNGTAM INHERITED_GRACE"],
    });
    expect(of("U7", "old-answer", "new-answer")).toEqual({
      "old-answer": ["P-HAIAN 0/1", "P-TRUNGTAM INHERITED_LATE"],
      "new-answer": ["P-HAIAN HANDED_OVER", "P-TRUNGTAM INHERITED_GRACE"],
    });
    expect(of("D1", "word")).toEqual({ word: ["SXD 1/1", "SYT INHERITED_LATE"] });
  });

  test("a merger excuses nothing that was over before it", () => {
    expect(of("U1", "own").own).toContain("P-TRUNGTAM 0/1");
  });

  test("a backlog that another unit cleaned is not credited", () => {
    expect(of("U6", "kept", "lead", "cleaned", "given")).toEqual({
      kept: ["SXD 1/1"],
      lead: ["SXD 1/1"],
      cleaned: ["SXD HANDED_OVER"],
      given: ["SXD HANDED_OVER"],
    });
  });

  test("a reply that was sent back with another day is no answer, one sent back without is", () => {
    expect(lines.get("D3")).toEqual(["SXD 0/1", "SXD 1/1"]);
  });

  test("custody that was kept while one's own lateness was called inherited is brought up to date, and no other", async () => {
    const { database } = world.hub;
    const marks = "select case_id, ordinal, inherited_late from custody order by 1, 2";
    const open = "select case_id, inherited_late from case_state where to_event is null order by 1";
    const before = [await database.sql(marks), await database.sql(open)];
    const back = Number((await database.sql<{ id: number }>("select id::int from feedback_case where source_case_id = 'back'"))[0]?.id);
    await database.sql("update custody set inherited_late = true where case_id = $1 and ordinal = 3", [back]);
    await database.sql("update case_state set inherited_late = true where case_id = $1 and to_event is null", [back]);
    for (const statement of inheritedSql) await database.sql(statement);
    expect([await database.sql(marks), await database.sql(open)]).toEqual(before);
  });

  test("and all of it is the same after a restart", { timeout: 60_000 }, async () => {
    const before = new Map(lines);
    await world.restarted();
    await told();
    expect(lines).toEqual(before);
    expect(await recomputed(world.hub, march)).toMatchObject({ sameInputs: true, sameResult: true, sameCards: true });
  });
});
