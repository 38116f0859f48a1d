/** One thing that is not as the recount says. Values are text, ready to be read. */
export interface Detail {
  /** the group and what was compared, e.g. "deadlines: due" */
  what: string;
  /** the case (source and reference), unit or place it was found at */
  where: string;
  expected: string;
  found: string;
}

/** What `npm run verify -- --json` prints. */
export interface Verdict {
  /** group → values compared */
  compared: Record<string, number>;
  /** values that are not as recounted */
  differences: number;
  /** cases, versions or events that should be there and are not */
  lost: number;
  /** cases or events that are there twice, or that nobody sent */
  doubled: number;
  /** the first of them, at most `MOST_DETAILS` */
  details: Detail[];
  /** what could not be compared, and how many such cases */
  leftOut: Record<string, number>;
}

const MOST_DETAILS = 500;
/** So that one kind of fault does not hide the others. */
const MOST_OF_ONE_KIND = 40;

/** Collects what the groups find. */
export class Findings {
  readonly verdict: Verdict = { compared: {}, differences: 0, lost: 0, doubled: 0, details: [], leftOut: {} };
  readonly #ofKind = new Map<string, number>();

  /** Compares two values as they are shown. @returns whether they are the same */
  same(what: string, where: string, expected: unknown, found: unknown): boolean {
    this.count(what);
    if (shown(expected) === shown(found)) return true;
    this.verdict.differences += 1;
    this.#tell(what, where, expected, found);
    return false;
  }

  lost(what: string, where: string, expected: unknown, found: unknown = "nothing"): void {
    this.verdict.lost += 1;
    this.#tell(what, where, expected, found);
  }

  doubled(what: string, where: string, expected: unknown, found: unknown): void {
    this.verdict.doubled += 1;
    this.#tell(what, where, expected, found);
  }

  /** Notes that values were compared in bulk. @param what as in `same`; its part before the colon is the group */
  count(what: string, values = 1): void {
    const group = what.split(":", 1)[0] ?? what;
    this.verdict.compared[group] = (this.verdict.compared[group] ?? 0) + values;
  }

  leaveOut(why: string, cases = 1): void {
    this.verdict.leftOut[why] = (this.verdict.leftOut[why] ?? 0) + cases;
  }

  #tell(what: string, where: string, expected: unknown, found: unknown): void {
    const before = this.#ofKind.get(what) ?? 0;
    this.#ofKind.set(what, before + 1);
    if (before >= MOST_OF_ONE_KIND || this.verdict.details.length >= MOST_DETAILS) return;
    this.verdict.details.push({ what, where, expected: shown(expected), found: shown(found) });
  }
}

/** Dates as instants, lists in order, missing values by name. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(shown).join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
