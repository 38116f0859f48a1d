import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { handOver } from "./supervise.mjs";
import { checkout, plainEnvironment } from "./surroundings.mjs";

/**
 * Runs vitest and ends the output with the one line that is counted: `N passed, N failed`, and `, N skipped` when some are.
 * @returns {Promise<number>} exit code, 0 only when nothing failed
 */
export async function runTests(tools, args) {
  const folder = mkdtempSync(join(tmpdir(), "dau-moi-counts-"));
  const countsFile = join(folder, "counts.json");
  const env = { ...plainEnvironment(tools.folderOfNode), DAU_MOI_COUNTS: countsFile };
  const vitest = join(checkout, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", `--reporter=${join(checkout, "server/bin/counts-reporter.mjs")}`];
  const code = await handOver(tools.node, [vitest, "run", ...reporters, ...args], { cwd: checkout, env });
  const counts = countsOf(countsFile);
  rmSync(folder, { recursive: true, force: true });
  // Vitest says no although every test it knows passed (a broken configuration, no file found, a crash): that is a failure.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  process.stdout.write(`${closingText(counts)}\n`);
  return code === 0 && counts.failed > 0 ? 1 : code;
}

/** Nightly: as many courses of the province against its model, the figures on stderr. */
const SOAK_RUNS = "5000";

/**
 * The model-based test for hours instead of a minute; SOAK_RUNS says how many courses, 5,000 when it says nothing.
 * @returns {Promise<number>} exit code
 */
export function runSoak(tools, args) {
  process.env["SOAK_RUNS"] ??= SOAK_RUNS;
  return runTests(tools, ["test/model", ...args]);
}

function countsOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { passed: 0, failed: 1, skipped: [], failures: [], again: [] }; // vitest ended before it could count
  }
}

/**
 * The skipped tests under their reasons, what had to be tried twice, what failed, then the counted line, last.
 * @param {{passed: number, failed: number, skipped: {name: string, reason: string}[], failures: {name: string, message: string}[], again: {name: string, message: string}[]}} counts
 */
export function closingText({ passed, failed, skipped, failures, again }) {
  const byReason = new Map(); // the machine's own Node may be 20: no groupBy
  for (const { name, reason } of skipped) byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  return [
    ...[...byReason].map(([reason, names]) => `skipped: ${names.join("; ")} (${reason})`),
    ...again.map(({ name, message }) => `passed at a later try only: ${name}: ${message}`),
    ...failures.map(({ name, message }) => `failed: ${name}: ${message}`),
    `${passed} passed, ${failed} failed${skipped.length === 0 ? "" : `, ${skipped.length} skipped`}`,
  ].join("\n");
}
