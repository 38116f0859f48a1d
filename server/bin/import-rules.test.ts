import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";

const checkout = join(import.meta.dirname, "../..");
const folder = realpathSync(mkdtempSync(join(tmpdir(), "dau-moi-imports-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** file → what it imports: each file breaks one rule, or (the first four) none. */
const HOUSE: Record<string, { imports: string; breaks: string | null }> = {
  "schema/src/index.ts": { imports: "", breaks: null },
  "server/src/platform/instant.ts": { imports: "", breaks: null },
  "server/src/unit/index.ts": { imports: "../platform/instant.ts", breaks: null },
  "server/src/ingest/index.ts": { imports: "../../../connectors/src/index.ts", breaks: null },
  "server/src/clock/index.ts": { imports: "", breaks: null },
  "connectors/src/index.ts": { imports: "../../schema/src/index.ts", breaks: null },
  "connectors/src/sql/index.ts": { imports: "", breaks: null },
  "dashboard/src/unit/page.tsx": { imports: "", breaks: null },
  "test/world.ts": { imports: "../server/src/unit/index.ts", breaks: null },
  "server/src/case/index.ts": { imports: "../clock/index.ts", breaks: "case-uses-only-earlier-stations" },
  "server/src/platform/page.ts": { imports: "../unit/index.ts", breaks: "platform-uses-only-earlier-stations" },
  "server/src/score/index.ts": { imports: "../unit/succession.ts", breaks: "stations-by-their-door" },
  "server/src/unit/succession.ts": { imports: "./chain.ts", breaks: null }, // the circle is reported once
  "server/src/unit/chain.ts": { imports: "./succession.ts", breaks: "no-circles" },
  "server/src/app.ts": { imports: "./unit/succession.ts", breaks: "main-uses-doors" },
  "server/src/alert/index.ts": { imports: "../app.ts", breaks: "stations-do-not-know-main" },
  "server/src/live/index.ts": { imports: "../../../connectors/src/index.ts", breaks: "only-some-reach-connectors" },
  "server/src/graph/index.ts": { imports: "../../../test/world.ts", breaks: "nobody-imports-test" },
  "server/src/tally/index.ts": { imports: "./board.test.ts", breaks: "nothing-shipped-imports-tests" },
  "server/src/tally/board.test.ts": { imports: "", breaks: null },
  "server/src/report/index.ts": { imports: "./nowhere.ts", breaks: "nothing-unresolved" },
  "connectors/src/rest/index.ts": { imports: "../sql/index.ts", breaks: "connectors-do-not-know-each-other" },
  "connectors/src/soap/index.ts": { imports: "../../../server/src/unit/index.ts", breaks: "connectors-know-only-schema" },
  "schema/src/vocabulary.ts": { imports: "../../connectors/src/sql/index.ts", breaks: "schema-imports-nothing-of-ours" },
  "dashboard/src/cases/page.tsx": { imports: "../unit/page.tsx", breaks: "pages-do-not-know-each-other" },
  "dashboard/src/ui/list.tsx": { imports: "../unit/page.tsx", breaks: "nothing-stands-on-a-page" },
  "dashboard/src/client.ts": { imports: "../../server/src/unit/index.ts", breaks: "dashboard-knows-only-schema" },
  "dashboard/src/overview/trend.tsx": { imports: "recharts", breaks: "recharts-only-in-ui" },
};

interface Violation {
  from: string;
  rule: { name: string; severity: string };
}

test("every planted import against the directions of the house is an error, and the allowed ones are not", () => {
  for (const [file, { imports }] of Object.entries(HOUSE)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(
      join(folder, file),
      imports === "" ? "export const it = 1;\n" : `import * as other from ${JSON.stringify(imports)};\nexport const it = other;\n`,
    );
  }
  for (const config of [".dependency-cruiser.cjs", "tsconfig.json"]) cpSync(join(checkout, config), join(folder, config));
  for (const modules of ["node_modules", "dashboard/node_modules"]) symlinkSync(join(checkout, modules), join(folder, modules));
  const cruiser = join(checkout, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [cruiser, "--config", ".dependency-cruiser.cjs", "--output-type", "json", "server", "connectors", "schema", "dashboard/src", "test"],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  if (stdout === "") throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
  const found = new Set(summary.violations.map(({ from, rule }) => `${from} ${rule.severity} ${rule.name}`));
  const planted = Object.entries(HOUSE).flatMap(([file, { breaks }]) => (breaks === null ? [] : [`${file} error ${breaks}`]));
  expect([...found].toSorted()).toEqual(planted.toSorted());
});
