import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { HOST_NAMES, KIT_NAMES, type Subject } from "../../connectors/src/conformance/index.ts";
import { KINDS } from "../../connectors/src/index.ts";
import { SUBJECTS, SWEPT, WRITTEN } from "./kit/subjects.ts";

const FILE = fileURLToPath(new URL("conformance-table.md", import.meta.url));
/** conformance-sweeps.test.ts and conformance-written.test.ts; the others of the host are in conformance-host.test.ts. */
const BY_SWEEP: ReadonlySet<Named> = new Set<Named>([
  "D09 aborted_sweep_deletes_nothing",
  "D10 resumed_sweep_deletes_nothing_extra",
  "D11 empty_listing_refused",
]);
const BY_WRITING: ReadonlySet<Named> = new Set<Named>(["W04 own_echo_not_treated_as_external_change", "W05 verification_pull_confirms_or_alarms"]);

type Named = (typeof KIT_NAMES)[number] | (typeof HOST_NAMES)[number];

describe("the table of the conformance kit", () => {
  test("has every kind the hub can read", () => {
    expect(Object.keys(SUBJECTS).toSorted()).toEqual(KINDS.toSorted());
    for (const [kind, subjects] of Object.entries(SUBJECTS)) for (const { connector } of subjects) expect(connector.kind).toBe(kind);
  });

  test("has 52 tests, each once, and a reason of some words for each that is skipped", () => {
    expect(new Set([...KIT_NAMES, ...HOST_NAMES]).size).toBe(52);
    const reasons = Object.values(SUBJECTS).flatMap((subjects) => subjects.flatMap(({ skips }) => Object.values(skips)));
    expect(reasons.filter((reason) => reason.split(" ").length < 4)).toEqual([]);
  });

  test("is the one that was reviewed", () => {
    const text = tableText();
    if (process.env["UPDATE_CONFORMANCE"] === "1") writeFileSync(FILE, text);
    expect(text).toBe(readFileSync(FILE, "utf8"));
  });
});

/** Whether a test of the host's duty runs with a configuration: the first of each kind, those that are swept, those that take changes. */
function isHosted(subject: Subject<unknown>, name: Named): boolean {
  if (BY_SWEEP.has(name) && SWEPT.includes(subject)) return true;
  if (BY_WRITING.has(name)) return WRITTEN.includes(subject);
  return Object.values(SUBJECTS).some(([first]) => first === subject);
}

/** Kinds × 52; numbers are the reasons below. */
function tableText(): string {
  const reasons = new Map<string, number>();
  const cell = ({ skips }: Subject<unknown>, name: Named): string => {
    const reason = skips[name];
    if (reason === undefined) return "✓";
    reasons.set(reason, reasons.get(reason) ?? reasons.size + 1);
    return `[${reasons.get(reason)}]`;
  };
  const all = Object.values(SUBJECTS).flat();
  const firsts = Object.values(SUBJECTS).flatMap((subjects) => subjects.slice(0, 1));
  const hosted = all.filter((subject) => HOST_NAMES.some((name) => isHosted(subject, name)));
  const kit = rows(KIT_NAMES, all, cell);
  const host = rows(HOST_NAMES, hosted, (subject, name) => (isHosted(subject, name) || subject.skips[name] !== undefined ? cell(subject, name) : "–"));
  const nowhere = Object.entries(SUBJECTS).flatMap(([kind, subjects]) =>
    [...KIT_NAMES, ...HOST_NAMES].filter((name) => subjects.every(({ skips }) => skips[name] !== undefined)).map((name) => `${kind} ${name.slice(0, 3)}`),
  );
  const passed = (kit + host).split("✓").length - 1;
  const skipped = (kit + host).split("| [").length - 1;
  return [
    "# Conformance: kinds × 52 tests",
    "",
    "Generated (`UPDATE_CONFORMANCE=1`, `test/journey/conformance-table.test.ts`). ✓ runs with `npm test` and passes; a number is the reason why it is skipped; – is judged by another configuration of the kind.",
    "",
    `${all.length} configurations of ${firsts.length} kinds: ${passed} passed, ${skipped} skipped. Judged by no configuration: ${nowhere.join(", ")}.`,
    "",
    "## By the connector alone",
    "",
    kit,
    "## The host's duty, through a real hub",
    "",
    host,
    "## Reasons",
    "",
    ...[...reasons].map(([reason, number]) => `${number}. ${reason}`),
    "",
  ].join("\n");
}

function rows(names: readonly Named[], subjects: readonly Subject<unknown>[], cell: (subject: Subject<unknown>, name: Named) => string): string {
  const head = `| test | ${subjects.map(({ name }) => name).join(" | ")} |\n|---|${"---|".repeat(subjects.length)}\n`;
  return head + names.map((name) => `| ${name} | ${subjects.map((subject) => cell(subject, name)).join(" | ")} |\n`).join("");
}
