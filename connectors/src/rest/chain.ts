import { ConnectorError, type Checkpoint, type Context, type Json, type ReadMessage } from "../connector.ts";
import { valueAt } from "../wire/draft/index.ts";
import { writtenTime } from "../wire/index.ts";
import { followed, nextInLink } from "../wire/request/index.ts";
import { found, openClient, type Ask } from "./client.ts";
import type { RestConfig } from "./config.ts";
import { ListRun, type Step } from "./list-run.ts";
import type { Chain } from "./paging-config.ts";
import { isSwept, newestRead, readOnce, readWhole, unchangedBefore } from "./passes.ts";

/** Pages in a row that show only rows already seen, after which reading makes no progress. */
const MOST_KNOWN = 3;
/** Empty pages in a row that lead on. */
const MOST_EMPTY = 200;

/**
 * Reads from page to page as the source leads: by its token, its link or the next number. A list whose rows may move meanwhile is read again until a
 * pass brings nothing new. The checkpoint comes only at the end; where the source lists by time of change, the next run begins before it.
 * @returns whether it showed every row it was asked for
 * @throws {ConnectorError} data: the source leads round in a circle or shows the same for ever
 */
export async function* readChain(context: Context<RestConfig>, paging: Chain, from: Checkpoint | null): AsyncGenerator<ReadMessage, boolean> {
  const { since } = paging;
  const whole = since === undefined ? { unchangedBefore: unchangedBefore(context, from) } : {};
  const run = new ListRun(context, await openClient(context), { pageSize: paging.pageSize, total: paging.total, isSwept: isSwept(context, from), ...whole });
  const query = { ...sinceOf(context, paging, from), ...(paging.limit === undefined ? {} : { [paging.limit]: String(paging.pageSize) }) };
  const pass = () => readPass(run, paging, query);
  const isWhole = yield* paging.moving ? readWhole(run, pass, 1) : readOnce(run, pass);
  yield { type: "batch", records: [], checkpoint: checkpointOf(run, from) };
  return isWhole;
}

/** An incremental run that brought nothing leaves its mark where it was. */
function checkpointOf(run: ListRun, from: Checkpoint | null): Checkpoint {
  const before = from?.["newest"];
  return { ...(before === undefined ? {} : { newest: before }), ...run.checkpoint(0) };
}

/** The question for what changed since a while before the newest mark already read; nothing on the first run. */
function sinceOf(context: Context<RestConfig>, { since }: Chain, from: Checkpoint | null): Record<string, string> {
  const newest = since === undefined ? null : newestRead(context, from);
  if (since === undefined || newest === null) return {};
  return { [since.query]: writtenTime(newest - since.overlapMinutes * 60_000_000, since.time ?? context.config.time, context.zone) };
}

async function* readPass(run: ListRun, paging: Chain, query: Readonly<Record<string, string>>): AsyncGenerator<ReadMessage, void> {
  const asked = new Set<string>();
  const seen = new Set<string>();
  let [known, empty] = [0, 0];
  for (let ask = firstAsk(paging, query), number = 1; ; number += 1) {
    asked.add(JSON.stringify(ask));
    const step = await run.page(ask);
    yield* step.messages;
    const isKnown = step.count > 0 && step.keys.every((key) => seen.has(key));
    known = isKnown ? known + 1 : 0;
    empty = step.count === 0 ? empty + 1 : 0;
    const next = nextAsk({ run, paging, query }, step, { number, isKnown, empty });
    if (next === null) return;
    if (asked.has(JSON.stringify(next))) throw new ConnectorError("data", "the source repeats itself: a page leads back to a page already read");
    if (known >= MOST_KNOWN || empty >= MOST_EMPTY)
      throw new ConnectorError("data", `no progress: ${known > 0 ? `${known} pages in a row show only rows already shown` : `${empty} empty pages in a row`}`);
    for (const key of step.keys) seen.add(key);
    ask = next;
  }
}

/** The first page of a chain. */
export function firstAsk(paging: Chain, query: Readonly<Record<string, string>>): Ask {
  return { query: paging.kind === "page" ? { ...query, [paging.page]: String(paging.first) } : query };
}

interface Chained {
  run: ListRun;
  paging: Chain;
  query: Readonly<Record<string, string>>;
}

interface Progress {
  /** of pages asked for, from 1 */
  number: number;
  /** the page showed only rows of pages before it */
  isKnown: boolean;
  /** empty pages in a row, this one included */
  empty: number;
}

function nextAsk({ run, paging, query }: Chained, step: Step, progress: Progress): Ask | null {
  const { answer, headers, url } = step.page;
  switch (paging.kind) {
    case "link": {
      const link = nextInLink(headers.get("link"));
      return link === null ? null : { url: followed(link, url) };
    }
    case "nextLink": {
      const link = tokenAt(answer, paging.next, paging.last);
      return link === null ? null : { url: followed(link, url) };
    }
    case "cursor": {
      const isLast = paging.more !== undefined && found(answer, paging.more) === false;
      const token = isLast ? null : tokenAt(answer, paging.next, paging.last);
      return token === null ? null : { query: { ...query, [paging.cursor]: token } };
    }
    case "page":
      return hasNextPage(run, paging, step, progress) ? { query: { ...query, [paging.page]: String(paging.first + progress.number) } } : null;
  }
}

/** @throws {ConnectorError} schema: neither a token nor what the last page has there */
function tokenAt(answer: Json, path: string, last: "null" | "absent"): string | null {
  const value = last === "absent" ? (valueAt(answer, path) ?? null) : found(answer, path);
  if (value === null || value === "") return null;
  if (typeof value !== "string" && typeof value !== "number") throw new ConnectorError("schema", `expected the way to the next page at "${path}"`);
  return String(value);
}

/** Empty pages in a row after which nothing more is expected, whatever a total says. */
const MOST_EMPTY_BEFORE_TOTAL = 3;

/**
 * By the source's own count of pages or rows; without both an empty page is the end. A page that shows only what was shown is the end where it is
 * short (some sources give their last page for every number beyond it).
 * @throws {ConnectorError} data: full pages repeat
 */
function hasNextPage(run: ListRun, paging: Extract<Chain, { kind: "page" }>, { page, count }: Step, { number, isKnown, empty }: Progress): boolean {
  if (paging.pages !== undefined) {
    const pages = Number(found(page.answer, paging.pages));
    if (!Number.isInteger(pages) || pages < 0) throw new ConnectorError("schema", `expected the number of pages at "${paging.pages}"`);
    return number < pages;
  }
  if (run.total !== null && number * paging.pageSize >= run.total && run.size >= run.total) return false;
  if (count === 0) return run.total !== null && number * paging.pageSize < run.total && empty < MOST_EMPTY_BEFORE_TOTAL;
  if (isKnown && count < paging.pageSize) return false;
  if (isKnown) throw new ConnectorError("data", `the source repeats itself: page ${number} is full of rows of pages before it`);
  return true;
}
