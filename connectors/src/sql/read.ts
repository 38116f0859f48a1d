import { ConnectorError, type Checkpoint, type Context, type ReadMessage, type SourceRecord, type SqlAccess, type SqlRow } from "../connector.ts";
import { rowsOfPage } from "../wire/case-row/index.ts";
import { columnsOf } from "./columns.ts";
import type { SqlConfig } from "./config.ts";
import { dialectOf } from "./dialect.ts";
import { handedOver } from "./handed-over.ts";
import { instantOf } from "./mark.ts";
import { dataOf } from "./row.ts";
import { Statements, type Statement } from "./statements.ts";
import { Trail } from "./trail.ts";

type Rows = Parameters<Parameters<SqlAccess["snapshot"]>[0]>[0];
export interface Snapshot {
  context: Context<SqlConfig>;
  statements: Statements;
  rows: Rows;
}

/** Reads in one snapshot of the database: by (modification mark, key) from an overlap before the last mark, or all rows by their key where there is no mark. */
export async function* readDatabase(context: Context<SqlConfig>, from: Checkpoint | null): AsyncIterable<ReadMessage> {
  yield* handedOver<ReadMessage>((give) =>
    inSnapshot(context, async (snapshot) => {
      for await (const message of messages(snapshot, from)) if (!(await give(message))) return;
    }),
  );
}

/** @throws {ConnectorError} config: the host lends no database, or one without a dialect */
export function inSnapshot<Value>(context: Context<SqlConfig>, work: (snapshot: Snapshot) => Promise<Value>): Promise<Value> {
  if (context.sql === undefined) throw new ConnectorError("config", "this hub lends no access to databases");
  const statements = new Statements(context.config, dialectOf(context.baseUrl));
  return context.sql.snapshot((rows) => work({ context, statements, rows }));
}

async function* messages(snapshot: Snapshot, from: Checkpoint | null): AsyncGenerator<ReadMessage> {
  const { context } = snapshot;
  yield { type: "shape", stream: context.config.stream, fields: await fieldsOf(snapshot) };
  const clock = (await allRows(snapshot, { sql: snapshot.statements.dialect.clock, values: [] }))[0]?.["now"] ?? null;
  if (clock === null) throw new ConnectorError("schema", "the database does not tell its time");
  yield* context.config.record.modified === undefined ? byKey(snapshot, from, clock) : byMark(snapshot, from, clock);
}

async function* byMark(snapshot: Snapshot, from: Checkpoint | null, clock: string): AsyncGenerator<ReadMessage> {
  const { statements, context } = snapshot;
  const trail = new Trail(context, from, clock);
  for await (const { records, rejects } of read(snapshot, statements.marked(trail.start))) {
    yield* rejects;
    yield batch(records, trail.passed(records));
  }
  // nobody knows when rows without a mark changed: every run reads them all
  let unmarked = 0;
  for await (const { records, rejects } of read(snapshot, statements.unmarked(trail.unmarkedFrom))) {
    unmarked += records.length;
    yield* rejects;
    yield batch(records, trail.passedUnmarked(records));
  }
  if (unmarked > 0) context.log("warn", "rows without a modification mark are read anew in every run", { rows: unmarked });
  const end = trail.ended();
  if (end !== null) yield batch([], end);
}

/** A run that tells all rows from the first says so; one that goes on from where another was cut off cannot. */
async function* byKey(snapshot: Snapshot, from: Checkpoint | null, clock: string): AsyncGenerator<ReadMessage> {
  const { stream } = snapshot.context.config;
  const key = typeof from?.["upTo"] === "string" ? from["upTo"] : null;
  if (key === null) yield { type: "sweep", stream, phase: "begin", generation: clock };
  for await (const { records, rejects } of read(snapshot, snapshot.statements.unmarked(key))) {
    yield* rejects;
    const last = records.at(-1);
    yield batch(records, last === undefined ? null : { upTo: last.sourceId });
  }
  if (key === null) yield { type: "sweep", stream, phase: "end", generation: clock };
  yield batch([], { read: clock });
}

async function* read({ context, rows }: Snapshot, { sql, values }: Statement) {
  const { config, zone } = context;
  for await (const piece of rows(sql, values)) {
    const data = piece.map((row) => dataOf(config, row));
    const { kept, rejects } = rowsOfPage(config, zone, data);
    yield { records: kept.map(({ record }) => ({ ...record, observedAt: instantOf(record.version, zone)?.text ?? null })), rejects };
  }
}

function batch(records: SourceRecord[], checkpoint: Checkpoint | null): ReadMessage {
  return { type: "batch", records, ...(checkpoint === null ? {} : { checkpoint }) };
}

/** For statements that give few rows. */
export async function allRows({ rows }: Snapshot, { sql, values }: Statement): Promise<SqlRow[]> {
  const all: SqlRow[] = [];
  for await (const piece of rows(sql, values)) all.push(...piece);
  return all;
}

/** The columns of the table; of a statement, those that the manifest names. @throws {ConnectorError} schema: one of them is of a type that is no text */
async function fieldsOf(snapshot: Snapshot): Promise<string[]> {
  const { config } = snapshot.context;
  const asked = columnsOf(config.record).row;
  const list = config.steps !== undefined && config.record.steps.kind === "list" ? [config.record.steps.path] : [];
  if ("select" in config.from) return [...asked, ...list].toSorted();
  const { table } = config.from;
  const catalog = await allRows(snapshot, { sql: snapshot.statements.dialect.catalog, values: [] });
  const columns = catalog.filter(({ table: name }) => name === table || name?.endsWith(`.${table}`) === true);
  const strange = columns.find(({ column, type }) => asked.includes(column ?? "") && NO_TEXT.test(type ?? ""));
  if (strange !== undefined)
    throw new ConnectorError("schema", `the column "${strange["column"]}" is of type ${strange["type"]}, which is no text, number or date`);
  return [...new Set([...columns.map(({ column }) => column ?? ""), ...list])].toSorted();
}

/** What such a column says as text is not what somebody wrote into it. */
const NO_TEXT = /^(json|bytea|array|xml|.*blob|.*binary|geometry|image)/i;
