import type { Field, UnitKind } from "@dau-moi/schema";
import type { Limit } from "../calendar/index.ts";

/** Something a regulation names, with its legal basis. */
export interface NamedTerm {
  code: string;
  name: string;
  legalBasis: string;
  /** true: assumed by the sample, no regulation states it */
  assumed: boolean;
}

/** Why a case may wait, and whether the clock stands still while it does. */
export interface PauseReason extends NamedTerm {
  stopsClock: boolean;
}

/** Where another law sends a case. */
export interface Diversion extends NamedTerm {
  /** code of the unit it goes to; null: the regulation names none in the register */
  unit: string | null;
  /** its content is hidden from everybody but those who diverted it and those it went to */
  hides: boolean;
}

export interface ExtensionRule {
  /** how many times a stage may be prolonged; 0: never */
  times: number;
  /** true: only one that is granted before the due instant counts */
  beforeDue: boolean;
  /** the most that may be added; null: the regulation names none */
  longest: Limit | null;
  legalBasis: string;
  assumed: boolean;
}

/** What must stand recorded before a case is closed. */
export interface ClosingRule {
  /** the citizen was answered */
  answered: boolean;
  /** the leader was reported to */
  reported: boolean;
  legalBasis: string;
  assumed: boolean;
}

/** Who handles a field: the units named with everything below them, and every unit of the kinds named. Of a field no row names, anybody may. */
export interface Competence {
  field: Field;
  units: readonly string[];
  kinds: readonly UnitKind[];
  legalBasis: string;
  assumed: boolean;
}

/** What a regulation says besides its limits, on the days [validFrom, validTo) on which it is in force. */
export interface Terms {
  regulationCode: string;
  regulationVersion: string;
  /** its name as people know it */
  regulationTitle: string;
  validFrom: string;
  validTo: string | null;
  /** working hours before the warning from which a case is due soon */
  dueSoon: Limit;
  /** past the due instant by this much: severely overdue */
  severelyOverdue: Limit;
  /** an open case older than this many days is stale */
  staleDays: number;
  /** ascending upper bounds of ageing bands, in days; the last band has no upper bound */
  ageingBandsDays: readonly number[];
  /** below this many cases a share says nothing */
  smallestForShare: number;
  pauseReasons: readonly PauseReason[];
  extension: ExtensionRule;
  /** null: the regulation asks for nothing before closing */
  closing: ClosingRule | null;
  declineCodes: readonly NamedTerm[];
  diversions: readonly Diversion[];
  addressees: readonly NamedTerm[];
  competence: readonly Competence[];
}

/** The terms in force on a day; outside every regulation's days: those of the nearest one before, or the first. */
export function termsOn(terms: readonly Terms[], day: string): Terms {
  const known = terms.findLast((t) => t.validFrom <= day) ?? terms[0];
  if (known === undefined) throw new Error("no regulation was adopted: there are no terms");
  return known;
}
