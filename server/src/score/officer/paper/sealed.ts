import { canonical } from "../../../audit/index.ts";
import type { Plain } from "../../../audit/index.ts";
import type { Tx } from "../../../platform/database.ts";
import { hashOf } from "../../indicator/result.ts";
import type { SheetResult } from "../counting/result.ts";
import { rulingsOf } from "../line/line.queries.ts";
import { countedLines, resultOf } from "../taking/count.ts";
import type { SheetPeriod } from "../taking/period.queries.ts";
import { sheetsOfPeriod } from "../taking/sheet.queries.ts";
import type { SheetRow } from "../taking/sheet.queries.ts";

/** A sheet as it was sealed: the figures that it is printed with. */
export interface SealedSheet extends Omit<SheetRow, "body"> {
  period: SheetPeriod & { sealHash: string };
  result: SheetResult;
  /** SHA-256 over its figures, the period's inputs and its seal, hexadecimal */
  hash: string;
  /** rulings of its lines since the seal: the sealed figures stay as they were */
  ruledSince: number;
}

/**
 * Sealed sheets of these periods, by period and officer's code; a period that is not sealed has none.
 * @param officerIds null: everybody's
 */
export async function sealedSheets(tx: Tx, periods: readonly SheetPeriod[], officerIds: readonly number[] | null): Promise<SealedSheet[]> {
  const sheets: SealedSheet[] = [];
  for (const period of periods) {
    const { sealHash, sealedUpTo } = period;
    if (sealHash === null || sealedUpTo === null) continue;
    const rows = (await sheetsOfPeriod(tx, period.id)).filter(({ officerId }) => officerIds?.includes(officerId) ?? true);
    const lines = await countedLines(tx, period, officerIds, sealedUpTo);
    const since = Map.groupBy(
      (await rulingsOf(tx, period.parts, officerIds, null)).filter(({ id }) => id > sealedUpTo),
      ({ officerId }) => officerId,
    );
    for (const { body: _taken, ...row } of rows) {
      const result = resultOf(period, row.staff, lines.get(row.officerId) ?? []);
      const hash = hashOf([period.inputsHash, sealHash, row.code, canonical(result as unknown as Plain)]);
      sheets.push({ ...row, period: { ...period, sealHash }, result, hash, ruledSince: since.get(row.officerId)?.length ?? 0 });
    }
  }
  return sheets;
}
