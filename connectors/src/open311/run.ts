import { ConnectorError, type Context, type Json, type ReadMessage, type SourceRecord } from "../connector.ts";
import { isObject } from "../wire/draft/index.ts";
import { readTime, type Instant } from "../wire/index.ts";
import { digestOf, faultOfId, isTooDeep, rejectOf, type Reject } from "../wire/record/index.ts";
import type { GeoReport, Query } from "./client.ts";
import type { Open311Config } from "./config.ts";

/** What one listing, over all its pages, showed. */
interface Listing {
  /** the server may have more than it showed */
  isCut: boolean;
  /** requested_datetime of its requests, milliseconds since 1970 */
  requested: { oldest: number; newest: number } | null;
}

/** A request as the server gave it, or why it is no record. */
type Shown = { kind: "record"; record: SourceRecord; updated: string | null } | { kind: "token"; token: string } | { kind: "reject"; reject: Reject };

/** One run: what was delivered, what waits for its id, how far the requests reach. */
export class Run {
  readonly context: Context<Open311Config>;
  readonly client: GeoReport;
  readonly #delivered = new Map<string, string>();
  readonly #tokens = new Set<string>();
  /** the newest updated_datetime seen, as the source wrote it */
  updatedTo: { text: string; micros: number } | null = null;
  /** requested_datetime, milliseconds since 1970 */
  newestRequested: number | null = null;
  oldestWaiting: number | null = null;

  constructor(context: Context<Open311Config>, client: GeoReport) {
    this.context = context;
    this.client = client;
  }

  /** how many requests have a token and no id yet */
  get waiting(): number {
    return this.#tokens.size;
  }

  hasSeen(id: string): boolean {
    return this.#delivered.has(`id ${id}`);
  }

  /**
   * Reads all pages of a listing. It ends at an empty page or at one that brings nothing new: a server that does not know pages gives the
   * same one again.
   */
  async *pages(query: Query): AsyncGenerator<ReadMessage, Listing> {
    const { paging, pageSize, rowLimit } = this.context.config;
    const seen = new Set<string>();
    const times: number[] = [];
    let rows = 0;
    let isPaged = paging;
    for (let page = 1, length = 0; ; page += 1) {
      const shown = await this.client.requests(paging ? { ...query, page: String(page), page_size: String(pageSize) } : query);
      const keys = shown.map((data) => digestOf(JSON.stringify(data)));
      const isKnown = keys.every((key) => seen.has(key));
      if (isKnown && page > 1 && shown.length > 0) isPaged = false;
      if (isKnown) return { isCut: rows === rowLimit || seen.size === rowLimit || (!isPaged && length === pageSize), requested: span(times) };
      length = shown.length;
      rows += length;
      for (const key of keys) seen.add(key);
      yield* this.deliver(shown);
      for (const data of shown) times.push(...this.#requestedOf(data));
      if (!paging) return { isCut: rows >= rowLimit, requested: span(times) };
    }
  }

  /** requested_datetime of the newest of these, milliseconds since 1970; null when none tells it */
  newestOf(shown: readonly Json[]): number | null {
    return span(shown.flatMap((data) => this.#requestedOf(data)))?.newest ?? null;
  }

  /** The requests of one answer that were not delivered in this run before. */
  *deliver(shown: readonly Json[]): Generator<ReadMessage> {
    const records: SourceRecord[] = [];
    for (const data of shown) {
      const one = this.#classify(data);
      if (one.kind === "token") this.#wait(one.token, data);
      if (one.kind === "record" && this.#isNew(`id ${one.record.sourceId}`, data)) records.push(one.record);
      if (one.kind === "record") this.#pass(data, one.updated);
      if (one.kind === "reject" && this.#isNew(one.reject.locator, data)) yield one.reject;
    }
    if (records.length > 0) yield { type: "batch", records };
  }

  /** @throws {ConnectorError} data: the answer is no request with an id */
  recordOf(data: Json): SourceRecord {
    const one = this.#classify(data);
    if (one.kind === "record") return one.record;
    throw new ConnectorError("data", one.kind === "token" ? "the request has a token and no id yet" : one.reject.reason);
  }

  #classify(data: Json): Shown {
    const { stream } = this.context.config;
    const reject = (reason: string): Shown => ({ kind: "reject", reject: rejectOf(stream, data, reason) });
    if (!isObject(data)) return reject("expected a request");
    if (isTooDeep(data)) return reject("nested too deeply");
    const id = textAt(data, "service_request_id");
    const token = textAt(data, "token");
    if (id === null) return token === null ? reject('expected a "service_request_id" or a "token", found neither') : { kind: "token", token };
    const fault = faultOfId(id);
    if (fault !== null) return reject(`${fault} at "service_request_id"`);
    const version = textAt(data, "updated_datetime");
    const updated = this.#timeAt(data, "updated_datetime");
    return { kind: "record", updated: version, record: { stream, sourceId: id, version, op: "upsert", observedAt: updated?.text ?? null, data } };
  }

  #isNew(key: string, data: Json): boolean {
    const now = digestOf(JSON.stringify(data));
    const isNew = this.#delivered.get(key) !== now;
    this.#delivered.set(key, now);
    return isNew;
  }

  #wait(token: string, data: Json): void {
    this.#tokens.add(token);
    for (const requested of this.#requestedOf(data)) this.oldestWaiting = Math.min(this.oldestWaiting ?? requested, requested);
  }

  #pass(data: Json, updated: string | null): void {
    for (const requested of this.#requestedOf(data)) this.newestRequested = Math.max(this.newestRequested ?? requested, requested);
    const instant = this.#timeAt(data, "updated_datetime");
    if (updated !== null && instant !== null && instant.micros > (this.updatedTo?.micros ?? 0)) this.updatedTo = { text: updated, micros: instant.micros };
  }

  /** no or one instant, in milliseconds since 1970 */
  #requestedOf(data: Json): number[] {
    const requested = this.#timeAt(data, "requested_datetime");
    return requested === null ? [] : [Math.floor(requested.micros / 1000)];
  }

  #timeAt(data: Json, name: string): Instant | null {
    const text = isObject(data) ? textAt(data, name) : null;
    const read = text === null ? null : readTime(text, this.context.config.time, this.context.zone);
    return read?.ok === true ? read.instant : null;
  }
}

/** Text or digits; null when absent, null or blank. */
function textAt(data: { [key: string]: Json }, name: string): string | null {
  const value = Object.hasOwn(data, name) ? data[name] : null;
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && text.trim() !== "" ? text : null;
}

function span(times: readonly number[]): { oldest: number; newest: number } | null {
  return times.length === 0
    ? null
    : times.reduce((all, time) => ({ oldest: Math.min(all.oldest, time), newest: Math.max(all.newest, time) }), { oldest: Infinity, newest: -Infinity });
}
