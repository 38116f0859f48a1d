import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { Plugin } from "esbuild";

/** The folder of package.json. */
export const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Bundles the suites with the hub's own source, and the hub itself as a program of its own: what is measured is what stands in the checkout now.
 * The decorators of the source need a compiler, so Node cannot run it as it is.
 * @returns the two modules, in a temporary folder among the build results (the hub looks for its checkout above itself), and how to remove it
 */
export async function bundleSuites(): Promise<{ suites: string; hub: string; remove(): void }> {
  const place = join(checkout, "server", "dist");
  mkdirSync(place, { recursive: true });
  const folder = mkdtempSync(join(place, "bench-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    await build({
      absWorkingDir: checkout,
      entryPoints: {
        suites: "test/bench/suites.ts",
        hub: "server/src/main.ts",
        "sheet-reader": "connectors/src/sheet/reader-program.ts",
        served: "test/bench/api/served.ts",
        crowd: "test/bench/live/crowd.ts",
        fan: "test/bench/live/fan.ts",
        "joined-hub": "test/bench/federation/joined-hub.ts",
        "graph-joiner": "server/src/graph/federation/joined/joiner-program.ts",
        "paper-writer": "server/src/report/document/writer-program.ts",
      },
      outdir: folder,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node24",
      sourcemap: "linked",
      tsconfig: "tsconfig.json",
      plugins: [packagesOutside],
      logLevel: "warning",
    });
    writeFileSync(join(folder, "graph-joiner.js"), `import "./graph-joiner.mjs";\n`); // as the hub names it
  } catch (error) {
    remove();
    throw error;
  }
  return { suites: join(folder, "suites.mjs"), hub: join(folder, "hub.mjs"), remove };
}

/** Our own packages are bundled; every other one stays outside, named by the very file its importer would have found. */
const packagesOutside: Plugin = {
  name: "packages-outside",
  setup(builder) {
    builder.onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === "asked" || path.startsWith("node:")) return undefined;
      const found = await builder.resolve(path, { kind, resolveDir, pluginData: "asked" });
      return /[\\/]node_modules[\\/]/.test(found.path) ? { path: pathToFileURL(found.path).href, external: true } : found;
    });
  },
};
