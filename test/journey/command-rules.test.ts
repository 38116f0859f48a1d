import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dataFolder, hubCommand, SAMPLE_FOLDER, startHub } from "../hub.ts";
import type { TestHub } from "../hub.ts";

const SEVERAL_COMMANDS_MS = 120_000;
const folder = mkdtempSync(join(tmpdir(), "dau-moi-command-rules-"));
const sample = (name: string): string => join(SAMPLE_FOLDER, name);

let hub: TestHub;
beforeAll(async () => void (hub = await startHub()), SEVERAL_COMMANDS_MS);
afterAll(async () => {
  await hub?.leave();
  rmSync(folder, { recursive: true, force: true });
});

const command = (...args: string[]) =>
  hubCommand(args, { DATABASE_URL: hub.database.url, DATABASE_ADMIN_URL: hub.database.adminUrl, HUB_KEY_FILE: hub.database.keyFile, DATA_DIR: dataFolder() });
const rules = () => hub.database.sql("select (select count(*)::int from work_calendar) as calendars, (select count(*)::int from regulation) as regulations");
const entries = async (act: string) =>
  (await hub.database.sql<{ body: string }>("select body from audit_entry where act = $1 order by number", [act])).map(
    ({ body }) => JSON.parse(body) as { actor: { kind: string; name: string }; subject: { kind: string; id: string }; detail: unknown },
  );
/** The sample's calendar with one more day off. */
function changedCalendar(): string {
  const calendar = JSON.parse(readFileSync(sample("calendar.json"), "utf8")) as { years: Record<string, { off: Record<string, string> }> };
  Object.assign(calendar.years["2026"]?.off ?? {}, { "2026-12-24": "Nghỉ đột xuất" });
  writeFileSync(join(folder, "calendar.json"), JSON.stringify(calendar));
  return join(folder, "calendar.json");
}

test(
  "one person cannot change the calendar or the limits in force at the command line",
  async () => {
    const before = await rules();
    const [calendar, limits] = [await command("import", "calendar", changedCalendar()), await command("import", "rules", sample("rules.yaml"))];
    expect([calendar.ended?.code, limits.ended?.code]).toEqual([2, 2]);
    expect(calendar.stderr).toContain("a calendar is in force; another one is adopted by a second person after a preview");
    expect(limits.stderr).toContain("a regulation is in force; another one is adopted by a second person after a preview");
    expect(await rules()).toEqual(before);
    expect([...(await entries("importCalendar")), ...(await entries("importRules"))]).toEqual([]);
  },
  SEVERAL_COMMANDS_MS,
);

test(
  "who adopts at the command line is an account that may, and another than the proposer",
  async () => {
    const file = changedCalendar();
    const adopt = (...as: string[]) => command(...as, "calendar", "adopt", file, "--proposed-by", "chanhvp", "--json");
    for (const as of [[], ["--as", "khong.co.ai"], ["--as", "cntt"]])
      expect((await adopt(...as)).stderr).toContain("--as: expected an account that may adopt rules");
    expect((await adopt("--as", "chanhvp")).stderr).toContain("--as: expected a second person");
    expect(await entries("adoptCalendar")).toEqual([]);
    const done = await adopt("--as", "lanhdao");
    expect([done.ended?.code, done.stderr]).toEqual([0, ""]);
    const version = (JSON.parse(done.stdout) as { version: string }).version;
    expect(await entries("proposeCalendar")).toMatchObject([{ actor: { kind: "cli", name: "chanhvp" }, subject: { id: version } }]);
    expect(await entries("adoptCalendar")).toMatchObject([{ actor: { kind: "cli", name: "lanhdao" }, subject: { kind: "calendar", id: version } }]);
  },
  SEVERAL_COMMANDS_MS,
);

test(
  "a hub without a calendar takes its first one, once, under the name it was done by",
  async () => {
    await hub.database.sql("begin; set local session_replication_role = replica; delete from work_calendar; commit"); // it is kept, save from its owner
    expect(await command("--as", "le.van.it", "import", "calendar", sample("calendar.json"))).toMatchObject({ ended: { code: 0 }, stderr: "" });
    expect((await command("--as", "le.van.it", "import", "calendar", changedCalendar())).ended?.code).toBe(2);
    expect(await entries("importCalendar")).toMatchObject([{ actor: { kind: "cli", name: "le.van.it" } }]);
  },
  SEVERAL_COMMANDS_MS,
);

test(
  "importing officers stands in the chain with who did it and how many, and no officer's name",
  async () => {
    const done = await command("--as", "le.van.it", "import", "officers", sample("officers.yaml"), "--json");
    const [entry, ...others] = await entries("importOfficers");
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ actor: { kind: "cli", name: "le.van.it" }, subject: { kind: "officers" }, detail: JSON.parse(done.stdout) as object });
  },
  SEVERAL_COMMANDS_MS,
);
