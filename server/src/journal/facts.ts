import type { CaseStream } from "@dau-moi/schema";
import type { Instant } from "../platform/instant.ts";
import type { HubCause } from "./entered.ts";
import type { NewEvent } from "./journal.queries.ts";

/** Counted of a period alone; that its case moved is told beside them. */
export const RESULT_KINDS = ["HANDLED_ON_TIME", "HANDLED_LATE", "ANSWERED"] as const;
/** What of a case is counted by days: `unit_day` is the sum of the first three. */
export const FACT_KINDS = ["RECEIVED", "CLOSED", "HANDED_OVER", ...RESULT_KINDS] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** A countable fact of a case. */
export interface Fact {
  kind: FactKind;
  caseStream: CaseStream;
  unitId: number;
  fromUnitId: number | null;
  day: string;
  happenedAt: Instant;
  /** as an event's: where no source brought it about */
  cause?: HubCause;
}

/**
 * The events that turn what was counted for a case into what is to be counted: what the source took back with weight -1,
 * what it newly says with weight 1. Facts that stayed give none.
 */
export function factEvents(caseId: number, before: readonly Fact[], after: readonly Fact[], quiet: boolean): NewEvent[] {
  const gone = [...before];
  const added: Fact[] = [];
  for (const fact of after) {
    const same = gone.findIndex((old) => sameFact(old, fact));
    if (same === -1) added.push(fact);
    else gone.splice(same, 1);
  }
  const event = (fact: Fact, weight: 1 | -1): NewEvent => ({
    kind: fact.kind,
    caseStream: fact.caseStream,
    caseId,
    unitId: fact.unitId,
    fromUnitId: fact.fromUnitId,
    factDay: fact.day,
    weight,
    happenedAt: fact.happenedAt,
    quiet,
    ...(fact.cause && { cause: fact.cause }),
  });
  return [...gone.map((fact) => event(fact, -1)), ...added.map((fact) => event(fact, 1))];
}

function sameFact(a: Fact, b: Fact): boolean {
  return a.kind === b.kind && a.caseStream === b.caseStream && a.unitId === b.unitId && a.fromUnitId === b.fromUnitId && a.day === b.day;
}
