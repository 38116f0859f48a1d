import { ConnectorError, type Checkpoint, type Context, type ReadMessage } from "../connector.ts";
import { readTime, writtenTime } from "../wire/index.ts";
import { openClient, type SoapClient } from "./client.ts";
import type { Pages, SoapConfig } from "./config.ts";
import { found, listPage, type Page } from "./listing.ts";
import { Run } from "./run.ts";

/** A list that is still not complete after so many passes is left to the next run. */
const MOST_PASSES = 10;
/** Passes without a new row after which the source is taken to show no more than it did. */
const MOST_IDLE = 3;
/** Empty pages in a row after which nothing more is expected. */
const MOST_EMPTY = 3;

/**
 * Reads page after page, by number or by the token each gives. Rows of numbered pages move while they are read: the list is read until as many different
 * rows were seen as the source counts, or a pass brought nothing new. The checkpoint comes only at the end.
 * @throws {ConnectorError} data: the source leads round in a circle
 */
export async function* readPages(context: Context<SoapConfig>, paging: Pages, from: Checkpoint | null): AsyncIterable<ReadMessage> {
  const client = await openClient(context);
  const run = new Run(context, paging.pageSize);
  const fixed = fixedOf(context, paging, from);
  for (let pass = 1, idle = 0; pass <= MOST_PASSES; pass += 1) {
    const before = run.size;
    yield* readPass({ context, client, run, paging }, fixed);
    idle = run.size > before ? 0 : idle + 1;
    const isMissing = run.total !== null && run.size < run.total;
    if (paging.kind === "token" || (isMissing ? idle >= MOST_IDLE : run.total !== null || idle > 0)) break;
  }
  if (run.total !== null && run.size !== run.total)
    context.log("warn", "the source counts other than it shows; everything it showed was read", { counted: run.total, shown: run.size });
  run.warnOfMarks();
  yield { type: "batch", records: [], checkpoint: checkpointOf(run, paging, from) };
}

/** A run that brought nothing leaves its mark where it was. */
function checkpointOf(run: Run, { since }: Pages, from: Checkpoint | null): Checkpoint {
  const newest = run.newest ?? from?.["newest"];
  return { shown: run.size, ...(since === undefined || newest === undefined ? {} : { newest }) };
}

/** What every page of a run is asked with. */
function fixedOf({ config, zone }: Context<SoapConfig>, { limit, pageSize, since }: Pages, from: Checkpoint | null): Record<string, string> {
  const asked: Record<string, string> = limit === undefined ? {} : { [limit]: String(pageSize) };
  if (since === undefined) return asked;
  const newest = from?.["newest"];
  const read = typeof newest === "string" ? readTime(newest, config.time, zone) : null;
  const mark = read?.ok === true ? writtenTime(read.instant.micros - since.overlapMinutes * 60_000_000, since.time ?? config.time, zone) : since.begin;
  return mark === undefined ? asked : { ...asked, [since.parameter]: mark };
}

interface Reading {
  context: Context<SoapConfig>;
  client: SoapClient;
  run: Run;
  paging: Pages;
}

/** One pass from the beginning. Numbered pages end at one that brings no row new to this pass: the end, or a source that repeats its last page. */
async function* readPass({ context, client, run, paging }: Reading, fixed: Readonly<Record<string, string>>): AsyncGenerator<ReadMessage, void> {
  const seen = new Set<string>();
  const tokens = new Set<string>();
  let empty = 0;
  for (let at = firstOf(paging); ;) {
    const page = await listPage(context, client, { ...fixed, ...at });
    const { messages, keys } = run.take(page, paging.total);
    yield* messages;
    empty = page.rows.length === 0 ? empty + 1 : 0;
    const isKnown = page.rows.length > 0 && keys.every((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    const next =
      paging.kind === "token" ? nextToken(page, paging, tokens) : nextNumber(paging, at, { isKnown, empty, isComplete: seen.size >= (run.total ?? Infinity) });
    if (next === null) return;
    at = next;
  }
}

/** The first page. */
export function firstOf(paging: Pages): Record<string, string> {
  return paging.kind === "page" ? { [paging.page]: String(paging.first) } : {};
}

function nextToken(page: Page, { token, next }: Extract<Pages, { kind: "token" }>, given: Set<string>): Record<string, string> | null {
  const mark = found(page, next);
  if (mark === null || mark === "") return null;
  if (typeof mark !== "string") throw new ConnectorError("schema", `expected the token of the next page at "${next}", or nothing`);
  if (given.has(mark)) throw new ConnectorError("data", "the source repeats itself: a page leads back to a page already read");
  given.add(mark);
  return { [token]: mark };
}

interface Progress {
  isKnown: boolean;
  /** empty pages in a row */
  empty: number;
  /** as many different rows as the source counts */
  isComplete: boolean;
}

/** One empty page may be a filter's doing; where the source counts its rows, reading goes on while some are missing. */
function nextNumber(
  { page, total }: Extract<Pages, { kind: "page" }>,
  at: Readonly<Record<string, string>>,
  { isKnown, empty, isComplete }: Progress,
): Record<string, string> | null {
  const isEnd = total === undefined ? empty > 0 : isComplete || empty >= MOST_EMPTY;
  return isKnown || isEnd ? null : { [page]: String(Number(at[page]) + 1) };
}
