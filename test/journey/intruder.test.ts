import { describe, expect, test } from "vitest";
import type { TestHub } from "../hub.ts";
import { asked } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import { CASES } from "./kit/documents.ts";
import { idOf, listOf, theCase } from "./kit/reading.ts";
import { until } from "./kit/until.ts";

const REVEAL = asked<{ revealSubmitter: { __typename: string; name?: string } }>(
  `mutation ($input: RevealSubmitterInput!) { revealSubmitter(input: $input) { __typename ... on RevealedSubmitter { name } } }`,
);
const FIND = asked<{ findBySubmitter: { cases?: { reference: string }[] } }>(
  `mutation ($input: FindBySubmitterInput!) { findBySubmitter(input: $input) { __typename ... on FoundCases { cases { reference } } } }`,
);
const ERASE = asked<{ eraseSubmitter: { __typename: string; cases?: number } }>(
  `mutation ($input: EraseSubmitterInput!) { eraseSubmitter(input: $input) { __typename ... on ErasedSubmitter { cases } } }`,
);
const DELEGATE = asked<{ delegate: { __typename: string; id?: string } }>(
  `mutation ($input: DelegateInput!) { delegate(input: $input) { __typename ... on Delegation { id } } }`,
);
const END = asked<{ endDelegation: { __typename: string } }>(`mutation ($input: DelegationInput!) { endDelegation(input: $input) { __typename } }`);
const URGE = asked<{ urgeCase: { __typename: string } }>(`mutation ($input: UrgeCaseInput!) { urgeCase(input: $input) { __typename } }`);
const BECAUSE = { reason: "gọi lại để xác minh địa điểm", purpose: "VERIFY_REPORT" };
const SUBMITTER = { name: "Khuyếch Trương Sâm", phone: "0987651200", email: null, address: "47/9 ngõ Khuyu, phường Hải An" };

interface Entry {
  act: string;
  actor: { name: string; onBehalfOf?: string };
  subject: { id: string };
  detail: Record<string, unknown>;
}
const entriesOf = async (hub: TestHub, ...acts: string[]): Promise<Entry[]> =>
  (await hub.database.sql<{ body: string }>("select body from audit_entry where act = any($1) order by stream, number", [acts])).map(
    ({ body }) => JSON.parse(body) as Entry,
  );

describe("who is refused", () => {
  test("stands in the chain once in a quarter of an hour for each operation, however often he tries, with how often", async () => {
    const { hub, clock } = await aProvince().with();
    for (let i = 0; i < 30; i += 1) expect((await hub.answer(CASES, {}, "cntt")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
    await hub.answer(asked("{ a: calendars { version } b: accounts { totalCount } c: accounts { totalCount } }"), {}, "thanhtra");
    clock.advance(15 * 60_000);
    await hub.answer(CASES, {}, "cntt");
    expect((await entriesOf(hub, "refused")).map(({ actor, subject, detail }) => [actor.name, subject.id, detail["code"], detail["more"]])).toEqual([
      ["cntt", "cases", "FORBIDDEN", 0],
      ["thanhtra", "accounts", "FORBIDDEN", 0],
      ["cntt", "cases", "FORBIDDEN", 29],
    ]);
    expect(hub.log.filter((line) => line.includes('"refused"'))).toHaveLength(3);
  });

  test("by a unit of somebody else inside an operation that he may use, is told too", async () => {
    const { hub } = await aProvince().with();
    await hub.answer(asked('{ board(unit: "SYT") { open } }'), {}, "giamdoc.sxd");
    const watching = await hub.watch(asked('subscription { boardChanged(unit: "SYT") { open } }'), {}, "giamdoc.sxd");
    await until("both were told", async () => (await entriesOf(hub, "refused")).length >= 2);
    await watching.stop();
    expect((await entriesOf(hub, "refused")).map(({ subject }) => subject.id)).toEqual(["board", "boardChanged"]);
  });

  test("without being signed in, is logged and fills no chain", async () => {
    const { hub } = await aProvince().with();
    for (let i = 0; i < 5; i += 1) await hub.answer(CASES, {}, null);
    expect(await entriesOf(hub, "refused")).toEqual([]);
    expect(hub.log.filter((line) => line.includes("UNAUTHENTICATED"))).toHaveLength(1);
  });

  test("for guessing passwords, is logged; a session cannot be used to guess its owner's", async () => {
    const { hub } = await aProvince().with();
    const guess = (n: number): string => `a${n}: changePassword(input: { current: "sai-${n}", next: "mật khẩu mới ${n}" }) { __typename }`;
    const all = asked<Record<string, { __typename: string }>>(`mutation { ${Array.from({ length: 14 }, (_, n) => guess(n)).join(" ")} }`);
    const told = Object.values(await hub.ask(all, {}, "thanhtra")).map((one) => one.__typename);
    expect(told).toEqual([...Array.from({ length: 10 }, () => "WrongCredentials"), ...Array.from({ length: 4 }, () => "TooManyAttempts")]);
    expect(await entriesOf(hub, "changePasswordFailed")).toHaveLength(10);
    expect((await entriesOf(hub, "refused")).map(({ subject, detail }) => [subject.id, detail["code"]])).toEqual([["changePassword", "TOO_MANY_ATTEMPTS"]]);
    const signIns = asked<Record<string, { __typename: string }>>(
      `mutation { ${Array.from({ length: 12 }, (_, n) => `a${n}: signIn(input: { username: "lanhdao", password: "sai-${n}" }) { __typename }`).join(" ")} }`,
    );
    expect(Object.values(await hub.ask(signIns, {}, null)).filter((one) => one.__typename === "TooManyAttempts")).toHaveLength(2);
    expect(hub.log.filter((line) => line.includes("TOO_MANY_ATTEMPTS") && line.includes("signIn"))).toHaveLength(1);
  });
});

test("signing in and out stand in the chain, with a keyed hash of where from and no address", async () => {
  const { hub } = await aProvince().with();
  const cookie = await hub.signIn("thanhtra");
  for (let i = 0; i < 2; i += 1) await hub.post({ query: "mutation { signOut }" }, { cookie });
  const told = (await entriesOf(hub, "signIn", "signOut")).filter(({ actor }) => actor.name === "thanhtra");
  expect(told.map(({ act }) => act)).toEqual(["signIn", "signOut"]);
  for (const { detail } of told) expect(detail["from"]).toMatch(/^[\w-]{22}$/);
  expect(new Set(told.map(({ detail }) => detail["from"])).size).toBe(1);
  expect(await hub.database.sql("select from audit_entry where body like '%127.0.0.1%' or body like '%::1%'")).toEqual([]);
});

describe("what somebody else may", () => {
  test("a reason that one gave shows nothing to another", async () => {
    const { hub } = await aProvince().with(aCase({ id: "one", submitter: SUBMITTER, received: "2026-03-16 08:00" }));
    const input = { caseId: await idOf(hub, "one"), items: ["NAME"] };
    const second = await hub.account("LEADER", "TINH", "lanhdao.hai");
    expect((await hub.ask(REVEAL, { input: { ...input, ...BECAUSE } }, "lanhdao")).revealSubmitter.name).toBe(SUBMITTER.name);
    expect((await hub.ask(REVEAL, { input }, second)).revealSubmitter.__typename).toBe("RevealReasonRequired");
    expect((await hub.ask(REVEAL, { input }, "lanhdao")).revealSubmitter.name).toBe(SUBMITTER.name);
  });

  test("an act that was lent is done on behalf of its owner, and no longer when it ended", async () => {
    const { hub, clock } = await aProvince().with(aCase({ id: "one", submitter: SUBMITTER, received: "2026-03-16 08:00" }));
    const input = { caseId: await idOf(hub, "one"), items: ["NAME"], ...BECAUSE };
    expect((await hub.ask(REVEAL, { input }, "thanhtra")).revealSubmitter.__typename).toBe("RevealForbidden");
    const span = { fromAt: new Date(clock.now()).toISOString(), toAt: new Date(clock.now() + 3_600_000).toISOString() };
    const lent = await hub.ask(DELEGATE, { input: { to: "thanhtra", acts: ["readCases", "revealContact"], ...span } }, "lanhdao");
    expect((await hub.ask(REVEAL, { input }, "thanhtra")).revealSubmitter.name).toBe(SUBMITTER.name);
    expect((await entriesOf(hub, "revealSubmitter")).map(({ actor }) => [actor.name, actor.onBehalfOf])).toEqual([["thanhtra", "lanhdao"]]);
    await hub.ask(END, { input: { id: lent.delegate.id } }, "lanhdao");
    expect((await hub.ask(REVEAL, { input: { caseId: input.caseId, items: ["NAME"] } }, "thanhtra")).revealSubmitter.__typename).toBe("RevealForbidden");
  });

  test("points in time and places in a list that were given to another open nothing", async () => {
    const { hub } = await aProvince().with(aCase({ id: "ours" }), aCase({ id: "theirs", lead: "SYT", field: "HEALTH" }));
    const { cases } = await hub.ask(CASES, { first: 1 }, "lanhdao");
    const rows = await listOf(hub, {}, { asOf: cases.asOf.token, as: "giamdoc.sxd" });
    expect([rows.totalCount, rows.rows.map((row) => row.reference)]).toEqual([1, ["PA-OURS"]]);
    for (const after of [
      cases.pageInfo.endCursor,
      Buffer.from("0|infinity").toString("base64url"),
      Buffer.from("0|2000-01-01 00:00:00+00").toString("base64url"),
    ]) {
      const page = (await hub.answer(CASES, { first: 100, after, asOf: cases.asOf.token }, "giamdoc.sxd")).body;
      expect(page).not.toContain("PA-THEIRS");
    }
    for (const asOf of [
      "",
      "x",
      Buffer.from("1e400.0").toString("base64url"),
      Buffer.from("0.-1").toString("base64url"),
      Buffer.from("1.-9007199254740991").toString("base64url"),
      "A".repeat(50_000),
    ])
      expect((await hub.answer(CASES, { asOf }, "giamdoc.sxd")).body).not.toMatch(/PA-THEIRS|INTERNAL/);
  });
});

describe("who asked for confidence", () => {
  test("is not found out by trying a number, but by those who may see even that", async () => {
    const common = { submitter: SUBMITTER, received: "2026-03-16 08:00" } as const;
    const { hub } = await aProvince().with(
      aCase({ ...common, id: "open" }),
      aCase({ ...common, id: "kept-name", confidential: ["name"] }),
      aCase({ ...common, id: "kept-phone", confidential: ["phone"] }),
    );
    const found = async (who: string): Promise<string[] | undefined> =>
      (await hub.ask(FIND, { input: { number: SUBMITTER.phone, reason: BECAUSE.reason } }, who)).findBySubmitter.cases?.map((one) => one.reference).toSorted();
    expect(await found(await hub.account("INTAKE_OPERATOR", "VPUB"))).toEqual(["PA-OPEN"]);
    expect(await found(await hub.account("OFFICE_CHIEF", "VPUB"))).toEqual(["PA-KEPT-NAME", "PA-KEPT-PHONE", "PA-OPEN"]);
  });

  test("is not named by a word of urging, nor anybody's number", async () => {
    const { hub } = await aProvince().with(aCase({ id: "one", submitter: SUBMITTER, received: "2026-03-16 08:00" }));
    const reason = `Bà ${SUBMITTER.name} (${SUBMITTER.phone}), 47/9 ngõ Khuyu, xe 29F1-987.65, CCCD 079185001200 đã gọi lần ba`;
    await hub.ask(URGE, { input: { caseId: await idOf(hub, "one"), reason } });
    const shown = await hub.ask(asked<{ case: { urgings: { reason: string }[] } }>("query ($id: ID!) { case(id: $id) { urgings { reason } } }"), {
      id: await idOf(hub, "one"),
    });
    expect(shown.case.urgings).toEqual([{ reason: "Bà ••• (•••), •••, xe •••, CCCD ••• đã gọi lần ba" }]);
    expect(await hub.database.sql("select reason from urging")).toEqual([{ reason: "Bà ••• (•••), •••, xe •••, CCCD ••• đã gọi lần ba" }]);
  });
});

test("a submitter is erased only where one's own post reaches, not wherever another post lets one look", async () => {
  const common = { submitter: SUBMITTER, received: "2026-03-16 08:00" } as const;
  const { hub } = await aProvince().with(
    aCase({ ...common, id: "ours", intake: "SXD" }),
    aCase({ ...common, id: "theirs", intake: "SYT", lead: "SYT", field: "HEALTH" }),
  );
  const chief = await hub.account("OFFICE_CHIEF", "SXD");
  await hub.database.sql(
    "insert into account_post (account_id, role, unit_id, valid_from) select a.id, 'FOCAL_OFFICER', u.id, '2026-01-01' from account a, unit u where a.username = $1 and u.code = 'SYT'",
    [chief],
  );
  expect((await theCase(hub, "theirs", chief)).reference).toBe("PA-THEIRS");
  const order = { legalBasis: "Luật 91/2025/QH15", reason: "theo đơn của người phản ánh" };
  expect((await hub.ask(ERASE, { input: { caseId: await idOf(hub, "theirs"), everyCase: false, ...order } }, chief)).eraseSubmitter.__typename).toBe(
    "CaseNotFound",
  );
  expect((await hub.ask(ERASE, { input: { caseId: await idOf(hub, "ours"), everyCase: true, ...order } }, chief)).eraseSubmitter).toMatchObject({ cases: 1 });
  expect((await theCase(hub, "theirs")).submitter.name).not.toBeNull();
});

test("a body that cannot be read is answered without a word of it, and nothing of it is written anywhere", async () => {
  const { hub } = await aProvince().with();
  for (const body of ['{"query": "mat-khau-bi-mat', `{"password": mat-khau-bi-mat}`, `["${"mat-khau-bi-mat".repeat(10_000)}"]`, "mat-khau-bi-mat"]) {
    const answer = await fetch(`${hub.url}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body });
    expect([answer.status >= 400 && answer.status < 500, answer.headers.get("content-type")?.includes("json")]).toEqual([true, true]);
    expect(await answer.text()).not.toMatch(/mat-khau|node_modules|at JSON/);
  }
  expect(hub.log.join("\n")).not.toContain("mat-khau");
});

test("what is far too long is refused or answered, never a fault", async () => {
  const { hub } = await aProvince().with(aCase({ id: "one" }));
  const long = "â".repeat(40_000);
  for (const variables of [
    { filter: { text: long } },
    { filter: { unit: long } },
    { filter: { source: [long] } },
    { after: long },
    { first: 2_147_483_647 },
    { first: -5 },
  ])
    expect((await hub.answer(CASES, variables, "lanhdao")).body).not.toContain("INTERNAL");
  for (const id of ["9".repeat(18), "-1", "1.5", "0x10", "١"])
    expect((await hub.answer(asked(`{ case(id: "${id}") { id } }`), {}, "lanhdao")).body).not.toContain("INTERNAL");
});
