import { narrowed } from "../access/index.ts";
import type { Viewer } from "../access/index.ts";
import { lastEvent } from "../journal/index.ts";
import type { Database } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { asOfView, boardOf, smallestForShare, unitCounts } from "../tally/index.ts";
import type { NoticeHub } from "./alert-hub.ts";

/** The numbers of an account's own board, with what links to their lists. */
export interface DigestFigures {
  unitName: string;
  unitCode: string;
  open: number;
  overdue: number;
  dueSoon: number;
  instant: Instant;
  /** the as-of that the lists are counted at */
  token: string;
}

/** Counted by the very functions of the board, as the account sees it now; null: it sees no numbers. @param database behind the account's own wall */
export async function figuresFor(
  viewer: Viewer,
  database: Database,
  { units, rules, clock }: Pick<NoticeHub, "units" | "rules" | "clock">,
): Promise<DigestFigures | null> {
  const within = narrowed(viewer, null, "board");
  if (!within.ok) return null;
  const scope = units().byId(within.unitId);
  return database.read(async (tx) => {
    const asOf = { event: await lastEvent(tx), instant: clock.now() };
    const figures = await unitCounts(tx, asOf, true);
    const material = { asOf, caseStream: "HOTLINE" as const, figures, causes: [], sources: [], smallestForShare: smallestForShare(rules(), asOf.instant) };
    const { open, overdue, dueSoon } = boardOf(material, units(), scope);
    return { unitName: scope.name, unitCode: scope.code, open, overdue, dueSoon, instant: asOf.instant, token: asOfView(asOf).token };
  });
}
