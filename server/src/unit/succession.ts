import type { SuccessionKind } from "@dau-moi/schema";

/** What of a case decides who takes it over: its field, and its area where the source tells one. */
export interface CaseScope {
  areaCode: string | null;
  field: string;
}

/** What of a predecessor's cases goes to a successor; null: all of them. */
export interface SuccessionScope {
  areas: readonly string[] | null;
  fields: readonly string[] | null;
}

/** Area and field, then area, then field, then all: the more exactly a succession says what it takes, the earlier it is asked. */
export const exactness = (scope: SuccessionScope): number => (scope.areas === null ? 0 : 2) + (scope.fields === null ? 0 : 1);

/** Whether a succession takes such a case. */
export function takes(scope: SuccessionScope, { areaCode, field }: CaseScope): boolean {
  const byArea = scope.areas === null || (areaCode !== null && scope.areas.includes(areaCode));
  return byArea && (scope.fields === null || scope.fields.includes(field));
}

/** Whether two successions of one day could both take a case, with nothing to prefer one by. */
export function contend(one: SuccessionScope, other: SuccessionScope): boolean {
  const meet = (a: readonly string[] | null, b: readonly string[] | null): boolean => a === null || b === null || a.some((item) => b.includes(item));
  return exactness(one) === exactness(other) && meet(one.areas, other.areas) && meet(one.fields, other.fields);
}

/** A unit goes on after giving away a function; after everything else it has ended. */
export const endsUnit = (kind: SuccessionKind): boolean => kind !== "FUNCTION_TRANSFER";
