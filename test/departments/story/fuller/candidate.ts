import type { CourseKind, CourseStep } from "../../course-step.ts";
import { keepsEveryStep } from "../../richness.ts";
import type { DepartmentCode } from "../../departments.ts";
import type { CaseFacts } from "../../ledger-line.ts";
import { fingerprint, type Dice } from "../../random.ts";
import { dayNumber, dayStart } from "../../vietnam-time.ts";
import { officeMomentAfter, workingDayAfter } from "../../working-days.ts";

/** A stretch in which a unit worked on a case and nothing was written down. Instants are epoch milliseconds. */
export type Stretch = {
  /** Steps before it. */
  before: readonly CourseStep[];
  /** Steps after it; none: it lasts until now. */
  after: readonly CourseStep[];
  from: number;
  until: number;
  /** The first instant at which handling is late. */
  due: number;
};

/** What one story needs to know beside the case. */
export type Telling = { dept: DepartmentCode; now: number; dice: Dice };

const has = (fact: CaseFacts, kind: CourseKind): boolean => fact.record.course.some((step) => step.kind === kind);

/** Whole working days that a department gives its units; the sample's assumption. */
function daysToHandle({ field, record }: CaseFacts): number {
  if (record.fuller?.stream === "ADMIN_REGULATION") return 15;
  if (field === "URBAN_INFRASTRUCTURE") return 1;
  return record.destined.cooperating.length > 0 ? 7 : 5;
}

/** The first late instant of the handling as its course began. */
export function dueOf(fact: CaseFacts): number {
  const given = fact.record.course.find(({ kind }) => kind === "ASSIGNED")?.at ?? Date.parse(fact.receivedAt);
  return dayStart(workingDayAfter(dayNumber(given), daysToHandle(fact)) + 1);
}

/** The time between taking a case on and its result or now; null where it has none. */
export function stretchOf(fact: CaseFacts, { dept, now }: Telling): Stretch | null {
  const { course, lagging } = fact.record;
  if (lagging !== null || (has(fact, "REOPENED") && !keepsEveryStep(dept))) return null;
  const index = course.findIndex(({ kind }) => kind === "ACCEPTED");
  const [taken, next] = [course[index], course[index + 1]];
  if (taken === undefined || (next !== undefined && next.kind !== "RESOLVED")) return null;
  return { before: course.slice(0, index + 1), after: course.slice(index + 1), from: taken.at, until: next?.at ?? now, due: dueOf(fact) };
}

/** Cases in an order that looks like chance and is always the same. */
export function shuffled(facts: readonly CaseFacts[], salt: string): CaseFacts[] {
  const keyed = facts.map((fact) => ({ fact, key: fingerprint(`${salt}:${fact.row}`) }));
  return keyed.toSorted((one, other) => one.key - other.key || one.fact.row - other.fact.row).map(({ fact }) => fact);
}

/** A moment in office hours inside (from, until), or null. @param days how many working days to let pass */
export function momentWithin(from: number, until: number, days: number, dice: Dice): number | null {
  const at = officeMomentAfter(from, days, dice);
  return at < until ? at : null;
}

const GOLDEN = 0.618_033_988_749_895;

/** The n-th of several ways, in their shares however few there are, and well mixed. */
export function nthWay<Way extends string>(ways: Readonly<Record<Way, number>>, index: number): Way {
  const entries = Object.entries(ways) as [Way, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let left = (((index + 0.5) * GOLDEN) % 1) * total;
  for (const [way, weight] of entries) {
    left -= weight;
    if (left < 0) return way;
  }
  return (entries.at(-1) as [Way, number])[0];
}
