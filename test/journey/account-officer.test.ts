import { afterAll, beforeAll, expect, test } from "vitest";
import { addAccount } from "../../server/src/access/index.ts";
import { importOfficers } from "../../server/src/unit/index.ts";
import { asked } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";

const DUTY = 'duty: [{ days: [MON, TUE, WED, THU, FRI], from: "07:00", to: "17:00" }], from: 2026-01-01, basis: thử';
/** A task force at SXD: Tâm is away on the 17th and 18th, Thanh stands in. */
const register = (postsOfThanh: string): string => `
correction: Sổ cán bộ thử nghiệm thay cho sổ mẫu
officers:
  - { code: CB-11, name: Nguyễn Hữu Tâm }
  - { code: CB-12, name: Bùi Thị Thanh }
  - { code: CB-15, name: Mai Thị Hương }
posts:
  - { officer: CB-11, unit: SXD, title: Chánh Văn phòng Sở, from: 2025-03-01, basis: thử }
  - { officer: CB-15, unit: X-ANPHU, title: Chủ tịch UBND xã, head: true, from: 2025-07-01, basis: thử }
  ${postsOfThanh}
rosters:
  - unit: SXD
    members:
      - { officer: CB-11, task: Tổ trưởng, charge: chung, ${DUTY} }
      - { officer: CB-12, task: Tổ phó, charge: pháp chế, ${DUTY} }
    delegations:
      - { of: CB-11, to: CB-12, from: 2026-03-17, until: 2026-03-19, basis: đi công tác }
`;
const TODAY = "2026-03-16";
const AT_SXD = "- { officer: CB-12, unit: SXD, title: Công chức pháp chế, from: 2025-03-01, basis: thử }";
const AT_SYT = "- { officer: CB-12, unit: SYT, title: Chuyên viên, from: 2025-03-01, basis: thử }";

let world: World;
let keeper: string;
let absent: string;
let deputy: string;
beforeAll(async () => {
  world = await aProvince({ kept: true }).with(aCase({ id: "roads", received: "2026-03-09", lead: "SXD-HTGT" }));
  await world.hub.hub.database.write((tx) => importOfficers(tx, register(AT_SXD), TODAY));
  keeper = await world.hub.account("IT_OFFICER", "SXD");
  absent = await world.hub.account("UNIT_HEAD", "SXD", "tam.nh");
  deputy = await world.hub.account("TELECOM", "SXD", "thanh.bt");
}, 60_000);
afterAll(() => world?.leave());

type Outcome = { __typename: string; at?: string; officer?: object | null };
const ACCOUNT = "__typename ... on AccountRefused { at } ... on Account { officer { code name posts fits standsInFor deputies } }";
const link = async (username: string, officer: string, as = keeper): Promise<Outcome> =>
  (
    await world.hub.ask(
      asked<{ linkOfficer: Outcome }>(`mutation ($input: LinkOfficerInput!) { linkOfficer(input: $input) { ${ACCOUNT} } }`),
      { input: { username, officer } },
      as,
    )
  ).linkOfficer;
const unlink = async (username: string): Promise<Outcome> =>
  (
    await world.hub.ask(
      asked<{ unlinkOfficer: Outcome }>(`mutation ($input: AccountInput!) { unlinkOfficer(input: $input) { ${ACCOUNT} } }`),
      { input: { username } },
      keeper,
    )
  ).unlinkOfficer;
const officerOf = async (username: string): Promise<object | null | undefined> => {
  const list = asked<{ accounts: { edges: { node: { officer: object | null } }[] } }>(
    "query ($text: String) { accounts(text: $text) { edges { node { officer { name posts fits standsInFor deputies } } } } }",
  );
  return (await world.hub.ask(list, { text: username }, keeper)).accounts.edges[0]?.node.officer;
};
const rosterSeen = async (as: string): Promise<unknown> =>
  (await world.hub.ask(asked<{ unit: { roster: object[] } }>('{ unit(code: "SXD") { roster { name deputy deputyUsername } } }'), {}, as)).unit.roster;
/** How many cases he sees, or why none; and in whose place he acts. */
const sees = async (username: string): Promise<[number | string, (string | null)[]]> => {
  const { data, errors } = await world.hub.post<{ cases: { totalCount: number }; viewer: { posts: { onBehalfOf: string | null }[] } }>(
    { query: '{ cases(filter: { unit: "SXD" }) { totalCount } }' },
    { cookie: await world.hub.signIn(username) },
  );
  const posts = await world.hub.post<{ viewer: { posts: { onBehalfOf: string | null; acts: string[] }[] } }>(
    { query: "{ viewer { posts { onBehalfOf acts } } }" },
    { cookie: await world.hub.signIn(username) },
  );
  return [data?.cases.totalCount ?? errors[0]?.extensions?.code ?? "", posts.data?.viewer.posts.map((post) => post.onBehalfOf) ?? []];
};

test("an account is tied to an officer with a post where its keeper keeps accounts, one officer to one account", async () => {
  expect((await link(absent, "CB-15")).at).toBe("officer"); // of a commune
  expect((await link(absent, "CB-99")).at).toBe("officer");
  expect((await link("lanhdao", "CB-11")).at).toBe("username");
  expect((await link(keeper, "CB-11")).at).toBe("username"); // not his own
  expect(await link(absent, "cb-11")).toEqual({
    __typename: "Account",
    officer: { code: "CB-11", name: "Nguyễn Hữu Tâm", posts: ["Chánh Văn phòng Sở, Sở Xây dựng"], fits: true, standsInFor: [], deputies: [] },
  });
  expect((await link(deputy, "CB-11")).at).toBe("officer");
  expect((await link(deputy, "CB-12")).__typename).toBe("Account");
  const entries = await world.hub.database.sql<{ subject: string }>("select subject from audit_entry where act = 'linkOfficer' order by number");
  expect(entries.map((entry) => entry.subject)).toEqual([`account:${absent}`, `account:${deputy}`]);
});

test("who stands in by the roster acts in the absent member's place on those days and no others, as himself", async () => {
  expect(await sees(deputy)).toEqual(["FORBIDDEN", [null]]);
  await world.hub.now("2026-03-17T00:00:00+07:00");
  expect(await sees(deputy)).toEqual([1, [null, absent]]);
  expect(await officerOf(deputy)).toMatchObject({ standsInFor: ["Nguyễn Hữu Tâm"], deputies: [] });
  expect(await officerOf(absent)).toMatchObject({ standsInFor: [], deputies: ["Bùi Thị Thanh"] });
  expect(await rosterSeen(keeper)).toContainEqual({ name: "Nguyễn Hữu Tâm", deputy: "Bùi Thị Thanh", deputyUsername: deputy });
  expect(await rosterSeen("lanhdao")).toContainEqual({ name: "Nguyễn Hữu Tâm", deputy: "Bùi Thị Thanh", deputyUsername: null });
});

test("what keeps the hub itself is not lent, and what was lent is not his to lend on", async () => {
  await world.hub.hub.database.write((tx) =>
    tx.rows("update account_post set role = 'OFFICE_CHIEF' where account_id = (select id from account where username = $1)", [absent]),
  );
  const cookie = await world.hub.signIn(deputy);
  const { data } = await world.hub.post<{ viewer: { posts: { onBehalfOf: string | null; acts: string[] }[] } }>(
    { query: "{ viewer { posts { onBehalfOf acts } } }" },
    { cookie },
  );
  const lent = data?.viewer.posts.find((post) => post.onBehalfOf === absent)?.acts ?? [];
  expect(lent).toEqual(expect.arrayContaining(["readCases", "urgeCases", "revealContact"]));
  for (const act of ["administerUnits", "adoptRules", "proposeRules", "eraseSubmitters"]) expect(lent).not.toContain(act);
  const delegate = `mutation { delegate(input: { to: "giamdoc.sxd", acts: [readCases], fromAt: "2026-03-17T01:00:00Z", toAt: "2026-03-18T00:00:00Z" }) { __typename } }`;
  expect((await world.hub.post<{ delegate: { __typename: string } }>({ query: delegate }, { cookie })).data?.delegate.__typename).toBe("AccountRefused");
});

test("it ends with the link, with the absent member's lock, and with the last day", async () => {
  await unlink(absent);
  expect(await sees(deputy)).toEqual(["FORBIDDEN", [null]]);
  await link(absent, "CB-11");
  expect((await sees(deputy))[0]).toBe(1);
  await world.hub.ask(asked(`mutation { lockAccount(input: { username: "${absent}" }) { __typename } }`), {}, keeper);
  expect((await sees(deputy))[0]).toBe("FORBIDDEN");
  await world.hub.ask(asked(`mutation { unlockAccount(input: { username: "${absent}" }) { __typename } }`), {}, keeper);
  expect((await sees(deputy))[0]).toBe(1);
  await world.hub.now("2026-03-19T00:00:00+07:00");
  expect((await sees(deputy))[0]).toBe("FORBIDDEN");
});

test("an officer who moved or left is told on his account", async () => {
  expect(await officerOf(deputy)).toMatchObject({ fits: true });
  await world.hub.hub.database.write((tx) => importOfficers(tx, register(AT_SYT), TODAY));
  expect(await officerOf(deputy)).toMatchObject({ name: "Bùi Thị Thanh", posts: ["Chuyên viên, Sở Y tế"], fits: false });
  await unlink(deputy);
  expect(await officerOf(deputy)).toBeNull();
});

test("an account that is made for an officer is his from the beginning, and nobody's where the register has no such officer", async () => {
  const { database, clock, units } = world.hub.hub;
  const made = (username: string, officer: string) =>
    addAccount(database, clock, { username, password: "mot-mat-khau-dai", displayName: "Thử", role: "TELECOM", unitId: units().idOf("SXD") }, officer);
  await made("moi.mot", "CB-15");
  await made("moi.hai", "CB-999");
  await expect(made("moi.mot", "CB-12")).rejects.toThrow("taken");
  const linked = await world.hub.database.sql(
    "select a.username, o.code from account a left join officer o on o.id = a.officer_id where username like 'moi.%' order by 1",
  );
  expect(linked).toEqual([
    { username: "moi.hai", code: null },
    { username: "moi.mot", code: "CB-15" },
  ]);
});
