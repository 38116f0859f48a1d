import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "dau-moi-counts-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FILES = {
  "mixed.test.mjs": `import { expect, test } from "vitest";
    test("passes", () => {}); test("fails", () => expect(1).toBe(2));
    test("fails within", () => { try { expect(1).toBe(2); } catch (error) {
      throw new Error("wrapped", { cause: error }); } }); test("is left out", (it) => it.skip("no browser here")); test.skip("later", () => {});`,
  "twice.test.mjs": `import { expect, test } from "vitest";
    let tries = 0; test("passes in the end", { retry: 1 }, () => expect((tries += 1)).toBe(2));`,
  "unloadable.test.mjs": `import "./nowhere.mjs";`,
  "hook.test.mjs": `import { beforeAll, describe, test } from "vitest";
    describe("with a broken hook", () => { beforeAll(() => { throw new Error("no database"); }); test("never runs", () => {}); });`,
};

test("passed, failed and skipped are counted as they are; files that do not load and hooks that break count as failed", () => {
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  symlinkSync(join(import.meta.dirname, "../../node_modules"), join(folder, "node_modules"));
  const reporter = join(import.meta.dirname, "counts-reporter.mjs");
  const env = { ...process.env, DAU_MOI_COUNTS: join(folder, "counts.json"), VITEST: undefined };
  spawnSync(process.execPath, [join(folder, "node_modules/vitest/vitest.mjs"), "run", "--root", folder, `--reporter=${reporter}`], { cwd: folder, env });
  const counts = JSON.parse(readFileSync(join(folder, "counts.json"), "utf8")) as {
    passed: number;
    failed: number;
    skipped: { name: string; reason: string }[];
    failures: { name: string; message: string }[];
    again: { name: string; message: string }[];
  };
  expect(counts).toMatchObject({ passed: 2, failed: 4 });
  expect(counts.again).toEqual([{ name: "twice.test.mjs > passes in the end", message: "expected 1 to be 2 // Object.is equality (twice.test.mjs:2)" }]);
  expect(counts.failures.map(({ name, message }) => `${name}: ${message}`).toSorted()).toEqual([
    "hook.test.mjs > with a broken hook: no database (hook.test.mjs:2)",
    "mixed.test.mjs > fails within: wrapped (mixed.test.mjs:3)",
    "mixed.test.mjs > fails: expected 1 to be 2 // Object.is equality (mixed.test.mjs:2)",
    expect.stringMatching(/^unloadable.test.mjs: .*nowhere/),
  ]);
  expect(counts.skipped.map(({ name, reason }) => `${name}: ${reason}`).toSorted()).toEqual([
    "hook.test.mjs > with a broken hook > never runs: no reason given",
    "mixed.test.mjs > is left out: no browser here",
    "mixed.test.mjs > later: no reason given",
  ]);
});
