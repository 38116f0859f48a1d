import type { Json, ReadMessage, RecordPlace, SourceRecord } from "../connector.ts";
import { faultOfId } from "../wire/record/index.ts";
import { columnLetters, isFilled, plainText, type Cell, type SheetRow } from "./cell.ts";
import type { SheetConfig } from "./config.ts";
import { foldedHeader, type Header } from "./header.ts";
import type { IdRows } from "./id-rows.ts";
import { readMoment } from "./moment.ts";
import type { Column, MomentFrom } from "./record-config.ts";

/** What became of one row. */
export type RowOutcome = { kind: "record"; record: SourceRecord } | { kind: "reject"; reject: Reject } | { kind: "skipped"; row: number; reason: string };
type Reject = Extract<ReadMessage, { type: "reject" }>;

/** What a file's rows have in common. */
export interface FileFacts {
  config: SheetConfig;
  zone: string;
  /** NFC */
  name: string;
  /** UTC RFC 3339 */
  writtenAt: string;
}

/** Filled cells from which a row without an id is a record that lost it, and not a signature or a remark below the table. */
const A_RECORD_HAS = 3;

/** Turns the rows of one sheet into records. Rows that are none are refused, or passed over, with the reason. */
export class Register {
  readonly #file: FileFacts;
  readonly #sheet: string | null;
  readonly #header: Header;
  readonly #columns: Readonly<Record<string, string>>;
  readonly #ids: IdRows;
  readonly #totals: readonly string[];

  /** @param ids of the whole file, or of this sheet alone where numbers begin anew on every sheet */
  constructor(file: FileFacts, sheet: string | null, header: Header, ids: IdRows) {
    this.#file = file;
    this.#sheet = sheet;
    this.#header = header;
    this.#ids = ids;
    this.#totals = file.config.totals.map(foldedHeader);
    this.#columns = Object.fromEntries(header.names.flatMap((name, column) => (name === null ? [] : [[name, columnLetters(column)]])));
  }

  row({ row, cells }: SheetRow): RowOutcome {
    const skipped = this.#noRecord(row, cells);
    if (skipped !== null) return { kind: "skipped", row, reason: skipped };
    const id = this.#idOf(cells);
    if (typeof id !== "string") return this.#refused(row, cells, id.fault);
    const data = this.#dataOf(cells);
    const before = this.#ids.note(id, JSON.stringify(data), row);
    if (before?.same === true) return { kind: "skipped", row, reason: `the same as row ${before.row}` };
    if (before !== null) return this.#refused(row, cells, `another record with its id stands in row ${before.row}; that one was taken`);
    const { config, writtenAt } = this.#file;
    const place: RecordPlace = { file: this.#file.name, sheet: this.#sheet, row, columns: this.#columns };
    return {
      kind: "record",
      record: { stream: config.stream, sourceId: id, version: null, op: "upsert", observedAt: this.#modified(cells) ?? writtenAt, data, place },
    };
  }

  /** Why a row is no record, or null. */
  #noRecord(row: number, cells: readonly Cell[]): string | null {
    const plain = cells.flatMap((cell, column) => (plainText(cell) === null ? [] : [column]));
    const merged = cells.filter((cell) => typeof cell === "object" && cell !== null && cell.fault.startsWith("merged with "));
    const id = this.#cellsOf(this.#idColumns()[0] ?? []).map((column) => plainText(cells[column]))[0] ?? null;
    const first = foldedHeader(plainText(cells[plain[0] ?? 0]) ?? "");
    if (this.#totals.some((word) => first === word || first.startsWith(`${word} `)) && (id === null || foldedHeader(id) === first)) return "a row of totals";
    if (plain.length === 1 && merged.length > 0) return "a heading over merged cells";
    if (row === this.#header.row + 1 && isCounting(cells)) return "the numbers of the columns";
    const idColumns = new Set(this.#idColumns().flatMap((names) => this.#cellsOf(names)));
    const filled = cells.flatMap((cell, column) => (isFilled(cell) ? [column] : []));
    if (plain.length > 0 && filled.length === plain.length && plain.every((column) => idColumns.has(column))) return "a number and nothing else yet";
    const isFaulty = cells.some((cell) => typeof cell === "object" && cell !== null && !cell.fault.startsWith("merged with "));
    return id === null && filled.length < A_RECORD_HAS && !isFaulty ? `a remark of ${filled.length} cells without a number` : null;
  }

  #idColumns(): readonly Column[] {
    return this.#file.config.record.id.columns;
  }

  #idOf(cells: readonly Cell[]): string | { fault: string } {
    const { within } = this.#file.config.record.id;
    const parts: string[] = within === "source" ? [] : within === "file" || this.#sheet === null ? [this.#file.name] : [this.#file.name, this.#sheet];
    const [only] = cells;
    if (cells.length === 1 && typeof only === "object" && only !== null) return only;
    for (const names of this.#idColumns()) {
      const column = this.#cellsOf(names)[0];
      const cell = column === undefined ? null : cells[column];
      const text = plainText(cell);
      if (text === null)
        return { fault: typeof cell === "object" && cell !== null ? `"${names[0]}": ${cell.fault}` : `expected an id in "${names[0]}", found none` };
      parts.push(text);
    }
    const id = parts.join("/");
    const fault = faultOfId(id);
    return fault === null ? id : { fault };
  }

  #dataOf(cells: readonly Cell[]): Json {
    return Object.fromEntries(this.#header.names.flatMap((name, column) => (name === null ? [] : [[name, cells[column] ?? null]])));
  }

  #modified(cells: readonly Cell[]): string | null {
    const from = this.#file.config.record.modified;
    if (from === undefined) return null;
    const [text, time] = [this.#textOf(cells, from.column), from.time === undefined ? null : this.#textOf(cells, from.time)];
    const read = text === null ? "" : readMoment(text, time, this.#file.config.time, this.#file.zone);
    return typeof read === "string" ? null : read.at.text;
  }

  #textOf(cells: readonly Cell[], names: MomentFrom["column"]): string | null {
    const column = this.#cellsOf(names)[0];
    return column === undefined ? null : plainText(cells[column]);
  }

  #cellsOf(names: Column): number[] {
    const known = this.#found.get(names);
    if (known !== undefined) return known;
    const folded = new Set(names.map(foldedHeader));
    const columns = this.#header.names.flatMap((name, column) => (name !== null && folded.has(foldedHeader(name)) ? [column] : []));
    this.#found.set(names, columns);
    return columns;
  }
  readonly #found = new Map<Column, number[]>();

  #refused(row: number, cells: readonly Cell[], reason: string): RowOutcome {
    const locator = [this.#file.name, this.#sheet, String(row)].filter((part) => part !== null).join(" › ");
    const raw = new TextEncoder().encode(JSON.stringify(cells).slice(0, 100_000));
    return { kind: "reject", reject: { type: "reject", stream: this.#file.config.stream, locator, reason, raw } };
  }
}

/** "(1) (2) (3) …" below the header, as official forms have it. */
function isCounting(cells: readonly Cell[]): boolean {
  const numbers = cells.filter(isFilled).map((cell) => /^[([]?(\d{1,3})[)\]]?$/.exec(plainText(cell) ?? "")?.[1]);
  return numbers.length >= A_RECORD_HAS && numbers.every((number, index) => Number(number) === index + 1);
}
