import { CHANNELS, FIELDS, URGENCIES } from "@dau-moi/schema";
import type { CaseStream, ClockStage, Field } from "@dau-moi/schema";
import type { LimitRow, RegulationDocument } from "./regulation-shape.ts";
import { keysOf } from "./regulation-limits.ts";
import { weightOf } from "./time-limit.ts";

interface Fault {
  path: PropertyKey[];
  message: string;
}

/** More holes than these are one mistake. */
const MOST_HOLES = 20;

/** What the shape alone does not show: dates the wrong way round, limits of zero, overlaps, holes, codes twice. */
export function faultsOf(regulation: RegulationDocument): Fault[] {
  const faults = [...dateFaults(regulation), ...zeroFaults(regulation), ...doubleCodes(regulation), ...doubleFields(regulation)];
  return faults.length > 0 ? faults : [...overlaps(regulation), ...holes(regulation)];
}

function dateFaults({ validFrom, validTo, limits, shiftProfiles }: RegulationDocument): Fault[] {
  const faults: Fault[] = [];
  if (validTo !== undefined && validTo <= validFrom)
    faults.push({ path: ["validTo"], message: `expected a day after validFrom (${validFrom}), not ${validTo}` });
  for (const [i, { from, to }] of limits.entries()) {
    const [first, end] = [from ?? validFrom, to ?? validTo];
    if (end !== undefined && end <= first) faults.push({ path: ["limits", i, "to"], message: `expected a day after ${first}, not ${end}` });
    if (from !== undefined && from < validFrom)
      faults.push({ path: ["limits", i, "from"], message: `expected a day from ${validFrom} on, when the regulation begins` });
    if (to !== undefined && validTo !== undefined && to > validTo)
      faults.push({ path: ["limits", i, "to"], message: `expected a day up to ${validTo}, when the regulation ends` });
  }
  for (const [i, { hours }] of shiftProfiles.entries()) {
    hours.forEach((one, j) => {
      const before = hours[j - 1];
      if (before !== undefined && (one.from ?? "") <= (before.from ?? ""))
        faults.push({ path: ["shiftProfiles", i, "hours", j, "from"], message: "expected a later day than the hours before" });
    });
  }
  return faults;
}

function zeroFaults({ limits }: RegulationDocument): Fault[] {
  return limits.flatMap(({ stage, limit }, i) =>
    Number.parseFloat(limit) === 0 && stage !== "ANSWER"
      ? [{ path: ["limits", i, "limit"], message: `expected more than zero; for "within the same working day" write same-day` }]
      : [],
  );
}

function doubleFields({ competence }: RegulationDocument): Fault[] {
  const fields = competence.map((one) => one.field);
  return fields.flatMap((field, i) =>
    fields.indexOf(field) < i ? [{ path: ["competence", i, "field"], message: `expected each field once, ${field} stands there twice` }] : [],
  );
}

function doubleCodes(regulation: RegulationDocument): Fault[] {
  return (["pauseReasons", "declineCodes", "diversions", "addressees", "shiftProfiles"] as const).flatMap((list) => {
    const codes = regulation[list].map((one) => one.code);
    return codes.flatMap((code, i) =>
      codes.indexOf(code) < i ? [{ path: [list, i, "code"], message: `expected each code once, ${code} stands there twice` }] : [],
    );
  });
}

const sameKeys = (a: LimitRow, b: LimitRow): boolean =>
  a.stage === b.stage &&
  a.stream === b.stream &&
  a.field === b.field &&
  a.urgency === b.urgency &&
  a.severalAgencies === b.severalAgencies &&
  a.channel === b.channel;

function overlaps({ limits, validFrom, validTo }: RegulationDocument): Fault[] {
  const span = (l: LimitRow): [string, string] => [l.from ?? validFrom, l.to ?? validTo ?? "9999-12-31"];
  return limits.flatMap((limit, i) => {
    const [from, to] = span(limit);
    const other = limits.slice(0, i).findIndex((before) => sameKeys(before, limit) && span(before)[0] < to && from < span(before)[1]);
    return other === -1
      ? []
      : [
          {
            path: ["limits", i],
            message: `overlaps limits.${other}: both hold for the same ${limit.stage} cases from ${max(from, span(limits[other] as LimitRow)[0])}`,
          },
        ];
  });
}

const max = (a: string, b: string): string => (a > b ? a : b);

/** Every question the clock may ask inside what the regulation covers has an answer on every day. */
function holes(regulation: RegulationDocument): Fault[] {
  const { covers, validFrom, validTo, limits } = regulation;
  const days = [validFrom, ...new Set(limits.flatMap((l) => [l.from, l.to]))].filter(
    (d) => d !== undefined && d >= validFrom && (validTo === undefined || d < validTo),
  ) as string[];
  const fields = covers.fields === "all" ? FIELDS : covers.fields;
  const faults: Fault[] = [];
  for (const stage of covers.stages)
    for (const stream of covers.streams)
      for (const field of fields) {
        const day = days.toSorted().find((d) => leavesOut(regulation, { stage, stream, field, day: d }));
        if (day !== undefined) faults.push({ path: ["limits"], message: `leaves a hole: no ${stage} limit for every ${stream} case of ${field} on ${day}` });
      }
  return faults.length <= MOST_HOLES ? faults : [...faults.slice(0, MOST_HOLES), { path: ["limits"], message: `and ${faults.length - MOST_HOLES} more holes` }];
}

/** Whether some case of that stage, stream and field finds no limit on the day, whatever its urgency, agencies and channel. */
function leavesOut({ limits, validFrom, validTo }: RegulationDocument, on: { stage: ClockStage; stream: CaseStream; field: Field; day: string }): boolean {
  const fitting = limits.filter(
    (l) =>
      l.stage === on.stage &&
      (l.stream ?? on.stream) === on.stream &&
      (l.field ?? on.field) === on.field &&
      (l.from ?? validFrom) <= on.day &&
      (l.to === undefined ? validTo === undefined || on.day < validTo : on.day < l.to),
  );
  if (fitting.some((l) => weightOf({ ...keysOf(l), caseStream: null, field: null }) === 0)) return false;
  return [null, ...CHANNELS].some((channel) =>
    URGENCIES.some((urgency) =>
      [true, false].some(
        (several) =>
          !fitting.some((l) => (l.channel ?? channel) === channel && (l.urgency ?? urgency) === urgency && (l.severalAgencies ?? several) === several),
      ),
    ),
  );
}

/** What a regulation must have besides to be the hub's own. */
export function unfitAsOwn(regulation: RegulationDocument): Fault[] {
  const faults: Fault[] = [];
  const { covers, thresholds, extension, validTo } = regulation;
  const missing = [
    ...(["ASSIGN", "HANDLE", "ANSWER"] as const).filter((stage) => !covers.stages.includes(stage)),
    ...(["HOTLINE", "ADMIN_REGULATION", "LEGAL_DOCUMENT"] as const).filter((stream) => !covers.streams.includes(stream)),
  ];
  if (missing.length > 0 || covers.fields !== "all")
    faults.push({ path: ["covers"], message: `expected every stream, all fields and ASSIGN, HANDLE, ANSWER; missing: ${missing.join(", ") || "fields"}` });
  if (thresholds === undefined) faults.push({ path: ["thresholds"], message: "expected the thresholds of the hub's own leading body" });
  if (extension === undefined) faults.push({ path: ["extension"], message: "expected whether and how a limit may be prolonged" });
  if (validTo !== undefined)
    faults.push({ path: ["validTo"], message: "expected no end: the next regulation ends it, otherwise the days after would have no limit" });
  return faults;
}
