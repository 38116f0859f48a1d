/**
 * What `npm start | test | soak | check | bench | verify | hub` run. Plain JavaScript for Node 20 without any package: it brings
 * Node 24, pnpm, the packages and the build when they are missing or old, and then hands over.
 */
import { join } from "node:path";
import { runChecks } from "./check.mjs";
import { Stopped } from "./phases.mjs";
import { prepare } from "./prepare.mjs";
import { endWithTheParent, handOver } from "./supervise.mjs";
import { checkout, HUB_FLAGS, plainEnvironment } from "./surroundings.mjs";
import { runSoak, runTests } from "./tests.mjs";

/** command → which parts it needs built, and what runs then (answers the exit code). */
const COMMANDS = {
  start: { parts: ["server", "dashboard"], run: startHub },
  test: { parts: ["server", "dashboard"], run: runTests },
  soak: { parts: ["server"], run: runSoak },
  check: { parts: [], run: runChecks }, // it builds as one of its steps
  bench: { parts: ["server", "dashboard"], run: (tools, args) => runScript(tools, "test/bench/main.ts", args) },
  verify: { parts: ["server"], run: (tools, args) => runScript(tools, "test/verify/main.ts", args) },
  hub: { parts: ["server"], run: (tools, args) => runScript(tools, "server/dist/command.js", args) },
};

function startHub(tools, args) {
  const env = { ...plainEnvironment(tools.folderOfNode), DAU_MOI_PARENT: String(process.pid) };
  return handOver(tools.node, [...HUB_FLAGS, join(checkout, "server/dist/main.js"), ...args], { cwd: checkout, env, alone: true });
}

function runScript(tools, file, args) {
  const env = plainEnvironment(tools.folderOfNode);
  return handOver(tools.node, ["--enable-source-maps", join(checkout, file), ...args], { cwd: checkout, env });
}

async function main([name, ...args]) {
  const command = COMMANDS[name];
  if (command === undefined) throw new Stopped(`"${name ?? ""}" is none of ${Object.keys(COMMANDS).join(", ")}.`);
  if (process.platform === "win32") throw new Stopped("Windows is not supported: use Linux or macOS (WSL serves).");
  endWithTheParent();
  return command.run(await prepare(command.parts), args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (cause) {
  if (!(cause instanceof Stopped)) throw cause;
  if (cause.output !== "") process.stderr.write(`${cause.output.trimEnd()}\n`);
  process.stderr.write(`✗ ${cause.message}\n`);
  process.exitCode = cause.exitCode;
}
