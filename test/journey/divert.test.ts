import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { TestHub, Who } from "../hub.ts";
import { actDocument, acts, actsOn } from "./kit/acting.ts";
import { directiveOf, directs, does, given } from "./kit/directing.ts";
import { CANARY, denounced, exportTells, hears, isWrittenAbout, STUB, SUBMITTER, telling, TO_CAO } from "./kit/hiding.ts";
import { Staff } from "./kit/proposing.ts";
import { idOf, listOf, theCase } from "./kit/reading.ts";
import { aWritingProvince, seenOf, sends } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";

describe("a denunciation that is diverted", () => {
  test("leaves a stub behind every door, at once, when its source tells more, and after a restart", async () => {
    const world = await aWritingProvince([denounced()]);
    const staff = new Staff(world);
    const [chief, focal] = [await staff.hire("OFFICE_CHIEF", "VPUB"), await staff.hire("FOCAL_OFFICER", "SXD")];
    const others = [await staff.hire("CITIZEN_RECEPTION_BOARD", "VPUB"), await staff.hire("DIVISION_HANDLER", "SXD"), await staff.hire("SUPERVISOR", "SXD")];
    const people = ["lanhdao", "thanhtra", "cntt", HEAD, chief, focal, ...others];
    const directive = await isWrittenAbout(world, chief, focal);
    await sends(world.hub);
    await world.hub.settled();
    expect((await listOf(world.hub, { text: CANARY })).totalCount).toBe(1);
    expect(await exportTells(world.hub, "lanhdao")).toBe(true);
    // the search for it finds it where it is
    expect(await telling(world.hub, [HEAD], directive)).not.toEqual([]);

    const watched = asked<unknown>(
      "subscription { caseChanged { case { id title content placeText steps { note } changes { words } urgings { reason } calls { note } } } }",
    );
    const sockets = [await world.hub.watch(watched, {}, "lanhdao"), await world.hub.watch(watched, {}, HEAD)];
    const logged = world.hub.log.length;
    expect(await actsOn(world.hub, "divertCase", "a", TO_CAO, chief)).toMatchObject({ __typename: "CaseDiverted", case: { title: STUB } });
    await world.hub.shown();
    expect(await theCase(world.hub, "a", HEAD)).toMatchObject({ title: STUB, stage: "IN_PROGRESS", open: true });
    expect(await telling(world.hub, people, directive)).toEqual([]);
    for (const who of ["lanhdao", HEAD]) expect(await exportTells(world.hub, who)).toBe(false);

    await sends(world.hub);
    const transfer = world.writable.effects.at(-1);
    expect(transfer).toMatchObject({ kind: "TRANSFER", told: { donVi: "VPUB", lyDo: `${STUB}.` } });
    world.clock.advance(60_000);
    const now = world.writable.cases.shown("a").spec;
    world.writable.cases.change("a", {
      ...now,
      content: `Nghe thêm về ${CANARY}`,
      steps: [...(now.steps ?? []), { at: "2026-03-16 09:00", kind: "ACCEPTED", note: `Lại ${CANARY}` }],
    });
    await world.hub.settled();
    await Promise.all(sockets.map((socket) => socket.frame("the stub", (frame) => JSON.stringify(frame).includes(STUB))));
    expect(sockets.flatMap(({ frames }) => frames.filter((frame) => hears(JSON.stringify(frame))))).toEqual([]);
    expect(await theCase(world.hub, "a")).toMatchObject({ title: STUB, unit: { code: "VPUB" } });
    expect(world.hub.log.slice(logged).filter(hears)).toEqual([]);
    await staff.restarted();
    const { hub } = world;
    expect(await telling(hub, [HEAD, focal, "lanhdao"], directive)).toEqual([]);
    expect((await listOf(hub, { text: CANARY })).totalCount).toBe(0);
    const rows = await hub.database.sql<{ text: string }>("select (to_jsonb(c) - 'name_sealed')::text as text from feedback_case c where source_case_id = 'a'");
    expect(rows.filter(({ text }) => hears(text))).toEqual([]);
    expect(
      await hub.database.sql(
        `select (select count(*)::int from case_diversion) as diversions, (select count(*)::int from case_diversion d where d::text ~* 'xil[ôo]ph') as telling,
           (select count(*)::int from audit_entry where body like '%"divertCase"%') as audited, (select count(*)::int from case_change where kind = 'TRANSFER') as transfers`,
      ),
    ).toEqual([{ diversions: 1, telling: 0, audited: 1, transfers: 1 }]);
  }, 240_000);

  test("takes the words of a directive about several cases with it, and leaves those of other directives", async () => {
    const { hub } = await aWritingProvince([denounced(), given("b"), given("c")]);
    const chief = await hub.account("OFFICE_CHIEF", "VPUB");
    const ids = async (...names: string[]) => Promise.all(names.map((name) => idOf(hub, name)));
    const words = { subject: `Về vụ ${CANARY}`, words: `Làm rõ vụ ${CANARY}` };
    const both = await directs(hub, "b", { ...words, caseId: null, caseIds: await ids("a", "b") });
    const others = await directs(hub, "b", { caseId: null, caseIds: await ids("b", "c") });
    await does(hub, "replyDirective", { obligation: both.obligations[0]?.id, words: `Đã xem ${CANARY}` }, HEAD);
    await actsOn(hub, "divertCase", "a", TO_CAO, chief);
    const shown = await directiveOf(hub, both.id);
    expect(shown).toMatchObject({ subject: "•••", words: "•••", caseCount: 2 });
    expect(hears(JSON.stringify(shown))).toBe(false);
    expect(await directiveOf(hub, others.id)).toMatchObject({ subject: others.subject, words: others.words });
  }, 120_000);

  test("is opened with a reason by those who diverted it and those it went to, each look in the chain; by nobody else", async () => {
    const world = await aWritingProvince([denounced()]);
    const { hub } = world;
    const [chief, board] = [await hub.account("OFFICE_CHIEF", "VPUB"), await hub.account("CITIZEN_RECEPTION_BOARD", "VPUB")];
    const [accused, inspector] = [await hub.account("OFFICE_CHIEF", "SXD"), "thanhtra"];
    await actsOn(hub, "divertCase", "a", TO_CAO, chief);
    const input = { caseId: await idOf(hub, "a"), reason: "Xử lý đơn theo thẩm quyền" };
    const open = async (as: Who, more: Record<string, unknown> = {}) =>
      (await hub.ask(actDocument("openDiverted"), { input: { ...input, ...more } }, as))["openDiverted"];
    for (const who of [chief, board, "chanhvp"])
      expect(await open(who)).toMatchObject({
        __typename: "DivertedOpened",
        title: `Cán bộ Sở nhận ${CANARY}`,
        phone: SUBMITTER.phone,
        reason: TO_CAO.reason,
        erased: false,
      });
    expect(await open(chief, { reason: "  xem \u200b" })).toMatchObject({ __typename: "CaseActRefused", at: "reason" });
    for (const who of [HEAD, accused]) expect(await open(who)).toMatchObject({ __typename: "CaseActRefused", at: "caseId" });
    for (const who of ["lanhdao", inspector]) await expect(open(who)).rejects.toThrow("FORBIDDEN");
    expect(await hub.database.sql("select 1 from audit_entry where body::jsonb ->> 'act' = 'openDiverted'")).toHaveLength(3);

    const LIST = asked<{ divertedCases: { totalCount: number; edges: { node: { reference: string; name: string | null; mayOpen: boolean } }[] } }>(
      "{ divertedCases { totalCount edges { node { reference name mayOpen } } } }",
    );
    expect((await hub.ask(LIST, {}, board)).divertedCases).toMatchObject({ totalCount: 1, edges: [{ node: { reference: "PA-A", mayOpen: true } }] });
    expect((await hub.ask(LIST, {}, HEAD)).divertedCases.totalCount).toBe(0);
    const SIDE = asked<{ divertedCases: { totalCount: number; edges: unknown[] } }>(
      "query ($side: DiversionSide) { divertedCases(side: $side) { totalCount edges { cursor } } }",
    );
    const sides = async (who: Who): Promise<number[][]> =>
      Promise.all(
        (["SENT", "RECEIVED"] as const).map(async (side) => {
          const { totalCount, edges } = (await hub.ask(SIDE, { side }, who)).divertedCases;
          return [totalCount, edges.length];
        }),
      );
    const counts = { sent: await countOf(hub, "by_unit_id"), received: await countOf(hub, "to_unit_id") };
    expect(await sides(board)).toEqual([
      [counts.sent, counts.sent],
      [counts.received, counts.received],
    ]);
    const SHOWN = asked<{
      case: { diversions: { name: string | null; reason: string | null; to: { code: string } }[]; submitter: { name: string | null; phone: string | null } };
    }>("query ($id: ID!) { case(id: $id) { diversions { name reason to { code } } submitter { name phone } } }");
    expect((await hub.ask(SHOWN, { id: input.caseId }, HEAD)).case).toEqual({
      diversions: [{ name: null, reason: null, to: { code: "VPUB" } }],
      submitter: { name: null, phone: null },
    });

    // the other ways to who sent it are shut too
    const REVEAL = asked<{ revealSubmitter: { __typename: string } }>(
      'mutation ($id: ID!) { revealSubmitter(input: { caseId: $id, items: [NAME, PHONE, CONTACT, CONTENT], reason: "Cần xác minh nội dung", purpose: VERIFY_REPORT }) { __typename } }',
    );
    for (const who of ["lanhdao", chief, HEAD]) expect((await hub.ask(REVEAL, { id: input.caseId }, who)).revealSubmitter.__typename).toBe("RevealForbidden");
    const FIND = asked<{ findBySubmitter: { cases: unknown[] } }>(
      `mutation { findBySubmitter(input: { number: "${SUBMITTER.phone}", reason: "Tìm phản ánh lặp lại" }) { ... on FoundCases { cases { id } } } }`,
    );
    expect((await hub.ask(FIND, {}, chief)).findBySubmitter.cases).toEqual([]);
    const ERASE = asked<{ eraseSubmitter: { __typename: string } }>(
      'mutation ($id: ID!) { eraseSubmitter(input: { caseId: $id, everyCase: false, legalBasis: "Luật 91/2025/QH15", reason: "Theo yêu cầu của công dân" }) { __typename } }',
    );
    expect((await hub.ask(ERASE, { id: input.caseId }, "chanhvp")).eraseSubmitter.__typename).toBe("ErasedSubmitter");
    expect(await open(chief)).toMatchObject({ title: null, content: null, reason: null, erased: true });
  });
});

describe("who may divert, and what", () => {
  test("what the regulation leaves open stays open, and goes to the unit it names", async () => {
    const { hub, writable } = await aWritingProvince([denounced({ title: "Đề nghị sửa mẫu tờ khai" })]);
    expect(await actsOn(hub, "divertCase", "a", { code: "QUY-DINH-HC", reason: `Về quy định, bà ${SUBMITTER.name} hỏi` }, HEAD)).toMatchObject({
      __typename: "CaseDiverted",
    });
    await sends(hub);
    await hub.settled();
    // it goes nowhere else than the regulation says: this source has no word for that unit yet, and that is shown
    expect(writable.effects).toEqual([]);
    const shown = asked<{ case: { title: string; diversions: { name: string; reason: string; state: string; hides: boolean }[] } }>(
      "query ($id: ID!) { case(id: $id) { title diversions { name reason state hides } } }",
    );
    expect((await hub.ask(shown, { id: await idOf(hub, "a") })).case).toEqual({
      title: "Đề nghị sửa mẫu tờ khai",
      diversions: [{ name: "Phản ánh về quy định hành chính: Sở Tư pháp", reason: "Về quy định, bà ••• hỏi", state: "QUEUED", hides: false }],
    });
  }, 60_000);

  test("a source that takes only notes gets one without a word of the case; one that takes nothing is told so, and nothing is hidden", async () => {
    const noting = await aWritingProvince([denounced()], ["COMMENT"]);
    expect(await actsOn(noting.hub, "divertCase", "a", TO_CAO, HEAD)).toMatchObject({ __typename: "CaseDiverted" });
    await sends(noting.hub);
    expect(noting.writable.effects).toMatchObject([{ kind: "COMMENT", told: { yKien: `${STUB}.` } }]);
    const deaf = await aWritingProvince([denounced()], ["ASSIGN"]);
    expect(await actsOn(deaf.hub, "divertCase", "a", TO_CAO, HEAD)).toMatchObject({ __typename: "CaseActRefused", at: "caseId" });
    expect((await theCase(deaf.hub, "a")).title).toContain(CANARY);
  }, 60_000);

  test("only who holds or dispatches it, once, with a code in force and a reason, on what he saw", async () => {
    const { hub } = await aWritingProvince([
      denounced(),
      denounced({ id: "ended", stage: "CLOSED" }),
      denounced({ id: "twice" }),
      denounced({ id: "health", lead: "SYT", steps: [] }),
    ]);
    const input = { key: randomUUID(), caseId: await idOf(hub, "a"), seen: await seenOf(hub, "a"), ...TO_CAO };
    const document = actDocument("divertCase");
    expect((await hub.answer(document, { input }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    for (const who of ["lanhdao", "thanhtra", "cntt"]) expect((await hub.answer(document, { input }, who)).errors[0]?.extensions?.code).toBe("FORBIDDEN");
    for (const [name, more, at] of [
      ["a", { code: "KHONG-CO" }, "code"],
      ["a", { reason: " \n" }, "reason"],
      ["a", { reason: "x".repeat(1_001) }, "reason"],
      ["a", { key: "1" }, "key"],
      ["ended", {}, "caseId"],
      ["health", {}, "caseId"],
    ] as const)
      expect(await actsOn(hub, "divertCase", name, { ...TO_CAO, ...more }, HEAD)).toMatchObject({ __typename: "CaseActRefused", at });
    expect(await actsOn(hub, "divertCase", "a", { ...TO_CAO, seen: "2026-03-16T00:00:00.000Z" }, HEAD)).toMatchObject({ __typename: "CaseMovedOn" });
    const clicks = { ...TO_CAO, key: randomUUID(), seen: await seenOf(hub, "twice"), caseId: await idOf(hub, "twice") };
    const answers = await Promise.all(Array.from({ length: 5 }, () => acts(hub, "divertCase", clicks, HEAD)));
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(["CaseDiverted"]));
    expect(await actsOn(hub, "divertCase", "twice", TO_CAO, HEAD)).toMatchObject({ at: "caseId" });
    expect(await hub.database.sql("select 1 from case_diversion")).toHaveLength(1);
  });

  test("not to a unit that has ended, or that the register does not have: nothing is hidden, nothing goes out", async () => {
    const world = await aWritingProvince([denounced()]);
    for (const [unit, next] of [
      ["VPUB", "SGTVT"],
      ["SGTVT", "KHONG-CO"],
    ]) {
      await world.hub.database.sql("update regulation set parsed = replace(parsed::text, $1, $2)::jsonb where adopted_at is not null", [
        `"unit": "${unit}"`,
        `"unit": "${next}"`,
      ]);
      const hub = await world.restarted();
      expect(await actsOn(hub, "divertCase", "a", TO_CAO, HEAD)).toMatchObject({ __typename: "CaseActRefused", at: "code" });
      expect((await theCase(hub, "a")).title).toContain(CANARY);
      expect(await hub.database.sql("select 1 from case_diversion union all select 1 from case_change")).toEqual([]);
    }
  }, 60_000);
});

/** Hidden cases that the office itself diverted, or that went to it, as the owner of the database counts them. */
async function countOf(hub: TestHub, column: "by_unit_id" | "to_unit_id"): Promise<number> {
  const rows = await hub.database.sql<{ n: number }>(
    `select count(*)::int as n from case_diversion d join unit u on u.id = d.${column} where d.hides and u.path like (select path from unit where code = 'VPUB') || '%'`,
  );
  return rows[0]?.n ?? -1;
}
