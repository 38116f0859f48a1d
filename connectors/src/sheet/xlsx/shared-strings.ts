import { randomBytes } from "node:crypto";
import { closeSync, openSync, readSync, unlinkSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromLegacy, legacyFontOf, type LegacyFont } from "../../wire/legacy/index.ts";
import { FileRefused } from "../refused.ts";
import type { Parts } from "./package.ts";
import { readXml, unescaped } from "./read-xml.ts";

/** Texts that many cells share, by number. */
export interface SharedStrings {
  /** `hasFont`: its own runs name their fonts, so the cell's font says nothing of it. @throws {FileRefused} no such number */
  at(index: number): { text: string; hasFont: boolean };
  close(): void;
}

const MOST_STRINGS = 20_000_000;
/** Bytes kept in memory; what goes beyond lies in a file without name. */
const IN_MEMORY = 16 * 2 ** 20;
const PAGE = 64 * 1024;
const PAGES = 64;
/** A text longer than this is no cell's. */
const LONGEST = 70_000;

/** Reads the table of shared texts into bounded memory. */
export async function readSharedStrings(parts: Parts): Promise<SharedStrings> {
  const store = new Store();
  if (!parts.has("xl/sharedStrings.xml")) return store;
  let item: { text: string; hasFont: boolean } | null = null;
  let font: LegacyFont | null = null;
  let run = "";
  let isText = false;
  let isPhonetic = false;
  const listener = {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === "si") item = { text: "", hasFont: false };
      if (name === "r") [run, font] = ["", null];
      if (name === "rFont") font = legacyFontOf(attributes["val"] ?? "");
      if (name === "rPh") isPhonetic = true;
      isText = name === "t" && !isPhonetic;
    },
    text(piece: string) {
      if (isText && run.length < LONGEST) run += piece;
    },
    close(name: string) {
      if (name === "rPh") isPhonetic = false;
      if (name === "t" && item !== null) {
        const text = unescaped(run);
        item.text += font === null ? text : fromLegacy(text, font);
        item.hasFont ||= font !== null;
        run = "";
      }
      if (name === "r") font = null;
      if (name === "t") isText = false;
      if (name === "si" && item !== null) store.add(item);
    },
  };
  try {
    const reading = readXml(parts.stream("xl/sharedStrings.xml"), "xl/sharedStrings.xml", listener);
    while ((await reading.next()).done !== true) store.spill();
  } catch (cause) {
    store.close();
    throw cause;
  }
  return store;
}

/** Texts one behind the other as UTF-8, with the place where each ends; early ones in memory, later ones on disk. */
class Store implements SharedStrings {
  #ends = new Float64Array(1024);
  #count = 0;
  readonly #pieces: Buffer[] = [];
  #waiting = 0;
  #memory: Buffer = Buffer.alloc(0);
  /** bytes of #memory that are used */
  #kept = 0;
  #file: number | null = null;
  #written = 0;
  readonly #pages = new Map<number, Buffer>();

  add({ text, hasFont }: { text: string; hasFont: boolean }): void {
    if (this.#count >= MOST_STRINGS) throw new FileRefused(`more than ${MOST_STRINGS} shared texts`);
    const bytes = Buffer.from(`${hasFont ? "1" : "0"}${text}`, "utf16le");
    if (this.#count === this.#ends.length) {
      const wider = new Float64Array(2 * this.#count);
      wider.set(this.#ends);
      this.#ends = wider;
    }
    this.#ends[this.#count] = (this.#ends[this.#count - 1] ?? 0) + bytes.length;
    this.#count += 1;
    this.#pieces.push(bytes);
    this.#waiting += bytes.length;
  }

  /** Moves what was added to where it stays. */
  spill(): void {
    if (this.#waiting === 0) return;
    const bytes = Buffer.concat(this.#pieces);
    this.#pieces.length = 0;
    this.#waiting = 0;
    if (this.#file === null && this.#kept + bytes.length <= IN_MEMORY) {
      if (this.#kept + bytes.length > this.#memory.length) this.#memory = Buffer.concat([this.#memory], 2 * (this.#kept + bytes.length));
      bytes.copy(this.#memory, this.#kept);
      this.#kept += bytes.length;
      return;
    }
    this.#file ??= unnamedFile();
    writeSync(this.#file, bytes, 0, bytes.length, this.#written);
    this.#written += bytes.length;
  }

  at(index: number): { text: string; hasFont: boolean } {
    this.spill();
    if (!Number.isInteger(index) || index < 0 || index >= this.#count)
      throw new FileRefused(`a cell names the shared text ${index}, of which there are ${this.#count}`);
    const from = index === 0 ? 0 : (this.#ends[index - 1] ?? 0);
    const text = this.#bytes(from, this.#ends[index] ?? from).toString("utf16le");
    return { text: text.slice(1), hasFont: text.startsWith("1") };
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #bytes(from: number, to: number): Buffer {
    const inMemory = this.#kept;
    if (to <= inMemory) return this.#memory.subarray(from, to);
    const pieces: Buffer[] = [];
    for (let at = from - inMemory; at < to - inMemory;) {
      const start = Math.floor(at / PAGE) * PAGE;
      const end = Math.min(start + PAGE, to - inMemory);
      pieces.push(this.#page(start).subarray(at - start, end - start));
      at = end;
    }
    return Buffer.concat(pieces);
  }

  /** The pages last asked for stay; a sheet asks for its texts nearly in their order. */
  #page(start: number): Buffer {
    const known = this.#pages.get(start);
    if (known !== undefined) {
      this.#pages.delete(start);
      this.#pages.set(start, known);
      return known;
    }
    const page = Buffer.alloc(Math.min(PAGE, this.#written - start));
    if (this.#file !== null) readSync(this.#file, page, 0, page.length, start);
    if (this.#pages.size >= PAGES) this.#pages.delete(this.#pages.keys().next().value ?? -1);
    this.#pages.set(start, page);
    return page;
  }
}

/** A file that nobody else can open and that is gone with this process. */
function unnamedFile(): number {
  const path = join(tmpdir(), `dau-moi-${randomBytes(12).toString("hex")}`);
  const descriptor = openSync(path, "wx+", 0o600);
  unlinkSync(path);
  return descriptor;
}
