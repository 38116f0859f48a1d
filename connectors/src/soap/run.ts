import type { Context, Json, ReadMessage } from "../connector.ts";
import { rowsOfPage, type Row } from "../wire/case-row/index.ts";
import { expectation } from "../wire/index.ts";
import { digestOf } from "../wire/record/index.ts";
import type { SoapConfig } from "./config.ts";
import { found, type Page } from "./listing.ts";

/**
 * One run over a list whose rows may move while it is read: delivers each row once, and again only if it changed meanwhile.
 * Memory: one digest per row of the list.
 */
export class Run {
  readonly #context: Context<SoapConfig>;
  readonly #pageSize: number;
  readonly #delivered = new Map<string, string>();
  /** the newest marks by id, so that no row counts twice */
  #marks = new Map<string, { micros: number; text: string }>();
  #isWarned = false;
  #hasUnreadMark = false;
  /** how many rows the source says there are; null while it says nothing readable */
  total: number | null = null;

  constructor(context: Context<SoapConfig>, pageSize: number) {
    this.#context = context;
    this.#pageSize = pageSize;
  }

  /** distinct rows seen in this run */
  get size(): number {
    return this.#delivered.size;
  }

  /** Not the newest mark but the one half a page below it, so that a few rows dated into the future by mistake hide nothing. */
  get newest(): string | undefined {
    return this.#newestMarks().at(-1)?.[1].text;
  }

  /** Says so when no mark of the run could be read. */
  warnOfMarks(): void {
    if (this.newest !== undefined || !this.#hasUnreadMark) return;
    this.#context.log("warn", `record.modified: expected ${expectation(this.#context.config.time)}, found another form; every run reads everything`);
  }

  /** @param total where the answer counts its rows */
  take(page: Page, total: string | undefined): { messages: ReadMessage[]; keys: string[] } {
    if (total !== undefined) this.#count(found(page, total));
    const { config, zone } = this.#context;
    const { kept, rejects } = rowsOfPage(config, zone, page.rows);
    const refused = rejects.map((reject) => ({ key: `row ${digestOf(reject.raw)}`, reject }));
    const records = kept.filter(({ record }) => this.#isNew(`id ${record.sourceId}`, record.data)).map(({ record }) => record);
    const messages: ReadMessage[] = refused.filter(({ key }) => this.#isNew(key, null)).map(({ reject }) => reject);
    if (records.length > 0) messages.push({ type: "batch", records });
    this.#remember(kept);
    return { messages, keys: [...kept.map(({ record }) => `id ${record.sourceId}`), ...refused.map(({ key }) => key)] };
  }

  #isNew(key: string, data: Json): boolean {
    const now = digestOf(JSON.stringify(data));
    const isNew = this.#delivered.get(key) !== now;
    this.#delivered.set(key, now);
    return isNew;
  }

  #count(told: Json): void {
    if (typeof told === "string" && /^\s*\d{1,15}\s*$/.test(told)) this.total = Number(told);
    else if (!this.#isWarned) this.#context.log("warn", "the source gives no total");
    this.#isWarned ||= this.total === null;
  }

  #remember(kept: readonly Row[]): void {
    for (const { modifiedAt, record } of kept) {
      this.#hasUnreadMark ||= modifiedAt === null && record.version !== null;
      if (modifiedAt !== null && record.version !== null) this.#marks.set(record.sourceId, { micros: modifiedAt.micros, text: record.version });
    }
    if (this.#marks.size > 8 * this.#pageSize) this.#marks = new Map(this.#newestMarks());
  }

  /** of as many rows as half a page has, newest first */
  #newestMarks(): [string, { micros: number; text: string }][] {
    const half = Math.max(1, Math.floor(this.#pageSize / 2));
    return [...this.#marks].toSorted(([, a], [, b]) => b.micros - a.micros).slice(0, half);
  }
}
