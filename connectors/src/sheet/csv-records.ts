/** One record of a CSV text, or the line where one could not be told. */
export type CsvRecord =
  | { cells: string[]; /** false: the text ends in it without a line break */ ended: boolean; line: number; next: number }
  | { cells: null; line: number; next: number };

/** Characters of one record. */
const LONGEST = 2 * 2 ** 20;

/**
 * Records of a text that comes in pieces (RFC 4180, with any line break). Where a quotation mark stands open or closes in the middle of a cell, the line is
 * told as unreadable and reading goes on with the line after it, so that one bad line costs itself and not the rest.
 */
export async function* csvRecords(pieces: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord> {
  let rest = "";
  let line = 1;
  for await (const piece of pieces) {
    rest += piece;
    let at = 0;
    for (
      let found = recordAt(rest, at, delimiter, rest.length - at > LONGEST);
      found !== null;
      found = recordAt(rest, at, delimiter, rest.length - at > LONGEST)
    ) {
      yield { ...found, line };
      line += linesIn(rest, at, found.next);
      at = found.next;
    }
    rest = rest.slice(at);
  }
  for (let at = 0; at < rest.length;) {
    const found = recordAt(rest, at, delimiter, true);
    if (found === null) return;
    yield { ...found, line };
    line += linesIn(rest, at, found.next);
    at = found.next;
  }
}

type Found = { cells: string[]; ended: boolean; next: number } | { cells: null; next: number };

/** @param isWhole nothing follows the text, or nothing more will be waited for @returns null when the record may go on in the next piece */
function recordAt(text: string, from: number, delimiter: string, isWhole: boolean): Found | null {
  const cells: string[] = [];
  for (let at = from; ;) {
    const cell = text.charAt(at) === '"' ? quotedCell(text, at, isWhole) : plainCell(text, at, delimiter);
    if (cell === null) return null;
    if (cell === "open") return { cells: null, next: lineAfter(text, at) };
    cells.push(cell.text);
    const sign = text.charAt(cell.end);
    if (sign === delimiter) at = cell.end + 1;
    else if (sign === "") return isWhole ? { cells, ended: false, next: text.length } : null;
    else if (sign === "\n") return { cells, ended: true, next: cell.end + 1 };
    else if (sign !== "\r") return { cells: null, next: lineAfter(text, at) };
    else if (cell.end + 1 === text.length && !isWhole) return null;
    else return { cells, ended: true, next: cell.end + (text.charAt(cell.end + 1) === "\n" ? 2 : 1) };
  }
}

function quotedCell(text: string, at: number, isWhole: boolean): { text: string; end: number } | "open" | null {
  let cell = "";
  for (let from = at + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return isWhole ? "open" : null;
    if (quote + 1 === text.length && !isWhole) return null;
    cell += text.slice(from, quote);
    if (text.charAt(quote + 1) !== '"') return { text: cell, end: quote + 1 };
    cell += '"';
    from = quote + 2;
  }
}

function plainCell(text: string, at: number, delimiter: string): { text: string; end: number } {
  let end = at;
  for (; end < text.length; end += 1) {
    const sign = text.charAt(end);
    if (sign === delimiter || sign === "\n" || sign === "\r") break;
  }
  return { text: text.slice(at, end), end };
}

function lineAfter(text: string, at: number): number {
  const found = /\r\n|\r|\n/g;
  found.lastIndex = at;
  return found.exec(text) === null ? text.length : found.lastIndex;
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}
