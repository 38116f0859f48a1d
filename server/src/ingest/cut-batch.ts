import type { SourceRecord } from "@dau-moi/connectors";
import { RUN_LIMITS } from "./watch.ts";

/**
 * A batch in pieces that one transaction can take; the checkpoint belongs to the last.
 * @param cameBytes bytes that came for it; 0: nobody counted, its own size is taken
 */
export function* cutBatch(records: readonly SourceRecord[], cameBytes: number): Iterable<readonly SourceRecord[]> {
  if (records.length <= RUN_LIMITS.rows && cameBytes > 0 && cameBytes <= RUN_LIMITS.bytes) return yield records;
  let piece: SourceRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = sizeOf(record);
    if (piece.length > 0 && (piece.length >= RUN_LIMITS.rows || bytes + size > RUN_LIMITS.bytes)) {
      yield piece;
      [piece, bytes] = [[], 0];
    }
    piece.push(record);
    bytes += size;
  }
  yield piece; // the last, also the empty one of a batch that only moves the position
}

const sizeOf = (record: SourceRecord): number => JSON.stringify(record.data).length;
