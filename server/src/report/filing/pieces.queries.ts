import type { Tx } from "../../platform/database.ts";
import type { RowPiece } from "../kept-rows.ts";

/** In the transaction that writes the report. */
export async function insertPiece(tx: Tx, reportId: number, { firstRow, rowCount, packed }: RowPiece): Promise<void> {
  await tx.rows("/* insertPiece */ insert into report_piece (report_id, first_row, row_count, packed) values ($1, $2, $3, $4)", [
    reportId,
    firstRow,
    rowCount,
    packed,
  ]);
}

/** The piece that a row of a report is in, counted from 0; null: it has no such row in pieces. */
export async function pieceWith(tx: Tx, reportId: number, row: number): Promise<RowPiece | null> {
  const [piece] = await tx.rows<RowPiece>(
    `/* pieceWith */ select first_row as "firstRow", row_count as "rowCount", packed from report_piece
     where report_id = $1 and first_row <= $2 and first_row + row_count > $2 order by first_row desc limit 1`,
    [reportId, row],
  );
  return piece ?? null;
}
