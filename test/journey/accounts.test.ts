import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked, cookieIn } from "../hub.ts";
import type { Who } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";

let world: World;
let keeper: string;
beforeAll(async () => {
  world = await aProvince({ kept: true }).with(
    aCase({ id: "roads", received: "2026-03-09", lead: "SXD-HTGT" }),
    aCase({ id: "done", received: "2026-03-02", lead: "SXD-HTGT", stage: "CLOSED" }),
    aCase({ id: "health", received: "2026-03-12", lead: "SYT", field: "HEALTH" }),
  );
  keeper = await world.hub.account("IT_OFFICER", "SXD");
}, 60_000);
afterAll(() => world?.leave());

type Answered = Record<string, { __typename: string; message?: string; at?: string; password?: string; passwords?: { username: string; password: string }[] }>;
const ask = (text: string, as: Who): Promise<Answered> => world.hub.ask(asked<Answered>(text), {}, as);
const act = async (name: string, input: string, as: Who = keeper): Promise<Answered[string]> => {
  const fields =
    "__typename ... on AccountRefused { at message } ... on OneTimePassword { password } ... on AccountsAdopted { passwords { username password } }";
  const fitting = fields.split(" ... ").filter((part, i) => i === 0 || part.includes(FITS[name] ?? "AccountRefused"));
  const answer = (await ask(`mutation { ${name}(input: { ${input} }) { ${fitting.map((part, i) => (i === 0 ? part : `... ${part}`)).join(" ")} } }`, as))[name];
  if (answer === undefined) throw new Error(`${name} answered nothing`);
  return answer;
};
const FITS: Record<string, string> = { resetPassword: "OneTimePassword", adoptAccounts: "AccountsAdopted" };
const audited = async (name: string): Promise<{ actor: string; subject: string }[]> =>
  world.hub.database.sql("select actor, subject from audit_entry where stream = 'account' and act = $1 order by number", [name]);

/** What the graph says somebody is, with the cookie of a session. */
async function viewerBy(cookie: string): Promise<{ username: string; mustChangePassword: boolean } | null> {
  const { data } = await world.hub.post<{ viewer: { username: string; mustChangePassword: boolean } | null }>(
    { query: "{ viewer { username mustChangePassword } }" },
    { cookie },
  );
  return data?.viewer ?? null;
}
async function signedIn(username: string, password: string): Promise<string | null> {
  const answer = await world.hub.post<{ signIn: { __typename: string } }>(
    { query: "mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }", variables: { input: { username, password } } },
    {},
  );
  return answer.data?.signIn.__typename === "Viewer" ? cookieIn(answer.headers) : null;
}

describe("who keeps a department's accounts", () => {
  test("sees those of his department and no others", async () => {
    await world.hub.account("DIVISION_HANDLER", "SXD-HTGT");
    await world.hub.account("DIVISION_HANDLER", "SYT");
    const { accounts } = await world.hub.ask(
      asked<{ accounts: { totalCount: number; edges: { node: { username: string } }[] } }>("{ accounts { totalCount edges { node { username } } } }"),
      {},
      keeper,
    );
    const names = accounts.edges.map((edge) => edge.node.username);
    expect(names).toContain("division.handler.sxd-htgt");
    expect(names).toContain("giamdoc.sxd");
    expect(names).not.toContain("division.handler.syt");
    expect(names).not.toContain("lanhdao");
    expect(accounts.totalCount).toBe(names.length);
  });

  test("locks one: his sessions end at once, and he cannot sign in until it is unlocked", async () => {
    const username = await world.hub.account("FOCAL_OFFICER", "SXD");
    const cookie = await world.hub.signIn(username);
    expect((await act("lockAccount", `username: "${username}"`)).__typename).toBe("Account");
    expect(await viewerBy(cookie)).toBeNull();
    await expect(world.hub.signIn(username)).rejects.toThrow("WrongCredentials");
    expect((await act("unlockAccount", `username: "${username}"`)).__typename).toBe("Account");
    expect(await viewerBy(await world.hub.signIn(username))).toMatchObject({ username });
    expect(await audited("lockAccount")).toContainEqual({ actor: keeper, subject: `account:${username}` });
  });

  test("gives a one-time password that opens nothing but its own change", async () => {
    const username = await world.hub.account("UNIT_HEAD", "SXD-QLN");
    const { password = "" } = await act("resetPassword", `username: "${username}"`);
    await expect(world.hub.signIn(username)).rejects.toThrow("WrongCredentials"); // the one he had is void
    const cookie = (await signedIn(username, password)) ?? "";
    expect(await viewerBy(cookie)).toEqual({ username, mustChangePassword: true });
    const refused = await world.hub.post({ query: "{ cases { totalCount } }" }, { cookie });
    expect(refused.errors[0]?.extensions?.code).toBe("PASSWORD_CHANGE_REQUIRED");
    const change = (current: string, next: string) =>
      world.hub.post<Answered>({ query: `mutation { changePassword(input: { current: "${current}", next: "${next}" }) { __typename } }` }, { cookie });
    expect((await change(password, password)).data?.["changePassword"]?.__typename).toBe("AccountRefused");
    const changed = await change(password, "mật khẩu của tôi");
    expect(changed.data?.["changePassword"]?.__typename).toBe("Viewer");
    expect(await viewerBy(cookie)).toBeNull(); // a new session at a change of rights
    expect(await viewerBy(cookieIn(changed.headers))).toEqual({ username, mustChangePassword: false });
    expect(await signedIn(username, password)).toBeNull();
    expect(JSON.stringify(world.hub.log)).not.toContain(password);
  });

  test("moves one: from today he sees the other unit's cases, and not those he left", async () => {
    const username = await world.hub.account("DIVISION_HANDLER", "SXD-QLVT");
    await act("moveAccount", `username: "${username}", unit: "SXD-HTGT"`);
    const { data } = await world.hub.post<{ viewer: { scope: { code: string }; posts: { role: string }[] } }>(
      { query: "{ viewer { scope { code } posts { role } } }" },
      { cookie: await world.hub.signIn(username) },
    );
    expect(data?.viewer).toEqual({ scope: { code: "SXD-HTGT" }, posts: [{ role: "DIVISION_HANDLER" }] });
    expect((await act("moveAccount", `username: "${username}", unit: "SYT"`)).at).toBe("unit");
    expect((await act("moveAccount", `username: "${username}", unit: "SXD", role: LEADER`)).__typename).toBe("AccountRefused");
  });

  test("does not reach who stands above him, or beside: they are answered like nobody", async () => {
    for (const username of ["lanhdao", "division.handler.syt", "khong.co"]) {
      const answers = await Promise.all(
        ["lockAccount", "resetPassword"].map((name) =>
          ask(`mutation { ${name}(input: { username: "${username}" }) { __typename ... on AccountRefused { message } } }`, keeper),
        ),
      );
      for (const answer of answers)
        expect(Object.values(answer)[0]).toEqual({ __typename: "AccountRefused", message: `Không có tài khoản "${username}" trong phạm vi bạn quản lý.` });
    }
    expect(await signedIn("lanhdao", "mau-lanh-dao")).not.toBeNull();
  });
});

describe("a sheet of accounts", () => {
  const sheet = [
    "Tên đăng nhập;Họ và tên;Vai trò;Mã đơn vị",
    "bui.mai;Bùi Thị Mai;FOCAL_OFFICER;SXD",
    '"dang.long";"Đặng ""Long"" Hải";division_handler;SXD-HTGT',
  ];
  const bad = [
    ...sheet,
    "bui.mai;Bùi Mai;FOCAL_OFFICER;SXD",
    "x;Người Lạ;FOCAL_OFFICER;SXD",
    "a.b;Ai Đó;VUA;SXD",
    "c.d;Ai Đó;FOCAL_OFFICER;SYT",
    "e.f;Ai Đó;LEADER;SXD",
    "giamdoc.sxd;Ai Đó;UNIT_HEAD;SXD",
  ];
  const preview = async (lines: string[]) =>
    (
      await world.hub.ask(
        asked<{ previewAccounts: { accounts: { username: string; displayName: string }[]; problems: { line: number; at: string }[] } }>(
          "query ($input: AccountSheetInput!) { previewAccounts(input: $input) { accounts { username displayName } problems { line at } } }",
        ),
        { input: { csv: lines.join("\r\n") } },
        keeper,
      )
    ).previewAccounts;

  test("is looked at row by row, with what is wrong in each", async () => {
    expect((await preview(sheet)).accounts).toEqual([
      { username: "bui.mai", displayName: "Bùi Thị Mai" },
      { username: "dang.long", displayName: 'Đặng "Long" Hải' },
    ]);
    expect((await preview(bad)).problems.map((problem) => [problem.line, problem.at])).toEqual([
      [4, "tên đăng nhập"],
      [5, "tên đăng nhập"],
      [6, "vai trò"],
      [7, "mã đơn vị"],
      [8, "mã đơn vị"],
      [9, "tên đăng nhập"],
    ]);
    expect((await preview(["a,b", "1,2"])).problems).toHaveLength(4);
  });

  test("is adopted as a whole or not at all, each with a password of his own", async () => {
    const csv = (lines: string[]): string => `csv: ${JSON.stringify(lines.join("\n"))}`;
    expect((await act("adoptAccounts", csv(bad))).__typename).toBe("AccountSheet");
    expect(await world.hub.database.sql("select 1 from account where username = 'bui.mai'")).toEqual([]);
    const { passwords = [] } = await act("adoptAccounts", csv(sheet));
    expect(passwords.map((one) => one.username)).toEqual(["bui.mai", "dang.long"]);
    for (const { username, password } of passwords)
      expect(await viewerBy((await signedIn(username, password)) ?? "")).toEqual({ username, mustChangePassword: true });
    expect((await audited("adoptAccounts")).map((entry) => entry.subject)).toEqual(["account:bui.mai", "account:dang.long"]);
  });
});

describe("standing in", () => {
  const sees = async (username: string): Promise<number | string> => {
    const { data, errors } = await world.hub.post<{ cases: { totalCount: number } }>(
      { query: '{ cases(filter: { unit: "SXD" }) { totalCount } }' },
      { cookie: await world.hub.signIn(username) },
    );
    return data?.cases.totalCount ?? errors[0]?.extensions?.code ?? "";
  };

  test("lends acts of one's own post for a while, ends by itself, and is told as thay mặt", async () => {
    const deputy = await world.hub.account("TELECOM", "SYT");
    expect(await sees(deputy)).toBe("FORBIDDEN");
    const day = (n: number): string => new Date(world.hub.instant + n * 86_400_000).toISOString();
    const lend = (acts: string, as: Who) => act("delegate", `to: "${deputy}", acts: [${acts}], fromAt: "${day(1)}", toAt: "${day(2)}"`, as);
    expect((await lend("administerAccounts", "giamdoc.sxd")).at).toBe("acts"); // not his to lend
    expect((await lend("readCases, seeFigures", "giamdoc.sxd")).__typename).toBe("Delegation");
    expect(await sees(deputy)).toBe("FORBIDDEN"); // not yet
    await world.hub.now(86_400_000 + 60_000);
    expect(await sees(deputy)).toBe(2);
    const posts = await world.hub.post<{ viewer: { posts: { onBehalfOf: string | null; acts: string[] }[] } }>(
      { query: "{ viewer { posts { onBehalfOf acts } } }" },
      { cookie: await world.hub.signIn(deputy) },
    );
    expect(posts.data?.viewer.posts.at(-1)).toEqual({ onBehalfOf: "giamdoc.sxd", acts: ["seeFigures", "readCases"] });
    expect((await lend("readCases", deputy)).at).toBe("acts"); // what was lent cannot be lent on
    await world.hub.now(86_400_000);
    expect(await sees(deputy)).toBe("FORBIDDEN");
  });

  test("ends when he who lent it says so, or is locked", async () => {
    const [deputy, head] = [await world.hub.account("TELECOM", "SXD"), await world.hub.account("UNIT_HEAD", "SXD")];
    const day = (n: number): string => new Date(world.hub.instant + n * 86_400_000).toISOString();
    const lend = () =>
      ask(
        `mutation { delegate(input: { to: "${deputy}", acts: [readCases, seeFigures], fromAt: "${day(-1)}", toAt: "${day(5)}" }) { __typename ... on Delegation { id } } }`,
        head,
      );
    const made = (await lend())["delegate"] as { id?: string };
    expect(await sees(deputy)).toBe(2);
    expect((await act("endDelegation", `id: "${made.id ?? ""}"`, "lanhdao")).__typename).toBe("AccountRefused");
    await act("endDelegation", `id: "${made.id ?? ""}"`, head);
    expect(await sees(deputy)).toBe("FORBIDDEN");
    await lend();
    expect(await sees(deputy)).toBe(2);
    await act("lockAccount", `username: "${head}"`);
    expect(await sees(deputy)).toBe("FORBIDDEN");
  });
});

test("who fails to sign in leaves a trace, without what was typed", async () => {
  await signedIn("giamdoc.sxd", "không phải mật khẩu");
  await signedIn("mật khẩu gõ nhầm ô", "x");
  const failed = await audited("signInFailed");
  expect(failed).toContainEqual({ actor: "giamdoc.sxd", subject: "account:giamdoc.sxd" });
  expect(JSON.stringify(failed)).not.toContain("nhầm");
});
