import type { Tx } from "../../../platform/database.ts";
import type { Problem } from "../../../platform/problem.ts";
import { effectOfOfficerRuling } from "../../officer/index.ts";
import type { NewOfficerRuling } from "../../officer/index.ts";
import type { AppealRow } from "../appeal.queries.ts";
import type { AppealKind } from "../overlay.ts";
import type { RatioRow } from "./officer.queries.ts";

/** What each kind rules; a line of a sheet that was left out is not counted by an appeal. */
const EFFECT: Readonly<Partial<Record<AppealKind, NewOfficerRuling["effect"]>>> = { ATTRIBUTION: "NOT_HIS", TIME: "COUNT_IN_TIME", EXCLUSION: "EXCLUDE" };

/** What is said where a line of a sheet is to count that was left out. */
export const NOT_COUNTED: Problem = { at: "kind", message: "Với phiếu của công chức chỉ xem xét lại dòng đang được tính." };

/** An appeal about a line of an officer's sheet. */
export type OfficersAppeal = AppealRow & { officerId: number };

/** What granting a kind of appeal rules of an officer's line. */
export function officerRuling(appeal: OfficersAppeal, kind: AppealKind): Pick<NewOfficerRuling, "periodId" | "officerId" | "key" | "effect"> {
  const effect = EFFECT[kind];
  if (effect === undefined) throw new Error(`appeal ${appeal.id}: an officer's line is not ruled upon by ${kind}`);
  return { periodId: appeal.periodId, officerId: appeal.officerId, key: `${appeal.indicator}-${appeal.ordinal}`, effect };
}

/** What granting it would change of the sheet's ratios; nothing is kept. */
export async function ratiosIf(tx: Tx, appeal: OfficersAppeal, kind: AppealKind): Promise<RatioRow[] | Problem> {
  if (EFFECT[kind] === undefined) return NOT_COUNTED;
  const effect = await effectOfOfficerRuling(tx, officerRuling(appeal, kind));
  if ("message" in effect) return effect;
  return effect.before.ratios.map((before, place) => {
    const after = effect.after.ratios[place] ?? before;
    return { part: before.part, nBefore: before.n, nAfter: after.n, valueBefore: before.value, valueAfter: after.value };
  });
}
