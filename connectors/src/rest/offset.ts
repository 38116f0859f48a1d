import type { Checkpoint, Context, ReadMessage } from "../connector.ts";
import { openClient } from "./client.ts";
import type { RestConfig } from "./config.ts";
import { ListRun, type Step } from "./list-run.ts";
import { isSwept, newestRead, readWhole, unchangedBefore } from "./passes.ts";
import type { Offset } from "./paging-config.ts";

/** A whole read that is still not complete after so many passes is left to the next run. */
const MOST_PASSES = 10;
/** Empty pages in a row after which nothing more is expected, whatever the total says. */
const MOST_EMPTY = 3;

/**
 * Reads a list by offset. Rows move while it is read: every page overlaps the one before by half, and a whole read goes on until as many
 * different rows were seen as the source counts, or two passes brought nothing new. The checkpoint comes only at the end.
 * @returns whether it showed every row
 */
export async function* readOffset(context: Context<RestConfig>, paging: Offset, from: Checkpoint | null): AsyncGenerator<ReadMessage, boolean> {
  const stop = frontEnd(context, paging, from);
  const unchanged = stop === null ? { unchangedBefore: unchangedBefore(context, from) } : {};
  const list = new ListRun(context, await openClient(context), { ...paging, ...unchanged, isSwept: isSwept(context, from) });
  const run: OffsetRun = { list, paging };
  let [revisit, isWhole] = [0, false];
  if (stop === null || !(yield* readFront(run, stop))) isWhole = yield* readWhole(list, () => readPass(run, {}, null), 2);
  else revisit = yield* readInTurn(run, Number(from?.["revisit"] ?? 0));
  yield { type: "batch", records: [], checkpoint: list.checkpoint(revisit) };
  return isWhole;
}

interface OffsetRun {
  list: ListRun;
  paging: Offset;
}

function pageAt({ list, paging }: OffsetRun, query: Readonly<Record<string, string>>, offset: number): Promise<Step> {
  return list.page({ query: { ...query, [paging.offset]: String(offset), [paging.limit]: String(paging.pageSize) } });
}

/** Microseconds since 1970 down to which the changed front is read; null when everything is to be read. */
function frontEnd(context: Context<RestConfig>, { newestFirst }: Offset, from: Checkpoint | null): number | null {
  const newest = newestRead(context, from);
  return newestFirst === undefined || newest === null ? null : newest - newestFirst.overlapMinutes * 60_000_000;
}

/**
 * Reads what changed since the last run, newest first. A front longer than a page is read again until nothing new comes, since rows of one
 * mark have no fixed order.
 * @returns false when the source does not list the newest first; then nothing may be concluded from what was read
 */
async function* readFront(run: OffsetRun, stop: number): AsyncGenerator<ReadMessage, boolean> {
  for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
    const before = run.list.size;
    const { pages, isDescending } = yield* readPass(run, run.paging.newestFirst?.query ?? {}, stop);
    if (!isDescending) {
      run.list.warnOnce("the source does not list the newest change first; everything is read", {});
      return false;
    }
    if (pages === 1 || run.list.size === before) return true;
  }
  return true;
}

/**
 * One pass from the beginning. Ends at a page that brings no row new to this pass (the end, or a source that repeats a page for ever),
 * or at a page whose last row is older than `stop`.
 */
async function* readPass(
  run: OffsetRun,
  query: Readonly<Record<string, string>>,
  stop: number | null,
): AsyncGenerator<ReadMessage, { pages: number; isDescending: boolean }> {
  const seen = new Set<string>();
  let isDescending = true;
  let empty = 0;
  for (let offset = 0, pages = 1; ; pages += 1) {
    const step = await pageAt(run, query, offset);
    yield* step.messages;
    isDescending &&= step.isDescending;
    empty = step.count === 0 ? empty + 1 : 0;
    const isKnown = step.count > 0 && step.keys.every((key) => seen.has(key));
    const isBeyond = step.count === 0 && (offset >= (run.list.total ?? 0) || empty >= MOST_EMPTY);
    const isOlder = stop !== null && step.lastModified !== null && step.lastModified.micros < stop;
    if (isKnown || isBeyond || isOlder || (stop !== null && !isDescending)) return { pages, isDescending };
    for (const key of step.keys) seen.add(key);
    offset += Math.max(1, Math.floor((step.count === 0 ? run.paging.pageSize : step.count) / 2));
  }
}

/** Reads the next few pages of the whole list, so that in time every row is seen again. @returns where the next run goes on */
async function* readInTurn(run: OffsetRun, from: number): AsyncGenerator<ReadMessage, number> {
  const { newestFirst } = run.paging;
  let offset = Number.isInteger(from) && from > 0 ? from : 0;
  for (let pages = 0; pages < (newestFirst?.revisitPages ?? 0); pages += 1) {
    const step = await pageAt(run, newestFirst?.query ?? {}, offset);
    yield* step.messages;
    offset = step.count === 0 ? 0 : offset + step.count;
  }
  return offset;
}
