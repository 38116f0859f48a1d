import { ConnectorError, type Connector, type Discovered, type SqlRow } from "../connector.ts";
import { mapRow, markWarning, rowOf } from "../wire/case-row/index.ts";
import { configSchema, type SqlConfig } from "./config.ts";
import { instantOf } from "./mark.ts";
import { allRows, inSnapshot, readDatabase, type Snapshot } from "./read.ts";
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
      return await inSnapshot(context, looked);
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

/** The account's rights, the first row and its mark: rows are ordered by what the database itself says of a date, whatever form other dates have. */
async function looked(snapshot: Snapshot): ReturnType<Connector<SqlConfig>["check"]> {
  const { config, zone } = snapshot.context;
  const [first] = await allRows(snapshot, snapshot.statements.first);
  const row = first === undefined ? null : rowOf(config, zone, dataOf(config, first));
  const writable = await allRows(snapshot, { sql: snapshot.statements.dialect.writable, values: [] });
  if (writable.length > 0)
    return { ok: false, fault: "config", message: `the account can change the database (${named(writable)}); give the hub one that may only read` };
  if (typeof row === "string") return { ok: false, fault: "schema", message: `the first row: ${row}` };
  const warning = row === null ? null : markWarning({ ...config, time: "iso" }, { ...row, modifiedAt: instantOf(row.record.version, zone) });
  return { ok: true, ...(warning === null ? {} : { warnings: [warning] }) };
}

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
