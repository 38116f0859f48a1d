import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout: the folder of package.json. */
export const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where this project keeps its own Node, pnpm and stamps. */
export const toolsFolder = join(checkout, ".tools");

/** How Node runs the hub. Young objects get 24 MB instead of 48: taking in large registers then needs a third less memory, at the same pace. No source maps: read at start they would hold 60 MB. */
export const HUB_FLAGS = ["--max-semi-space-size=8"];

/** What an install must still be told about the network; the rest of npm's variables describe npm's own run. */
const NETWORK = /^npm_config_(registry|.*proxy|noproxy|cafile|ca|strict_ssl|userconfig|globalconfig|cache|store_dir|fetch_.*)$/i;

/** This process's environment without npm's variables (`npm_*`, INIT_CWD): what a program started by hand would see. */
export function plainEnvironment(folderOfNode) {
  const env = {};
  for (const [name, value] of Object.entries(process.env)) if (!/^(npm_|INIT_CWD$)/i.test(name)) env[name] = value;
  env.PATH = folderOfNode === undefined ? env.PATH : `${folderOfNode}:${env.PATH}`;
  return env;
}

/** The same with what npm was told about the network: for npm and pnpm themselves. */
export function installEnvironment(folderOfNode) {
  const env = plainEnvironment(folderOfNode);
  for (const [name, value] of Object.entries(process.env)) if (NETWORK.test(name)) env[name] = value;
  env.CI = "1"; // no questions, no progress bars
  return env;
}
