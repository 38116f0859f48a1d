import type { Checkpoint, Context, ReadMessage } from "../connector.ts";
import { readTime } from "../wire/index.ts";
import type { RestConfig } from "./config.ts";
import type { ListRun } from "./list-run.ts";

/** A whole read that is still not complete after so many passes is left to the next run. */
const MOST_PASSES = 10;

/**
 * Reads a list whose rows move until as many different rows were seen as the source counts, or passes brought nothing new. One that is to be shown whole
 * is read until two passes agree.
 * @param idle how many passes without a new row end it
 * @returns whether two passes in a row showed the same rows, as many as the source counted all the while: then it has no others
 */
export async function* readWhole(run: ListRun, pass: () => AsyncGenerator<ReadMessage, unknown>, idle: number): AsyncGenerator<ReadMessage, boolean> {
  for (let passes = 1, without = 0; passes <= MOST_PASSES && without < idle && !run.agree; passes += 1) {
    const before = run.size;
    run.beginPass();
    yield* pass();
    without = run.size === before ? without + 1 : 0;
    if (!run.isSwept && run.total !== null && run.size >= run.total) break;
  }
  if (run.isSwept && !run.agree) run.warnOnce("rows moved or were counted otherwise all the while; this time nothing is taken for gone", {});
  warnOfCount(run);
  return run.agree;
}

/** Reads a list whose rows stay where they are. @returns false where the source counts more than it showed */
export async function* readOnce(run: ListRun, pass: () => AsyncGenerator<ReadMessage, unknown>): AsyncGenerator<ReadMessage, boolean> {
  yield* pass();
  warnOfCount(run);
  return run.total === null || run.size === run.total;
}

/** Says so when the source counts other than it shows. */
function warnOfCount(run: ListRun): void {
  const { total, size } = run;
  if (total !== null && size !== total) run.warnOnce("the source counts other than it shows; everything it showed was read", { counted: total, shown: size });
}

/** Whether this run is to show the whole list, so that what is gone can be told. */
export function isSwept({ config }: Context<RestConfig>, from: Checkpoint | null): boolean {
  return config.list.sweep !== undefined && from === null;
}

/** The mark up to which the runs before read, microseconds since 1970; null on the first run. */
export function newestRead({ config, zone }: Context<RestConfig>, from: Checkpoint | null): number | null {
  const newest = from?.["newest"];
  const read = typeof newest === "string" ? readTime(newest, config.time, zone) : null;
  return read?.ok === true ? read.instant.micros : null;
}

/** The mark before which a row of a list read whole counts as unchanged; undefined: every row may have changed. */
export function unchangedBefore(context: Context<RestConfig>, from: Checkpoint | null): number | undefined {
  const newest = newestRead(context, from);
  const { detail } = context.config.list;
  return newest === null || detail === undefined ? undefined : newest - detail.overlapMinutes * 60_000_000;
}
