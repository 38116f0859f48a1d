import type { CodeScheme, UnitKind } from "@dau-moi/schema";

/** A code under which a unit is known elsewhere, and from when to when. */
export interface UnitCode {
  scheme: CodeScheme;
  code: string;
  from: string;
  to: string | null;
}

/** What a unit was from one day to the next; days are YYYY-MM-DD, `to` is the first day on which it no longer held. */
export interface UnitVersion {
  unitId: number;
  from: string;
  to: string | null;
  name: string;
  kind: UnitKind;
  parentId: number | null;
  codes: readonly UnitCode[];
  shiftProfile: string;
  legalBasis: string;
}

/** Whether a kind of body is scored and inspected, from a day on. */
export interface KindRule {
  kind: UnitKind;
  from: string;
  to: string | null;
  scored: boolean;
  inspected: boolean;
}

/** Whether a stretch of days holds on a day. */
export const holdsOn = ({ from, to }: { from: string; to: string | null }, day: string): boolean => from <= day && (to === null || day < to);
