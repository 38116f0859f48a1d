import { addressOf, columnLetters } from "../cell.ts";
import { FileRefused } from "../refused.ts";

/** Cells joined into one; only the first holds the value. */
export interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

const MOST_MERGES = 20_000;
const MARK = Buffer.from("mergeCell ");
/** Longer than any "mergeCell …/>". */
const LONGEST = 200;

/**
 * A sheet names its merges behind its rows; they are needed before. This looks for them in the bytes alone, which costs an inflation and no parsing.
 * @returns by their first row
 */
export async function findMerges(pieces: AsyncIterable<Buffer>): Promise<Merge[]> {
  const merges: Merge[] = [];
  let rest = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let at = bytes.indexOf(MARK);
    while (at >= 0 && at + LONGEST <= bytes.length) {
      add(merges, bytes, at);
      at = bytes.indexOf(MARK, at + MARK.length);
    }
    rest = Buffer.from(at >= 0 ? bytes.subarray(at) : bytes.subarray(Math.max(0, bytes.length - MARK.length)));
  }
  for (let at = rest.indexOf(MARK); at >= 0; at = rest.indexOf(MARK, at + MARK.length)) add(merges, rest, at);
  return merges.toSorted((a, b) => a.top - b.top);
}

function add(merges: Merge[], bytes: Buffer, at: number): void {
  const text = bytes.subarray(at, at + LONGEST).toString("latin1");
  const ref = /^mergeCell [^>]*?ref\s*=\s*["']([A-Z]+\d+):([A-Z]+\d+)["']/.exec(text);
  const [from, to] = [addressOf(ref?.[1] ?? ""), addressOf(ref?.[2] ?? "")];
  if (from === null || to === null) return;
  if (merges.length >= MOST_MERGES) throw new FileRefused(`the sheet has more than ${MOST_MERGES} merged areas`);
  merges.push({ top: from.row, bottom: to.row, left: from.column, right: to.column });
}

/** The merges that each row lies in, asked for rows from the top downwards. */
export function mergesByRow(merges: readonly Merge[]): (row: number) => Merge[] {
  let open: Merge[] = [];
  let next = 0;
  return (row) => {
    for (let merge = merges[next]; merge !== undefined && merge.top <= row; merge = merges[++next]) open.push(merge);
    open = open.filter(({ bottom }) => bottom >= row);
    return open;
  };
}

/** The name of the cell that holds a merge's value. */
export function firstOf({ top, left }: Merge): string {
  return `${columnLetters(left)}${top}`;
}
