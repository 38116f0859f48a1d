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

/** What of its time an inspection must have to do with. */
export interface InspectedSpan {
  /** days that its own touch */
  from: string;
  to: string;
  /** or it was concluded at this instant or later */
  since: Instant;
  /** not concluded later than this: what is looked at is as it stands then */
  at: Instant;
}

/** Grave findings of inspections, concluded by an instant, that looked at a span's days or were concluded since it began: an inspection comes after what it is about. By unit and number. */
export async function upheldOfSpan(tx: Tx, { from, to, since, at }: InspectedSpan): Promise<UpheldFinding[]> {
  return tx.rows<UpheldFinding>(
    `/* upheldOfSpan */ select f.id, f.inspection_id as "inspectionId", f.unit_id as "unitId", f.kind, s.at
     from inspection_step s join inspection i on i.id = s.inspection_id join finding f on f.inspection_id = i.id and f.kind = any($5::text[])
     where s.kind = 'CONCLUDED' and s.at <= $4::timestamptz and (s.at >= $3::timestamptz or i.from_day <= $2::date and i.to_day >= $1::date)
     order by f.unit_id, f.id limit 100000`,
    [from, to, instantText(since), instantText(at), BLOCKING_FINDINGS],
  );
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
