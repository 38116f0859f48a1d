import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Department } from "./department.ts";
import { now } from "./now.ts";
import type { FaultMode } from "./serve/faults.ts";

/** What readers of a department reach that is no HTTP: a folder, a database. */
export type Beside = {
  /** Where readers go; null: to the HTTP server. */
  sourceUrl: string | null;
  /** Changes that stand in the ledger and that readers may not find yet. */
  pending(): number;
  /** A fault of it, in force when this resolves; a mode it does not know ends the one before. */
  befall(mode: FaultMode): Promise<void>;
  close(): Promise<void>;
};

const NOTHING: Beside = { sourceUrl: null, pending: () => 0, befall: async () => undefined, close: async () => undefined };

/** Opens it and keeps it level with the ledger from now on. @param dir the folder of all departments */
export async function openBeside(department: Department, dir: string): Promise<Beside> {
  const { code, table } = department;
  if (code === "so-tiepdan") {
    const { openRegisters } = await import("./registers/index.ts");
    const folder = openRegisters(join(dir, code, "so"), table, now);
    department.onWritten(folder.write);
    return {
      ...NOTHING,
      sourceUrl: pathToFileURL(folder.path).href,
      pending: () => folder.unsettled(now()),
      befall: async (mode) => folder.befall(mode),
      close: async () => folder.close(),
    };
  }
  // A list ends with the second before the present one.
  if (code === "eoffice") return { ...NOTHING, pending: () => table.lines().filter(({ record }) => (record.mark ?? 0) > now() - 1500).length };
  if (code !== "syt") return NOTHING;
  const { openDatabase } = await import("./database/index.ts");
  const database = await openDatabase(join(dir, code, "csdl"), table);
  department.onWritten(database.write);
  return { sourceUrl: database.url, pending: database.behind, befall: database.befall, close: database.close };
}
