import { ConnectorError, type Connector } from "../connector.ts";
import { configSchema, type SheetConfig } from "./config.ts";
import { Reader } from "./in-worker.ts";
import { mapRow } from "./map.ts";
import { filesOf, matching, readRegister } from "./read.ts";
import { FileRefused } from "./refused.ts";

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
      const copy = await filesOf(context).copy(entry);
      if (copy === null) return { ok: false, fault: "transient", message: `${entry.name} is being written` };
      const reader = new Reader(context.signal);
      const file = { config: context.config, zone: context.zone, name: entry.name.normalize("NFC"), writtenAt: copy.writtenAt };
      try {
        for await (const { rejects, records } of reader.pieces({ descriptor: copy.descriptor, file })) {
          const [reject] = rejects;
          if (reject !== undefined && records.length === 0) return { ok: false, fault: "schema", message: `${reject.locator}: ${reject.reason}` };
          if (records.length > 0) return { ok: true };
        }
      } finally {
        await reader.close();
        await copy.close();
      }
      return { ok: true };
    } catch (fault) {
      if (fault instanceof FileRefused) return { ok: false, fault: "schema", message: fault.message };
      if (!(fault instanceof ConnectorError)) throw fault;
      return { ok: false, fault: fault.fault, message: fault.message };
    }
  },

  read: readRegister,

  map: mapRow,
};
