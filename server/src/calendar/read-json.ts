/** A JSON value that knows where it stands in its file: its line, counted from 1, and its path, such as "years.2026". */
export interface JsonNode {
  line: number;
  path: string;
  value: string | number | boolean | null | readonly JsonNode[] | ReadonlyMap<string, JsonNode>;
}

/** Where a text stops being JSON, and what would have to stand there. */
export interface JsonFault {
  line: number;
  column: number;
  expected: string;
}

interface Cursor {
  text: string;
  position: number;
  line: number;
}

const BLANK = /[ \t\r\n]*/y;
/** Inside: any sign from the blank on, but for the quotation mark and the backslash. */
const STRING = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const PLAIN = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const DEEPEST = 50;
const LARGEST = 1_000_000;

/**
 * Reads JSON as `JSON.parse` does, but tells the line of every value, refuses a key written twice (of which
 * `JSON.parse` silently drops the first), and never treats a key as anything but a word.
 * @param text at most 1,000,000 characters and 50 levels; a byte order mark is passed over
 */
export function readJson(text: string): { node: JsonNode } | { fault: JsonFault } {
  const cursor = { text: text.replace(/^\uFEFF/, ""), position: 0, line: 1 };
  try {
    if (text.length > LARGEST) throw new Misread(0, `a file of at most ${LARGEST} characters`);
    const node = readValue(cursor, "", 0);
    skipBlank(cursor);
    if (cursor.position < cursor.text.length) throw new Misread(cursor.position, "the end of the file");
    return { node };
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    // Strings hold no line ends and blanks are passed over before anything is refused: the cursor's line is the fault's.
    const column = error.position - cursor.text.lastIndexOf("\n", error.position - 1);
    return { fault: { line: cursor.line, column, expected: error.expected } };
  }
}

class Misread extends Error {
  readonly position: number;
  readonly expected: string;

  constructor(position: number, expected: string) {
    super(expected);
    this.position = position;
    this.expected = expected;
  }
}

function readValue(cursor: Cursor, path: string, depth: number): JsonNode {
  skipBlank(cursor);
  if (depth > DEEPEST) throw new Misread(cursor.position, `at most ${DEEPEST} levels`);
  const { line } = cursor;
  const first = cursor.text[cursor.position];
  if (first === "{") return { line, path, value: readObject(cursor, path, depth) };
  if (first === "[") return { line, path, value: readArray(cursor, path, depth) };
  if (first === '"') return { line, path, value: readString(cursor) };
  const plain = take(cursor, PLAIN);
  if (plain === undefined) throw new Misread(cursor.position, "a value");
  return { line, path, value: JSON.parse(plain) as number | boolean | null };
}

function readObject(cursor: Cursor, path: string, depth: number): Map<string, JsonNode> {
  const entries = new Map<string, JsonNode>();
  eachBetween(cursor, "}", () => {
    const keyAt = cursor.position;
    const key = readString(cursor);
    const known = entries.get(key);
    if (known) throw new Misread(keyAt, `each key once, but "${key}" already stands on line ${known.line}`);
    skipBlank(cursor);
    expect(cursor, ":");
    entries.set(key, readValue(cursor, path === "" ? key : `${path}.${key}`, depth + 1));
  });
  return entries;
}

function readArray(cursor: Cursor, path: string, depth: number): JsonNode[] {
  const items: JsonNode[] = [];
  eachBetween(cursor, "]", () => items.push(readValue(cursor, `${path}[${items.length}]`, depth + 1)));
  return items;
}

/** From an opening bracket to its end: nothing, or parts with commas between them. */
function eachBetween(cursor: Cursor, end: string, readPart: () => void): void {
  cursor.position += 1;
  skipBlank(cursor);
  if (cursor.text[cursor.position] === end) {
    cursor.position += 1;
    return;
  }
  while (true) {
    readPart();
    skipBlank(cursor);
    if (cursor.text[cursor.position] === end) break;
    if (cursor.text[cursor.position] !== ",") throw new Misread(cursor.position, `"," or "${end}"`);
    cursor.position += 1;
    skipBlank(cursor);
  }
  cursor.position += 1;
}

function readString(cursor: Cursor): string {
  const token = take(cursor, STRING);
  if (token === undefined) throw new Misread(cursor.position, 'a text in "quotation marks", on one line');
  return JSON.parse(token) as string;
}

function expect(cursor: Cursor, sign: string): void {
  if (cursor.text[cursor.position] !== sign) throw new Misread(cursor.position, `"${sign}"`);
  cursor.position += 1;
}

function skipBlank(cursor: Cursor): void {
  for (const sign of take(cursor, BLANK) ?? "") if (sign === "\n") cursor.line += 1;
}

function take(cursor: Cursor, form: RegExp): string | undefined {
  form.lastIndex = cursor.position;
  const token = form.exec(cursor.text)?.[0];
  if (token !== undefined) cursor.position += token.length;
  return token;
}
