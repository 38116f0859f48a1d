import type { ClockStage, StartEvent } from "@dau-moi/schema";
import { limitOf } from "../calendar/index.ts";
import type { Limit } from "../calendar/index.ts";
import { limitTextOf } from "./regulation-shape.ts";
import type { LimitRow, RegulationDocument } from "./regulation-shape.ts";
import type { LimitKeys, TimeLimit } from "./time-limit.ts";
import type { Terms } from "./terms.ts";

/** The event a stage counts from where a regulation does not name another. */
const USUAL_START: Record<ClockStage, StartEvent> = { ASSIGN: "RECEIPT", ACCEPT: "ORDER", HANDLE: "ORDER", ANSWER: "RESULT", NO_RESULT: "LIMIT_RAN_OUT" };

export function keysOf(l: LimitRow): LimitKeys {
  return {
    caseStream: l.stream ?? null,
    field: l.field ?? null,
    urgency: l.urgency ?? null,
    severalAgencies: l.severalAgencies ?? null,
    channel: l.channel ?? null,
  };
}

/** The limits of a regulation that is in force on [from, to). @param idOf the id of the limit at a place of the document */
export function limitsOf(
  regulation: RegulationDocument,
  version: string,
  force: { from: string; to: string | null },
  idOf: (position: number) => number,
): TimeLimit[] {
  const limits = regulation.limits.map((l, position) => ({
    id: idOf(position),
    stage: l.stage,
    ...keysOf(l),
    limit: theLimit(l.limit),
    startsFrom: l.startsFrom ?? USUAL_START[l.stage],
    ruleName: l.rule,
    legalBasis: l.basis,
    assumed: l.assumed,
    validFrom: later(l.from ?? regulation.validFrom, force.from),
    validTo: earlier(l.to ?? null, force.to),
    regulationCode: regulation.code,
    regulationVersion: version,
  }));
  return limits.filter((l) => l.validTo === null || l.validFrom < l.validTo);
}

const later = (a: string, b: string): string => (a > b ? a : b);
function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function theLimit(written: string): Limit {
  const limit = limitOf(limitTextOf(written));
  if ("message" in limit) throw new Error(limit.message);
  return limit;
}

/** What a regulation says besides its limits. @returns null for one that says nothing of it (another place's) */
export function termsOf(
  regulation: Partial<RegulationDocument>,
  about: Pick<Terms, "regulationCode" | "regulationVersion" | "validFrom" | "validTo">,
): Terms | null {
  const { thresholds, extension, title } = regulation;
  if (thresholds === undefined || extension === undefined) return null;
  const basis = <Named extends { basis: string }>({ basis: legalBasis, ...rest }: Named): Omit<Named, "basis"> & { legalBasis: string } => ({
    ...rest,
    legalBasis,
  });
  return {
    ...about,
    regulationTitle: title ?? about.regulationCode,
    dueSoon: theLimit(thresholds.dueSoon.value),
    severelyOverdue: theLimit(thresholds.severelyOverdue.value),
    staleDays: thresholds.staleDays.value,
    ageingBandsDays: thresholds.ageingBandsDays.value,
    smallestForShare: thresholds.smallestForShare.value,
    pauseReasons: (regulation.pauseReasons ?? []).map(basis),
    extension: { ...basis(extension), longest: extension.longest === undefined ? null : theLimit(extension.longest) },
    closing: regulation.closing === undefined ? null : basis(regulation.closing),
    declineCodes: (regulation.declineCodes ?? []).map(basis),
    // what a regulation does not let stay in the open is hidden
    diversions: (regulation.diversions ?? []).map(basis).map((one) => ({ ...one, unit: one.unit ?? null, hides: one.hides ?? true })),
    addressees: (regulation.addressees ?? []).map(basis),
    competence: (regulation.competence ?? []).map(basis),
  };
}
