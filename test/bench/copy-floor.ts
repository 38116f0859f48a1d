import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import pg from "pg";
import { from } from "pg-copy-streams";
import { Stopwatch } from "./cpu.ts";
import type { Pass, PostgresMeter } from "./cpu.ts";

/** A row of the case table as PostgreSQL writes it in text: null, or the text of each column. */
export type CopyRow = readonly (string | null)[];

const AT_ONCE = 10_000;

/** Columns of the case table that are not generated, in their order. */
async function columnsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `/* columnsOf */ select attname as name from pg_attribute where attrelid = 'feedback_case'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
  );
  return rows.map((row) => row.name);
}

/** The cases as they lie in a hub's case table, as JSON text in chunks: what the floor copies is what the hub wrote, value by value. */
export async function casesIn(url: string): Promise<Buffer[]> {
  return onClient(url, async (client) => {
    const columns = (await columnsOf(client)).map((name) => `${name}::text`).join(", ");
    const chunks: Buffer[] = [];
    for (let after = "0"; ;) {
      const { rows } = await client.query<(string | null)[]>({
        text: `/* casesIn */ select ${columns} from feedback_case c where c.id > $1 order by c.id limit ${AT_ONCE}`,
        values: [after],
        rowMode: "array",
      });
      if (rows.length === 0) return chunks;
      after = rows.at(-1)?.[0] ?? "";
      chunks.push(Buffer.from(JSON.stringify(rows)));
    }
  });
}

/**
 * The floor: COPY of the cases into the case table with all its indices, encoded here; a transaction for every 10,000.
 * The reading of the chunks' JSON does not count.
 */
export async function copyCases(url: string, chunks: readonly Buffer[], meter: PostgresMeter): Promise<Pass> {
  return onClient(url, async (client) => {
    const order = `copy feedback_case (${(await columnsOf(client)).join(", ")}) from stdin`;
    const stopwatch = new Stopwatch(meter);
    for (const chunk of chunks) {
      const rows = JSON.parse(chunk.toString("utf8")) as CopyRow[];
      await stopwatch.time(() => pipeline(Readable.from(encoded(rows), { objectMode: false }), client.query(from(order))));
    }
    return stopwatch.pass;
  });
}

const PIECE_ROWS = 100;

/** COPY's text format, in pieces of about 100 kB. */
function* encoded(rows: readonly CopyRow[]): Iterable<string> {
  for (let at = 0; at < rows.length; at += PIECE_ROWS) {
    yield rows
      .slice(at, at + PIECE_ROWS)
      .map((row) => `${row.map(field).join("\t")}\n`)
      .join("");
  }
}

const SPECIAL = /[\\\t\n\r]/;
const WRITTEN: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function field(text: string | null): string {
  if (text === null) return "\\N";
  return SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => WRITTEN[sign] ?? sign) : text;
}

async function onClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
