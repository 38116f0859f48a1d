import type { Database } from "../../platform/database.ts";
import type { ReportContent } from "../content.ts";
import { hashOfAll, pieceRows } from "../kept-rows.ts";
import type { RowPiece } from "../kept-rows.ts";
import type { ReportRow } from "../report-kind.ts";
import { pieceWith } from "./pieces.queries.ts";
import type { KeptContent } from "./report.queries.ts";

/** A report's content as it is kept, and a way to its rows wherever they lie. */
export interface KeptReport {
  content: ReportContent;
  rowCount: number;
  /** rows from one on, counted from 0; fewer at the end */
  rows(from: number, many: number): Promise<ReportRow[]>;
  /** those that lie in pieces, piece by piece: what was written stays as it is, so each is read by itself */
  pieces(): AsyncGenerator<RowPiece>;
}

export function keptReport({ id, content: text, rowsInPieces }: KeptContent, database: Pick<Database, "read">): KeptReport {
  const content = JSON.parse(text) as ReportContent;
  const piece = (row: number): Promise<RowPiece | null> => database.read((tx) => pieceWith(tx, id, row));
  return {
    content,
    rowCount: rowsInPieces === 0 ? content.rows.length : rowsInPieces,
    rows: async (from, many) => {
      if (rowsInPieces === 0) return content.rows.slice(from, from + many);
      const rows: ReportRow[] = [];
      for (let next = from; next < Math.min(from + many, rowsInPieces); next = from + rows.length) {
        const one = await piece(next);
        if (one === null) throw new Error(`report ${id} lacks row ${next}`);
        const at = next - one.firstRow;
        rows.push(...(await pieceRows(one)).slice(at, at + many - rows.length));
      }
      return rows;
    },
    pieces: () => piecesFrom(piece),
  };
}

async function* piecesFrom(piece: (row: number) => Promise<RowPiece | null>): AsyncGenerator<RowPiece> {
  for (let one = await piece(0); one !== null; one = await piece(one.firstRow + one.rowCount)) yield one;
}

/** Whether a report is what it was when its hash was taken. */
export async function isWhole(kept: KeptContent, sha256: string, database: Pick<Database, "read">): Promise<boolean> {
  try {
    return (await hashOfAll(kept.content, kept.rowsInPieces === 0 ? [] : keptReport(kept, database).pieces())) === sha256;
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) return false; // what cannot be unpacked is not what was packed
    throw error;
  }
}
