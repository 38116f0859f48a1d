import { execFile } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { DepartmentCode } from "../departments/index.ts";
import { adopted, calendarWithMondaysOff, dayBefore, quickerRegulation } from "./adopting.fixture.ts";
import { CORRUPTIONS } from "./corruptions.fixture.ts";
import type { Detail, Verdict } from "./findings.ts";
import { aSmallProvince, type SmallProvince } from "./province.fixture.ts";
import { NOTHING_WRONG, STANDING } from "./turns-red.fixture.ts";
import { verify } from "./verify.ts";
import { Workbench, type Corruption, type Subject } from "./workbench.fixture.ts";

vi.setConfig({ testTimeout: 120_000 }); // each recounts the whole province at least twice

let province: SmallProvince;
let workbench: Workbench;

beforeAll(async () => {
  province = await aSmallProvince(0.05);
  workbench = await Workbench.open(province.adminUrl);
}, 90_000);
afterAll(async () => {
  await workbench?.close();
  await province?.leave();
});

const verdict = (): Promise<Verdict> => verify(province.place, STANDING);

/** A few days of life in one go: what the departments do by themselves, and records no hub should swallow. */
async function live(): Promise<void> {
  for (const code of ["tinh", "sxd", "hatang", "trungtam"] as const satisfies DepartmentCode[]) {
    const department = province.department(code);
    for (let change = 0; change < 8; change += 1) await department.control("change", {});
    for (const kind of ["huge", "bad_date", "unknown_unit"]) await department.control("poison", { kind });
  }
  for (const kind of ["transfer", "return", "reopen"]) await province.department("tinh").control("change", { kind });
  for (const kind of ["nul", "no_id", "unknown_channel", "same_id_twice"]) await province.department("sxd").control("poison", { kind });
}

describe("the recount of a province", () => {
  test("finds every value as the departments' ledgers tell it, and compares all groups", async () => {
    const found = await verdict();
    expect(found).toMatchObject(NOTHING_WRONG);
    const { alerts: _alerts, ...compared } = found.compared; // only where the hub has looked since its last event: people-verify.test.ts sees to them
    expect(Object.keys(compared).toSorted()).toEqual([
      "backlog",
      "board",
      "cases",
      "custody",
      "deadlines",
      "hotline",
      "inbox",
      "journal",
      "lists",
      "parts",
      "reckoning",
      "results",
      "rollup",
      "streams",
      "trend",
    ]);
    expect(Math.min(...Object.values(compared))).toBeGreaterThan(100);
  });

  test("holds living departments until the hub has read them, and lets them live on", async () => {
    await live();
    await province.department("sxd").control("hold");
    expect(await verify(province.place, { ...STANDING, hold: true })).toMatchObject(NOTHING_WRONG);
    expect(await province.department("tinh").control("summary")).toMatchObject({ held: false });
    expect(await province.department("sxd").control("summary")).toMatchObject({ held: true });
  });

  test("needs no ledgers: lists, parts, days and the journal are compared with each other", async () => {
    const found = await verify({ ...province.place, ledgers: join(province.dataDir, "nowhere") }, STANDING);
    expect(found).toMatchObject(NOTHING_WRONG);
    expect(Object.keys(found.compared).toSorted()).toEqual(["board", "inbox", "journal", "lists", "parts", "reckoning", "rollup", "streams", "trend"]);
  });
});

/** Looks while the fault is planted; afterwards everything is as it was before. */
async function whileSpoiled<Seen>(corruption: Corruption, look: () => Promise<Seen>): Promise<{ subject: Subject; seen: Seen }> {
  const subject = await workbench.subjectOf(corruption);
  const undo = await workbench.plant(corruption, subject);
  try {
    return { subject, seen: await look() };
  } finally {
    if (corruption.outlivesUndo) await province.withoutHub(undo);
    else await undo();
    await province.nextTick();
  }
}

describe("the recount turns red and names the place for", () => {
  test.each(CORRUPTIONS)("$name", async (corruption) => {
    const { subject, seen } = await whileSpoiled(corruption, verdict);
    expect(seen[corruption.counter]).toBeGreaterThan(0);
    expect(seen.details.filter((detail) => isAbout(detail, corruption.group, subject.name))).not.toEqual([]);
  });

  test("nothing, once each was undone", async () => {
    expect(await verdict()).toMatchObject(NOTHING_WRONG);
  });
});

const isAbout = ({ what, where }: Detail, group: string, name: string): boolean => what.startsWith(`${group}:`) && where.startsWith(name);

describe("the recount of a province that adopted other rules meanwhile", () => {
  test("counts open cases by them and leaves alone what was closed before, whatever happens afterwards", async () => {
    const now = Date.now();
    await live();
    expect(await verify(province.place, { ...STANDING, hold: true })).toMatchObject(NOTHING_WRONG);
    expect(await adopted(province.place, "Calendar", calendarWithMondaysOff(province.place, now))).toBeGreaterThan(0);
    await province.nextTick();
    expect(await verdict()).toMatchObject(NOTHING_WRONG);
    expect(await adopted(province.place, "Regulation", quickerRegulation(province.place, dayBefore(now, 60)))).toBeGreaterThan(0);
    await live();
    expect(await verify(province.place, { ...STANDING, hold: true })).toMatchObject(NOTHING_WRONG);
  });
});

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, "main.ts"), ...args], { env: { PATH: process.env["PATH"], ...env } }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}

describe("the command", () => {
  const named = (): Record<string, string> => ({ DATA_DIR: province.dataDir, DATABASE_URL: province.place.databaseUrl });

  test("finds the hub by its data folder, prints one line of JSON and ends with 0", async () => {
    const { code, stdout, stderr } = await run(["--json", "--no-hold"], named());
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject(NOTHING_WRONG);
  });

  test("ends with 1 and says in words what is wrong", async () => {
    const [corruption] = CORRUPTIONS;
    if (corruption === undefined) throw new Error("no corruption");
    const { subject, seen } = await whileSpoiled(corruption, () => run(["--no-hold"], named()));
    expect(seen.code).toBe(1);
    expect(seen.stdout).toContain(`deadlines: due (state) — ${subject.name}`);
  });

  test.each([
    ["nothing runs on the data folder", { DATA_DIR: "/nowhere" }, [], /no hub runs on \/nowhere: start it with npm start/],
    ["nobody answers at the address", {}, ["--hub", "http://127.0.0.1:9"], /no hub answers at http:\/\/127\.0\.0\.1:9/],
    ["an option is unknown", {}, ["--jsno"], /Unknown option '--jsno'[^]*npm run verify/],
    ["a variable cannot be used", { DATABASE_URL: "file:x" }, [], /DATABASE_URL is .*expected postgres/],
  ])("ends with 2 and says why when %s", async (_, env, args, why) => {
    const { code, stdout, stderr } = await run(args, env);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(why);
  });
});
