import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { TestHub, Who } from "../hub.ts";
import { aCase } from "../world.ts";
import { actDocument, acts, actsOn } from "./kit/acting.ts";
import { Staff } from "./kit/proposing.ts";
import { boardOf, idOf, listOf, theCase } from "./kit/reading.ts";
import { aWritingProvince, changesOf, seenOf, sends } from "./kit/writing.ts";

const SUBMITTER = { name: "Khuyếch Trương Sâm", phone: "0987651299", email: null, address: null };
const fresh = (id: string, more: object = {}) => aCase({ id, received: "2026-03-16 08:00", stage: "RECEIVED", title: `Việc của ${id}`, ...more });
const ABUSE = { code: "GAY-ROI", reason: "Gọi nhiều lần trong đêm, chửi bới người trực" };

interface Shown {
  declines: { code: string; name: string; legalBasis: string; reason: string; asked: string; state: string; by: { code: string } }[];
  declineCodes: { code: string; legalBasis: string }[];
  restricted: { until: string } | null;
  restrictions: { id: string; state: string; endsAt: string | null; reviewDue: boolean; maySettle: boolean; steps: { kind: string; words: string }[] }[];
  mayRestrict: boolean;
}
const SHOWN = asked<{ case: Shown | null }>(`query ($id: ID!) { case(id: $id) { declines { code name legalBasis reason asked state by { code } }
  declineCodes { code legalBasis } restricted { until } mayRestrict restrictions { id state endsAt reviewDue maySettle steps { kind words } } } }`);
const shown = async (hub: TestHub, name: string, as: Who): Promise<Shown> => {
  const found = (await hub.ask(SHOWN, { id: await idOf(hub, name) }, as)).case;
  if (found === null) throw new Error(`${name} is out of sight`);
  return found;
};

describe("a case is declined with a code", () => {
  test("goes out to its source, which ends it, and only then is ended here; through a restart", async () => {
    const world = await aWritingProvince([fresh("a", { submitter: SUBMITTER })]);
    const staff = new Staff(world);
    const operator = await staff.hire("INTAKE_OPERATOR", "VPUB");
    expect((await shown(world.hub, "a", operator)).declineCodes.map(({ code }) => code)).toEqual(["KHONG-RO", "GAY-ROI", "KHONG-DANH-TINH"]);
    const before = await boardOf(world.hub);
    const key = randomUUID();
    const input = { ...ABUSE, key, reason: `Bà ${SUBMITTER.name} gây rối, số ${SUBMITTER.phone}`, seen: await seenOf(world.hub, "a") };
    for (let click = 0; click < 2; click += 1)
      expect(await actsOn(world.hub, "declineCase", "a", input, operator)).toMatchObject({ __typename: "CaseDeclined" });
    expect(await actsOn(world.hub, "declineCase", "a", { ...input, code: "KHONG-RO" }, operator)).toMatchObject({ at: "key" });
    expect(await actsOn(world.hub, "declineCase", "a", ABUSE, operator)).toMatchObject({ __typename: "CaseActRefused", at: "caseId" });
    expect(await boardOf(world.hub)).toMatchObject({ open: before.open });
    await staff.restarted();
    const { hub } = world;
    await sends(hub);
    expect(world.writable.effects.map(({ kind, told }) => [kind, told["lyDo"]])).toEqual([
      ["CLOSE", `Từ chối tiếp nhận (GAY-ROI): Gây rối, tâm sự, dấu hiệu dùng chất kích thích. Bà ${SUBMITTER.name} gây rối, số ${SUBMITTER.phone}`],
    ]);
    await hub.settled();
    expect(await theCase(hub, "a")).toMatchObject({ stage: "CLOSED", open: false });
    const { declines } = await shown(hub, "a", operator);
    expect(declines).toMatchObject([{ code: "GAY-ROI", asked: "CLOSE", state: "VERIFIED", by: { code: "VPUB" }, reason: "Bà ••• gây rối, số •••" }]);
    expect(declines[0]?.legalBasis).toContain("Thông báo 07/TB-VP");
    const id = await idOf(hub, "a");
    expect(
      await hub.database.sql(
        `select (select count(*)::int from case_decline where case_id = $1::bigint) as declines, (select count(*)::int from case_change where case_id = $1::bigint) as changes,
           (select count(*)::int from audit_entry where subject = 'case:' || $1 and body like '%"declineCase"%') as audited,
           (select count(*)::int from case_decline where reason ~ 'Trương Sâm|0987') as leaking`,
        [id],
      ),
    ).toEqual([{ declines: 1, changes: 1, audited: 1, leaking: 0 }]);
  }, 60_000);

  test("a source that takes only notes gets a note, and the case stays open; one that takes neither is told so, and nothing is kept", async () => {
    const noting = await aWritingProvince([fresh("a")], ["COMMENT"]);
    const operator = await noting.hub.account("INTAKE_OPERATOR", "VPUB");
    expect(await actsOn(noting.hub, "declineCase", "a", ABUSE, operator)).toMatchObject({ __typename: "CaseDeclined" });
    await sends(noting.hub);
    await noting.hub.settled();
    expect(await shown(noting.hub, "a", operator)).toMatchObject({ declines: [{ asked: "COMMENT", state: "VERIFIED" }] });
    expect(await theCase(noting.hub, "a")).toMatchObject({ stage: "RECEIVED", open: true });

    const deaf = await aWritingProvince([fresh("a")], ["ASSIGN"]);
    const other = await deaf.hub.account("INTAKE_OPERATOR", "VPUB");
    const answer = await actsOn(deaf.hub, "declineCase", "a", ABUSE, other);
    expect(answer).toMatchObject({ __typename: "CaseActRefused", at: "caseId" });
    expect(answer.message).toContain("Hệ thống nguồn không nhận");
    expect(await deaf.hub.database.sql("select 1 from case_decline union all select 1 from case_change")).toEqual([]);
  }, 60_000);

  test("what its source refuses is shown as refused, and it may be declined again", async () => {
    const { hub, writable } = await aWritingProvince([fresh("a")]);
    const operator = await hub.account("INTAKE_OPERATOR", "VPUB");
    writable.mishaps("refused");
    await actsOn(hub, "declineCase", "a", ABUSE, operator);
    await sends(hub);
    expect((await shown(hub, "a", operator)).declines).toMatchObject([{ state: "REFUSED" }]);
    expect(await actsOn(hub, "declineCase", "a", ABUSE, operator)).toMatchObject({ __typename: "CaseDeclined" });
  });

  test("only by who dispatches it, before it is given to anybody, with a code in force and a reason", async () => {
    const world = await aWritingProvince([fresh("a"), fresh("given", { stage: "ASSIGNED" }), fresh("ended", { stage: "CLOSED" })]);
    const { hub } = world;
    const operator = await hub.account("INTAKE_OPERATOR", "VPUB");
    const input = { key: randomUUID(), caseId: await idOf(hub, "a"), seen: await seenOf(hub, "a"), ...ABUSE };
    const document = actDocument("declineCase");
    expect((await hub.answer(document, { input }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    for (const who of ["lanhdao", "giamdoc.sxd", "thanhtra"])
      expect((await hub.answer(document, { input }, who)).errors[0]?.extensions?.code).toBe("FORBIDDEN");
    const stranger = await hub.account("INTAKE_OPERATOR", "SYT");
    expect(await acts(hub, "declineCase", input, stranger)).toMatchObject({ at: "caseId" });
    for (const [name, more, at] of [
      ["a", { code: "KHONG-CO" }, "code"],
      ["a", { reason: " \u200b\n" }, "reason"],
      ["a", { reason: "x".repeat(601) }, "reason"],
      ["a", { key: "x" }, "key"],
      ["given", {}, "caseId"],
      ["ended", {}, "caseId"],
    ] as const)
      expect(await actsOn(hub, "declineCase", name, { ...ABUSE, ...more }, operator)).toMatchObject({ __typename: "CaseActRefused", at });
    expect(await actsOn(hub, "declineCase", "a", { ...ABUSE, seen: "2026-03-16T00:00:00.000Z" }, operator)).toMatchObject({ __typename: "CaseMovedOn" });
    expect((await shown(hub, "given", operator)).declineCodes).toEqual([]);
    expect(await changesOf(hub, "a")).toEqual([]);
  });
});

describe("a caller who disturbs", () => {
  const aDisturbed = async () => {
    const world = await aWritingProvince([
      fresh("first", { submitter: SUBMITTER }),
      fresh("second", { submitter: { ...SUBMITTER, phone: "+84 987 651 299" } }),
      fresh("other", { submitter: { ...SUBMITTER, name: "Lê Thị Thử", phone: "0911222333" } }),
      fresh("nobody", { submitter: { name: null, phone: null, email: null, address: null } }),
    ]);
    const staff = new Staff(world);
    return { world, staff, operator: await staff.hire("INTAKE_OPERATOR", "VPUB"), chief: await staff.hire("OFFICE_CHIEF", "VPUB") };
  };
  const REASON = "Gọi hơn hai mươi lần một đêm, chửi bới";

  test("is put up by one and restricted by another; his cases are marked to those who work on them, and go on as all others", async () => {
    const { world, staff, operator, chief } = await aDisturbed();
    const before = await boardOf(world.hub);
    const key = randomUUID();
    const input = { key, caseId: await idOf(world.hub, "first"), days: 30, reason: `${REASON}, số ${SUBMITTER.phone}` };
    const { restriction } = await acts(world.hub, "proposeRestriction", input, operator);
    expect(restriction).toMatchObject({ state: "PROPOSED" });
    expect((await acts(world.hub, "proposeRestriction", input, operator)).restriction?.id).toBe(restriction?.id);
    expect((await shown(world.hub, "second", operator)).restricted).toBeNull();
    expect(await acts(world.hub, "settleRestriction", { id: restriction?.id, decision: "APPROVE", words: "Đồng ý" }, chief)).toMatchObject({
      restriction: { state: "IN_FORCE" },
    });
    await staff.restarted();
    const { hub } = world;
    for (const name of ["first", "second"]) expect((await shown(hub, name, operator)).restricted).toEqual({ until: "2026-04-15T17:00:00.000Z" });
    expect((await shown(hub, "other", operator)).restricted).toBeNull();
    // to those who work on it alone
    expect((await shown(hub, "first", "lanhdao")).restricted).toBeNull();
    expect(await boardOf(hub)).toMatchObject({ open: before.open });
    expect((await listOf(hub, { open: true })).rows.map(({ reference }) => reference)).toEqual(expect.arrayContaining(["PA-FIRST", "PA-SECOND"]));
    // the next one he sends is taken as any other
    world.writable.cases.put(fresh("third", { submitter: SUBMITTER }));
    await hub.settled();
    expect(await theCase(hub, "third")).toMatchObject({ stage: "RECEIVED", open: true });
    expect((await shown(hub, "third", operator)).restricted).not.toBeNull();
    const rows = await hub.database.sql(
      `select (select count(*)::int from restriction) as entries, (select count(*)::int from restriction_step) as steps,
         (select count(*)::int from audit_entry where body ~ '"(propose|settle)Restriction"') as audited,
         (select count(*)::int from restriction_step t where t::text ~ '0987|Trương Sâm') as leaking`,
    );
    expect(rows).toEqual([{ entries: 1, steps: 2, audited: 2, leaking: 0 }]);
  });

  test("is looked at again when it is time, lifted by decision, and free when his time is over", async () => {
    const { world, operator, chief } = await aDisturbed();
    const { hub } = world;
    const listed = async (name: string) => {
      const { restriction } = await acts(hub, "proposeRestriction", { caseId: await idOf(hub, name), reason: REASON }, operator);
      await acts(hub, "settleRestriction", { id: restriction?.id, decision: "APPROVE", words: "Đồng ý" }, chief);
      return restriction?.id;
    };
    const id = await listed("first");
    expect((await shown(hub, "first", chief)).restrictions).toMatchObject([{ state: "IN_FORCE", endsAt: "2026-06-14T17:00:00.000Z", reviewDue: false }]);
    await hub.now("2026-04-16T02:00:00.000Z");
    expect((await shown(hub, "first", chief)).restrictions).toMatchObject([{ reviewDue: true }]);
    expect(await acts(hub, "settleRestriction", { id, decision: "REVIEW", words: "Vẫn còn gọi phá" }, chief)).toMatchObject({
      restriction: { state: "IN_FORCE" },
    });
    expect((await shown(hub, "first", chief)).restrictions).toMatchObject([{ endsAt: "2026-06-14T17:00:00.000Z", reviewDue: false }]);
    expect(await acts(hub, "settleRestriction", { id, decision: "LIFT", words: "Đã cam kết" }, chief)).toMatchObject({ restriction: { state: "LIFTED" } });
    expect((await shown(hub, "first", operator)).restricted).toBeNull();
    expect(await acts(hub, "settleRestriction", { id, decision: "LIFT", words: "Lần nữa" }, chief)).toMatchObject({ at: "id" });
    await listed("second");
    await hub.now("2026-07-20T02:00:00.000Z");
    expect((await shown(hub, "second", operator)).restricted).toBeNull();
    expect((await shown(hub, "second", chief)).restrictions.map(({ state }) => state)).toEqual(["ENDED", "LIFTED"]);
  });

  test("never by one person alone, not twice, not longer than the regulation allows, and not where nobody can be told apart", async () => {
    const { world, operator, chief } = await aDisturbed();
    const { hub } = world;
    const caseId = await idOf(hub, "first");
    for (const [more, at] of [
      [{ days: 91 }, "days"],
      [{ days: 0 }, "days"],
      [{ reason: " \n" }, "reason"],
      [{ caseId: await idOf(hub, "nobody") }, "caseId"],
    ] as const)
      expect(await acts(hub, "proposeRestriction", { caseId, reason: REASON, ...more }, operator)).toMatchObject({ __typename: "CaseActRefused", at });
    const { restriction } = await acts(hub, "proposeRestriction", { caseId, reason: REASON }, chief);
    const approve = { id: restriction?.id, decision: "APPROVE", words: "Đồng ý" };
    expect(await acts(hub, "settleRestriction", approve, chief)).toMatchObject({ __typename: "CaseActRefused", at: "id" });
    expect((await shown(hub, "first", chief)).restrictions).toMatchObject([{ maySettle: false }]);
    await expect(acts(hub, "settleRestriction", approve, operator)).rejects.toThrow("FORBIDDEN");
    expect(await acts(hub, "proposeRestriction", { caseId: await idOf(hub, "second"), reason: REASON }, operator)).toMatchObject({ at: "caseId" });
    expect(await acts(hub, "settleRestriction", { ...approve, words: "  " }, "lanhdao")).toMatchObject({ at: "words" });
    const both = await Promise.all([
      acts(hub, "settleRestriction", approve, "lanhdao"),
      acts(hub, "settleRestriction", { ...approve, decision: "REJECT" }, "lanhdao"),
    ]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(["CaseActRefused", "RestrictionMoved"]);
  });

  test("the list is read by those who have the act, page by page, without a number", async () => {
    const { world, operator, chief } = await aDisturbed();
    const { hub } = world;
    for (const name of ["first", "other"]) await acts(hub, "proposeRestriction", { caseId: await idOf(hub, name), reason: REASON }, operator);
    const LIST = asked<{ restrictions: { totalCount: number; edges: { cursor: string; node: { state: string; case: { reference: string } | null } }[] } }>(
      "query ($after: String, $state: RestrictionState) { restrictions(first: 1, after: $after, state: $state) { totalCount edges { cursor node { state case { reference } } } } }",
    );
    const police = await hub.account("POLICE_LIAISON", "TINH");
    const first = (await hub.ask(LIST, {}, chief)).restrictions;
    expect(first).toMatchObject({ totalCount: 2, edges: [{ node: { state: "PROPOSED", case: { reference: "PA-OTHER" } } }] });
    expect((await hub.ask(LIST, { after: first.edges[0]?.cursor }, police)).restrictions.edges).toMatchObject([{ node: { case: null } }]);
    expect((await hub.ask(LIST, { state: "IN_FORCE" }, police)).restrictions).toMatchObject({ totalCount: 0, edges: [] });
    for (const who of ["giamdoc.sxd", "thanhtra"]) await expect(hub.ask(LIST, {}, who)).rejects.toThrow("FORBIDDEN");
  });
});
