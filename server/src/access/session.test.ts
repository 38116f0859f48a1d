import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { parseOptions } from "@node-rs/argon2";
import type { Database } from "../platform/database.ts";
import { fixedClock } from "../platform/now.ts";
import { accounts, addAccount, disableAccount } from "./account.ts";
import type { NewAccount } from "./account.ts";
import { signIn, signOut, sweepEnded, viewerOf } from "./session.ts";
import { CONSTRUCTION, PROVINCE, aDatabase } from "./test-database.ts";

let database: Database;
let stop: () => Promise<void>;
beforeAll(async () => ({ database, stop } = await aDatabase()), 60_000);
afterAll(() => stop());

const MINUTE = 60_000;
const aMorning = () => fixedClock(Date.parse("2026-11-20T02:00:00Z"));
let clock = aMorning();
let people = 0;
beforeEach(() => {
  clock = aMorning();
});

const PASSWORD = "mật khẩu đúng";
const aPerson = async (wanted: Partial<NewAccount> = {}): Promise<string> => {
  const username = `nguoi.${++people}`;
  await addAccount(database, clock, { username, password: PASSWORD, displayName: "Trần Thị Bình", role: "UNIT_HEAD", unitId: CONSTRUCTION, ...wanted });
  return username;
};
const tryAs = (username: string, password = PASSWORD, from = `10.0.0.${people}`) => signIn(database, clock, { username, password, from });
const tokenOf = async (username: string): Promise<string> => {
  const answer = await tryAs(username);
  if (answer.outcome !== "signedIn") throw new Error(answer.outcome);
  return answer.token;
};
const rows = <Row>(sql: string, values: unknown[] = []) => database.read((tx) => tx.rows<Row>(`-- test\n${sql}`, values));

describe("an account", () => {
  test("is kept with an argon2id hash of OWASP's cost, and listed without it", async () => {
    const username = await aPerson();
    const [row] = await rows<{ password_hash: string }>("select password_hash from account where username = $1", [username]);
    expect(row?.password_hash).toMatch(/^\$argon2id\$/);
    expect(parseOptions(row?.password_hash ?? "")).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    expect((await accounts(database)).find((entry) => entry.username === username)).toEqual({
      username,
      displayName: "Trần Thị Bình",
      role: "UNIT_HEAD",
      unitId: CONSTRUCTION,
      createdAt: clock.now(),
      disabledAt: null,
    });
  });

  test.each<[string, Partial<NewAccount>]>([
    ["username", { username: "Nguyễn An" }],
    ["username", { username: "a" }],
    ["password", { password: "ngắn" }],
    ["password", { password: "x".repeat(201) }],
    ["password", { username: "chanh.van.phong", password: "Chanh.Van.Phong" }],
    ["displayName", { displayName: "  " }],
    ["unitId", { unitId: 999 }],
    ["unitId", { role: "LEADER" }],
    ["unitId", { role: "INSPECTOR" }],
    ["unitId", { role: "SYSTEM_OPERATOR" }],
  ])("with an unfit %s is refused by that name (%j)", async (at, wanted) => {
    await expect(aPerson(wanted)).rejects.toMatchObject({ name: "Refused", problems: [{ at }] });
  });

  test("of a taken username is refused, in whatever spelling", async () => {
    const username = await aPerson();
    await expect(aPerson({ username: ` ${username.toUpperCase()} ` })).rejects.toMatchObject({ problems: [{ at: "username" }] });
  });

  test("that does not exist cannot be disabled", async () => {
    await expect(disableAccount(database, clock, "khong.co")).rejects.toMatchObject({ problems: [{ at: "username" }] });
  });
});

describe("signing in", () => {
  test("gives the viewer with his unit's path, and a token that stands nowhere in the database", async () => {
    const username = await aPerson({ role: "LEADER", unitId: PROVINCE });
    const answer = await tryAs(` ${username.toUpperCase()}`, PASSWORD.normalize("NFD"));
    expect(answer).toMatchObject({
      outcome: "signedIn",
      token: expect.stringMatching(/^[\w-]{43}$/),
      viewer: { username, displayName: "Trần Thị Bình", role: "LEADER", unitId: PROVINCE, unitPath: "/TINH/" },
    });
    const token = (answer as { token: string }).token;
    expect(await viewerOf(database, clock, token)).toEqual((answer as { viewer: unknown }).viewer);
    const kept = await rows<{ all: string; hash: Buffer }>("select s::text as all, token_hash as hash from session s");
    for (const row of kept) {
      expect(row.all).not.toContain(token);
      expect(row.hash).toHaveLength(32);
      expect(row.hash.includes(Buffer.from(token, "base64url"))).toBe(false);
    }
  });

  test("gives another token every time", async () => {
    const username = await aPerson();
    expect(await tokenOf(username)).not.toBe(await tokenOf(username));
  });

  test("a wrong password, an unknown username and a disabled account are one answer", async () => {
    const username = await aPerson();
    const gone = await aPerson();
    await disableAccount(database, clock, gone);
    for (const answer of [await tryAs(username, "sai mật khẩu"), await tryAs("khong.co"), await tryAs(gone), await tryAs("", ""), await tryAs("a\u0000b")]) {
      expect(answer).toEqual({ outcome: "wrongCredentials" });
    }
  });

  test("an unknown username costs as much time as a wrong password", async () => {
    const username = await aPerson();
    const took = async (name: string, from: string) => {
      const times: number[] = [];
      for (let i = 0; i < 5; i++) {
        const start = performance.now();
        await tryAs(name, "sai mật khẩu", from);
        times.push(performance.now() - start);
      }
      return Math.min(...times);
    };
    const known = await took(username, "10.1.0.1");
    const unknown = await took("khong.co.nguoi.nay", "10.1.0.2");
    expect(unknown).toBeGreaterThan(known / 3);
  });
});

describe("guessing", () => {
  test("the eleventh wrong password within 15 minutes is not looked at, nor is a right one after it; afterwards it is", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const username = await aPerson();
      for (let i = 0; i < 10; i++) expect(await tryAs(username, "sai mật khẩu", `10.2.0.${i}`)).toEqual({ outcome: "wrongCredentials" });
      const refusal = await tryAs(username, PASSWORD, "10.2.0.99");
      expect(refusal).toEqual({ outcome: "tooManyAttempts", retryAfterSeconds: expect.any(Number) });
      const { retryAfterSeconds } = refusal as { retryAfterSeconds: number };
      expect(retryAfterSeconds).toBeGreaterThan(890);
      expect(retryAfterSeconds).toBeLessThanOrEqual(900);
      vi.setSystemTime(Date.now() + retryAfterSeconds * 1000 + 1);
      expect(await tryAs(username, PASSWORD, "10.2.0.99")).toMatchObject({ outcome: "signedIn" });
    } finally {
      vi.useRealTimers();
    }
  });

  test("thirty at once are thirty: ten are looked at", async () => {
    const username = await aPerson();
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => tryAs(username, "sai mật khẩu", `10.3.0.${i}`)));
    expect(answers.filter((answer) => answer.outcome === "wrongCredentials")).toHaveLength(10);
  });

  test("a right password frees the username", async () => {
    const username = await aPerson();
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 9; i++) await tryAs(username, "sai mật khẩu", `10.4.${round}.${i}`);
      expect(await tryAs(username, PASSWORD, `10.4.${round}.99`)).toMatchObject({ outcome: "signedIn" });
    }
  });

  test("one address may not try fifty usernames and go on, and right passwords do not count against it", async () => {
    const username = await aPerson();
    for (let i = 0; i < 3; i++) expect(await tryAs(username, PASSWORD, "10.5.0.1")).toMatchObject({ outcome: "signedIn" });
    const answers = await Promise.all(Array.from({ length: 55 }, (_, i) => tryAs(`ai.do.${i}`, "sai mật khẩu", "10.5.0.1")));
    expect(answers.filter((answer) => answer.outcome === "wrongCredentials")).toHaveLength(50);
    expect(await tryAs(username, PASSWORD, "10.5.0.2")).toMatchObject({ outcome: "signedIn" });
  }, 20_000);
});

describe("a session", () => {
  const seenAt = async (username: string) =>
    (await rows<{ seen_at: number }>("select seen_at from session s join account a on a.id = account_id where username = $1", [username]))[0]?.seen_at;

  test("ends after 30 minutes without use", async () => {
    const token = await tokenOf(await aPerson());
    clock.advance(29 * MINUTE);
    expect(await viewerOf(database, clock, token)).not.toBeNull();
    clock.advance(29 * MINUTE);
    expect(await viewerOf(database, clock, token)).not.toBeNull();
    clock.advance(30 * MINUTE);
    expect(await viewerOf(database, clock, token)).toBeNull();
  });

  test("ends after 8 hours, however busy", async () => {
    const token = await tokenOf(await aPerson());
    for (let passed = 0; passed < 480 - 20; passed += 20) {
      clock.advance(20 * MINUTE);
      expect(await viewerOf(database, clock, token)).not.toBeNull();
    }
    clock.advance(20 * MINUTE);
    expect(await viewerOf(database, clock, token)).toBeNull();
  });

  test("in use is written at most once a minute", async () => {
    const username = await aPerson();
    const token = await tokenOf(username);
    const start = clock.now();
    clock.advance(0.9 * MINUTE);
    await viewerOf(database, clock, token);
    expect(await seenAt(username)).toBe(start);
    clock.advance(0.1 * MINUTE);
    await viewerOf(database, clock, token);
    expect(await seenAt(username)).toBe(start + 60_000);
  });

  test("ends at sign-out, alone", async () => {
    const username = await aPerson();
    const [here, there] = [await tokenOf(username), await tokenOf(username)];
    await signOut(database, here);
    await signOut(database, here);
    expect(await viewerOf(database, clock, here)).toBeNull();
    expect(await viewerOf(database, clock, there)).not.toBeNull();
  });

  test("ends when the account is disabled", async () => {
    const username = await aPerson();
    const token = await tokenOf(username);
    await disableAccount(database, clock, username);
    expect(await viewerOf(database, clock, token)).toBeNull();
    expect(await rows("select 1 from session s join account a on a.id = account_id where username = $1", [username])).toEqual([]);
    expect((await accounts(database)).find((entry) => entry.username === username)?.disabledAt).toBe(clock.now());
  });

  test("that outlived its account's end is nobody's", async () => {
    const username = await aPerson();
    const token = await tokenOf(username);
    await database.write((tx) => tx.rows("-- test\nupdate account set disabled_at = now() where username = $1", [username]));
    expect(await viewerOf(database, clock, token)).toBeNull();
  });

  test("that is over leaves no row once it was swept, and one in use stays", async () => {
    const username = await aPerson();
    await tokenOf(username);
    clock.advance(60 * MINUTE);
    await tokenOf(username);
    await sweepEnded(database, clock.now());
    expect(await rows("select 1 from session s join account a on a.id = account_id where username = $1", [username])).toHaveLength(1);
  });

  test.each([null, "", "x", "a".repeat(43), "a".repeat(100_000), "' or 1=1 --"])("of the token %s is nobody's", async (token) => {
    expect(await viewerOf(database, clock, token)).toBeNull();
  });
});
