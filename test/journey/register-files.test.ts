import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { asked, CHECKOUT, freshDatabase, hubCommand, SAMPLE_FOLDER } from "../hub.ts";
import type { TestDatabase } from "../hub.ts";
import { importOfficers } from "../../server/src/unit/index.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";

const DATA = join(CHECKOUT, "../shared/data/vn-units");
const NATIONAL = join(DATA, "units-2026-07-25.json");
const OLD_WARDS = join(DATA, "legacy-2025-mapping.csv");
const OFFICERS = readFileSync(join(SAMPLE_FOLDER, "officers.yaml"), "utf8");
const TODAY = "2026-03-16";

/** A command is a process of its own: on a busy machine each takes seconds. */
const SEVERAL_COMMANDS_MS = 90_000;

interface Said {
  code: number | null;
  answer: Record<string, Record<string, unknown>>;
  wrong: string;
}

/** `hub import …` on a database, with --json. */
async function bringIn(database: TestDatabase, ...args: string[]): Promise<Said> {
  const { ended, stdout, stderr } = await hubCommand(["import", ...args, "--json"], { DATABASE_URL: database.url, HUB_KEY_FILE: database.keyFile });
  return { code: ended?.code ?? null, answer: stdout === "" ? {} : (JSON.parse(stdout) as Said["answer"]), wrong: stderr };
}

function aFile(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "register-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

async function aDatabase(): Promise<TestDatabase> {
  const database = await freshDatabase();
  onTestFinished(() => database.drop());
  return database;
}

/** A province that has nothing of its own yet. */
async function anEmptyRegister(): Promise<TestDatabase> {
  const database = await aDatabase();
  await database.sql("set session_replication_role = replica; truncate unit cascade; set session_replication_role = default"); // units are kept otherwise
  return database;
}

describe("the national list", { timeout: SEVERAL_COMMANDS_MS }, () => {
  test("brings in 34 provinces and 3,321 communes with their leading zeros, and a second time nothing", async ({ skip }) => {
    if (!existsSync(NATIONAL)) return skip("../shared/data/vn-units is absent");
    const database = await aDatabase();
    expect((await bringIn(database, "units", NATIONAL)).answer).toEqual({
      areas: { provinces: 34, communes: 3321, added: 3355, changed: 0, unchanged: 0, notInList: [] },
    });
    expect((await bringIn(database, "units", NATIONAL)).answer["areas"]).toMatchObject({ added: 0, changed: 0, unchanged: 3355 });
    const [first] = await database.sql("select code, name, province_code from admin_area where level = 'COMMUNE' order by code limit 1");
    expect(first).toEqual({ code: "00004", name: "Phường Ba Đình", province_code: "01" });
  });

  test("brings one province's communes into an empty register; the province may be a city, and a new name begins a version", async ({ skip }) => {
    if (!existsSync(NATIONAL)) return skip("../shared/data/vn-units is absent");
    const database = await anEmptyRegister();
    expect((await bringIn(database, "units", NATIONAL, "--province", "75", "--from", "2025-07-01")).answer["units"]).toMatchObject({
      renamed: 0,
      dissolved: 0,
    });
    expect(await database.sql("select code, name, kind, path from unit where parent_id is null")).toEqual([
      { code: "75", name: "Thành phố Đồng Nai", kind: "PROVINCE", path: "/75/" },
    ]);
    const [{ communes } = { communes: 0 }] = await database.sql<{ communes: number }>("select count(*)::int as communes from unit where kind = 'COMMUNE'");
    const list = JSON.parse(readFileSync(NATIONAL, "utf8")) as { Code: string; FullName: string; Wards: { Code: string; FullName: string }[] }[];
    const province = list.find((one) => one.Code === "75");
    expect(communes).toBe(province?.Wards.length);
    const [ward] = province?.Wards ?? [];
    const renamed = aFile(
      "list.json",
      JSON.stringify(list).replace(`"Code":"${ward?.Code}","FullName":"${ward?.FullName}"`, `"Code":"${ward?.Code}","FullName":"Phường Mới"`),
    );
    expect((await bringIn(database, "units", renamed, "--province", "75")).wrong).toContain("give the later day from which the list holds");
    const again = await bringIn(database, "units", renamed, "--province", "75", "--from", "2026-04-30", "--basis", "Nghị quyết 30/2026/QH16");
    expect(again.answer).toMatchObject({ areas: { changed: 1 }, units: { added: 0, renamed: 1 } });
    expect(
      await database.sql(
        "select v.name, v.valid_to is null as holds from unit_version v join unit u on u.id = v.unit_id where code = $1 order by v.valid_from",
        [ward?.Code],
      ),
    ).toEqual([
      { name: ward?.FullName, holds: false },
      { name: "Phường Mới", holds: true },
    ]);
  });

  test("is refused where the register is another province's, and where a commune stands under the wrong province, with nothing written", async () => {
    const database = await aDatabase();
    const list = (wardProvince: string) =>
      aFile(
        "list.json",
        JSON.stringify([{ Code: "01", FullName: "Thành phố Hà Nội", Wards: [{ Code: "00004", FullName: "Phường Ba Đình", ProvinceCode: wardProvince }] }]),
      );
    const other = await bringIn(database, "units", list("01"), "--province", "01");
    expect([other.code, other.wrong]).toEqual([2, expect.stringContaining("the register's province is Tỉnh Sông Lam Hạ")]);
    const wrong = await bringIn(database, "units", list("02"));
    expect([wrong.code, wrong.wrong]).toEqual([2, expect.stringContaining("0.Wards.0.ProvinceCode: Phường Ba Đình names province 02, it stands under 01")]);
    expect(await database.sql("select * from admin_area")).toEqual([]);
  });
});

describe("the table of old wards", { timeout: SEVERAL_COMMANDS_MS }, () => {
  test("brings in all 10,602 rows, merged and divided ones told apart, and a second time nothing", async ({ skip }) => {
    if (!existsSync(OLD_WARDS)) return skip("../shared/data/vn-units is absent");
    const database = await aDatabase();
    expect((await bringIn(database, "units", OLD_WARDS)).wrong).toContain("import the national list first");
    await bringIn(database, "units", NATIONAL);
    const counts = { rows: 10_602, merged: 10_475, divided: 1033, changed: 0, unknownCommunes: ["06970"] };
    expect((await bringIn(database, "units", OLD_WARDS)).answer["oldWards"]).toEqual({ ...counts, added: 10_602, unchanged: 0 });
    expect((await bringIn(database, "units", OLD_WARDS)).answer["oldWards"]).toEqual({ ...counts, added: 0, unchanged: 10_602 });
    expect(await database.sql("select new_code from area_succession where old_ward = 'Phường Trúc Bạch'")).toEqual([{ new_code: "00004" }]);
  });

  test("is refused with line and column", async () => {
    const database = await aDatabase();
    const header = "provinceCode,province,district,districtCode,ward,wardCode,newWardCode,isMergedWard,isDividedWard";
    const row = '1,Hà Nội,Quận Ba Đình,1,"Phường A, B",1.0,97,True,maybe';
    const { code, wrong } = await bringIn(database, "units", aFile("wards.csv", `${header}\n${row}\n`));
    expect(code).toBe(2);
    expect(wrong).toContain('line 2, newWardCode: expected five digits, got "97"');
    expect(wrong).toContain('line 2, isDividedWard: expected True or False, got "maybe"');
  });
});

describe("officers", () => {
  let world: World;
  beforeAll(async () => {
    world = await aProvince({ at: "2026-11-20 09:00", kept: true }).with();
  });
  afterAll(() => world.leave());

  test.each<[string, (text: string) => string, string]>([
    [
      "two heads at once",
      (t) => t.replace("{ officer: CB-02, unit: VPUB, title: Phó Chánh Văn phòng,", "{ officer: CB-02, unit: VPUB, title: Chánh Văn phòng, head: true,"),
      "posts.1: VPUB would have two heads from 2024-01-01: CB-01 (posts.0) and CB-02",
    ],
    [
      "a number with a digit too many",
      (t) => t.replace("0238.3000.110", "0238.30001.110"),
      'officers.9.phone: "0238.30001.110" is no number that can be dialled',
    ],
    ["somebody nobody knows", (t) => t.replace("officer: CB-16, unit", "officer: CB-99, unit"), "CB-99 is not among the officers"],
    [
      "a post after its unit's end",
      (t) => t.replace("head: true, from: 2021-01-01, to: 2025-03-01", "head: true, from: 2021-01-01"),
      "exists from 2010-01-01 to 2025-03-01, not all that time",
    ],
    ["standing in for oneself", (t) => t.replace("of: CB-01, to: CB-02", "of: CB-01, to: CB-01"), "rosters.0.delegations.0: CB-01 cannot stand in for himself"],
    ["a deputy who is not of the task force", (t) => t.replace("of: CB-01, to: CB-02", "of: CB-01, to: CB-12"), "CB-12 is not of this task force then"],
    ["hours that end before they begin", (t) => t.replace('from: "07:00", to: "17:00"', 'from: "17:00", to: "07:00"'), "expected an end after its beginning"],
  ])("a file with %s is refused with its place, and nothing of it is kept", async (_what, spoil, message) => {
    const spoiled = spoil(OFFICERS);
    expect(spoiled).not.toBe(OFFICERS);
    const { database } = world.hub.hub;
    await expect(database.write((tx) => importOfficers(tx, spoiled, TODAY))).rejects.toThrow(message);
    expect(await database.write((tx) => importOfficers(tx, OFFICERS, TODAY))).toEqual({ officers: 20, posts: 22, rosterMembers: 9, hotlines: 2, mailboxes: 3 });
  });

  test("who stood in on days that have passed stays: a file may say it again and end it today, not take it back", async () => {
    const { database } = world.hub.hub;
    const [today, line] = ["2026-11-23", "of: CB-01, to: CB-02, from: 2026-11-16, until: 2026-12-01"];
    const imported = (text: string) => database.write((tx) => importOfficers(tx, text, today));
    const stated = (other: string): string => OFFICERS.replace(line, other);
    for (const other of [line.replace("11-16", "11-17"), line.replace("12-01", "11-22"), line.replace("CB-02", "CB-03"), line.replace("11-16", "11-24")])
      await expect(imported(stated(other))).rejects.toThrow("VPUB: CB-02 stood in for CB-01 from 2026-11-16 until 2026-11-23");
    await imported(stated(line.replace("12-01", "11-23")));
    await imported(stated(`${line.replace("12-01", "11-20")}, basis: nửa đầu }\n      - { ${line.replace("11-16", "11-20")}`));
    await imported(OFFICERS);
  });

  test("a correction is audited with its reason and the rows it changed, sealed beside its entry", { timeout: SEVERAL_COMMANDS_MS }, async () => {
    const database = await aDatabase();
    const moved = OFFICERS.replace(
      "title: Chánh Văn phòng Sở, staff: CONG_CHUC, from: 2025-03-01",
      "title: Chánh Văn phòng Sở, staff: CONG_CHUC, from: 2025-04-01",
    );
    expect((await bringIn(database, "officers", aFile("officers.yaml", OFFICERS))).code).toBe(0);
    const { answer } = await bringIn(database, "officers", aFile("officers.yaml", `correction: Quyết định ghi sai ngày\n${moved}`));
    expect(answer["correction"]).toEqual({ reason: "Quyết định ghi sai ngày", rows: ["posts SXD CB-11 2025-03-01"] });
    const told = await database.sql(
      "select t.name, e.body::jsonb #>> '{detail,correctedRows}' as rows from audit_entry e join audit_text t on t.stream = e.stream and t.number = e.number where e.act = 'importOfficers' order by 1",
    );
    expect(told).toEqual(["reason", "rows"].map((name) => ({ name, rows: "1" })));
  });

  test("heads, task force and directory are read by who sees the unit, with who stands in today", async () => {
    const PEOPLE = asked<{
      unit: {
        head: { name: string } | null;
        officers: { code: string }[];
        roster: { code: string; fields: string[]; deputy: string | null; duty: { days: string[]; from: string; to: string }[] }[];
        hotlines: { number: string }[];
      } | null;
    }>(
      "query ($code: String!) { unit(code: $code) { head { name } officers { code } roster { code fields deputy duty { days from to } } hotlines { number } } }",
    );
    const { hub } = world;
    const { unit } = await hub.ask(PEOPLE, { code: "VPUB" });
    expect(unit?.head).toEqual({ name: "Vũ Đình Khải" });
    expect(unit?.officers).toHaveLength(9);
    expect(unit?.roster).toHaveLength(9);
    expect(unit?.roster[0]).toEqual({
      code: "CB-01",
      fields: [],
      deputy: "Hoàng Thị Lan Chi",
      duty: [{ days: ["MON", "TUE", "WED", "THU", "FRI"], from: "07:00", to: "17:00" }],
    });
    expect(unit?.hotlines).toEqual([{ number: "1022" }]);
    expect((await hub.ask(PEOPLE, { code: "VPUB" }, "giamdoc.sxd")).unit).toBeNull();
    expect((await hub.ask(PEOPLE, { code: "SXD" }, "giamdoc.sxd")).unit?.hotlines).toEqual([{ number: "02383000222" }]);
  });

  test("whether a unit's kind is scored and inspected is told by the register: party, council and central bodies are not", async () => {
    const { hub } = world;
    const { units } = await hub.ask(
      asked<{ units: { code: string; kind: string; scored: boolean; inspected: boolean }[] }>("{ units { code kind scored inspected } }"),
    );
    const outside = units.filter((unit) => !unit.scored && !unit.inspected).map((unit) => unit.code);
    expect(outside).toEqual(["TINH", "TINHUY", "VPTU", "BNCTU", "VPHDND", "KBNN"]);
    expect(units.filter((unit) => unit.scored).length).toBeGreaterThan(20);
  });
});
