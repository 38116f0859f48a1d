import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { licenceProblems } from "./licences.mjs";
import { secondsSince } from "./phases.mjs";
import { prepare } from "./prepare.mjs";
import { runQuietly } from "./supervise.mjs";
import { checkout, plainEnvironment } from "./surroundings.mjs";
import { versionProblems } from "./versions.mjs";

const FOLDERS = ["server/src", "server/bin", "connectors", "schema", "dashboard", "test"];

/**
 * Cheapest first. A step answers with what is wrong, "" when nothing is.
 * @type {[string, (tools: ReturnType<typeof import("./tools.mjs").toolPaths>) => string | Promise<string>][]}
 */
const STEPS = [
  ["versions exact, once", () => versionProblems(checkout).join("\n")],
  ["licences", () => licenceProblems(checkout).join("\n")],
  ["format", tool("oxfmt", ["--check", "."])],
  ["import directions", tool("depcruise", ["--config", ".dependency-cruiser.cjs", "--output-type", "err-long", ...FOLDERS, "vitest.config.ts"])],
  ["lint", tool("oxlint", ["--max-warnings=0", "."])],
  ["types", tool("tsc")],
  ["unused code and packages", tool("knip", ["--no-progress"])],
  ["schema rules", schemaRules],
  ["schema breaks nothing", schemaContract],
  ["server builds", () => builds(["server"])],
  ["generated files up to date", generatedFiles],
  ["dashboard builds", () => builds(["dashboard"])],
];

/**
 * Runs all steps, stops at the first red one and prints what it found.
 * @returns {Promise<number>} exit code
 */
export async function runChecks(tools) {
  const start = performance.now();
  for (const [name, step] of STEPS) {
    const stepStart = performance.now();
    const problems = await step(tools);
    process.stdout.write(`${problems === "" ? "✓" : "✗"} ${name} (${secondsSince(stepStart)})\n`);
    if (problems === "") continue;
    process.stdout.write(`${problems.trimEnd()}\ncheck: red at "${name}" after ${secondsSince(start)}\n`);
    return 1;
  }
  process.stdout.write(`check: ${STEPS.length} steps green in ${secondsSince(start)}\n`);
  return 0;
}

/** The rules need the graphql package, which a fresh checkout does not have yet when this file is read. */
async function schemaRules() {
  const { schemaProblems } = await import("./schema-lint.mjs");
  return schemaProblems(readFileSync(join(checkout, "schema/hub.graphql"), "utf8")).join("\n");
}

/** Held against the schema that was landed last; decided breaks stand in schema/breaking-changes.json. Without history there is nothing to break. */
async function schemaContract() {
  const { contractProblems, landedSchema } = await import("./schema-contract.mjs");
  const now = readFileSync(join(checkout, "schema/hub.graphql"), "utf8");
  const landed = landedSchema(checkout, "schema/hub.graphql", now);
  if (landed === null) return "";
  const decided = JSON.parse(readFileSync(join(checkout, "schema/breaking-changes.json"), "utf8"));
  const today = new Date().toISOString().slice(0, 10);
  const problems = contractProblems(landed, now, { decided, today });
  return problems.length === 0
    ? ""
    : `${problems.join("\n")}\nPrograms ask for it: mark it @deprecated with the day it goes, or write the decision into schema/breaking-changes.json.`;
}

/**
 * A step that runs one of the installed tools and is red when the tool says so.
 * @param {string} name
 * @param {string[]} args
 * @param {string} folder where it runs
 * @returns {(tools: ReturnType<typeof import("./tools.mjs").toolPaths>) => Promise<string>}
 */
function tool(name, args = [], folder = ".") {
  return async (tools) => {
    const { code, output } = await runQuietly(join(checkout, "node_modules/.bin", name), args, {
      cwd: join(checkout, folder),
      env: plainEnvironment(tools.folderOfNode),
    });
    return code === 0 ? "" : output || `${name} ended with exit code ${code}`;
  };
}

async function builds(parts) {
  await prepare(parts); // throws with the compiler's words
  return "";
}

/** Generates again and compares bytes with what was there: what differs was forgotten (and is right now, to be committed). */
async function generatedFiles(tools) {
  const env = plainEnvironment(tools.folderOfNode);
  for (const [flag, file] of [
    ["--print", "schema/hub.graphql"],
    ["--subgraph", "schema/hub.subgraph.graphql"],
  ]) {
    const printed = await runQuietly(tools.node, [join(checkout, "server/dist/command.js"), "schema", flag], { cwd: checkout, env });
    if (printed.code !== 0) return `the command line cannot print the schema:\n${printed.output}`;
    if (printed.stdout.trimEnd() !== readFileSync(join(checkout, file), "utf8").trimEnd()) {
      return `${file} is not what the server serves: \`npm run --silent hub -- schema ${flag} > ${file}\``;
    }
  }
  const folder = join(checkout, "dashboard/src/gql");
  const before = bytesIn(folder);
  const problem = await tool("graphql-codegen", ["--config", "codegen.ts", "--silent"], "dashboard")(tools);
  if (problem !== "") return problem;
  const after = bytesIn(folder);
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
  return changed.length === 0 ? "" : `generated anew and different, commit them:\n${changed.join("\n")}`;
}

/** path → content of every file below a folder. */
function bytesIn(folder) {
  const found = new Map();
  const visit = (path) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path)) visit(join(path, name));
    else found.set(relative(checkout, path), readFileSync(path, "latin1"));
  };
  if (existsSync(folder)) visit(folder);
  return found;
}
