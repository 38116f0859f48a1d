import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, unlink, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file without name that another process inherits, to read in it one register after the other. */
export class Slot {
  readonly #writing: FileHandle;
  readonly #reading: FileHandle;

  private constructor(writing: FileHandle, reading: FileHandle) {
    this.#writing = writing;
    this.#reading = reading;
  }

  static async open(): Promise<Slot> {
    const path = join(tmpdir(), `dau-moi-${randomBytes(12).toString("hex")}`);
    const writing = await open(path, "wx", 0o600);
    try {
      return new Slot(writing, await open(path, "r"));
    } catch (error) {
      await writing.close();
      throw error;
    } finally {
      await unlink(path);
    }
  }

  /** What the other process inherits; nothing can be written through it. */
  get descriptor(): number {
    return this.#reading.fd;
  }

  /** Puts the content of a file in the place of what was there. */
  async fill(descriptor: number, signal: AbortSignal): Promise<void> {
    await this.#writing.truncate(0);
    let at = 0;
    for await (const piece of createReadStream("", { fd: descriptor, autoClose: false, start: 0, signal }) as AsyncIterable<Buffer>) {
      const { bytesWritten } = await this.#writing.write(piece, 0, piece.length, at);
      if (bytesWritten < piece.length) throw new Error("the disk of temporary files is full");
      at += bytesWritten;
    }
  }

  async close(): Promise<void> {
    await this.#writing.close();
    await this.#reading.close();
  }
}
