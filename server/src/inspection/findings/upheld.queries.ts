import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import { BLOCKING_FINDINGS } from "./finding.words.ts";
import type { BlockingFinding } from "./finding.words.ts";

/** A grave finding of an inspection that is concluded. */
export interface UpheldFinding {
  id: number;
  inspectionId: number;
  unitId: number;
  kind: BlockingFinding;
  /** when the inspection was concluded: before that it is no finding that anything follows from */
  at: Instant;
}

/** Grave findings of inspections that were concluded in a stretch, by unit and number. @param before the first instant after it */
export async function upheldFindings(tx: Tx, { from, before }: { from: Instant; before: Instant }): Promise<UpheldFinding[]> {
  return tx.rows<UpheldFinding>(
    `/* upheldFindings */ select f.id, f.inspection_id as "inspectionId", f.unit_id as "unitId", f.kind, s.at
     from inspection_step s join finding f on f.inspection_id = s.inspection_id and f.kind = any($3::text[])
     where s.kind = 'CONCLUDED' and s.at >= $1::timestamptz and s.at < $2::timestamptz order by f.unit_id, f.id limit 10000`,
    [instantText(from), instantText(before), BLOCKING_FINDINGS],
  );
}
