import { readSync } from "node:fs";
import type { ReadMessage, SourceRecord } from "../connector.ts";
import { plainText, type SheetRow } from "./cell.ts";
import { columnsOf } from "./columns.ts";
import { csvRows } from "./csv.ts";
import { fits } from "./fits.ts";
import { findHeader, HEADER_WITHIN, isHeaderRow } from "./header.ts";
import { IdRows } from "./id-rows.ts";
import { FileRefused } from "./refused.ts";
import { Register, type FileFacts } from "./register.ts";
import { xlsxSheets, type OpenSheet } from "./xlsx/index.ts";

/** What a stretch of a file gave. */
export interface Piece {
  records: SourceRecord[];
  rejects: Extract<ReadMessage, { type: "reject" }>[];
  /** rows that are no records, and sheets that are no registers */
  skipped: { place: string; reason: string }[];
  /** the last row that was looked at: sheet from 0, row from 1 */
  sheet: number;
  row: number;
}

/** Cut by whichever comes first. */
const RECORDS = 200;
const CHARACTERS = 128 * 1024;
/** More rows than this that are no records: it is no register, or its id is not where the manifest says. */
const MOST_REJECTS = 1_000;

/**
 * Reads a register from its first row to its last, piece by piece.
 * @throws {FileRefused} the whole file, or what is left of it, cannot be read
 */
export async function* readPieces(descriptor: number, file: FileFacts): AsyncGenerator<Piece> {
  const ids = new IdRows();
  const told = { rejects: 0, registers: 0, sheet: -1 };
  for await (const sheet of sheetsOf(descriptor, file)) {
    told.sheet += 1;
    yield* readSheet(sheet, file, file.config.record.id.within === "sheet" ? new IdRows() : ids, told);
  }
  if (told.registers === 0) throw new FileRefused("no sheet has a row with the headers that the manifest names");
}

async function* readSheet(sheet: OpenSheet, file: FileFacts, ids: IdRows, told: { rejects: number; registers: number; sheet: number }): AsyncGenerator<Piece> {
  const isNamed = sheet.name !== "";
  const place = isNamed ? `${file.name} › ${sheet.name}` : file.name;
  const piece = new PieceOf(told.sheet, place);
  const rows = sheet.rows[Symbol.asyncIterator]();
  const beginning = await firstRows(rows);
  const found = findHeader(beginning, columnsOf(file.config.record), file.config.absent);
  if (found.kind === "none") {
    piece.skip(null, "no row has the headers that the manifest names; it is no register");
    yield piece.cut();
    return;
  }
  told.registers += 1;
  if (found.kind === "changed") {
    yield { ...piece.cut(), rejects: [{ type: "reject", stream: file.config.stream, locator: place, reason: found.reason, raw: new Uint8Array() }] };
    return;
  }
  const register = new Register(file, isNamed ? sheet.name : null, found.header, ids);
  for await (const row of following(beginning, rows, found.header.row)) {
    piece.add(register.row(row), row.row);
    if (!piece.isFull) continue;
    told.rejects += piece.rejects;
    yield piece.cut();
    if (told.rejects > MOST_REJECTS) throw new FileRefused(`more than ${MOST_REJECTS} of its rows are no records; the rest was not read`);
  }
  yield piece.cut();
}

/** A piece being gathered. */
class PieceOf {
  #now: Piece;
  #characters = 0;
  readonly #place: string;

  constructor(sheet: number, place: string) {
    this.#place = place;
    this.#now = { records: [], rejects: [], skipped: [], sheet, row: 0 };
  }

  get isFull(): boolean {
    return this.#now.records.length + this.#now.rejects.length >= RECORDS || this.#characters >= CHARACTERS;
  }

  get rejects(): number {
    return this.#now.rejects.length;
  }

  add(outcome: ReturnType<Register["row"]>, row: number): void {
    this.#now.row = row;
    if (outcome.kind === "skipped") this.skip(outcome.row, outcome.reason);
    if (outcome.kind === "reject") this.#now.rejects.push(outcome.reject);
    if (outcome.kind !== "record") return;
    this.#now.records.push(outcome.record);
    this.#characters += sizeOf(outcome.record);
  }

  skip(row: number | null, reason: string): void {
    if (this.#now.skipped.length < 100) this.#now.skipped.push({ place: row === null ? this.#place : `${this.#place} › ${row}`, reason });
  }

  cut(): Piece {
    const cut = this.#now;
    this.#now = { records: [], rejects: [], skipped: [], sheet: cut.sheet, row: cut.row };
    this.#characters = 0;
    return cut;
  }
}

function sizeOf({ data }: SourceRecord): number {
  return Object.values(data as object).reduce((sum: number, cell) => sum + (typeof cell === "string" ? cell.length : 8), 0);
}

async function firstRows(rows: AsyncIterator<SheetRow>): Promise<SheetRow[]> {
  const first: SheetRow[] = [];
  while (first.length < HEADER_WITHIN) {
    const next = await rows.next();
    if (next.done === true) break;
    first.push(next.value);
  }
  return first;
}

async function* following(beginning: readonly SheetRow[], rows: AsyncIterator<SheetRow>, header: number): AsyncGenerator<SheetRow> {
  yield* beginning.filter(({ row }) => row > header);
  for (let next = await rows.next(); next.done !== true; next = await rows.next()) yield next.value;
}

/** What a file is, by its first bytes and not by its name. */
async function* sheetsOf(descriptor: number, file: FileFacts): AsyncGenerator<OpenSheet> {
  const { config } = file;
  const head = Buffer.alloc(512);
  const bytes = head.subarray(0, readSync(descriptor, head, 0, head.length, 0));
  if (bytes.length === 0) throw new FileRefused("is empty");
  if (bytes.readUInt32BE(0) === 0xd0cf11e0) throw new FileRefused("is an old .xls, or a workbook with a password; it is to be saved as .xlsx without one");
  if (/^\s*(<!doctype html|<html|<head|<body|<table|<\?xml)/i.test(bytes.toString("latin1").replace(/^\u00EF\u00BB\u00BF/, "")))
    throw new FileRefused("is a web page or other markup under the name of a register");
  if (bytes.subarray(0, 2).toString("latin1") === "PK") {
    const wanted = (name: string) => config.sheets === undefined || config.sheets.some((pattern) => fits(name, pattern));
    yield* xlsxSheets(descriptor, { wanted, inflatedLimit: config.limits.inflatedMb * 2 ** 20, legacyText: config.legacyText ?? null });
    return;
  }
  const wanted = columnsOf(config.record);
  const isHeader = (cells: readonly string[]) => isHeaderRow(cells.map(plainText), wanted);
  yield { name: "", rows: csvRows(descriptor, { ...config.csv, legacyText: config.legacyText }, isHeader) };
}
