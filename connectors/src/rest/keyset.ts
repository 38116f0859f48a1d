import { ConnectorError, type Checkpoint, type Context, type Json, type ReadMessage } from "../connector.ts";
import { movedBack, readTime } from "../wire/index.ts";
import { found, openClient, type Page } from "./client.ts";
import type { RestConfig } from "./config.ts";
import { listedRows, recordsOf } from "./detail.ts";
import type { Keyset } from "./paging-config.ts";
import { markAt, type Row } from "../wire/case-row/index.ts";

/** After which row the next page begins, in the source's own text; null: from the beginning; afterId null: every row of that mark and later. */
type Cursor = { since: string; afterId: string | null } | null;

/**
 * Reads by (modification mark, id). A run begins an overlap before the last mark, since a row may be committed after a newer one was read.
 * @returns true: it told every row from its start on
 * @throws {ConnectorError} data: pages repeat, so that reading would never end; schema: no `next` where the manifest says
 */
export async function* readKeyset(context: Context<RestConfig>, paging: Keyset, from: Checkpoint | null): AsyncGenerator<ReadMessage, boolean> {
  const client = await openClient(context);
  const trail = new Trail(context, paging, from);
  const asked = new Set<string>();
  for (let cursor = trail.start; ;) {
    asked.add(JSON.stringify(cursor));
    const page = await client.page({ query: queryOf(paging, cursor) });
    const { kept, rejects } = listedRows(context, page.rows);
    yield* rejects;
    const { records, rejects: unread } = await recordsOf(context, client, kept);
    yield* unread;
    const next = paging.next === undefined ? nextByLastRow(paging, cursor, page, kept) : nextByAnswer(page.answer, paging.next);
    const checkpoint = trail.passed(kept, next, paging.now === undefined ? null : markAt(page.answer, paging.now));
    if (records.length > 0 || checkpoint !== null) yield { type: "batch", records, ...(checkpoint === null ? {} : { checkpoint }) };
    if (next === null) return true;
    if (asked.has(JSON.stringify(next)))
      throw new ConnectorError("data", `the source repeats itself: the page after ${next.since} leads back to a page already read`);
    cursor = next;
  }
}

function queryOf(paging: Keyset, cursor: Cursor): Record<string, string> {
  const query: Record<string, string> = {};
  if (cursor !== null) query[paging.since] = cursor.since;
  if (cursor !== null && cursor.afterId !== null) query[paging.afterId] = cursor.afterId;
  return { ...query, [paging.limit]: String(paging.pageSize) };
}

function nextByAnswer(answer: Json, next: { since: string; afterId: string }): Cursor {
  const [since, afterId] = [found(answer, next.since), found(answer, next.afterId)];
  if (since === null && afterId === null) return null;
  if (!isMark(since) || !isMark(afterId))
    throw new ConnectorError("schema", `expected the next cursor at "${next.since}" and "${next.afterId}", or null at both`);
  return { since: String(since), afterId: String(afterId) };
}

function isMark(value: Json): value is string | number {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}

/**
 * A short page is not taken for the last one, since a source may give fewer rows than asked for: only an empty page is, or one
 * that holds nothing but the cursor's own row (a source that counts it in).
 */
function nextByLastRow(paging: Keyset, cursor: Cursor, page: Page, kept: readonly Row[]): Cursor {
  const isOwnRow = (row: Row) => cursor !== null && row.record.version === cursor.since && row.record.sourceId === cursor.afterId;
  if (page.rows.length === 0 || (page.rows.length === 1 && kept.some(isOwnRow))) return null;
  const last = cursorOf(kept.findLast(({ record }) => record.version !== null));
  if (last === null && page.rows.length >= paging.pageSize)
    throw new ConnectorError("data", "no row of a full page has an id and a modification mark, so nobody knows where to go on");
  return last;
}

function cursorOf(row: Row | undefined): Cursor {
  return row === undefined || row.record.version === null ? null : { since: row.record.version, afterId: row.record.sourceId };
}

/** Where a run began, what it passed, and which checkpoint that makes. */
class Trail {
  readonly start: Cursor;
  readonly #context: Context<RestConfig>;
  readonly #paging: Keyset;
  readonly #from: Cursor;
  /** the cursors of the last rows passed, oldest first, at most one more than the rows of the overlap */
  #marks: Cursor[];
  #rows = 0;
  #repeating: boolean;
  #warned = false;

  constructor(context: Context<RestConfig>, paging: Keyset, from: Checkpoint | null) {
    this.#context = context;
    this.#paging = paging;
    this.#from = cursorIn(from, "since", "afterId");
    this.start = this.#startOf(from);
    const isUnshifted = paging.overlap?.seconds !== undefined && this.#from !== null && this.start === this.#from;
    if (isUnshifted) context.log("warn", "the last mark is no RFC 3339 instant; this run reads without overlap");
    this.#marks = [this.start];
    this.#repeating = this.start !== this.#from;
  }

  #startOf(from: Checkpoint | null): Cursor {
    const { overlap } = this.#paging;
    if (this.#from === null || overlap === undefined) return this.#from;
    if (overlap.rows !== undefined) return cursorIn(from, "backSince", "backAfterId");
    const since = movedBack(this.#from.since, overlap.seconds ?? 0);
    return since === null ? this.#from : { since, afterId: null };
  }

  /**
   * The checkpoint after a page; null while the overlap is still being read again, so that a checkpoint never goes back.
   * @param now the source's own clock, as it wrote it
   */
  passed(kept: readonly Row[], next: Cursor, now: string | null): Checkpoint | null {
    const cursors = kept.map(cursorOf).filter((cursor) => cursor !== null);
    this.#rows += cursors.length;
    this.#marks = [...this.#marks, ...cursors].slice(-1 - (this.#paging.overlap?.rows ?? 0));
    if (this.#repeating && !this.#isPast(kept, next)) return null;
    this.#repeating = false;
    const end = next ?? (this.#rows === 0 ? null : this.#marks.at(-1)) ?? null;
    if (end === null) return null;
    const back = this.#paging.overlap?.rows === undefined ? null : (this.#marks[0] ?? null);
    return {
      ...written(this.#notAfter(now, end), "since", "afterId"),
      ...(back === null ? {} : written(this.#notAfter(now, back), "backSince", "backAfterId")),
    };
  }

  /** A row dated beyond the source's own clock is delivered, but reading goes on from the clock. */
  #notAfter(now: string | null, cursor: NonNullable<Cursor>): NonNullable<Cursor> {
    const [limit, mark] = [this.#microsOf(now), this.#microsOf(cursor.since)];
    if (now === null || limit === null || mark === null || mark <= limit) return cursor;
    if (!this.#warned) this.#context.log("warn", "the source dates a change into its own future", { mark: cursor.since, now });
    this.#warned = true;
    return { since: now, afterId: null };
  }

  #isPast(kept: readonly Row[], next: Cursor): boolean {
    const rows = this.#paging.overlap?.rows;
    if (rows !== undefined) return this.#rows >= rows || next === null;
    const from = this.#microsOf(this.#from?.since ?? null);
    const last = kept.findLast(({ modifiedAt }) => modifiedAt !== null)?.modifiedAt;
    return from === null || (last?.micros ?? 0) >= from;
  }

  #microsOf(mark: string | null): number | null {
    const read = mark === null ? null : readTime(mark, this.#context.config.time, this.#context.zone);
    return read?.ok === true ? read.instant.micros : null;
  }
}

function written({ since, afterId }: NonNullable<Cursor>, sinceName: string, afterName: string): Checkpoint {
  return { [sinceName]: since, [afterName]: afterId ?? "" };
}

function cursorIn(checkpoint: Checkpoint | null, since: string, afterId: string): Cursor {
  const [mark, id] = [checkpoint?.[since], checkpoint?.[afterId]];
  return typeof mark === "string" && typeof id === "string" ? { since: mark, afterId: id === "" ? null : id } : null;
}
