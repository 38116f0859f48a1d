import { createHash } from "node:crypto";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileEntry, Files } from "../connector.ts";

/** A folder that a test fills; the host's side of it without its settling, limits and sockets. */
export class Folder implements Files {
  readonly #files = new Map<string, { entry: FileEntry; bytes: Buffer }>();
  #clock = Date.UTC(2026, 2, 16, 2);
  /** called at each listing and each copy, with its number from 1 */
  before: (look: number) => void = () => {};
  #looks = 0;
  /** names of files that were copied */
  readonly copied: string[] = [];

  /** Writes a file, or writes it anew; it has stood still for an hour. */
  put(name: string, content: Buffer | string, entry: Partial<FileEntry> = {}): void {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    this.#clock += 1000;
    this.#files.set(name, { bytes, entry: { name, size: bytes.length, modified: this.#clock, stillMs: 3_600_000, ...entry } });
  }

  remove(name: string): void {
    this.#files.delete(name);
  }

  /** Every file with its bytes. */
  contents(): { name: string; bytes: Buffer }[] {
    return [...this.#files].map(([name, { bytes }]) => ({ name, bytes }));
  }

  async list(): Promise<FileEntry[]> {
    this.before((this.#looks += 1));
    return [...this.#files.values()].map(({ entry }) => entry);
  }

  async copy(entry: FileEntry) {
    const now = this.#files.get(entry.name);
    if (now === undefined || now.entry.modified !== entry.modified || now.entry.size !== entry.size) return null;
    this.copied.push(entry.name);
    const folder = mkdtempSync(join(tmpdir(), "so-"));
    const descriptor = openSync(join(folder, "so"), "wx+");
    rmSync(folder, { recursive: true });
    writeSync(descriptor, now.bytes);
    const digest = createHash("sha256").update(now.bytes).digest("base64url");
    const close = async (): Promise<void> => closeSync(descriptor);
    return { descriptor, size: now.bytes.length, digest, writtenAt: new Date(entry.modified).toISOString(), close };
  }
}
