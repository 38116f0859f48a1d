import { createHash } from "node:crypto";
import { setImmediate as othersTurn } from "node:timers/promises";
import { promisify } from "node:util";
import { createGunzip, gunzip, gzip } from "node:zlib";
import { canonical } from "../audit/index.ts";
import type { Plain } from "../audit/index.ts";
import { contentText, hashOf } from "./content.ts";
import type { ReportContent } from "./content.ts";
import type { ReportRow } from "./report-kind.ts";

const packed = promisify(gzip);
const unpacked = promisify(gunzip);

/** Rows that lie in one text with the rest of the content, beside a total; a longer table lies in pieces. */
const MOST_IN_TEXT = 5_000;
const IN_PIECE = 1_000;
/** Rows that are spelled before others have their turn. */
const AT_ONCE = 100;

/** Some rows of a long table, one after the other, as they are kept. */
export interface RowPiece {
  /** how many rows stand before it */
  firstRow: number;
  rowCount: number;
  /** base64 of the gzip of the canonical JSON of its rows, with commas between them */
  packed: string;
}

/** What was drawn up: a content with all its rows, or with none beside the pieces that they are. */
export interface DrawnUp {
  content: ReportContent;
  pieces: readonly RowPiece[];
  /** rows whose balance does not close */
  unbalanced: number;
}

/** Takes a table's rows in as they are read: a long list is never whole in memory but packed. */
export class RowKeeper {
  readonly #pieces: RowPiece[] = [];
  /** the first rows, as long as they may lie in one text */
  #first: ReportRow[] | null = [];
  /** what the next piece will be: one place for all of them, so that nothing of a row outlives its turn */
  #text = Buffer.alloc(0);
  #length = 0;
  #rows = 0;
  #inPieces = 0;
  #unbalanced = 0;

  /** Takes the next rows in. */
  async keep(rows: readonly ReportRow[]): Promise<void> {
    for (const { difference } of rows) if (difference !== undefined) this.#unbalanced += 1;
    if (this.#first === null) return this.#spell(rows);
    for (const row of rows) this.#first.push(row);
    if (this.#first.length <= MOST_IN_TEXT) return;
    const first = this.#first;
    this.#first = null;
    await this.#spell(first);
  }

  /** Takes the last rows in, which a table brings by itself: a total stands among the rows before it, whatever the number of those. */
  async end(content: Omit<ReportContent, "rows">, last: readonly ReportRow[]): Promise<DrawnUp> {
    const first = this.#first;
    await this.keep(first === null ? last : []);
    if (this.#rows > 0) await this.#pack();
    const unbalanced = this.#unbalanced + (first === null ? 0 : last.filter(({ difference }) => difference !== undefined).length);
    return { content: { ...content, rows: first === null ? [] : [...first, ...last] }, pieces: this.#pieces, unbalanced };
  }

  async #spell(rows: readonly ReportRow[]): Promise<void> {
    for (const [at, row] of rows.entries()) {
      if (at % AT_ONCE === AT_ONCE - 1) await othersTurn();
      const text = `${this.#rows === 0 ? "" : ","}${canonical(row as unknown as Plain)}`;
      this.#makeRoom(Buffer.byteLength(text));
      this.#length += this.#text.write(text, this.#length);
      this.#rows += 1;
      if (this.#rows === IN_PIECE) await this.#pack();
    }
  }

  #makeRoom(bytes: number): void {
    if (this.#length + bytes <= this.#text.length) return;
    const larger = Buffer.alloc(2 * (this.#length + bytes));
    this.#text.copy(larger, 0, 0, this.#length);
    this.#text = larger;
  }

  async #pack(): Promise<void> {
    const piece = (await packed(this.#text.subarray(0, this.#length))).toString("base64");
    this.#pieces.push({ firstRow: this.#inPieces, rowCount: this.#rows, packed: piece });
    this.#inPieces += this.#rows;
    [this.#rows, this.#length] = [0, 0];
  }
}

/** A piece's rows as the text that is in it: a JSON array. */
export const pieceText = async (piece: Pick<RowPiece, "packed">): Promise<string> =>
  `[${(await unpacked(Buffer.from(piece.packed, "base64"))).toString("utf8")}]`;

export const pieceRows = async (piece: Pick<RowPiece, "packed">): Promise<ReportRow[]> => JSON.parse(await pieceText(piece)) as ReportRow[];

/** Bytes. */
const UNPACKED_AT_ONCE = 65_536;
const NO_ROWS = '"rows":[]';

/**
 * SHA-256 of a content, in hexadecimal digits: of the one text that it is, whether its rows lie in that text or in pieces beside it.
 * @param text of the content without the rows that lie in pieces
 * @param pieces in their order
 */
export async function hashOfAll(text: string, pieces: AsyncIterable<RowPiece> | Iterable<RowPiece>): Promise<string> {
  const at = text.indexOf(NO_ROWS); // between quotes no quote stands bare: nobody's words are this
  const hash = createHash("sha256");
  let rows = 0;
  for await (const piece of pieces) {
    hash.update(rows === 0 ? text.slice(0, at + NO_ROWS.length - 1) : ",", "utf8");
    const unpacking = createGunzip({ chunkSize: UNPACKED_AT_ONCE });
    unpacking.end(Buffer.from(piece.packed, "base64"));
    for await (const part of unpacking as AsyncIterable<Buffer>) hash.update(part); // whole texts would fill the memory faster than it is swept
    rows += piece.rowCount;
  }
  if (rows === 0) return hashOf(text);
  return hash.update(text.slice(at + NO_ROWS.length - 1), "utf8").digest("hex");
}

/** A content's text without rows that lie in pieces, and the hash of all of it. */
export async function spelledOut({ content, pieces }: DrawnUp): Promise<{ text: string; sha256: string }> {
  const text = contentText(content);
  return { text, sha256: await hashOfAll(text, pieces) };
}
