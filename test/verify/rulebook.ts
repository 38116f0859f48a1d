import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { ClockStage } from "./course.ts";
import { NoHub } from "./find-hub.ts";
import type { Terms } from "./lived-limit.ts";
import { termsOf, type TermsDocument } from "./terms.ts";
import { dayNamed, WorkingDays, type CalendarFile, type Day } from "./working-days.ts";

export type LimitStage = ClockStage | "ACCEPT" | "NO_RESULT";

/** A limit as a regulation's document says it; what it does not name is any. */
export interface LimitRow {
  stage: LimitStage;
  limit: string;
  startsFrom?: string;
  stream?: string;
  field?: string;
  urgency?: string;
  severalAgencies?: boolean;
  channel?: string;
  from?: string;
  to?: string;
}
/** Who handles a field. */
export interface CompetenceRow {
  field: string;
  units?: string[];
  kinds?: string[];
}
/** What puts an open case into its place in the backlog. */
export interface BacklogRules {
  /** whole working days late */
  severeDays: number;
  staleDays: number;
  competence: readonly CompetenceRow[];
}
interface RegulationDocument extends TermsDocument {
  validFrom: string;
  limits: LimitRow[];
  thresholds: { dueSoon: { value: string }; severelyOverdue: { value: string }; staleDays: { value: number } };
  competence?: CompetenceRow[];
  shiftProfiles?: { hours: { shifts: { from: string; to: string }[] }[] }[];
}

/** What every deadline is counted by. */
export interface Rulebook {
  /** each cut to the days on which its regulation is in force */
  limits: readonly (LimitRow & { from: string })[];
  calendar: WorkingDays;
  terms: Terms;
  backlogOn(day: Day): BacklogRules;
}

/** @param folder of rules.yaml and calendar.json */
export function rulebookIn(folder: string): Rulebook {
  const text = (name: string): string => readFileSync(join(folder, name), "utf8");
  return rulebookOf(text("calendar.json"), [text("rules.yaml")]);
}

/**
 * @param calendar the calendar's file @param regulations documents in the order of their adoption: each ends those before it on its first day
 * @throws {NoHub} they say something that is not recounted
 */
export function rulebookOf(calendar: string, regulations: readonly string[]): Rulebook {
  const documents = regulations.map((text) => parse(text) as RegulationDocument);
  for (const document of documents) refuseUnknown(document);
  const spans = documents.map((document, index) => ({ document, ...spanOf(document, documents.slice(index + 1)) })).filter(({ from, to }) => from < to);
  const documentOn = (day: Day): RegulationDocument | undefined => (spans.findLast(({ from }) => dayNamed(from) <= day) ?? spans[0])?.document;
  return {
    limits: spans.flatMap(({ document, from, to }) =>
      document.limits.map((limit) => ({ ...limit, from: max(limit.from ?? from, from), to: min(limit.to ?? to, to) })),
    ),
    calendar: new WorkingDays(JSON.parse(calendar) as CalendarFile),
    terms: termsOf((day) => documentOn(day) ?? {}),
    backlogOn(day) {
      const { thresholds, competence = [] } = documentOn(day) ?? {};
      if (thresholds === undefined) throw new NoHub("no regulation says what is severely late: not recounted");
      return { severeDays: Number.parseInt(thresholds.severelyOverdue.value, 10), staleDays: thresholds.staleDays.value, competence };
    },
  };
}

const max = (one: string, other: string): string => (one > other ? one : other);
const min = (one: string, other: string): string => (one < other ? one : other);

function spanOf({ validFrom }: RegulationDocument, later: readonly RegulationDocument[]): { from: string; to: string } {
  return { from: validFrom, to: later.map((one) => max(one.validFrom, validFrom)).reduce(min, "9999-12-31") };
}

const OFFICE_HOURS = "07:00-11:30 13:30-17:00";

/** The office hours and the hours before a due date that are soon are written into this recount (working-days.ts). */
function refuseUnknown({ thresholds, shiftProfiles = [] }: RegulationDocument): void {
  const hours = shiftProfiles.flatMap((profile) => profile.hours).map(({ shifts }) => shifts.map(({ from, to }) => `${from}-${to}`).join(" "));
  if (hours.some((one) => one !== OFFICE_HOURS)) throw new NoHub(`the adopted regulation has other office hours than ${OFFICE_HOURS}: not recounted`);
  if (!/^\d+wd$/.test(thresholds.severelyOverdue.value)) throw new NoHub(`severely late after ${thresholds.severelyOverdue.value}: not recounted`);
  if (thresholds.dueSoon.value !== "8wh") throw new NoHub(`the adopted regulation calls ${thresholds.dueSoon.value} soon, not 8wh: not recounted`);
}
