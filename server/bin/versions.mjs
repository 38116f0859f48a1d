import { readFileSync } from "node:fs";
import { join } from "node:path";

const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
const MANIFESTS = ["package.json", "server/package.json", "dashboard/package.json", "connectors/package.json", "schema/package.json", "test/package.json"];

/** Versions that do not stand once and exactly in the catalog, one sentence each. */
export function versionProblems(checkout) {
  const workspace = readFileSync(join(checkout, "pnpm-workspace.yaml"), "utf8");
  return [...inexactVersions(workspace), ...MANIFESTS.flatMap((file) => statedElsewhere(file, readFileSync(join(checkout, file), "utf8")))];
}

/** Entries of `catalog:` and `overrides:` that are a range. @param workspace text of pnpm-workspace.yaml */
export function inexactVersions(workspace) {
  const problems = [];
  let section = "";
  for (const line of workspace.split("\n")) {
    section = /^(\w+):\s*$/.exec(line)?.[1] ?? section;
    const entry = /^ {2}"?([^":\s]+)"?:\s*"?([^"#\s]+)"?\s*(#.*)?$/.exec(line);
    if (entry === null || !["catalog", "overrides"].includes(section)) continue;
    if (!EXACT.test(entry[2])) problems.push(`pnpm-workspace.yaml, ${section}: ${entry[1]} is "${entry[2]}", expected one exact version`);
  }
  return problems;
}

/** Dependencies of a manifest that name a version instead of the catalog. */
export function statedElsewhere(file, text) {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(text);
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => version !== "catalog:" && version !== "workspace:*")
    .map(([name, version]) => `${file}: ${name} is "${version}", expected "catalog:"`);
}
