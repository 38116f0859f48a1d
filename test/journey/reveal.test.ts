import { randomBytes } from "node:crypto";
import { beforeAll, afterAll, describe, expect, test } from "vitest";
import { commitmentOf, keptContext, textIn, verifyAudit } from "../../server/src/audit/index.ts";
import type { TestHub } from "../hub.ts";
import { asked } from "../hub.ts";
import type { Who } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { SUBMITTER, canariesIn, wholeDatabase } from "./kit/canary.ts";
import { boardOf, idOf, listOf, theCase } from "./kit/reading.ts";

type Revealed = {
  __typename: string;
  name?: string;
  phone?: string;
  email?: string;
  address?: string;
  title?: string;
  content?: string;
  erased?: boolean;
  until?: string;
  items?: string[];
};
const REVEAL = asked<{ revealSubmitter: Revealed }>(`mutation ($input: RevealSubmitterInput!) { revealSubmitter(input: $input) { __typename
  ... on RevealedSubmitter { name phone email address title content erased until } ... on ItemsConfidential { items } ... on Problem { message } } }`);
const FIND = asked<{ findBySubmitter: { __typename: string; cases?: { reference: string }[] } }>(
  `mutation ($input: FindBySubmitterInput!) { findBySubmitter(input: $input) { __typename ... on FoundCases { cases { id reference } } } }`,
);
const ERASE = asked<{ eraseSubmitter: { __typename: string; cases?: number } }>(
  `mutation ($input: EraseSubmitterInput!) { eraseSubmitter(input: $input) { __typename ... on ErasedSubmitter { cases } } }`,
);
const BECAUSE = { reason: "gọi lại để xác minh địa điểm", purpose: "VERIFY_REPORT" };
const ALL = ["NAME", "PHONE", "CONTACT", "CONTENT"];

const reveal = async (hub: TestHub, id: string, as: Who, more: Record<string, unknown> = {}): Promise<Revealed> =>
  (await hub.ask(REVEAL, { input: { caseId: /^\d+$/.test(id) ? id : await idOf(hub, id), items: ["NAME", "PHONE"], ...more } }, as)).revealSubmitter;

/** The chain's entries of looks, oldest first. */
const looks = async (hub: TestHub): Promise<{ act: string; actor: string; detail: Record<string, unknown> }[]> =>
  (await hub.database.sql<{ body: string }>("select body from audit_entry where stream = 'access' and subject like 'case:%' order by number"))
    .map(({ body }) => JSON.parse(body) as { act: string; actor: { name: string }; detail: Record<string, unknown> })
    .map(({ act, actor, detail }) => ({ act, actor: actor.name, detail }));

const SPEC = { submitter: SUBMITTER, received: "2026-03-16 08:00", content: `Tôi là ${SUBMITTER.name}, CCCD 079 185 123456` } as const;

describe("whoever's unit holds a case", () => {
  test("sees its submitter's contact without a reason, and every look is one entry in the chain", async () => {
    const { hub } = await aProvince().with(aCase({ ...SPEC, id: "own" }));
    for (let look = 1; look <= 2; look += 1) {
      expect(await reveal(hub, "own", "giamdoc.sxd", { items: ALL })).toMatchObject({
        __typename: "RevealedSubmitter",
        ...SUBMITTER,
        content: SPEC.content,
        erased: false,
        until: "2026-03-16T02:10:01.000Z",
      });
    }
    const entry = {
      act: "revealSubmitter",
      actor: "giamdoc.sxd",
      detail: { how: "own", items: "name,phone,contact,content", purpose: null, until: "2026-03-16T02:10:01.000Z" },
    };
    expect(await looks(hub)).toEqual([entry, entry]);
  });

  test("is asked for a reason where the submitter wants confidence, and is not shown what he keeps confidential", async () => {
    const { hub } = await aProvince().with(aCase({ ...SPEC, id: "kept", confidential: ["phone"] }));
    expect(await reveal(hub, "kept", "giamdoc.sxd", { items: ["NAME"] })).toMatchObject({ __typename: "RevealReasonRequired" });
    expect(await reveal(hub, "kept", "giamdoc.sxd", { items: ["NAME"], ...BECAUSE })).toMatchObject({
      __typename: "RevealedSubmitter",
      name: SUBMITTER.name,
      phone: null,
    });
    expect(await reveal(hub, "kept", "giamdoc.sxd", { items: ["NAME", "PHONE"], ...BECAUSE })).toMatchObject({
      __typename: "ItemsConfidential",
      items: ["PHONE"],
    });
    expect((await looks(hub)).map(({ act }) => act)).toEqual(["revealSubmitter", "revealRefused"]);
  });

  test("loses sight of it at the moment of the hand-over", async () => {
    const { hub, source, clock } = await aProvince().with(aCase({ ...SPEC, id: "moves" }));
    expect(await reveal(hub, "moves", "giamdoc.sxd")).toMatchObject({ __typename: "RevealedSubmitter" });
    clock.advance(60_000);
    const steps = [
      { at: "2026-03-16 08:00", kind: "RECEIVED" },
      { at: "2026-03-16 08:30", kind: "ASSIGNED", unit: "SXD" },
      { at: "2026-03-16 09:00", kind: "TRANSFERRED", unit: "SYT" },
    ] as const;
    source.change("moves", { lead: "SYT", steps });
    await hub.settled();
    expect(await reveal(hub, "moves", "giamdoc.sxd", BECAUSE)).toMatchObject({ __typename: "RevealForbidden" });
    const doctor = await hub.account("UNIT_HEAD", "SYT");
    expect(await reveal(hub, "moves", doctor)).toMatchObject({ __typename: "RevealedSubmitter", name: SUBMITTER.name });
  });
});

describe("everybody else", () => {
  test("says why, and then sees it for ten minutes; each look is told", async () => {
    const { hub, clock } = await aProvince().with(aCase({ ...SPEC, id: "one" }));
    expect(await reveal(hub, "one", "lanhdao")).toMatchObject({ __typename: "RevealReasonRequired" });
    expect(await reveal(hub, "one", "lanhdao", { ...BECAUSE, reason: "vì" })).toMatchObject({ __typename: "RevealReasonRequired" });
    expect(await reveal(hub, "one", "lanhdao", BECAUSE)).toMatchObject({ name: SUBMITTER.name, phone: SUBMITTER.phone, email: null, content: null });
    clock.advance(9 * 60_000);
    expect(await reveal(hub, "one", "lanhdao", { items: ["PHONE"] })).toMatchObject({ phone: SUBMITTER.phone, until: "2026-03-16T02:10:01.000Z" });
    expect(await reveal(hub, "one", "lanhdao", { items: ["CONTACT"] })).toMatchObject({ __typename: "RevealReasonRequired" });
    clock.advance(2 * 60_000);
    expect(await reveal(hub, "one", "lanhdao")).toMatchObject({ __typename: "RevealReasonRequired" });
    expect((await looks(hub)).map(({ detail }) => [detail["how"], detail["items"], detail["purpose"]])).toEqual([
      ["reason", "name,phone", "VERIFY_REPORT"],
      ["reason", "phone", null],
    ]);
  });

  test("is refused where his role may not, and the refusal is told", async () => {
    const { hub } = await aProvince().with(aCase({ ...SPEC, id: "one" }));
    expect(await reveal(hub, "one", "thanhtra", BECAUSE)).toMatchObject({ __typename: "RevealForbidden" });
    expect((await hub.answer(REVEAL, { input: { caseId: "1", items: ["NAME"] } }, "cntt")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
    expect((await hub.answer(REVEAL, { input: { caseId: "1", items: ["NAME"] } }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    expect((await looks(hub)).map(({ act, actor }) => [act, actor])).toEqual([["revealRefused", "thanhtra"]]);
  });

  test("cannot tell a case he does not see from one that is not there", async () => {
    const { hub } = await aProvince().with(aCase({ ...SPEC, id: "theirs", lead: "SYT" }));
    const [theirs, none] = [await reveal(hub, "theirs", "giamdoc.sxd", BECAUSE), await reveal(hub, "99999999", "giamdoc.sxd", BECAUSE)];
    expect(theirs).toEqual(none);
    expect(theirs.__typename).toBe("CaseNotFound");
    for (const id of ["0", "-1", "1e3", "9".repeat(30), "1;drop table reveal"])
      expect((await hub.ask(REVEAL, { input: { caseId: id, items: ["NAME"] } }, "lanhdao")).revealSubmitter.__typename).toBe("CaseNotFound");
  });

  test("a reason that names somebody lies sealed, and the entry proves it", async () => {
    const { hub } = await aProvince().with(aCase({ ...SPEC, id: "one" }));
    const reason = `bà ${SUBMITTER.name} hẹn gọi ${SUBMITTER.phone}`;
    await reveal(hub, "one", "lanhdao", { reason, purpose: "CONTACT_SUBMITTER" });
    expect(canariesIn((await wholeDatabase(hub.database)).map(({ text }) => text).join("\n"))).toEqual([]);
    const [kept] = await hub.database.sql<{ number: string; sealed: Buffer; body: string; wrapped: Buffer }>(
      "select t.number, t.sealed, e.body, r.wrapped_key as wrapped from audit_text t join audit_entry e using (stream, number) join source_record r using (case_id)",
    );
    if (kept === undefined) throw new Error("no reason was kept");
    const { vault } = hub.hub;
    const opening = vault.open(vault.unwrap(kept.wrapped), kept.sealed, keptContext("access", Number(kept.number), "reason"));
    expect(textIn(opening)).toBe(reason);
    expect((JSON.parse(kept.body) as { kept: unknown }).kept).toEqual({ reason: commitmentOf(opening) });
  });
});

describe("swapped by somebody with the whole database in hand", () => {
  test.each([
    [
      "another case's name",
      "update feedback_case set name_sealed = (select name_sealed from feedback_case where source_case_id = 'b') where source_case_id = 'a'",
    ],
    ["the phone in the name's place", "update feedback_case set name_sealed = phone_sealed where source_case_id = 'a'"],
    [
      "another case's key and name",
      "update source_record set wrapped_key = (select wrapped_key from source_record where source_case_id = 'b') where source_case_id = 'a'",
    ],
    ["a byte of it", "update feedback_case set name_sealed = set_byte(name_sealed, 20, get_byte(name_sealed, 20) # 1) where source_case_id = 'a'"],
  ])("%s does not open, and says nothing", async (_, sql) => {
    const { hub } = await aProvince().with(aCase({ ...SPEC, id: "a" }), aCase({ id: "b" }));
    await hub.database.sql(sql);
    const answer = await hub.answer(REVEAL, { input: { caseId: await idOf(hub, "a"), items: ["NAME"] } }, "giamdoc.sxd");
    expect(answer.data).toBeNull();
    expect(answer.body).not.toContain("seal");
    expect(hub.log.join("\n")).toContain("SealBroken");
    expect(canariesIn(`${answer.body}\n${hub.log.join("\n")}`)).toEqual([]);
  });
});

describe("the same submitter's cases", () => {
  test("are found by a number in any spelling, among those one sees, and the search is told", async () => {
    const { hub } = await aProvince().with(
      aCase({ ...SPEC, id: "first" }),
      aCase({ submitter: { ...SUBMITTER, name: null, phone: "+84 987.123.450" }, id: "again", received: "2026-03-16 08:30" }),
      aCase({ id: "another" }),
    );
    const chief = await hub.account("OFFICE_CHIEF", "VPUB");
    const find = async (number: string, as: Who = chief) =>
      (await hub.ask(FIND, { input: { number, reason: "đối chiếu phản ánh trùng" } }, as)).findBySubmitter;
    const references = async (number: string) => (await find(number)).cases?.map((one) => one.reference);
    expect(await references("0987 123 450")).toEqual(["PA-AGAIN", "PA-FIRST"]);
    expect(await references("84987123450")).toEqual(["PA-AGAIN", "PA-FIRST"]);
    expect(await references("079185123456")).toEqual(["PA-FIRST"]);
    expect(await references("0987123451")).toEqual([]);
    expect(await find("không phải số")).toEqual({ __typename: "NumberUnfit" });
    expect((await hub.answer(FIND, { input: { number: "0987123450", reason: "đối chiếu phản ánh trùng" } }, "giamdoc.sxd")).errors[0]?.extensions?.code).toBe(
      "FORBIDDEN",
    );
    const told = await hub.database.sql("select body from audit_entry where act = 'findBySubmitter'");
    expect(told).toHaveLength(4);
    expect(canariesIn((await wholeDatabase(hub.database)).map(({ text }) => text).join("\n"))).toEqual([]);
  });
});

describe("a submitter who is to be forgotten", () => {
  let world: World;
  let chief: string;
  beforeAll(async () => {
    world = await aProvince({ kept: true }).with(aCase({ ...SPEC, id: "one" }), aCase({ ...SPEC, id: "two", stage: "CLOSED" }), aCase({ id: "other" }));
    chief = await world.hub.account("OFFICE_CHIEF", "VPUB");
  }, 60_000);
  afterAll(() => world.leave());

  test("is gone from every case of his, from the raw inbox, and the next poll does not bring him back", async () => {
    const { hub, source, clock } = world;
    await reveal(hub, "one", "lanhdao", BECAUSE);
    const before = await boardOf(hub);
    const input = { caseId: await idOf(hub, "one"), everyCase: true, legalBasis: "Luật 91/2025/QH15", reason: `theo đơn của ${SUBMITTER.name}` };
    expect((await hub.ask(ERASE, { input }, chief)).eraseSubmitter).toEqual({ __typename: "ErasedSubmitter", cases: 2 });

    clock.advance(60_000);
    source.change("one", { title: `Việc của ${SUBMITTER.name}`, stage: "IN_PROGRESS" });
    await hub.settled();
    const { causes: _c, asOf: _a, coverage: _v, changes: _h, ...after } = (await boardOf(hub)) as unknown as Record<string, unknown>;
    expect(before).toMatchObject(after);
    expect((await listOf(hub, {})).totalCount).toBe(3);
    expect(await theCase(hub, "one")).toMatchObject({ stage: "IN_PROGRESS", title: "Việc của •••", submitter: { name: null, phone: null, address: null } });
    expect(await reveal(hub, "one", "giamdoc.sxd", { items: ALL })).toMatchObject({ name: null, phone: null, email: null, content: null, erased: true });
    expect((await theCase(hub, "other")).submitter.name).not.toBeNull();

    const left = await hub.database.sql(
      `select from feedback_case c join source_record r on r.case_id = c.id where c.source_case_id in ('one', 'two')
         and (r.wrapped_key is not null or num_nonnulls(c.name_sealed, c.phone_sealed, c.contact_sealed, c.content_sealed, c.phone_index, c.identity_index) > 0)`,
    );
    expect(left).toEqual([]);
    const payloads = await hub.database.sql<{ id: string }>(
      "select i.id from inbox i join source_record r using (source_id, stream, source_case_id) where r.wrapped_key is null",
    );
    expect(payloads).toHaveLength(3);
  });

  test("leaves the audit chain whole, though the reason written at a look is gone with him", async () => {
    const { hub } = world;
    expect((await verifyAudit(hub.hub.database, [], null)).findings).toEqual([]);
    const acts = await hub.database.sql<{ act: string }>("select act from audit_entry where stream = 'decision' order by number");
    expect(acts.map(({ act }) => act).slice(-2)).toEqual(["eraseSubmitter", "eraseSubmitter"]);
    expect(canariesIn((await wholeDatabase(hub.database)).map(({ text }) => text).join("\n"))).toEqual([]);
  });

  test("is asked for by a law and a reason, of somebody who may", async () => {
    const { hub } = world;
    const input = { caseId: await idOf(hub, "other"), everyCase: false, legalBasis: "", reason: randomBytes(8).toString("hex") };
    expect((await hub.ask(ERASE, { input }, chief)).eraseSubmitter.__typename).toBe("RevealReasonRequired");
    for (const who of ["lanhdao", "giamdoc.sxd", "thanhtra", "cntt"])
      expect((await hub.answer(ERASE, { input: { ...input, legalBasis: "Luật 91/2025/QH15" } }, who)).errors[0]?.extensions?.code).toBe("FORBIDDEN");
    expect((await theCase(hub, "other")).submitter.name).not.toBeNull();
  });
});
