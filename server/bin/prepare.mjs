import { join } from "node:path";
import { buildParts } from "./build.mjs";
import { installPackages } from "./install.mjs";
import { whileLocked } from "./lock.mjs";
import { toolsFolder } from "./surroundings.mjs";
import { bringTools } from "./tools.mjs";

/**
 * Brings tools and packages and builds the named parts, as far as they are missing or old. One run at a time per checkout.
 * @param parts of "server", "dashboard"
 * @returns the paths of the tools (see bringTools)
 */
export function prepare(parts) {
  const sayWaiting = (pid) => process.stderr.write(`· waiting for another run (process ${pid}) that installs or builds here\n`);
  return whileLocked(join(toolsFolder, "lock"), sayWaiting, async (lock) => {
    const tools = await bringTools(lock);
    await installPackages(tools, lock);
    await buildParts(parts, tools);
    return tools;
  });
}
