import type { RowConfig } from "../wire/case-row/index.ts";

/** Parts of a manifest's record that are no names of columns. */
const WORDS: ReadonlySet<string> = new Set(["kind", "words", "yes", "no", "constant", "orElse", "separator", "step"]);

/** The columns that the record of a manifest names, each once: of the row itself, and of its table of steps. */
export function columnsOf(record: RowConfig["record"]): { row: string[]; step: string[] } {
  const { steps, ...rest } = record;
  if (steps.kind === "columns") return { row: named([rest, steps]), step: [] };
  const { path: _list, ...step } = steps;
  return { row: named(rest), step: named(step) };
}

function named(part: unknown): string[] {
  const found = new Set<string>();
  const visit = (one: unknown): void => {
    if (typeof one === "string") found.add(one);
    else if (Array.isArray(one)) one.forEach(visit);
    else if (typeof one === "object" && one !== null) for (const [name, inner] of Object.entries(one)) if (!WORDS.has(name)) visit(inner);
  };
  visit(part);
  return [...found];
}
