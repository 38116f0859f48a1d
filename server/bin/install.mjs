import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { Stopped, phase } from "./phases.mjs";
import { runQuietly } from "./supervise.mjs";
import { checkout, installEnvironment, toolsFolder } from "./surroundings.mjs";
import { installFailed } from "./tools.mjs";

const PACKAGES = ["server", "dashboard", "connectors", "schema", "test"];
const stampFile = join(toolsFolder, "stamps", "install");

/**
 * Installs the packages that the lockfile names, when it or a manifest changed since the last time. Call under the lock.
 * @throws {Stopped} the registry does not answer, or lockfile and manifests disagree
 */
export async function installPackages(tools, lock) {
  const wanted = manifestsHash();
  if (isInstalled() && existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  rmSync(stampFile, { force: true });
  await phase("installing packages", () => install(tools, lock));
  mkdirSync(join(toolsFolder, "stamps"), { recursive: true });
  writeFileSync(stampFile, wanted);
}

const isInstalled = () => existsSync(join(checkout, "node_modules", ".pnpm")) && PACKAGES.every((name) => existsSync(join(checkout, name, "node_modules")));

/**
 * Everything that decides what is installed: lockfile, manifests, platform.
 * @param {string} folder the checkout
 */
export function manifestsHash(folder = checkout) {
  const hash = createHash("sha256").update(`${process.platform}-${process.arch}`);
  const files = ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...PACKAGES.map((name) => `${name}/package.json`)];
  for (const file of files)
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(folder, file)))
      .update("\0");
  return hash.digest("hex");
}

async function install(tools, lock) {
  // Whether a version is too young to be trusted is asked when the lockfile changes (pnpm's default); here it would cost a request per package.
  const trusted = "--config.minimum-release-age=0";
  const patience = ["--config.fetch-retries=2", "--config.fetch-retry-mintimeout=1000", "--config.fetch-retry-maxtimeout=4000"];
  const { code, output } = await runQuietly(tools.pnpm, ["install", "--frozen-lockfile", "--reporter=append-only", trusted, ...storeOption(), ...patience], {
    cwd: checkout,
    env: installEnvironment(tools.folderOfNode),
    noteChild: lock.noteChild,
  });
  if (code === 0) return;
  if (/OUTDATED_LOCKFILE/.test(output)) {
    throw new Stopped(`pnpm-lock.yaml does not match the package.json files: run \`${tools.pnpm} install\` and commit the lockfile.`);
  }
  throw installFailed("packages", output);
}

/** pnpm keeps packages below the home folder; without a writable one they are kept in the checkout. */
function storeOption() {
  try {
    accessSync(homedir(), constants.W_OK);
    return [];
  } catch {
    return ["--store-dir", join(toolsFolder, "store")];
  }
}
