import { createHash } from "node:crypto";
import type { Tx } from "../platform/database.ts";
import { entriesAfter, pageAfter } from "./audit.queries.ts";
import type { Head } from "./checkpoint.ts";
import type { Finding } from "./finding.ts";

const AT_ONCE = 10_000;
const BEFORE_THE_FIRST = Buffer.alloc(32);

/**
 * Walks one chain from its first entry to the head, by its own hashes and by what checkpoints say of it.
 * @param known where the stream stood at checkpoints, ascending
 * @returns entries read, and the first place that is not as it was written
 */
export async function walked(tx: Tx, head: Head, known: readonly Head[]): Promise<{ entries: number; finding: Finding | null }> {
  const walk = new Walk(head.stream, known);
  let page = pageFrom(tx, head.stream, 0);
  for (;;) {
    const read = await page;
    if (read === undefined) return { entries: walk.entries, finding: walk.atTheEnd(head) };
    const entries = entriesIn(read) ?? (await tx.rows<entriesAfter>(entriesAfter, [head.stream, read.first - 1, read.entries]));
    page = pageFrom(tx, head.stream, read.last); // read on while these are hashed
    const finding = walk.through(entries);
    if (finding === null) continue;
    await page;
    return { entries: walk.entries, finding };
  }
}

async function pageFrom(tx: Tx, stream: string, after: number): Promise<pageAfter | undefined> {
  return (await tx.rows<pageAfter>(pageAfter, [stream, after, AT_ONCE]))[0];
}

/** undefined: the page has a gap, or a body a line break; it must be read entry by entry. */
function entriesIn({ entries, first, last, bodies, hashes }: pageAfter): entriesAfter[] | undefined {
  const lines = bodies.split("\n");
  if (lines.length !== entries || last - first + 1 !== entries || hashes.length !== entries * 64) return undefined;
  return lines.map((body, i) => ({ number: first + i, body, hash: hashes.slice(i * 64, i * 64 + 64) }));
}

class Walk {
  entries = 0;
  #before = BEFORE_THE_FIRST;
  #hash = BEFORE_THE_FIRST.toString("hex");
  #number = 0;
  #nextKnown = 0;
  readonly #stream: string;
  readonly #known: readonly Head[];

  constructor(stream: string, known: readonly Head[]) {
    this.#stream = stream;
    this.#known = known;
  }

  through(entries: readonly entriesAfter[]): Finding | null {
    for (const entry of entries) {
      const broken = this.#step(entry);
      if (broken !== null) return broken;
    }
    return null;
  }

  #step({ number, body, hash }: entriesAfter): Finding | null {
    this.entries += 1;
    const expected = this.#number + 1;
    if (number !== expected)
      return this.#found(expected, "chain", number === expected + 1 ? "this entry is missing" : `entries ${expected} to ${number - 1} are missing`);
    const is = createHash("sha256").update(this.#before).update(body, "utf8").digest();
    if (!body.includes(`,"number":${number},"stream":"${this.#stream}","subject":`)) return this.#found(number, "chain", "another entry stands in its place");
    if (is.toString("hex") !== hash) return this.#found(number, "chain", "it, or its hash, was changed");
    this.#number = number;
    this.#before = is;
    this.#hash = hash;
    return this.#heldAgainstCheckpoints();
  }

  #heldAgainstCheckpoints(): Finding | null {
    for (let known = this.#known[this.#nextKnown]; known !== undefined && known.number <= this.#number; known = this.#known[this.#nextKnown]) {
      this.#nextKnown += 1;
      if (known.number === this.#number && known.hash !== this.#hash) {
        return this.#found(known.number, "checkpoint", "a checkpoint saw another entry here: the chain was rewritten at or before it");
      }
    }
    return null;
  }

  /** The chain ends: does its head say so, and every checkpoint? */
  atTheEnd(head: Head): Finding | null {
    const longest = this.#known.at(-1);
    if (head.number > this.#number) return this.#found(this.#number + 1, "chain", `the head says that ${head.number} were written`);
    if (head.number !== this.#number || head.hash !== this.#hash) return this.#found(this.#number, "chain", "the head says otherwise");
    if (longest !== undefined && longest.number > this.#number) {
      return this.#found(this.#number + 1, "checkpoint", `a checkpoint saw ${longest.number} entries: the tail is cut off`);
    }
    return null;
  }

  #found(number: number, by: Finding["by"], reason: string): Finding {
    return { place: this.#stream, number, by, reason };
  }
}
