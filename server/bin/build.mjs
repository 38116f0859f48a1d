import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Stopped, lastLines, phase } from "./phases.mjs";
import { runQuietly } from "./supervise.mjs";
import { checkout, plainEnvironment, toolsFolder } from "./surroundings.mjs";

const PARTS = {
  server: {
    sources: ["server/src", "connectors/src", "schema/src", "server/bin/build-server.mjs", "server/package.json", "tsconfig.json", "pnpm-lock.yaml"],
    result: "server/dist/main.js",
    build: buildServer,
  },
  dashboard: {
    sources: ["dashboard", "schema/src", "tsconfig.json", "pnpm-lock.yaml"],
    result: "dashboard/dist/index.html",
    build: buildDashboard,
  },
};

/**
 * Builds what is older than its sources. Call under the lock.
 * @param names of PARTS: "server", "dashboard"
 * @throws {Stopped} with the compiler's words
 */
export async function buildParts(names, tools) {
  const stale = names.filter((name) => !isFresh(name));
  if (stale.length === 0) return;
  await phase(`building ${stale.join(" and ")}`, async () => {
    for (const name of stale) {
      const hash = sourcesHash(name);
      const { code, output } = await PARTS[name].build(tools);
      if (code !== 0) throw new Stopped(`the ${name} does not build:`, { output: lastLines(output, 60) });
      mkdirSync(join(toolsFolder, "stamps"), { recursive: true });
      writeFileSync(stampOf(name), hash);
    }
  });
}

const stampOf = (name) => join(toolsFolder, "stamps", name);

function isFresh(name) {
  const built = existsSync(join(checkout, PARTS[name].result)) && existsSync(stampOf(name));
  return built && readFileSync(stampOf(name), "utf8") === sourcesHash(name);
}

/** Path and content of every source: a checkout or a generator that writes the same again does not make it stale. */
function sourcesHash(name) {
  const hash = createHash("sha256");
  const visit = (path) => {
    const found = statSync(join(checkout, path), { throwIfNoEntry: false });
    if (found === undefined) return;
    if (!found.isDirectory()) return void hash.update(`${path}\0${found.size}\0`).update(readFileSync(join(checkout, path)));
    for (const entry of readdirSync(join(checkout, path)).toSorted()) {
      if (!/^(node_modules|dist.*|\..*|.*\.test\.tsx?)$/.test(entry)) visit(`${path}/${entry}`);
    }
  };
  PARTS[name].sources.forEach(visit);
  return hash.digest("hex");
}

function buildServer(tools) {
  return runQuietly(tools.node, [join(checkout, "server/bin/build-server.mjs")], { cwd: checkout, env: plainEnvironment(tools.folderOfNode) });
}

/** Built beside the old one and swapped, so that a running hub never serves half a dashboard. */
async function buildDashboard(tools) {
  const folder = join(checkout, "dashboard");
  const fresh = join(folder, "dist.new");
  const vite = join(folder, "node_modules/vite/bin/vite.js");
  const answer = await runQuietly(tools.node, [vite, "build", "--outDir", fresh, "--emptyOutDir", "--logLevel", "warn"], {
    cwd: folder,
    env: { ...plainEnvironment(tools.folderOfNode), NODE_ENV: "production" },
  });
  if (answer.code !== 0) return answer;
  const old = join(folder, "dist.old");
  rmSync(old, { recursive: true, force: true });
  if (existsSync(join(folder, "dist"))) renameSync(join(folder, "dist"), old);
  renameSync(fresh, join(folder, "dist"));
  rmSync(old, { recursive: true, force: true });
  return answer;
}
