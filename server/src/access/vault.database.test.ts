import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../platform/database.ts";
import { Refused } from "../platform/problem.ts";
import { aDatabase } from "./test-database.ts";
import { checkVault, openVault } from "./vault.ts";

let database: Database;
let stop: () => Promise<void>;
beforeAll(async () => ({ database, stop } = await aDatabase()), 60_000);
const folder = mkdtempSync(join(tmpdir(), "dau-moi-vault-"));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await stop();
});

test("a database opens with the key file it began with, and with no other", async () => {
  const mine = join(folder, "mine.json");
  const check = (keyFile: string) => database.write((tx) => checkVault(tx, openVault(keyFile)));

  await Promise.all([check(mine), check(mine)]);
  await check(mine);
  const refusal = await check(join(folder, "other.json")).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Refused);
  expect((refusal as Refused).message).toMatch(/^.*other\.json: this database was sealed with another key file/);
  await check(mine);
});

test("the check value is no key and opens nothing", async () => {
  const rows = await database.read((tx) => tx.rows<{ value: unknown }>("-- test\nselect value from hub_setting where name = 'key_check'"));
  expect(rows).toEqual([{ value: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/) }]);
});
