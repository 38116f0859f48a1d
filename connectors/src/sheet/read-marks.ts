import type { Checkpoint, FileEntry } from "../connector.ts";
import { digestOf } from "../wire/record/index.ts";

/** Letters of a digest that tell one file, or one content, from the others: 36 bits. */
const LETTERS = 6;
/** What fits into a checkpoint. */
export const MOST_FILES = 300;

/** Where reading stands inside a file: the piece that ended there was taken. */
export interface Position {
  file: string;
  content: string;
  sheet: number;
  row: number;
}

/**
 * Which files were read to their end, in which version: 12 letters a file, so that some hundred fit into a checkpoint.
 * All of it depends on how the manifest says to read; a manifest that says otherwise makes every file unread.
 */
export class ReadMarks {
  readonly #manner: string;
  /** listing's mark → content's mark */
  readonly #read = new Map<string, string>();
  position: Position | null = null;

  /** @param manner what the manifest says on how to read */
  constructor(from: Checkpoint | null, manner: string) {
    this.#manner = digestOf(manner).slice(0, LETTERS);
    if (from?.["manner"] !== this.#manner) return;
    const read = String(from["read"] ?? "");
    for (let at = 0; at + 2 * LETTERS <= read.length; at += 2 * LETTERS)
      this.#read.set(read.slice(at, at + LETTERS), read.slice(at + LETTERS, at + 2 * LETTERS));
    const { file, content, sheet, row } = from;
    if (typeof file === "string" && typeof content === "string") this.position = { file, content, sheet: Number(sheet), row: Number(row) };
  }

  get count(): number {
    return this.#read.size;
  }

  has(entry: FileEntry): boolean {
    return this.#read.has(markOf(entry));
  }

  /** Whether this content was read to its end under this name. */
  hasContent(name: string, digest: string): boolean {
    return [...this.#read.values()].includes(contentMark(name, digest));
  }

  /** @param others every other file that is there now; what is not is forgotten */
  add(entry: FileEntry, digest: string): void {
    this.#read.set(markOf(entry), contentMark(entry.name, digest));
    this.position = null;
  }

  /** Forgets files that are no longer there in the version that was read. */
  keepOnly(entries: readonly FileEntry[]): void {
    const there = new Set(entries.map(markOf));
    for (const mark of this.#read.keys()) if (!there.has(mark)) this.#read.delete(mark);
  }

  checkpoint(): Checkpoint {
    return { manner: this.#manner, read: [...this.#read].flat().join(""), ...this.position };
  }
}

function markOf({ name, size, modified }: FileEntry): string {
  return digestOf(`${name}\u0000${size}\u0000${modified}`).slice(0, LETTERS);
}

function contentMark(name: string, digest: string): string {
  return digestOf(`${name}\u0000${digest}`).slice(0, LETTERS);
}
