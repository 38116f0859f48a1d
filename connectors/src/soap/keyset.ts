import { ConnectorError, type Checkpoint, type Context, type ReadMessage } from "../connector.ts";
import { markAt, rowsOfPage, type Row } from "../wire/case-row/index.ts";
import { formsOf, movedBack, readTime, writtenTime } from "../wire/index.ts";
import { openClient } from "./client.ts";
import type { Keyset, SoapConfig } from "./config.ts";
import { found, listPage, type Page } from "./listing.ts";

/** After which row the next page begins, in the source's own text; null: from the beginning; afterId null: every row of that mark and later. */
type Cursor = { since: string; afterId: string | null } | null;

/**
 * Reads by (modification mark, id). A run begins an overlap before the last mark, since a row may be committed after a newer one was read.
 * @throws {ConnectorError} data: pages repeat, so that reading would never end
 */
export async function* readKeyset(context: Context<SoapConfig>, paging: Keyset, from: Checkpoint | null): AsyncIterable<ReadMessage> {
  const client = await openClient(context);
  const trail = new Trail(context, paging, from);
  const asked = new Set<string>();
  for (let cursor = trail.start; ;) {
    asked.add(JSON.stringify(cursor));
    const page = await listPage(context, client, parametersOf(paging, cursor));
    const { kept, rejects } = rowsOfPage(context.config, context.zone, page.rows);
    yield* rejects;
    const next = paging.next === undefined ? nextByLastRow(paging, cursor, page, kept) : nextByAnswer(page, paging.next);
    const checkpoint = trail.passed(kept, next, nowIn(page, paging));
    const records = kept.map(({ record }) => record);
    if (records.length > 0 || checkpoint !== null) yield { type: "batch", records, ...(checkpoint === null ? {} : { checkpoint }) };
    if (next === null) return;
    if (asked.has(JSON.stringify(next)))
      throw new ConnectorError("data", `the source repeats itself: the page after ${next.since} leads back to a page already read`);
    cursor = next;
  }
}

/** The first page of a list: what the manifest begins with. */
export function parametersOf({ since, afterId, limit, pageSize, begin }: Keyset, cursor: Cursor): Record<string, string> {
  const asked: [string, string | null | undefined][] = [
    [since, cursor === null ? begin.since : cursor.since],
    [afterId, cursor?.afterId ?? begin.afterId],
    [limit, String(pageSize)],
  ];
  return Object.fromEntries(asked.filter((one): one is [string, string] => typeof one[1] === "string"));
}

function nowIn(page: Page, { now }: Keyset): string | null {
  return now === undefined ? null : markAt({ now: found(page, now) }, "now");
}

function nextByAnswer(page: Page, next: { since: string; afterId: string }): Cursor {
  const [since, afterId] = [found(page, next.since), found(page, next.afterId)].map((mark) => (mark === "" ? null : mark));
  if (since === null && afterId === null) return null;
  if (typeof since !== "string" || typeof afterId !== "string")
    throw new ConnectorError("schema", `expected the next cursor at "${next.since}" and "${next.afterId}", or nothing at both`);
  return { since, afterId };
}

/**
 * A short page is not taken for the last one, since a source may give fewer rows than asked for: only an empty page is, or one that holds nothing
 * but the cursor's own row (a source that counts it in).
 */
function nextByLastRow({ pageSize }: Keyset, cursor: Cursor, { rows }: Page, kept: readonly Row[]): Cursor {
  const isOwnRow = (row: Row) => cursor !== null && row.record.version === cursor.since && row.record.sourceId === cursor.afterId;
  if (rows.length === 0 || (rows.length === 1 && kept.some(isOwnRow))) return null;
  const last = cursorOf(kept.findLast(({ record }) => record.version !== null));
  if (last === null && rows.length >= pageSize)
    throw new ConnectorError("data", "no row of a full page has an id and a modification mark, so nobody knows where to go on");
  return last;
}

function cursorOf(row: Row | undefined): Cursor {
  return row === undefined || row.record.version === null ? null : { since: row.record.version, afterId: row.record.sourceId };
}

/** Where a run began, what it passed, and which checkpoint that makes. */
class Trail {
  readonly start: Cursor;
  readonly #context: Context<SoapConfig>;
  /** microseconds since 1970 of the mark the runs before had reached; null when there is none to reach again */
  readonly #before: number | null;
  #last: Cursor;
  #warned = false;

  constructor(context: Context<SoapConfig>, { overlapSeconds }: Keyset, from: Checkpoint | null) {
    this.#context = context;
    const [since, afterId] = [from?.["since"], from?.["afterId"]];
    const cursor: Cursor = typeof since === "string" && typeof afterId === "string" ? { since, afterId: afterId === "" ? null : afterId } : null;
    const back = cursor === null || overlapSeconds === 0 ? null : this.#movedBack(cursor.since, overlapSeconds);
    if (cursor !== null && overlapSeconds > 0 && back === null) context.log("warn", "the last mark is no readable time; this run reads without overlap");
    this.start = back === null ? cursor : { since: back, afterId: null };
    this.#before = back === null ? null : this.#microsOf(cursor?.since ?? null);
    this.#last = this.start;
  }

  /**
   * The checkpoint after a page; null while the overlap is still being read again, so that a checkpoint never goes back.
   * @param now the source's own clock, as it wrote it
   */
  passed(kept: readonly Row[], next: Cursor, now: string | null): Checkpoint | null {
    this.#last = cursorOf(kept.findLast(({ record }) => record.version !== null)) ?? this.#last;
    const reached = kept.findLast(({ modifiedAt }) => modifiedAt !== null)?.modifiedAt?.micros ?? -Infinity;
    if (this.#before !== null && reached < this.#before) return null;
    const end = next ?? this.#last;
    if (end === null || (kept.length === 0 && next === null)) return null;
    const { since, afterId } = this.#notAfter(now, end);
    return { since, afterId: afterId ?? "" };
  }

  /** A row dated beyond the source's own clock is delivered, but reading goes on from the clock. */
  #notAfter(now: string | null, cursor: NonNullable<Cursor>): NonNullable<Cursor> {
    const [limit, mark] = [this.#microsOf(now), this.#microsOf(cursor.since)];
    if (now === null || limit === null || mark === null || mark <= limit) return cursor;
    if (!this.#warned) this.#context.log("warn", "the source dates a change into its own future", { mark: cursor.since, now });
    this.#warned = true;
    return { since: now, afterId: null };
  }

  /** In the source's own writing: RFC 3339 with its offset and digits, or local time by its pattern. */
  #movedBack(mark: string, seconds: number): string | null {
    const { config, zone } = this.#context;
    const micros = this.#microsOf(mark);
    if (micros === null) return null;
    const form = formsOf(config.time).find((one) => readTime(mark, one, zone).ok) ?? config.time;
    return form === "rfc3339" ? movedBack(mark, seconds) : writtenTime(micros - seconds * 1_000_000, form, zone);
  }

  #microsOf(mark: string | null): number | null {
    const read = mark === null ? null : readTime(mark, this.#context.config.time, this.#context.zone);
    return read?.ok === true ? read.instant.micros : null;
  }
}
