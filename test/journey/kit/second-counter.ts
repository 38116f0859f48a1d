/** Counts officers' figures once more from a test's own ledger, plainly, after OFFICERS.md and nothing else. Instants in milliseconds. */

export interface LedgerClock {
  stage: string;
  start: number;
  due: number;
  stop: number | null;
}
/** What a test knows of a case: to whom it was given when, when it was reopened, and the limits the hub told of it. */
export interface LedgerCase {
  given: { who: string; at: number }[];
  reopened: number[];
  clocks: LedgerClock[];
  weight: number;
}
/** Days on which another has somebody's cases. */
export interface Leave {
  who: string;
  deputy: string;
  from: number;
  to: number;
}
export interface PlainFigures {
  quantity: { n: number; hits: number; done: number; given: number; excluded: Record<string, number> };
  quality: { n: number; hits: number; value: number | null };
  progress: { n: number; items: number; hits: number; value: number | null; excluded: Record<string, number> };
}

interface Stretch {
  who: string;
  from: number;
  to: number;
}
const NEAR = 0.25;
const STEP = 0.25;

function stretchesOf({ given }: LedgerCase, leave: Leave): Stretch[] {
  const whole = given.map(({ who, at }, i) => ({ who, from: at, to: given[i + 1]?.at ?? Infinity }));
  return whole.flatMap((one) => {
    if (one.who !== leave.who || one.to <= leave.from || one.from >= leave.to) return [one];
    const away = { who: leave.deputy, from: Math.max(one.from, leave.from), to: Math.min(one.to, leave.to) };
    return [{ ...one, to: leave.from }, away, { ...one, from: leave.to }].filter(({ from, to }) => from < to);
  });
}

/** What one clock says of one officer; null: nothing in this period. `late` and `done` say why they do not count, or whether it was so. */
interface Said {
  late: string | boolean;
  done: string | boolean;
  /** failures of the result, where it was his and is one of the period */
  failures: number | null;
}

type Period = { begin: number; end: number };

function saidOf(clock: LedgerClock, all: readonly Stretch[], one: LedgerCase, { begin, end }: Period): Said | null {
  const stop = clock.stop !== null && clock.stop < end ? clock.stop : null;
  const mine = all.filter(({ from, to }) => from < (stop ?? end) && to > clock.start);
  if (!["HANDLE", "ANSWER"].includes(clock.stage) || clock.start >= end || mine.length === 0) return null;
  const has = (at: number): boolean => mine.some(({ from, to }) => from < at && to >= at);
  const stops = one.clocks.flatMap((other) => (other.stage === "HANDLE" && other.stop !== null && other.stop < end ? [other.stop] : []));
  const next = Math.min(Infinity, ...stops.filter((at) => stop !== null && at > stop));
  const his = clock.stage === "HANDLE" && stop !== null && stop >= begin && has(stop);
  const failures = his ? one.reopened.filter((at) => at > stop && at < next && at >= begin && at < end).length : null;
  const near = clock.due - NEAR * (clock.due - clock.start);
  const first = Math.min(...mine.map(({ from }) => from));
  const notHis = has(near) ? null : first >= clock.due ? "INHERITED_LATE" : first >= near ? "GIVEN_NEAR_DUE" : "HANDED_OVER";
  const inTime = stop !== null && stop < clock.due;
  const judged = inTime ? stop : clock.due;
  if (judged < begin || judged >= end) return { late: "ELSEWHERE", done: "ELSEWHERE", failures };
  const late = inTime ? !has(stop) && "HANDED_OVER" : (notHis ?? true);
  const done = stop === null ? (notHis ?? false) : has(stop) || "HANDED_OVER";
  return { late, done, failures };
}

/** One officer's figures of a period, from begin up to end. */
export function plainFigures(who: string, cases: readonly LedgerCase[], period: Period, leave: Leave): PlainFigures {
  const quantity: PlainFigures["quantity"] = { n: 0, hits: 0, done: 0, given: 0, excluded: {} };
  const progress: PlainFigures["progress"] = { n: 0, items: 0, hits: 0, value: null, excluded: {} };
  const results: number[] = [];
  const items: number[] = [];
  for (const one of cases) {
    const all = stretchesOf(one, leave).filter((stretch) => stretch.who === who);
    const limits: boolean[] = [];
    for (const clock of one.clocks) {
      const said = saidOf(clock, all, one, period);
      if (said === null) continue;
      if (said.failures !== null) results.push(said.failures);
      if (said.late === "ELSEWHERE") continue;
      if (typeof said.late === "string") progress.excluded[said.late] = (progress.excluded[said.late] ?? 0) + 1;
      else limits.push(said.late);
      if (clock.stage !== "HANDLE") continue;
      if (typeof said.done === "string") quantity.excluded[said.done] = (quantity.excluded[said.done] ?? 0) + 1;
      else {
        quantity.n += 1;
        quantity.given += one.weight;
        quantity.hits += said.done ? 1 : 0;
        quantity.done += said.done ? one.weight : 0;
      }
    }
    if (limits.length > 0) items.push(limits.filter(Boolean).length);
    progress.n += limits.length;
  }
  const counted = { items: items.length, hits: sum(items), value: mean(items) };
  return { quantity, quality: { n: results.length, hits: sum(results), value: mean(results) }, progress: { ...progress, ...counted } };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);
/** Quarters of quarters are exact in binary. */
const mean = (failures: readonly number[]): number | null =>
  failures.length === 0 ? null : sum(failures.map((n) => Math.max(0, 1 - STEP * n))) / failures.length;
