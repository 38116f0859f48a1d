import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked, cookieIn, handshake, until } from "../hub.ts";
import type { Answer } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { SAMPLE_FOLDER } from "./kit/postgres.ts";
import { BOARD, BOARD_CHANGED } from "./kit/documents.ts";

let world: World;
beforeAll(async () => {
  world = await aProvince({ kept: true }).with(aCase({ received: "2026-03-10" }));
});
afterAll(() => world.leave());

type SignedIn = { signIn: { __typename: string; message?: string; username?: string; retryAfterSeconds?: number } };
const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename
  ... on Viewer { username } ... on WrongCredentials { message } ... on TooManyAttempts { message retryAfterSeconds } } }`;
const SIGN_OUT = "mutation { signOut }";
const VIEWER = "{ viewer { username role scope { code } may } }";

const post = <Data>(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Answer<Data>> =>
  world.hub.post<Data>({ query, variables }, headers);
const signIn = (username: string, password: string, headers: Record<string, string> = {}): Promise<Answer<SignedIn>> =>
  post<SignedIn>(SIGN_IN, { input: { username, password } }, headers);
const whoIs = async (cookie: string): Promise<string | null> =>
  (await post<{ viewer: { username: string } | null }>(VIEWER, {}, { cookie })).data?.viewer?.username ?? null;

describe("signing in", () => {
  test("anybody may ask what the hub is, and is told that nobody is signed in", async () => {
    const { data } = await post<{ hub: { sample: boolean; sampleAccounts: { username: string }[] }; viewer: null }>(
      "{ hub { sample provinceName sampleAccounts { username role } } viewer { username } }",
    );
    expect(data).toMatchObject({ hub: { sample: true, provinceName: "Tỉnh Sông Lam Hạ" }, viewer: null });
    const offered = readFileSync(join(SAMPLE_FOLDER, "accounts.yaml"), "utf8").matchAll(/username: ([a-z.]+)/g);
    expect(data?.hub.sampleAccounts.map((account) => account.username)).toEqual([...offered].map(([, username]) => username));
  });

  test.each([
    ["a wrong password", "lanhdao", "sai-mat-khau"],
    ["somebody nobody knows", "khong.co.ai", "mau-lanh-dao"],
    ["a password in other capitals", "lanhdao", "MAU-LANH-DAO"],
    ["no password", "lanhdao", ""],
    ["a name with a quote in it", "lanhdao' or '1'='1", "x"],
  ])("%s is answered alike, without a session", async (_name, username, password) => {
    const { data, headers } = await signIn(username, password);
    expect(data?.signIn).toEqual({ __typename: "WrongCredentials", message: "Tên đăng nhập hoặc mật khẩu không đúng." });
    expect(headers.getSetCookie()).toEqual([]);
  });

  test("too many wrong passwords make the right one wait too", async () => {
    for (let i = 0; i < 10; i += 1) await signIn("thanhtra", `sai-${i}`);
    const { data } = await signIn("thanhtra", "mau-thanh-tra");
    expect(data?.signIn.__typename).toBe("TooManyAttempts");
    expect(data?.signIn.retryAfterSeconds).toBeGreaterThan(60);
  });

  test("the session's cookie is the browser's own secret, and stands nowhere in the database", async () => {
    const { data, headers } = await signIn(" LanhDao ", "mau-lanh-dao");
    expect(data?.signIn).toEqual({ __typename: "Viewer", username: "lanhdao" });
    const [line] = headers.getSetCookie();
    const [pair, ...attributes] = (line ?? "").split("; ");
    expect(attributes.toSorted()).toEqual(["HttpOnly", "Path=/", "SameSite=Lax"]); // over https also Secure, and the name begins with __Host-
    const token = (pair ?? "").split("=")[1] ?? "";
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const kept = await world.hub.database.sql<{ text: string }>("select session::text as text from session");
    expect(kept.map((row) => row.text).join("\n")).not.toContain(token);
    expect(kept.map((row) => row.text).join("\n")).not.toContain(Buffer.from(token).toString("hex"));
  });

  test("signing in again makes a new session and ends the one before", async () => {
    const first = cookieIn((await signIn("lanhdao", "mau-lanh-dao")).headers);
    const second = cookieIn((await signIn("cntt", "mau-cntt", { cookie: first })).headers);
    expect(second).not.toBe(first);
    expect([await whoIs(first), await whoIs(second)]).toEqual([null, "cntt"]);
  });
});

describe("a session ends", () => {
  test("when its owner signs out; the browser is told to forget it", async () => {
    const cookie = await world.hub.signIn("lanhdao");
    const { data, headers } = await post<{ signOut: boolean }>(SIGN_OUT, {}, { cookie });
    expect(data).toEqual({ signOut: true });
    expect(headers.getSetCookie()[0]).toMatch(/^daumoi_session=; .*Max-Age=0/);
    expect(await whoIs(cookie)).toBeNull();
    expect((await world.hub.post({ query: BOARD.text }, { cookie })).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    expect((await post<{ signOut: boolean }>(SIGN_OUT, {}, { cookie })).data).toEqual({ signOut: false });
  });

  test("after thirty minutes without use, and not before", async () => {
    const cookie = await world.hub.signIn("lanhdao");
    await world.hub.now(29 * 60_000);
    expect(await whoIs(cookie)).toBe("lanhdao");
    await world.hub.now(29 * 60_000);
    expect(await whoIs(cookie)).toBe("lanhdao");
    await world.hub.now(31 * 60_000);
    expect(await whoIs(cookie)).toBeNull();
  });

  test("after eight hours, however busy", async () => {
    const cookie = await world.hub.signIn("lanhdao");
    for (let passed = 0; passed < 8 * 60 - 20; passed += 20) {
      await world.hub.now(20 * 60_000);
      expect(await whoIs(cookie)).toBe("lanhdao");
    }
    await world.hub.now(20 * 60_000);
    expect(await whoIs(cookie)).toBeNull();
  });

  test("and with it the socket it opened: no board comes any more", async () => {
    const watching = await world.hub.watch(BOARD_CHANGED, {}, "giamdoc.sxd");
    await watching.frame("the board comes", () => true);
    await post(SIGN_OUT, {}, { cookie: await world.hub.cookieOf("giamdoc.sxd") });
    await until("the hub closes the socket", () => watching.closed, 20_000);
    expect(watching.closed).toMatchObject({ code: 4403 });
    const came = watching.frames.length;
    world.source.put(aCase({ received: "2026-03-16", lead: "SXD" }));
    await world.hub.settled();
    expect(watching.frames).toHaveLength(came);
  }, 30_000);
});

describe("the graph's door", () => {
  test("answers no GET, whatever it says it accepts", async () => {
    const cookie = await world.hub.cookieOf("lanhdao");
    const answer = await fetch(`${world.hub.url}/graphql?query=${encodeURIComponent("{ viewer { username } }")}`, {
      headers: { cookie, "apollo-require-preflight": "1", "content-type": "application/json" },
    });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
    expect(await answer.text()).not.toContain("lanhdao");
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
    "takes no question in %s, which any web page could send",
    async (type) => {
      const cookie = await world.hub.cookieOf("lanhdao");
      const answer = await fetch(`${world.hub.url}/graphql`, {
        method: "POST",
        headers: { cookie, "content-type": type },
        body: JSON.stringify({ query: "{ viewer { username } }" }),
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(await answer.text()).not.toContain("lanhdao");
    },
  );

  test("answers no list of questions at once, no endless and no deep one", async () => {
    const cookie = await world.hub.cookieOf("lanhdao");
    expect((await world.hub.post([{ query: VIEWER }, { query: VIEWER }], { cookie })).status).toBe(400);
    const deep = `{ units { ${"parent { ".repeat(15)} code ${"} ".repeat(15)} } }`;
    const wide = `{ ${Array.from({ length: 401 }, (_, i) => `a${i}: hub { sample }`).join(" ")} }`;
    for (const query of [deep, wide]) expect((await world.hub.post({ query }, { cookie })).errors.length).toBeGreaterThan(0);
  });

  test.each([
    ["without an origin", {}],
    ["of a page elsewhere", { origin: "https://trang-khac.example" }],
    ["of no page", { origin: "null" }],
    ["of another port", { origin: "http://127.0.0.1:1" }],
  ])("opens no socket %s, even with a good cookie", async (_name, headers) => {
    const cookie = await world.hub.cookieOf("lanhdao");
    expect((await handshake(world.hub.url, { ...headers, cookie })).status).toBe(403);
  });

  test("opens a socket for the hub's own page, and subscribes nothing on it without a session", async () => {
    const { status, socket } = await handshake(world.hub.url, { origin: world.hub.url, cookie: await world.hub.cookieOf("lanhdao") });
    expect(status).toBe(101);
    socket?.terminate();
    const nobody = await world.hub.watch(BOARD_CHANGED, {}, null);
    await until("the hub closes the socket", () => nobody.closed);
    expect([nobody.closed?.code, nobody.frames]).toEqual([4403, []]);
  });

  test("holds the socket to the same limits as a question", async () => {
    const deep = asked<unknown>(`subscription { boardChanged { ${"scope { parent { ".repeat(1)} ${"parent { ".repeat(14)} code ${"} ".repeat(14)} } } } }`);
    const watching = await world.hub.watch(deep, {}, "lanhdao");
    expect(watching.frames).toEqual([]);
    expect(JSON.stringify(watching.errors)).toContain("Truy vấn quá lớn");
    await watching.stop();
  });
});
