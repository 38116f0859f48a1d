import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dataFolder, hubCommand } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";

let world: World;
beforeAll(async () => {
  world = await aProvince({ kept: true }).with(aCase({ id: "open", received: "2026-03-12" }), aCase({ id: "closed", received: "2026-03-12", stage: "CLOSED" }));
}, 60_000);
afterAll(() => world?.leave());

async function told(...args: string[]): Promise<string> {
  const { url, adminUrl, keyFile } = world.hub.database;
  const { ended, stdout, stderr } = await hubCommand(args, { DATABASE_URL: url, DATABASE_ADMIN_URL: adminUrl, HUB_KEY_FILE: keyFile, DATA_DIR: dataFolder() });
  expect([ended?.code, stderr]).toEqual([0, ""]);
  return stdout;
}

describe("the command line", () => {
  test("tells how many cases a source has and how many of them are open, to programs and to people", async () => {
    expect(JSON.parse(await told("source", "list", "--json"))).toMatchObject([{ code: "nguon", cases: 2, openCases: 1 }]);
    const [headings, row] = (await told("source", "list")).split("\n");
    expect(headings?.split(/ {2,}/)).toEqual(["source", "freshness", "cases", "open", "quarantined", "unknown words", "last problem"]);
    expect(row?.split(/ {2,}/)).toEqual(["nguon", expect.stringMatching(/^[A-Z]+$/), "2", "1", "0", "0"]);
  }, 60_000);

  test("tells a source's reads under headings, by the province's clock", async () => {
    const [first] = (await told("source", "runs", "nguon")).split("\n");
    expect(first).toMatch(/^run +began +ended +outcome +times +records +applied /);
    const runs = JSON.parse(await told("source", "runs", "nguon", "--json")) as { id: number; startedAt: number; records: number; applied: number }[];
    const begun = runs.find(({ applied }) => applied === 2);
    const local = new Date((begun?.startedAt ?? 0) + 7 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
    const line = (await told("source", "runs", "nguon")).split("\n").find((one) => one.trimStart().startsWith(`${begun?.id} `));
    expect(line).toContain(`  ${local}  `);
    expect(line?.trim().split(/ {2,}/).slice(3, 7)).toEqual(["COMPLETE", expect.any(String), expect.any(String), "2"]);
  }, 60_000);
});
