import { z } from "zod/mini";
import { CaseStream, DiversionSide, RestrictionState } from "../gql/graphql.ts";

const restricted = z.object({ state: z.catch(z.optional(z.enum(RestrictionState)), undefined) });

export function readRestrictedSearch(address: Record<string, unknown>): { state?: RestrictionState } {
  return set(restricted.parse(address));
}

const diverted = z.object({ side: z.catch(z.optional(z.enum(DiversionSide)), undefined) });

export function readDivertedSearch(address: Record<string, unknown>): { side?: DiversionSide } {
  return set(diverted.parse(address));
}

const noResult = z.object({
  unit: z.catch(z.optional(z.string().check(z.regex(/^[\w.-]{1,40}$/))), undefined),
  stream: z.catch(z.optional(z.enum(CaseStream)), undefined),
});
/** Which reports are owed: of whom, of which stream; `overdue`: only the late, or only the others. */
export interface NoResultSearch {
  unit?: string;
  stream?: CaseStream;
  overdue?: boolean;
}

export function readNoResultSearch(address: Record<string, unknown>): NoResultSearch {
  const overdue = String(address["overdue"]);
  return { ...set(noResult.parse(address)), ...(overdue === "true" || overdue === "false" ? { overdue: overdue === "true" } : {}) };
}

const set = <T extends object>(parts: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };
