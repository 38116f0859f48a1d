import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** Licences that ask for nothing but their own text. */
const PERMISSIVE = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "0BSD",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "CC-BY-4.0",
  "Unlicense",
  "Python-2.0",
  "OFL-1.1",
]);
/** Allowed for tools that are not delivered: not reachable from the dependencies of what runs in production. */
const TOOLS_ONLY = new Set(["MPL-2.0"]);
/** Elastic-2.0 in all or some of their versions: never, whatever their manifest says. */
const FORBIDDEN = ["@apollo/gateway", "@apollo/composition", "@apollo/federation-internals", "@apollo/query-planner", "@apollo/query-graphs"];
const DELIVERED = ["server", "dashboard", "connectors", "schema"];

/**
 * Every installed package whose licence we may not use, as one sentence each; [] when all is well.
 * @param checkout folder with node_modules/.pnpm
 */
export function licenceProblems(checkout) {
  const delivered = deliveredPackages(checkout);
  const problems = [];
  for (const { name, version, licence, folder } of installedPackages(checkout)) {
    if (FORBIDDEN.includes(name)) problems.push(`${name}@${version} must not be installed (Elastic-2.0 family)`);
    else if (!isAllowed(licence, delivered.has(folder))) {
      problems.push(`${name}@${version}: licence "${licence}" is not in the list${delivered.has(folder) ? " for what is delivered" : ""}`);
    }
  }
  return problems;
}

/** All packages below node_modules/.pnpm, with their real folders. */
function installedPackages(checkout) {
  const root = join(realpathSync(checkout), "node_modules/.pnpm");
  const found = [];
  for (const entry of readdirSync(root)) {
    const modules = join(root, entry, "node_modules");
    if (!existsSync(modules)) continue;
    for (const name of namesIn(modules)) {
      const folder = join(modules, name);
      if (realpathSync(folder) === folder && existsSync(join(folder, "package.json"))) found.push({ folder, ...manifestOf(folder) });
    }
  }
  return found;
}

function namesIn(modules) {
  const names = readdirSync(modules).filter((name) => !name.startsWith("."));
  return names.flatMap((name) => (name.startsWith("@") ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name]));
}

function manifestOf(folder) {
  const {
    name,
    version,
    license,
    licenses,
    dependencies = {},
    optionalDependencies = {},
    peerDependencies = {},
  } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const stated = license ?? (Array.isArray(licenses) ? licenses.map((each) => each.type ?? each).join(" OR ") : licenses);
  const licence = typeof stated === "object" && stated !== null ? stated.type : stated;
  return { name, version, licence: licence ?? licenceIn(folder), needs: Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }) };
}

/** What a package whose manifest says nothing says in its licence's first line, where that is the name alone. */
function licenceIn(folder) {
  const file = join(folder, "LICENSE");
  const [title] = existsSync(file) ? readFileSync(file, "utf8").split("\n", 1) : [""];
  return title.trim() === "MIT License" ? "MIT" : "none stated";
}

/** Real folders of all packages reachable from the `dependencies` of what runs in production. */
function deliveredPackages(checkout) {
  const reached = new Set();
  const visit = (name, from) => {
    const folder = resolveFrom(from, name);
    if (folder === null || reached.has(folder)) return;
    reached.add(folder);
    for (const need of manifestOf(folder).needs) visit(need, folder);
  };
  for (const part of DELIVERED) {
    const folder = join(realpathSync(checkout), part);
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    for (const name of Object.keys(dependencies)) visit(name, folder);
  }
  return reached;
}

/** The folder Node would find `name` in, or null (an optional package that is not installed here). */
function resolveFrom(folder, name) {
  for (let at = folder; ; at = dirname(at)) {
    const candidate = join(at, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return realpathSync(candidate);
    if (dirname(at) === at) return null;
  }
}

/** SPDX expressions of AND, OR and brackets. */
export function isAllowed(expression, delivered) {
  const text = expression.replace(/^\((.*)\)$/, "$1");
  if (/ OR /.test(text)) return text.split(" OR ").some((part) => isAllowed(part.trim(), delivered));
  if (/ AND /.test(text)) return text.split(" AND ").every((part) => isAllowed(part.trim(), delivered));
  return PERMISSIVE.has(text) || (TOOLS_ONLY.has(text) && !delivered);
}
