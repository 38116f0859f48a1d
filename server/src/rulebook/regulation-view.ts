import { limitsOf } from "../clock/index.ts";
import type { RegulationDocument, StoredRegulation } from "../clock/index.ts";
import { limitText } from "../calendar/index.ts";
import { RegulationView } from "./regulation.type.ts";
import type { RegulationDifference, RegulationLimit, RegulationPart, RegulationTerm } from "./regulation.type.ts";

/** A stored version as the graph shows it, held against the hub's own in force. */
export function regulationView(stored: StoredRegulation, inForce: StoredRegulation | undefined): RegulationView {
  const { parsed, document: text, supersededFrom, validTo, ...rest } = stored;
  const compared = stored.own && inForce !== undefined && inForce.version !== stored.version;
  return Object.assign(new RegulationView(), {
    ...rest,
    validTo: supersededFrom ?? validTo,
    text,
    source: parsed.source ?? "",
    limits: limitViews(stored),
    terms: termViews(parsed),
    differences: compared ? differencesOf(inForce, stored) : [],
  });
}

function limitViews({ parsed, version }: StoredRegulation): RegulationLimit[] {
  if (!isWhole(parsed)) return [];
  return limitsOf(parsed, version, { from: parsed.validFrom, to: parsed.validTo ?? null }, (place) => place).map((l) => ({ ...l, limit: limitText(l.limit) }));
}

/** What stood before regulations were documents has no limits written in it. */
function isWhole(parsed: Partial<RegulationDocument>): parsed is RegulationDocument {
  return parsed.limits !== undefined;
}

interface Based {
  basis: string;
  assumed: boolean;
}

function termViews(parsed: Partial<RegulationDocument>): RegulationTerm[] {
  const term = (part: RegulationPart, code: string, { basis, assumed }: Based, told: { name?: string; value?: string } = {}): RegulationTerm => ({
    part,
    code,
    name: told.name ?? null,
    value: told.value ?? null,
    legalBasis: basis,
    assumed,
  });
  const {
    thresholds,
    extension,
    closing,
    pauseReasons = [],
    declineCodes = [],
    diversions = [],
    addressees = [],
    competence = [],
    shiftProfiles = [],
  } = parsed;
  return [
    ...Object.entries(thresholds ?? {}).map(([code, one]) => term("THRESHOLD", code, one, { value: [one.value].flat().join(", ") })),
    ...pauseReasons.map((one) => term("PAUSE_REASON", one.code, one, { name: one.name, value: one.stopsClock ? "STOPS" : "RUNS_ON" })),
    ...(extension === undefined
      ? []
      : [
          term("EXTENSION", "EXTENSION", extension, {
            value: [extension.times, extension.longest ?? "", extension.beforeDue ? "BEFORE_DUE" : ""].join(" ").trim(),
          }),
        ]),
    ...(closing === undefined
      ? []
      : [term("CLOSING", "CLOSING", closing, { value: [closing.answered ? "ANSWERED" : "", closing.reported ? "REPORTED" : ""].join(" ").trim() })]),
    ...declineCodes.map((one) => term("DECLINE_CODE", one.code, one, { name: one.name })),
    ...diversions.map((one) => term("DIVERSION", one.code, one, { name: one.name })),
    ...addressees.map((one) => term("ADDRESSEE", one.code, one, { name: one.name })),
    ...competence.map((one) => term("COMPETENCE", one.field, one, { value: [...one.units, ...one.kinds].join(", ") })),
    ...shiftProfiles.flatMap(({ code, name, hours }) =>
      hours.map((h) =>
        term("SHIFTS", `${code}${h.from === undefined ? "" : ` ${h.from}`}`, h, { name, value: h.shifts.map((s) => `${s.from}–${s.to}`).join(", ") }),
      ),
    ),
  ];
}

/** Limits by what they are narrowed to, terms by their code: what is new, gone, or otherwise. */
function differencesOf(before: StoredRegulation, after: StoredRegulation): RegulationDifference[] {
  const [old, now] = [toldIn(before), toldIn(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((what) => old.get(what) !== now.get(what))
    .map((what) => ({ what, before: old.get(what) ?? null, after: now.get(what) ?? null }));
}

function toldIn(stored: StoredRegulation): Map<string, string> {
  const mark = (assumed: boolean): string => (assumed ? " (giả định)" : "");
  const limits = limitViews(stored).map((l) => {
    const keys = [l.caseStream, l.field, l.urgency, l.severalAgencies === null ? null : l.severalAgencies ? "SEVERAL_AGENCIES" : "ONE_AGENCY", l.channel];
    const since = l.validFrom === stored.validFrom ? "" : ` ${l.validFrom}`;
    return [`${[l.stage, ...keys].filter((key) => key !== null).join(" · ")}${since}`, `${l.limit}, ${l.ruleName}, ${l.legalBasis}${mark(l.assumed)}`] as const;
  });
  const terms = termViews(stored.parsed).map((t) => [`${t.part} · ${t.code}`, `${t.value ?? t.name ?? ""}, ${t.legalBasis}${mark(t.assumed)}`] as const);
  return new Map([...limits, ...terms, ["validFrom", stored.validFrom] as const]);
}
