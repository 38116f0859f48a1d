/**
 * `npm run bench -- NAME… [--json] [--cases N] [--rounds N] [--only FIGURE]`: measures the figures of the goals and prints them; it asserts nothing.
 * `--only` leaves out what a suite measures by itself for figures of another beginning. Without a name every suite runs once at its smallest size.
 */
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bundleSuites, checkout } from "./bundle.ts";
import { figureOf, tableOf } from "./figure.ts";
import type { Figure } from "./figure.ts";
import type { Order, Suite } from "./suite.ts";

/** What the bundle gives. */
interface Bundled {
  SUITES: Readonly<Record<string, Suite>>;
}

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, cases: { type: "string" }, rounds: { type: "string" }, only: { type: "string", default: "" } },
});

async function measureAll(suites: Readonly<Record<string, Suite>>, hub: string): Promise<void> {
  const figures: Figure[] = [];
  const say = (line: string): void => void process.stderr.write(`· ${line}\n`);
  for (const name of names.length === 0 ? Object.keys(suites) : names) {
    const suite = suites[name] as Suite;
    const cases = wholeNumber(options.cases) ?? (names.length === 0 ? suite.smallest : suite.full);
    const order: Order = { cases, rounds: wholeNumber(options.rounds) ?? (names.length === 0 ? 1 : 3), only: options.only, hub, checkout, say };
    for await (const measured of suite.measure(order)) {
      const figure = figureOf(measured);
      figures.push(figure);
      if (options.json) process.stdout.write(`${JSON.stringify(figure)}\n`);
    }
  }
  if (!options.json) process.stdout.write(`${tableOf(figures)}\n`);
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d*$/.test(text) ? Number(text) : null;
}

/** @returns what is wrong with the command line, or null */
function misuse(known: readonly string[]): string | null {
  const foreign = names.find((name) => !known.includes(name));
  if (foreign !== undefined) return `"${foreign}" is none of ${known.join(", ")}`;
  const bad = (["cases", "rounds"] as const).find((name) => options[name] !== undefined && wholeNumber(options[name]) === null);
  return bad === undefined ? null : `--${bad}: expected a whole number above 0`;
}

const bundle = await bundleSuites();
process.once("exit", bundle.remove);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const { SUITES: suites } = (await import(pathToFileURL(bundle.suites).href)) as Bundled;
const wrong = misuse(Object.keys(suites));
if (wrong === null) await measureAll(suites, bundle.hub);
else {
  process.stderr.write(`${wrong}\n`);
  process.exitCode = 2;
}
