import type { SuccessionKind } from "@dau-moi/schema";
import type { AreaRegister } from "./area-register.ts";

/** What of a case decides who takes it over: its field, and its area where the source tells one. */
export interface CaseScope {
  areaCode: string | null;
  /** its local day of receipt, YYYY-MM-DD: on it the code of its area is read */
  receivedOn: string;
  field: string;
}

/** What of a predecessor's cases goes to a successor; null: all of them. */
export interface SuccessionScope {
  areas: readonly string[] | null;
  fields: readonly string[] | null;
}

/** A succession's scope, and the day on which the codes of its areas are read, YYYY-MM-DD. */
export interface DatedScope extends SuccessionScope {
  effectiveOn: string;
}

/** Area and field, then area, then field, then all: the more exactly a succession says what it takes, the earlier it is asked. */
const exactness = (scope: SuccessionScope): number => (scope.areas === null ? 0 : 2) + (scope.fields === null ? 0 : 1);

/**
 * Whether a succession takes such a case. By area it does where it names the very area, or where the case carries an old ward's code, every commune that
 * took the ward over: of a ward that was divided among several successors nobody can say whose the case is. In SQL it is `succession_takes`.
 */
export function takes(scope: DatedScope, c: CaseScope, areas: AreaRegister): boolean {
  const byArea = scope.areas === null || namesArea(scope, c, areas) || namesCommunes(scope, c, areas);
  return byArea && (scope.fields === null || scope.fields.includes(c.field));
}

/** Which of the successions of one day that take a case is asked first, the highest: the most exact, and the area itself before the communes of today. */
export function precedence(scope: DatedScope, c: CaseScope, areas: AreaRegister): number {
  return 2 * exactness(scope) + (namesArea(scope, c, areas) ? 1 : 0);
}

/** One code may be an old ward's and, from a day on, a commune's: equal codes are the same area only where both are read alike. */
function namesArea({ areas: named, effectiveOn }: DatedScope, { areaCode, receivedOn }: CaseScope, areas: AreaRegister): boolean {
  return areaCode !== null && named?.includes(areaCode) === true && areas.isOldWard(areaCode, effectiveOn) === areas.isOldWard(areaCode, receivedOn);
}

function namesCommunes({ areas: named, effectiveOn }: DatedScope, { areaCode, receivedOn }: CaseScope, areas: AreaRegister): boolean {
  if (areaCode === null || !areas.isOldWard(areaCode, receivedOn)) return false;
  return areas.communesOf(areaCode).every((code) => named?.includes(code) === true && !areas.isOldWard(code, effectiveOn));
}

/** Whether two successions of one day could both take a case, with nothing to prefer one by. */
export function contend(one: SuccessionScope, other: SuccessionScope): boolean {
  const meet = (a: readonly string[] | null, b: readonly string[] | null): boolean => a === null || b === null || a.some((item) => b.includes(item));
  return exactness(one) === exactness(other) && meet(one.areas, other.areas) && meet(one.fields, other.fields);
}

/** A unit goes on after giving away a function; after everything else it has ended. */
export const endsUnit = (kind: SuccessionKind): boolean => kind !== "FUNCTION_TRANSFER";
