import { ConnectorError, type Connector } from "../connector.ts";
import { fieldsOf, withShape } from "../wire/shape/index.ts";
import { configSchema, type SheetConfig } from "./config.ts";
import { firstPiece } from "./look.ts";
import { mapRow } from "./map.ts";
import { filesOf, matching, readRegister } from "./read.ts";
import { FileRefused } from "./refused.ts";

/** Rows that a look at a register shows. */
const SAMPLE = 20;

/** Registers kept as CSV or XLSX in a folder, on a disk or an SFTP server. */
export const sheet: Connector<SheetConfig> = {
  kind: "sheet",
  version: "1",
  configSchema,

  capabilities: () => ({ read: "full", order: "cursor_asc", deletes: "none", version: "none", write: [], idempotency: "none" }),

  streams: ({ stream }) => [stream],

  async check(context) {
    try {
      const { pattern } = context.config.files;
      const entry = matching(await filesOf(context).list(), pattern).at(-1);
      if (entry === undefined) return { ok: false, fault: "config", message: `no file ${pattern} is there` };
      const first = await firstPiece(context, entry);
      if (first === "changing") return { ok: false, fault: "transient", message: `${entry.name} is being written` };
      const [reject] = first?.rejects ?? [];
      return reject === undefined || first?.records.length !== 0
        ? { ok: true }
        : { ok: false, fault: "schema", message: `${reject.locator}: ${reject.reason}` };
    } catch (fault) {
      if (fault instanceof FileRefused) return { ok: false, fault: "schema", message: fault.message };
      if (!(fault instanceof ConnectorError)) throw fault;
      return { ok: false, fault: fault.fault, message: fault.message };
    }
  },

  read: (context, from) => withShape(context.config.stream, readRegister(context, from)),

  /** By the newest register that has rows. @throws {ConnectorError} as reading does; schema: no register has any */
  async discover(context) {
    for (const entry of matching(await filesOf(context).list(), context.config.files.pattern).toReversed()) {
      const first = await firstPiece(context, entry).catch(refusedAsNull);
      if (first === null || first === "changing" || first.records.length === 0) continue;
      return [{ stream: context.config.stream, fields: fieldsOf(first.records.slice(0, SAMPLE).map(({ data }) => data)) }];
    }
    throw new ConnectorError("schema", `no file ${context.config.files.pattern} holds a register with rows`);
  },

  map: mapRow,
};

/** A file that is no register costs itself alone. */
function refusedAsNull(fault: unknown): null {
  if (fault instanceof FileRefused) return null;
  throw fault;
}
