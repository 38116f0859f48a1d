import type { Say } from "../language/index.ts";
import { ACTS, type Named } from "./audit-acts.ts";

const SUBJECTS: Readonly<Record<Named<"subject">, true>> = {
  case: true,
  inspection: true,
  finding: true,
  plan: true,
  scorePeriod: true,
  officerPeriod: true,
  scoreAppeal: true,
  commendation: true,
  commendationRound: true,
  scoringScheme: true,
  directive: true,
  campaign: true,
  report: true,
  alert: true,
  alertRule: true,
  bulkJob: true,
  savedView: true,
  unit: true,
  graph: true,
  account: true,
  device: true,
  map: true,
  calendar: true,
  regulation: true,
  source: true,
  masterKey: true,
  apiKey: true,
  submitter: true,
  register: true,
  officers: true,
  operation: true,
  audit: true,
};
const TOLD: Readonly<Record<Named<"told">, true>> = {
  origin: true,
  addressees: true,
  submission: true,
  settlement: true,
  urgency: true,
  obligation: true,
  obligations: true,
  step: true,
  lines: true,
  inputs: true,
  result: true,
  silent: true,
  wrong: true,
  contentHash: true,
  found: true,
  left: true,
  targetDay: true,
  leftPercent: true,
  items: true,
  purpose: true,
  how: true,
  until: true,
  from: true,
  unit: true,
  role: true,
  event: true,
  status: true,
  code: true,
  more: true,
  why: true,
  stream: true,
  typed: true,
  fromDay: true,
  toDay: true,
  actor: true,
  act: true,
  subject: true,
  units: true,
  terms: true,
  delegation: true,
  operations: true,
  costPerMinute: true,
  expires: true,
  renewed: true,
  resumed: true,
  officers: true,
  officer: true,
  posts: true,
  rosterMembers: true,
  hotlines: true,
  proposal: true,
  proposer: true,
  recalled: true,
  boards: true,
  missing: true,
  unknown: true,
};
const PLACES: Readonly<Record<Named<"place">, true>> = {
  access: true,
  decision: true,
  account: true,
  source: true,
  key: true,
  journal: true,
  checkpoints: true,
};
const KEPT: Readonly<Record<Named<"kept">, true>> = { reason: true, number: true, legalBasis: true, other: true };

/** Acts that can be chosen, as the chain names them. */
export const ACT_NAMES = Object.keys(ACTS) as (keyof typeof ACTS)[];

const isIn = <Name extends string>(words: Readonly<Record<Name, true>>, name: string): name is Name => Object.hasOwn(words, name);

/** What was done, in words; an act that the page does not know is told by its code. */
export function actText(say: Say, act: string): string {
  if (isIn(ACTS, act)) return say(`audit.act.${act}`);
  const tried = act.replace(/Failed$/, "");
  return tried === act ? act : say("audit.failed", { act: actText(say, tried) });
}

export function subjectText(say: Say, kind: string, id: string): string {
  if (kind === "audit") return say("audit.subject.audit");
  return isIn(SUBJECTS, kind) ? say(`audit.subject.${kind}`, { id }) : `${kind} ${id}`;
}

/** Where a verification found something: a chain, the journal, or the checkpoints. */
export function placeText(say: Say, place: string): string {
  return isIn(PLACES, place) ? say(`audit.place.${place}`) : place;
}

/** What else an entry tells, its name in words and its value as it stands there. */
export function detailText(say: Say, name: string, value: string): string {
  return `${isIn(TOLD, name) ? say(`audit.told.${name}`) : name}: ${value}`;
}

export function keptText(say: Say, name: string): string {
  return say("audit.sealed", { what: say(`audit.kept.${isIn(KEPT, name) ? name : "other"}`) });
}
