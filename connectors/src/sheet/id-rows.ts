import { createHash } from "node:crypto";

/** Remembers in which row of a file each id and content stood, in 20 bytes a row. */
export class IdRows {
  #keys = new Float64Array(2048);
  #contents = new Float64Array(2048);
  #rows = new Uint32Array(2048);
  #count = 0;

  /**
   * Notes an id.
   * @returns null when it is new; otherwise the row where it stood first and whether that had the same content
   */
  note(id: string, content: string, row: number): { row: number; same: boolean } | null {
    if (2 * this.#count >= this.#keys.length) this.#widen();
    const [key, hash] = [numberOf(id), numberOf(content)];
    const slot = this.#slotOf(key);
    if (this.#keys[slot] !== 0) return { row: this.#rows[slot] ?? 0, same: this.#contents[slot] === hash };
    this.#put(slot, key, { hash, row });
    this.#count += 1;
    return null;
  }

  #slotOf(key: number): number {
    let slot = key % this.#keys.length;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) % this.#keys.length;
    return slot;
  }

  #put(slot: number, key: number, { hash, row }: { hash: number; row: number }): void {
    this.#keys[slot] = key;
    this.#contents[slot] = hash;
    this.#rows[slot] = row;
  }

  #widen(): void {
    const [keys, contents, rows] = [this.#keys, this.#contents, this.#rows];
    this.#keys = new Float64Array(2 * keys.length);
    this.#contents = new Float64Array(2 * keys.length);
    this.#rows = new Uint32Array(2 * keys.length);
    keys.forEach((key, at) => key !== 0 && this.#put(this.#slotOf(key), key, { hash: contents[at] ?? 0, row: rows[at] ?? 0 }));
  }
}

/** 48 bits of a digest, never 0: two of a million ids meet in one of 500 files at most. */
function numberOf(text: string): number {
  return createHash("sha256").update(text).digest().readUIntBE(0, 6) + 1;
}
