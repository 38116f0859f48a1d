import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BinaryArrays } from "./binary-array.ts";
import { unnested } from "./bulk.ts";
import type { Column } from "./bulk.ts";

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env["TEST_DATABASE_URL"] ?? "" });
  await client.connect();
  await client.query("set timezone to 'UTC'");
});
afterAll(() => client.end());

interface Row {
  at: number | null;
  big: number;
  bytes: Buffer | null;
  day: string;
  open: boolean;
  share: number | null;
  small: number;
  unit: number | null;
  words: string | null;
}

const COLUMNS: Column<Row>[] = [
  { name: "at", type: "timestamptz", of: (r) => r.at },
  { name: "big", type: "bigint", of: (r) => r.big },
  { name: "bytes", type: "bytea", of: (r) => r.bytes },
  { name: "day", type: "date", of: (r) => r.day },
  { name: "open", type: "boolean", of: (r) => r.open },
  { name: "share", type: "float8", of: (r) => r.share },
  { name: "small", type: "smallint", of: (r) => r.small },
  { name: "unit", type: "int", of: (r) => r.unit },
  { name: "words", type: "text", of: (r) => r.words },
];

const instants = fc.integer({ min: Date.parse("0001-01-01T00:00:00Z"), max: Date.parse("9999-12-31T23:59:59.999Z") });
const rows = fc.array(
  fc.record<Row>({
    at: fc.option(fc.oneof(instants, fc.constant(Infinity))),
    big: fc.maxSafeInteger(),
    bytes: fc.option(fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))),
    day: instants.map((at) => new Date(at).toISOString().slice(0, 10)),
    open: fc.boolean(),
    share: fc.option(fc.double({ noNaN: true })),
    small: fc.integer({ min: -32_768, max: 32_767 }),
    unit: fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
    words: fc.option(fc.string({ unit: "binary", maxLength: 80 }).filter((text) => !text.includes("\u0000"))),
  }),
  { maxLength: 20 },
);

/** As PostgreSQL itself writes the values down. */
function written(row: Row): Record<string, unknown> {
  const at = row.at === null ? null : row.at === Infinity ? "infinity" : new Date(row.at).toISOString();
  return { ...row, at, big: String(row.big), bytes: row.bytes?.toString("hex") ?? null, share: row.share === null ? null : row.share === 0 ? 0 : row.share };
}

describe("arrays in PostgreSQL's binary form", () => {
  test("whatever rows go out, the database reads the same values", async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (sent) => {
        const { select, values } = unnested(sent, COLUMNS);
        const { rows: read } = await client.query<Record<string, unknown>>(
          `select case when at = 'infinity' then 'infinity' else to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as at, big::text, encode(bytes, 'hex') as bytes,
             day::text, open, share + 0 as share, small, unit, words from (${select}) t`,
          values,
        );
        expect(read).toEqual(sent.map(written));
      }),
      { numRuns: 150 },
    );
  });

  test("what a type cannot hold is refused before it is sent, not written as something else", () => {
    const refused: [Parameters<BinaryArrays["add"]>[0], number | string][] = [
      ["timestamptz", Number.NaN],
      ["timestamptz", -Infinity],
      ["timestamptz", Date.parse("9999-12-31T23:59:59.999Z") + 1],
      ["timestamptz", Date.parse("0001-01-01T00:00:00Z") - 1],
      ["bigint", 0.5],
      ["bigint", Number.MAX_SAFE_INTEGER + 1],
      ["int", 2 ** 31],
      ["int", Number.NaN],
      ["smallint", 32_768],
      ["date", "soon"],
    ];
    for (const [type, value] of refused) expect(() => new BinaryArrays(64).add(type, [value]), `${type} ${value}`).toThrow(RangeError);
  });
});
