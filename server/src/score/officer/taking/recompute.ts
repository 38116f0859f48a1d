import type { Tx } from "../../../platform/database.ts";
import { bodiesOf, countedLines, inputsHash, sealedHash } from "./count.ts";
import type { SheetPeriod } from "./period.queries.ts";
import { sheetsOfPeriod } from "./sheet.queries.ts";

/** A period's sheets counted once more from their frozen lines, beside what was kept. */
export interface SheetsRecomputed {
  inputsHash: string;
  sameInputs: boolean;
  resultHash: string;
  sameResult: boolean;
  /** the sheets kept are those very bytes */
  sameSheets: boolean;
  /** so are the sealed ones, with their rulings; null: it is not sealed */
  sealHolds: boolean | null;
}

/** @param tx one that sees everybody's */
export async function sheetsRecomputed(tx: Tx, period: SheetPeriod): Promise<SheetsRecomputed> {
  const kept = await sheetsOfPeriod(tx, period.id);
  const hash = await inputsHash(tx, period, kept);
  const again = bodiesOf(period, kept, await countedLines(tx, period, null, period.rulingsUpTo));
  return {
    inputsHash: hash,
    sameInputs: hash === period.inputsHash,
    resultHash: again.hash,
    sameResult: again.hash === period.resultHash,
    sameSheets: again.sheets.every(({ body }, at) => kept[at]?.body === body),
    sealHolds: period.sealedUpTo === null ? null : (await sealedHash(tx, period, kept, period.sealedUpTo)) === period.sealHash,
  };
}
