import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { fakeContext } from "../../connectors/src/conformance/index.ts";
import { configSchema } from "../../connectors/src/sql/config.ts";
import { sql } from "../../connectors/src/sql/index.ts";
import { ingest } from "../../server/src/ingest/index.ts";
import { hostSql, SQL_LIMITS } from "../../server/src/ingest/sql/index.ts";
import { sourceRows } from "../../server/src/source/index.ts";
import type { Manifest } from "../hub.ts";
import { CHECKOUT, until } from "../hub.ts";
import { verify } from "../verify/verify.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { aMariaDbDepartment, aPostgresDepartment } from "./kit/department-database.ts";
import type { DepartmentDatabase } from "./kit/department-database.ts";
import { findMariaDb, startMariaDb } from "./kit/mariadb.ts";
import type { MariaDbServer } from "./kit/mariadb.ts";
import { makeTables, manifestOf, PETITIONS, writePetitions } from "./kit/petitions.ts";
import type { Petition } from "./kit/petitions.ts";
import { boardOf, listOf, sourceOf, theCase } from "./kit/reading.ts";

const mariaDb = await findMariaDb();
const missing = "missing" in mariaDb ? mariaDb.missing : null;
let server: MariaDbServer | null = null;
beforeAll(async () => {
  if (!("missing" in mariaDb)) server = await startMariaDb(mariaDb);
}, 120_000);
afterAll(() => server?.leave(), 60_000);

const KINDS = [
  { where: "PostgreSQL", start: aPostgresDepartment, reason: null },
  { where: `MariaDB${missing === null ? "" : ` (did not run: ${missing})`}`, start: () => aMariaDbDepartment(server as MariaDbServer), reason: missing },
];

/** A department with its tables, connected as the source "csdl". */
async function aDepartment(start: () => Promise<DepartmentDatabase>): Promise<{ world: World; database: DepartmentDatabase; manifest: Manifest }> {
  const database = await start();
  onTestFinished(() => database.drop(), 30_000);
  await makeTables(database);
  const world = await aProvince().with();
  const manifest = manifestOf(database);
  await world.hub.connect(manifest);
  return { world, database, manifest };
}

/** Ids that differ by capitals and marks alone would be one to a database that compares by language. */
function manyPetitions(count: number): Petition[] {
  const letters = ["a", "B", "đ", "Z", "Đ", "e", "Ê"];
  return Array.from({ length: count }, (_, at) => ({
    id: `${letters[at % letters.length]}-${at}`,
    changed: `2026-03-13 09:${String(Math.floor(at / 40) % 60).padStart(2, "0")}:00.${at % 3 === 0 ? "000" : "120"}`,
    ...(at % 4 === 0 ? { stage: "giao" as const, steps: [{ at: "2026-03-12 10:00:00", act: "giao" as const, unit: "SXD" }] } : {}),
  }));
}

/** The department's ids, as its keeper sees them. */
async function idsIn(database: DepartmentDatabase): Promise<string[]> {
  return (await database.run("select so_phieu from phan_anh where so_phieu <> ''")).map((row) => String(row["so_phieu"])).toSorted();
}

async function idsInHub({ hub }: World): Promise<string[]> {
  return (await hub.database.sql<{ id: string }>("select source_case_id as id from feedback_case")).map(({ id }) => id).toSorted();
}

describe.each(KINDS)("a department on $where", ({ start, reason }) => {
  beforeEach(({ skip }) => skip(reason !== null, reason ?? ""));

  test("is connected by its manifest, and the board's number and list are the rows of its table", async () => {
    const { world, database } = await aDepartment(start);
    await writePetitions(database, manyPetitions(230));
    await writePetitions(database, [{ id: "khong-dau", changed: null, title: "Không ai ghi giờ sửa" }]);
    await database.run("insert into phan_anh (so_phieu, ngay_nhan, trang_thai) values ('', '2026-03-12 08:00:00', 'moi')");
    await world.hub.settled();

    expect(await boardOf(world.hub)).toMatchObject({ open: 231 });
    const { totalCount, rows } = await listOf(world.hub, { open: true });
    expect([totalCount, rows.length]).toEqual([231, 231]);
    expect(await idsInHub(world)).toEqual(await idsIn(database));
    const source = await sourceOf(world.hub, "csdl");
    expect(source).toMatchObject({ cases: 231, quarantined: 1, lastProblem: null, quarantine: [{ reason: expect.stringMatching(/expected an id/) }] });
    expect(await theCase(world.hub, "a-0")).toMatchObject({ stage: "ASSIGNED", unit: { code: "SXD" }, receivedAt: "2026-03-12T01:30:00.000Z" });
    const verdict = await verify(
      { checkout: CHECKOUT, url: world.hub.url, freePass: null, databaseUrl: world.hub.database.url, ledgers: "/nowhere", outside: null },
      { hold: false, account: null },
    );
    expect(verdict).toMatchObject({ differences: 0, lost: 0, doubled: 0 });

    // a row without a mark is read in every run, and brings something only when it is other than before
    const before = await world.hub.lastEvent();
    await world.hub.settled();
    expect(await world.hub.lastEvent()).toBe(before);
    await writePetitions(database, [{ id: "khong-dau", changed: null, stage: "giao", steps: [{ at: "2026-03-12 11:00:00", act: "giao", unit: "SXD" }] }]);
    await world.hub.settled();
    expect(await theCase(world.hub, "khong-dau")).toMatchObject({ stage: "ASSIGNED" });
  }, 120_000);

  test("whose server goes away between two pieces is read on from there, and the table is the same in the end", async () => {
    const { world, database } = await aDepartment(start);
    const content = "Nước tràn vào nhà. ".repeat(900); // more than all buffers on the way hold
    const petitions = manyPetitions(1_200).map((petition) => ({ ...petition, content }));
    for (const some of [petitions.slice(0, 600), petitions.slice(600)]) await writePetitions(database, some);
    const { hub } = world;
    const source = (await hub.hub.database.read(sourceRows)).find(({ code }) => code === "csdl");
    if (source === undefined) throw new Error("the source is not connected");
    await ingest(source, { ...hub.hub, changed: () => database.way.cut() }, new AbortController().signal); // after the first piece was committed
    const half = (await idsInHub(world)).length;
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(1_200);
    expect(await sourceOf(hub, "csdl")).toMatchObject({ lastProblem: expect.stringMatching(/cannot be reached or broke off/) });
    database.way.mend();
    await hub.settled();
    expect(await idsInHub(world)).toEqual(await idsIn(database));
    expect(await sourceOf(hub, "csdl")).toMatchObject({ lastProblem: null, consecutiveFailures: 0 });
    expect(await boardOf(hub)).toMatchObject({ open: 1_200 });
  }, 120_000);

  test("loses no row that is committed late under an older mark, nor one that changes while it is read", async () => {
    const { world, database } = await aDepartment(start);
    await writePetitions(database, manyPetitions(20));
    await world.hub.settled();
    const late = await database.another();
    onTestFinished(() => late.end());
    await late.run("begin");
    await writePetitions(database, [{ id: "tre", changed: "2026-03-14 10:00:00.000" }], late);
    await writePetitions(database, [{ id: "sau", changed: "2026-03-14 10:05:00.000" }]);
    await world.hub.settled();
    expect((await idsInHub(world)).filter((id) => ["tre", "sau"].includes(id))).toEqual(["sau"]);
    await late.run("commit");
    await world.hub.settled();
    expect(await idsInHub(world)).toEqual(await idsIn(database));

    // it changes while a snapshot is open that shows it as it was
    const looking = { limits: { ...SQL_LIMITS, rows: 5 }, signal: new AbortController().signal, came: () => undefined };
    const access = hostSql({ baseUrl: database.baseUrl, secrets: database.secrets, zone: "Asia/Ho_Chi_Minh" }, looking);
    const config = configSchema.parse(PETITIONS);
    const context = { ...fakeContext(config, database.baseUrl), sql: access };
    const told = new Map<string, string | null>();
    for await (const message of sql.read(context, null, { stream: "cases" })) {
      if (message.type !== "batch") continue;
      if (told.size === 0) await writePetitions(database, [{ id: "sau", changed: "2026-03-14 10:30:00.000", title: "Đã sửa trong lúc đọc" }]);
      for (const { sourceId, version } of message.records) told.set(sourceId, version);
    }
    expect(told.size).toBe(22);
    expect(told.get("sau")).toMatch(/^2026-03-14 10:05:00/);
    await world.hub.settled();
    expect(await theCase(world.hub, "sau")).toMatchObject({ title: "Đã sửa trong lúc đọc" });
  }, 120_000);

  test("is left in peace when the read is stopped: its statement ends there too", async () => {
    const database = await start();
    onTestFinished(() => database.drop(), 30_000);
    await makeTables(database);
    await writePetitions(database, manyPetitions(1));
    const stopping = new AbortController();
    const access = hostSql(
      { baseUrl: database.baseUrl, secrets: database.secrets, zone: "Asia/Ho_Chi_Minh" },
      { limits: SQL_LIMITS, signal: stopping.signal, came: () => undefined },
    );
    const sleep = database.kind === "mariadb" ? "sleep(300)" : "pg_sleep(300)";
    const reading = access.snapshot(async (rows) => {
      await rows(`select so_phieu, cast(${sleep} as char) as c from phan_anh`, [])[Symbol.asyncIterator]().next();
    });
    reading.catch(() => undefined); // looked at below
    const underWay = async (): Promise<boolean> => {
      const all = database.kind === "mariadb" ? "select user as who from information_schema.processlist" : "select usename::text as who from pg_stat_activity";
      return (await database.run(all)).some((row) => row["who"] === database.secrets.user);
    };
    await until("the statement is under way", underWay);
    stopping.abort();
    await expect(reading).rejects.toMatchObject({ fault: "transient", message: "the run was stopped" });
    await until("nothing of ours is under way", async () => !(await underWay()));
  }, 60_000);

  test("is not taken as checked while the account could change it, and no message shows the account's password", async () => {
    const database = await start();
    onTestFinished(() => database.drop(), 30_000);
    await makeTables(database);
    const looking = { limits: SQL_LIMITS, signal: new AbortController().signal, came: () => undefined };
    const check = (secrets: Record<string, string>, baseUrl = database.baseUrl, config: object = PETITIONS) => {
      const access = hostSql({ baseUrl, secrets, zone: "Asia/Ho_Chi_Minh" }, looking);
      return sql.check({ ...fakeContext(configSchema.parse(config), database.baseUrl), sql: access });
    };
    expect(await check(database.secrets)).toEqual({ ok: true });
    const { user, password } = database.secrets;
    const wrong = { user, password: "sai-mat-khau" };
    const none = await check({ user });
    const answers = [
      await check(wrong),
      none,
      await check(database.secrets, `${database.baseUrl}x`),
      await check(database.secrets, database.baseUrl.replace("?tls=off", "")),
    ];
    answers.push(await check(database.secrets, database.baseUrl, { ...PETITIONS, from: { select: "select so_phieu from phan_anh" } }));
    expect(answers).toMatchObject([
      { ok: false, fault: "auth" },
      { ok: false, fault: "config", message: expect.stringContaining("secrets: expected the user and the password") },
      { ok: false, fault: "config", message: expect.stringContaining("tls") },
      { ok: false, fault: "config", message: expect.stringContaining("offers no encryption") },
      { ok: false, fault: "schema", message: expect.stringContaining("no such column") },
    ]);
    await database.run(database.kind === "mariadb" ? `grant insert on phan_anh to '${user}'@'%'` : `grant insert on phan_anh to ${user}`);
    const told = await check(database.secrets);
    expect(told).toMatchObject({ ok: false, fault: "config", message: expect.stringMatching(/can change the database \(.*phan_anh/) });
    expect(JSON.stringify([...answers, told])).not.toContain(password);
    expect(JSON.stringify(answers)).not.toContain("sai-mat-khau");
  }, 60_000);

  test("with text in TCVN3 that the table takes for Latin-1, through a view, gives Vietnamese", async () => {
    const { world, database } = await aDepartment(start);
    await writePetitions(database, [{ id: "cu-1", changed: "2026-03-13 09:00:00.000", title: "§­êng B¶o Th¾ng ngËp" }]);
    await database.run("update phan_anh set linh_vuc = 'Giao th«ng'");
    const select = "select p.*, upper(p.so_phieu) as ma from phan_anh p join (select 1 as mot) as m on 1 = 1";
    await world.hub.connect(manifestOf(database, { config: { from: { select }, legacyText: "tcvn3" } }));
    await world.hub.settled();
    expect(await theCase(world.hub, "cu-1")).toMatchObject({ title: "Đường Bảo Thắng ngập", field: "TRANSPORT" });
  }, 60_000);
});
