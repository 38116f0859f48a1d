import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appendAudit } from "../../server/src/audit/index.ts";
import { asked, dataFolder, hubCommand, startHub, startHubProcess, until } from "../hub.ts";
import type { TestHub } from "../hub.ts";
import pg from "pg";

let hub: TestHub;
let folder: string;
let environment: Record<string, string>;
beforeAll(async () => {
  hub = await startHub();
  folder = dataFolder();
  environment = {
    DATABASE_URL: hub.database.url,
    DATABASE_ADMIN_URL: hub.database.adminUrl,
    HUB_KEY_FILE: hub.database.keyFile,
    DATA_DIR: folder,
    AUDIT_CHECKPOINT_DIRS: `${join(folder, "a")}:${join(folder, "b")}`,
  };
}, 120_000);
afterAll(() => hub.leave());

const look = (n: number) =>
  hub.hub.database.write((tx) =>
    appendAudit(tx, {
      stream: "access",
      actor: { kind: "hub", id: null, name: "test" },
      act: "look",
      subject: { kind: "case", id: String(n) },
      detail: {},
      at: n,
    }),
  );
const verify = async (...args: string[]) => {
  const { ended, stdout, stderr } = await hubCommand(["audit", "verify", "--json", ...args], environment);
  return {
    code: ended?.code,
    said: JSON.parse(stdout === "" ? "null" : stdout) as {
      entries: number;
      checkpoints: number;
      findings: { place: string; number: number; by: string }[];
    } | null,
    stderr,
  };
};

describe("at the command line", () => {
  test("an act stands in the chain under the name it was done by", async () => {
    await hubCommand(["--as", "le.van.it", "account", "disable", "cntt"], environment);
    await hubCommand(["account", "disable", "khong.co"], environment);
    const rows = await hub.database.sql<{ body: string }>("select body from audit_entry where act like 'disableAccount%' order by number");
    const told = rows.map(({ body }) => JSON.parse(body) as { act: string; actor: { kind: string; name: string }; subject: { id: string } });
    expect(told[0]).toMatchObject({ act: "disableAccount", actor: { kind: "cli", name: "le.van.it" }, subject: { id: "cntt" } });
    expect(told.slice(1).map(({ act, subject }) => [act, subject.id])).toEqual([
      ["disableAccount", "khong.co"],
      ["disableAccountFailed", "khong.co"],
    ]);
    expect((await hubCommand(["--as", "có dấu cách", "account", "disable", "cntt"], environment)).stderr).toContain("--as: expected a name");
  }, 120_000);

  test("a checkpoint goes into every folder, and what was done since is proved by it", async () => {
    for (let n = 1; n <= 20; n += 1) await look(n);
    expect((await hubCommand(["audit", "checkpoint"], environment)).stdout).toBe(`${join(folder, "a")}: written\n${join(folder, "b")}: written\n`);
    expect((await hubCommand(["audit", "checkpoint"], environment)).stdout).toContain("nothing new");
    const key = (await hubCommand(["audit", "public-key"], environment)).stdout;
    writeFileSync(join(folder, "key.pub"), key);
    expect(await verify("--public-key", join(folder, "key.pub"))).toMatchObject({ code: 0, said: { checkpoints: 2, findings: [] }, stderr: "" });
  }, 120_000);

  test("a rewritten chain ends with 1 and names the place", async () => {
    await onAdmin(`begin; set local session_replication_role = replica; delete from audit_entry where stream = 'access' and number > 5;
      update audit_head h set last = 5, hash = e.hash from audit_entry e where h.stream = 'access' and e.stream = 'access' and e.number = 5; commit`);
    const { code, said } = await verify();
    expect(code).toBe(1);
    expect(said?.findings).toMatchObject([{ place: "access", number: 6, by: "checkpoint" }]);
    const second = await hubCommand(["audit", "checkpoint"], environment);
    expect(second.ended?.code).toBe(2);
    expect(second.stderr).toContain("run hub audit verify");
  }, 120_000);
});

async function onAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: hub.database.adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

test("an auditor's login reads and verifies, and can do nothing else", async () => {
  const login = `kiem_toan_${process.pid}`;
  await onAdmin(`create role ${login} login password 'x' in role dau_moi_auditor`);
  try {
    const url = Object.assign(new URL(hub.database.adminUrl), { username: login, password: "x" }).href;
    const verified = await hubCommand(["audit", "verify", "--json"], { ...environment, DATABASE_URL: url, DATABASE_ADMIN_URL: "" });
    expect(verified.stderr).toBe("");
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const sql of [
      "insert into audit_head values ('x', 0, '')",
      "update audit_entry set body = body",
      "select name_sealed from feedback_case",
      "select sealed from audit_text",
      "select audit_append('access', '', '', now())",
    ])
      await expect(client.query(sql)).rejects.toThrow("permission denied");
    await client.end();
  } finally {
    await onAdmin(`drop role ${login}`);
  }
}, 120_000);

test("the hub's own login cannot change what is written, by raw SQL", async () => {
  const client = new pg.Client({ connectionString: hub.database.url });
  await client.connect();
  for (const role of ["dau_moi_app", "dau_moi_worker"]) {
    await client.query(`set role ${role}`);
    for (const sql of [
      "update audit_entry set body = body",
      "delete from audit_entry",
      "truncate audit_entry",
      "update audit_head set last = 0",
      "insert into audit_entry (stream, number, at, body, hash) values ('access', 99, now(), '{}', '')",
    ])
      await expect(client.query(sql)).rejects.toThrow("permission denied");
  }
  await client.end();
});

describe("a hub that is killed", () => {
  const SIGN_IN = asked<{ signIn: { __typename: string } }>("mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }");

  test("five times with many signing in leaves a chain without gap, and a clean stop certifies it", async () => {
    const fresh = await startHub();
    const place = { ...environment, DATABASE_URL: fresh.database.url, DATABASE_ADMIN_URL: fresh.database.adminUrl, DATA_DIR: dataFolder(), SAMPLE: "off" };
    const of = { AUDIT_CHECKPOINT_DIRS: join(place.DATA_DIR, "audit") };
    try {
      for (let turn = 0; turn < 5; turn += 1) {
        const running = await startHubProcess({ ...place, ...of }, 120_000);
        const before = await entries(fresh);
        const signingIn = { input: { username: "lanhdao", password: "mau-lanh-dao" } };
        const asking = Array.from({ length: 50 }, () => running.answer(SIGN_IN, signingIn, null).catch(() => null));
        await until("some signed in", async () => (await entries(fresh)) > before, 60_000);
        await running.program.end("SIGKILL");
        await Promise.all(asking);
      }
      const last = await startHubProcess({ ...place, ...of }, 120_000);
      await last.ask(SIGN_IN, { input: { username: "lanhdao", password: "mau-lanh-dao" } }, null);
      await last.program.end("SIGTERM");
      const { stdout, ended } = await hubCommand(["audit", "verify", "--json"], { ...place, ...of });
      expect(JSON.parse(stdout)).toMatchObject({ findings: [] });
      expect(ended?.code).toBe(0);
      const lines = readFileSync(join(place.DATA_DIR, "audit", "audit-checkpoints.jsonl"), "utf8")
        .trimEnd()
        .split("\n");
      const heads = (JSON.parse(lines.at(-1) ?? "") as { heads: { stream: string; number: number }[] }).heads;
      expect(heads.find((head) => head.stream === "account")?.number).toBe(await entries(fresh));
      expect(await entries(fresh)).toBeGreaterThanOrEqual(6);
    } finally {
      await fresh.leave();
    }
  }, 400_000);
});

const entries = async (at: TestHub): Promise<number> =>
  Number((await at.database.sql<{ n: string }>("select count(*) as n from audit_entry where stream = 'account'"))[0]?.n);
