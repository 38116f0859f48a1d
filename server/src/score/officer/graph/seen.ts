import { accessError, allowed, asking } from "../../../access/index.ts";
import { numberOf } from "../../../platform/asked.ts";
import type { ScoreContext } from "../../context.ts";
import type { CountedLine } from "../counting/line.ts";
import type { SheetResult } from "../counting/result.ts";
import { countedLines, resultOf } from "../taking/count.ts";
import { sheetPeriodById } from "../taking/period.queries.ts";
import type { SheetPeriod } from "../taking/period.queries.ts";
import { takesConfirmations } from "../taking/settle.ts";
import { officerOfAccount, sheetOfOfficer } from "../taking/sheet.queries.ts";
import type { SheetRow } from "../taking/sheet.queries.ts";
import type { SheetParts } from "./view.ts";

/** A sheet that the viewer may see, with its lines as they count. */
export interface SeenSheet {
  period: SheetPeriod;
  row: SheetRow;
  own: boolean;
  lines: CountedLine[];
}

/**
 * A sheet seen through both walls: the rows of the viewer, and the policy: his own, or of somebody below him.
 * @returns null: there is none, or it is not his to see
 * @throws FORBIDDEN its rows are shown although the policy says no
 */
export async function seenSheet(period: string, officer: string, context: ScoreContext): Promise<SeenSheet | null> {
  const viewer = asking(context);
  return context.database.read(async (tx) => {
    const found = await sheetPeriodById(tx, numberOf(period) ?? 0);
    const row = found === undefined ? undefined : await sheetOfOfficer(tx, found.id, officer.slice(0, 40));
    if (found === undefined || row === undefined) return null;
    const own = (await officerOfAccount(tx, viewer.accountId)) === row.officerId;
    const may = allowed(viewer, "readOfficerSheet", { unitPath: context.units.byId(row.unitId).path });
    if (!own && !may.ok) throw accessError(may.code);
    const lines = (await countedLines(tx, found, [row.officerId], null)).get(row.officerId) ?? [];
    return { period: found, row, own, lines };
  });
}

/** What a sheet is shown with. */
export function partsOf({ period, row, own, lines }: SeenSheet, context: ScoreContext): SheetParts {
  return { period, row, own, ruled: ruledResult(period, row, lines), mayConfirm: mayConfirm(period, row, own, context) };
}

/** @returns null: nothing was ruled since it was taken */
export function ruledResult(period: SheetPeriod, row: SheetRow, lines: readonly CountedLine[]): SheetResult | null {
  const since = lines.some(({ ruling }) => ruling !== null && ruling.id > period.rulingsUpTo);
  return since ? resultOf(period, row.staff, lines) : null;
}

export const mayConfirm = (period: SheetPeriod, row: SheetRow, own: boolean, { clock }: ScoreContext): boolean =>
  own && row.confirmedAt === null && takesConfirmations(period, clock.now());
