import { ConnectorError, type Connector, type Discovered, type SqlRow } from "../connector.ts";
import { mapRow, rowOf } from "../wire/case-row/index.ts";
import { configSchema, type SqlConfig } from "./config.ts";
import { allRows, inSnapshot, readDatabase } from "./read.ts";
import { dataOf } from "./row.ts";

/** A table, a view or a statement of a PostgreSQL, MariaDB or SQL Server database, read with an account that can only read. */
export const sql: Connector<SqlConfig> = {
  kind: "sql",
  version: "1",
  configSchema,

  capabilities: ({ record }) => ({
    read: record.modified === undefined ? "full" : "incremental",
    order: "cursor_asc",
    deletes: record.modified === undefined ? "sweep" : "none",
    version: record.modified === undefined ? "none" : "modified_at",
    write: [],
    idempotency: "none",
  }),

  streams: ({ stream }) => [stream],

  async check(context) {
    try {
      const { config, zone } = context;
      const fault = await inSnapshot(context, async (snapshot) => {
        const [first] = await allRows(snapshot, snapshot.statements.first);
        const row = first === undefined ? null : rowOf(config, zone, dataOf(config, first));
        const writable = await allRows(snapshot, { sql: snapshot.statements.dialect.writable, values: [] });
        if (writable.length > 0)
          return { fault: "config", message: `the account can change the database (${named(writable)}); give the hub one that may only read` } as const;
        return typeof row === "string" ? ({ fault: "schema", message: `the first row: ${row}` } as const) : null;
      });
      return fault === null ? { ok: true } : { ok: false, ...fault };
    } catch (fault) {
      if (!(fault instanceof ConnectorError)) throw fault;
      return { ok: false, fault: fault.fault, message: fault.message };
    }
  },

  read: readDatabase,

  fetchOne(context, _stream, sourceId) {
    const { config, zone } = context;
    return inSnapshot(context, async (snapshot) => {
      const [found] = await allRows(snapshot, snapshot.statements.one(sourceId));
      const row = found === undefined ? null : rowOf(config, zone, dataOf(config, found));
      if (typeof row === "string") throw new ConnectorError("data", `the case ${sourceId}: ${row}`);
      return row?.record ?? null;
    });
  },

  /** Every table and view that the account sees. */
  discover(context) {
    return inSnapshot(context, async (snapshot) => {
      const tables = Map.groupBy(await allRows(snapshot, { sql: snapshot.statements.dialect.catalog, values: [] }), (row) => row["table"] ?? "");
      return [...tables].map(([stream, columns]): Discovered => ({ stream, fields: columns.map(fieldOf) }));
    });
  },

  map: mapRow,
};

function fieldOf(row: SqlRow): Discovered["fields"][number] {
  const type = row["type"] ?? "";
  return {
    path: row["column"] ?? "",
    type: /int|serial|num|dec|real|double|float|money/i.test(type) ? "number" : /^bool|^bit$/i.test(type) ? "boolean" : "text",
  };
}

function named(rows: readonly SqlRow[]): string {
  return rows.map((row) => row["what"]).join(", ");
}
