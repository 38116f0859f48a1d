import type { Context, FileEntry } from "../connector.ts";
import type { SheetConfig } from "./config.ts";
import type { Piece } from "./pieces.ts";
import type { RegisterReader } from "./reader.ts";
import { filesOf } from "./read.ts";

/**
 * The first stretch of a file that has records or refuses rows.
 * @returns null: no row of it does; "changing": it is being written
 * @throws {FileRefused} it is no register
 */
export async function firstPiece(context: Context<SheetConfig>, entry: FileEntry, reader: RegisterReader): Promise<Piece | null | "changing"> {
  const copy = await filesOf(context).copy(entry);
  if (copy === null) return "changing";
  const file = { config: context.config, zone: context.zone, name: entry.name.normalize("NFC"), writtenAt: copy.writtenAt };
  try {
    for await (const piece of reader.pieces({ descriptor: copy.descriptor, file })) if (piece.records.length + piece.rejects.length > 0) return piece;
    return null;
  } finally {
    await copy.close();
  }
}
