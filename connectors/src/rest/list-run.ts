import type { Checkpoint, Context, Json, ReadMessage } from "../connector.ts";
import { valueAt } from "../wire/draft/index.ts";
import { expectation, type Instant } from "../wire/index.ts";
import { digestOf } from "../wire/record/index.ts";
import type { Ask, Page, RestClient } from "./client.ts";
import type { RestConfig } from "./config.ts";
import { listedRows, recordsOf } from "./detail.ts";
import type { Row } from "../wire/case-row/index.ts";

/** What one page brought. */
export interface Step {
  page: Page;
  messages: ReadMessage[];
  /** rows of the page, known or not */
  count: number;
  /** ids of the page's rows; a row without id by its bytes */
  keys: string[];
  /** of the page's last row that has one */
  lastModified: Instant | null;
  isDescending: boolean;
}

/** What a list says of itself. */
interface Listing {
  pageSize: number;
  /** where it counts its rows */
  total?: string | undefined;
  /** microseconds since 1970; rows marked before it did not change since the last run and need no detail */
  unchangedBefore?: number | undefined;
  /** this run is to show it whole */
  isSwept: boolean;
}

/** What a pass showed, and the numbers that the source counted meanwhile. */
interface Shown {
  keys: Set<string>;
  totals: Set<number | null>;
}

const isWhole = ({ keys, totals }: Shown): boolean => totals.size === 1 && totals.has(keys.size);

/**
 * One run over a list whose rows may move while it is read: delivers each row once, and again only if it changed meanwhile.
 * Memory: one digest per row of the list.
 */
export class ListRun {
  readonly #context: Context<RestConfig>;
  readonly #client: RestClient;
  readonly #listing: Listing;
  readonly #delivered = new Map<string, string>();
  /** the newest marks by id, so that no row counts twice */
  #marks = new Map<string, { micros: number; text: string }>();
  #warned = new Set<string>();
  #hasUnreadMark = false;
  /** how many rows the source says there are; null while it says nothing readable */
  total: number | null = null;
  /** what this pass and the one before showed; only where the list is swept */
  #passes: Shown[] = [];

  constructor(context: Context<RestConfig>, client: RestClient, listing: Listing) {
    this.#context = context;
    this.#client = client;
    this.#listing = listing;
  }

  get pageSize(): number {
    return this.#listing.pageSize;
  }

  /** distinct rows seen in this run */
  get size(): number {
    return this.#delivered.size;
  }

  /** the list is to be shown whole, so that what it does not show is gone */
  get isSwept(): boolean {
    return this.#listing.isSwept;
  }

  /** The last two passes showed the same rows, as many as the source counted with every answer. */
  get agree(): boolean {
    const [last, before] = this.#passes;
    return (
      last !== undefined &&
      before !== undefined &&
      isWhole(last) &&
      isWhole(before) &&
      last.keys.size === before.keys.size &&
      [...last.keys].every((key) => before.keys.has(key))
    );
  }

  beginPass(): void {
    if (this.isSwept) this.#passes = [{ keys: new Set(), totals: new Set() }, ...this.#passes.slice(0, 1)];
  }

  async page(ask: Ask): Promise<Step> {
    const page = await this.#client.page(ask);
    this.#count(page.answer);
    this.#passes[0]?.totals.add(this.total);
    const { kept, rejects } = listedRows(this.#context, page.rows);
    const fresh = kept.filter((row) => this.#isNew(`id ${row.record.sourceId}`, row.record.data) && this.#mayHaveChanged(row));
    const { records, rejects: unread } = await recordsOf(this.#context, this.#client, fresh);
    const refused = rejects.map((reject) => ({ key: `row ${digestOf(reject.raw)}`, reject }));
    const messages: ReadMessage[] = refused.filter(({ key }) => this.#isNew(key, null)).map(({ reject }) => reject);
    messages.push(...unread);
    if (records.length > 0) messages.push({ type: "batch", records });
    this.#remember(kept);
    const times = kept.map(({ modifiedAt }) => modifiedAt).filter((time) => time !== null);
    const keys = [...kept.map(({ record }) => `id ${record.sourceId}`), ...refused.map(({ key }) => key)];
    for (const key of keys) this.#passes[0]?.keys.add(key);
    return {
      page,
      messages,
      count: page.rows.length,
      keys,
      lastModified: times.at(-1) ?? null,
      isDescending: times.every((time, index) => index === 0 || time.micros <= (times[index - 1]?.micros ?? 0)),
    };
  }

  /**
   * Where the next run's front ends: not the newest mark but the one half a page below it, so that a few rows dated into the
   * future by mistake hide nothing.
   */
  checkpoint(revisit: number): Checkpoint {
    const mark = this.#newestMarks().at(-1);
    if (mark === undefined && this.#hasUnreadMark)
      this.warnOnce(`record.modified: expected ${expectation(this.#context.config.time)}, found another form; every run reads everything`, {});
    return { shown: this.size, revisit, ...(mark === undefined ? {} : { newest: mark[1].text }) };
  }

  warnOnce(message: string, facts: Record<string, Json>): void {
    if (!this.#warned.has(message)) this.#context.log("warn", message, facts);
    this.#warned.add(message);
  }

  #mayHaveChanged({ modifiedAt }: Row): boolean {
    return modifiedAt === null || modifiedAt.micros >= (this.#listing.unchangedBefore ?? -Infinity);
  }

  #isNew(id: string, data: Json): boolean {
    const now = digestOf(JSON.stringify(data));
    const isNew = this.#delivered.get(id) !== now;
    this.#delivered.set(id, now);
    return isNew;
  }

  #count(answer: Json): void {
    if (this.#listing.total === undefined) return;
    const value = valueAt(answer, this.#listing.total);
    const total = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
    if (typeof total !== "number" || !Number.isInteger(total) || total < 0) {
      this.warnOnce("the source gives no total", { at: this.#listing.total });
      return;
    }
    if (this.total !== null && total < this.total)
      this.warnOnce("the source's total shrank while it was read; what was read is kept", { before: this.total, now: total });
    this.total = total;
  }

  #remember(kept: readonly Row[]): void {
    for (const { modifiedAt, record } of kept) {
      this.#hasUnreadMark ||= modifiedAt === null && record.version !== null;
      if (modifiedAt !== null && record.version !== null) this.#marks.set(record.sourceId, { micros: modifiedAt.micros, text: record.version });
    }
    if (this.#marks.size > 8 * this.#listing.pageSize) this.#marks = new Map(this.#newestMarks());
  }

  /** of as many rows as half a page has, newest first */
  #newestMarks(): [string, { micros: number; text: string }][] {
    const half = Math.max(1, Math.floor(this.#listing.pageSize / 2));
    return [...this.#marks].toSorted(([, a], [, b]) => b.micros - a.micros).slice(0, half);
  }
}
