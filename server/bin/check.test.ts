import { expect, test } from "vitest";
import { isAllowed } from "./licences.mjs";
import { closingText } from "./tests.mjs";
import { inexactVersions, statedElsewhere } from "./versions.mjs";

test.each([
  ["MIT", true, true],
  ["(MIT OR Apache-2.0)", true, true],
  ["(MIT AND BSD-3-Clause)", true, true],
  ["GPL-3.0-only OR MIT", true, true],
  ["MIT AND GPL-3.0-only", true, false],
  ["MPL-2.0", false, true],
  ["MPL-2.0", true, false],
  ["Elastic-2.0", false, false],
  ["SEE LICENSE IN LICENSE.md", false, false],
  ["none stated", false, false],
])("licence %s, delivered %s: allowed %s", (licence, delivered, allowed) => {
  expect(isAllowed(licence, delivered)).toBe(allowed);
});

test("a range in the catalog and a version outside it are found", () => {
  const workspace = `packages:\n  - server\n\ncatalog:\n  "@apollo/server": 5.5.1\n  react: ^19.0.0\n  type-graphql: 2.0.0-rc.4\noverrides:\n  graphql: 16.x # why\n\nallowBuilds:\n  esbuild: false\n`;
  expect(inexactVersions(workspace)).toEqual([
    'pnpm-workspace.yaml, catalog: react is "^19.0.0", expected one exact version',
    'pnpm-workspace.yaml, overrides: graphql is "16.x", expected one exact version',
  ]);
  const manifest = JSON.stringify({ dependencies: { react: "catalog:", "@dau-moi/schema": "workspace:*", pg: "8.23.0" } });
  expect(statedElsewhere("server/package.json", manifest)).toEqual(['server/package.json: pg is "8.23.0", expected "catalog:"']);
});

test("the tests' last line is the one that is counted; before it stand the skipped tests under their reasons, and what failed", () => {
  expect(closingText({ passed: 7, failed: 0, skipped: [], failures: [], again: [] })).toBe("7 passed, 0 failed");
  const skipped = ["a > b", "a > c"].map((name) => ({ name, reason: "no chart library" }));
  expect(
    closingText({ passed: 7, failed: 1, skipped, failures: [{ name: "a > d", message: "1 is not 2" }], again: [{ name: "a > e", message: "too late" }] }),
  ).toBe("skipped: a > b; a > c (no chart library)\npassed at a later try only: a > e: too late\nfailed: a > d: 1 is not 2\n7 passed, 1 failed, 2 skipped");
});
