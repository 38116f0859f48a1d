/**
 * Bundles the server, the command line and the programs beside them (programs.mjs): server/src/{main,command}.ts … → server/dist/*.js. Run by Node 24.
 * Our own packages are bundled; what server/package.json names stays outside; what only connectors or schema name
 * (it could not be resolved from server/dist) is bundled too.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { PROGRAMS } from "./programs.mjs";

const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const serverPackages = new Set(Object.keys(JSON.parse(readFileSync(join(checkout, "server/package.json"), "utf8")).dependencies));

const packageNameOf = (path) =>
  path
    .split("/")
    .slice(0, path.startsWith("@") ? 2 : 1)
    .join("/");

/** Which bare imports stay imports of the bundle. */
const ownPackagesInside = {
  name: "own-packages-inside",
  setup(builder) {
    builder.onResolve({ filter: /^@dau-moi\// }, ({ path }) => ({ path: join(checkout, packageNameOf(path).replace("@dau-moi/", ""), "src/index.ts") }));
    builder.onResolve({ filter: /^[^./]/ }, ({ path }) => (serverPackages.has(packageNameOf(path)) ? { path, external: true } : undefined));
  },
};

await build({
  absWorkingDir: checkout,
  entryPoints: {
    main: "server/src/main.ts",
    command: "server/src/command.ts",
    ...PROGRAMS,
  },
  outdir: "server/dist",
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node24",
  sourcemap: "linked",
  tsconfig: "tsconfig.json", // experimentalDecorators, useDefineForClassFields
  plugins: [ownPackagesInside],
  // Bundled CommonJS packages (of the connectors) still call require() for Node's own modules.
  banner: { js: 'import { createRequire as requireOfThisBundle } from "node:module"; const require = requireOfThisBundle(import.meta.url);' },
  logLevel: "warning",
});
