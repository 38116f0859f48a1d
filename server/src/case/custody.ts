import type { SourceCase, SourceStep } from "@dau-moi/schema";
import { OPEN_STAGES } from "@dau-moi/schema";
import type { Instant } from "../platform/instant.ts";
import { instantOf } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { CaseScope, UnitRegister } from "../unit/index.ts";

export type CustodyReason = "RECEIVED" | "ASSIGNED" | "TRANSFERRED" | "RETURNED" | "SUCCESSION" | "REOPENED";

/** A stretch of time in which one unit held a case; `to` is null while it still does. */
export interface CustodySpan {
  unitId: number;
  from: Instant;
  to: Instant | null;
  reason: CustodyReason;
}

const HANDOVER: Partial<Record<SourceStep["kind"], CustodyReason>> = { ASSIGNED: "ASSIGNED", TRANSFERRED: "TRANSFERRED", RETURNED: "RETURNED" };
const ENDING = new Set<SourceStep["kind"]>(["CLOSED", "DECLINED", "REDIRECTED", "MERGED"]);

/** Whether it is still somebody's work. A merged case is not, whatever its source goes on calling its stage: its work is the other's. */
export function isOpen(c: Pick<SourceCase, "stage" | "steps">): boolean {
  return (OPEN_STAGES as readonly string[]).includes(c.stage) && !isMerged(c);
}

/** Whether its last end was a merger with another case; a reopening takes that back. */
export function isMerged(c: Pick<SourceCase, "steps">): boolean {
  return c.steps.findLast((step) => ENDING.has(step.kind) || step.kind === "REOPENED")?.kind === "MERGED";
}

/**
 * Who held the case from when to when: the source's hand-overs, then the succession of dissolved units.
 * Spans follow each other without gap or overlap from receipt, save between a closing and a reopening.
 * @param before the spans the hub holds already; used only when the source's steps do not tell hand-overs
 * @param observedAt the source's own modification instant, for what its steps leave out
 * @throws {UnknownUnit} a unit code is not in the register
 */
export function custodyOf(c: SourceCase, units: UnitRegister, before: readonly CustodySpan[], observedAt: Instant): CustodySpan[] {
  const told = c.stepsTellHandovers || before.length === 0 ? fromSteps(c, units) : withoutSuccession(before);
  const spans = settled(told, c, units, observedAt);
  return spans.flatMap((span) => acrossSuccession(span, units, scopeOf(c))).reduce(joined, [] as CustodySpan[]);
}

/** What two units that had ended gave to each other stayed with the one that took over from both. */
function joined(spans: CustodySpan[], span: CustodySpan): CustodySpan[] {
  const last = spans.at(-1);
  if (last === undefined || last.unitId !== span.unitId || last.to !== span.from || span.reason === "REOPENED") return [...spans, span];
  return [...spans.slice(0, -1), { ...last, to: span.to }];
}

function fromSteps(c: SourceCase, units: UnitRegister): CustodySpan[] {
  const toldNone = !c.stepsTellHandovers && !c.steps.some((step) => HANDOVER[step.kind] !== undefined && step.unitCode !== null);
  const first = toldNone ? c.leadUnitCode : c.intakeUnitCode; // who shows itself as the holder is charged, not who may have passed it on
  const spans: CustodySpan[] = [{ unitId: units.idOf(first), from: instantOf(c.receivedAt), to: null, reason: "RECEIVED" }];
  for (const step of c.steps) {
    const at = instantOf(step.at);
    const last = spans.at(-1) as CustodySpan;
    const reason = HANDOVER[step.kind];
    if (ENDING.has(step.kind)) last.to ??= at;
    else if (step.kind === "REOPENED" && last.to !== null) spans.push({ unitId: last.unitId, from: at, to: null, reason: "REOPENED" });
    else if (reason !== undefined && step.unitCode !== null) handOver(spans, units.idOf(step.unitCode), at, reason);
  }
  return spans;
}

function handOver(spans: CustodySpan[], unitId: number, at: Instant, reason: CustodyReason): void {
  const last = spans.at(-1) as CustodySpan;
  if (last.unitId === unitId || last.to !== null) return;
  last.to = at;
  spans.push({ unitId, from: at, to: null, reason });
}

/** Makes the last span say what the source says now: the present holder, open or closed. */
function settled(spans: CustodySpan[], c: SourceCase, units: UnitRegister, observedAt: Instant): CustodySpan[] {
  const lead = units.idOf(c.leadUnitCode);
  const last = spans.at(-1) as CustodySpan;
  const at = Math.max(observedAt, last.from);
  const heir = (unitId: number): number => units.heirOf(units.byId(unitId), scopeOf(c), at, last.from).id;
  if (isOpen(c) && last.to !== null) spans.push({ unitId: lead, from: Math.max(at, last.to), to: null, reason: "REOPENED" });
  else if (last.to === null && heir(last.unitId) !== heir(lead))
    handOver(spans, lead, handoverInstant(c, last, at), c.steps.some((s) => s.kind === "ASSIGNED") && spans.length === 1 ? "ASSIGNED" : "TRANSFERRED");
  if (!isOpen(c)) endWith(spans, c, { lead, isLead: (unitId) => heir(unitId) === heir(lead) }, at);
  return spans;
}

/** A closed case ends with the holder its source names, at the closing its source dates. */
function endWith(spans: CustodySpan[], c: SourceCase, named: { lead: number; isLead(unitId: number): boolean }, at: Instant): void {
  const last = spans.at(-1) as CustodySpan;
  const end = Math.max(closedAtOf(c) ?? last.to ?? at, last.from);
  last.to = end;
  if (!named.isLead(last.unitId)) spans.push({ unitId: named.lead, from: end, to: end, reason: "TRANSFERRED" });
}

/** The step that gave the case to its present holder where the source dates it, else the source's modification instant. */
function handoverInstant(c: SourceCase, last: CustodySpan, observedAt: Instant): Instant {
  const step = c.steps.findLast((s) => (s.kind === "ASSIGNED" || s.kind === "TRANSFERRED") && s.unitCode === c.leadUnitCode);
  const at = step === undefined ? observedAt : instantOf(step.at);
  return at > last.from ? at : observedAt;
}

/** When the source closed the case, by its last closing step; null when it tells none since it was last reopened. */
export function closedAtOf(c: SourceCase): Instant | null {
  if (isOpen(c)) return null;
  const step = c.steps.findLast((s) => ENDING.has(s.kind) || s.kind === "REOPENED");
  return step === undefined || step.kind === "REOPENED" ? null : instantOf(step.at);
}

/** When the submitter was answered, by its last step that says so; null when it tells none since the case was last reopened. */
export function answeredAtOf(c: Pick<SourceCase, "steps">): Instant | null {
  const step = c.steps.findLast((s) => s.kind === "ANSWERED" || s.kind === "REOPENED");
  return step?.kind === "ANSWERED" ? instantOf(step.at) : null;
}

/** The hand-overs as the source made them: a successor's span is joined to its predecessor's again. */
function withoutSuccession(spans: readonly CustodySpan[]): CustodySpan[] {
  const told: CustodySpan[] = [];
  for (const span of spans) {
    const last = told.at(-1);
    if (span.reason === "SUCCESSION" && last !== undefined) last.to = span.to;
    else told.push({ ...span });
  }
  return told;
}

/** What decides who takes the case over when its holder ends or gives its field away. */
const scopeOf = (c: SourceCase): CaseScope => ({ areaCode: c.place.areaCode, receivedOn: localDay(instantOf(c.receivedAt)), field: c.field });

/**
 * A span ends on the day its unit ended or gave the case's field away; the successor holds the case from that instant, or from the start if it came later.
 * Where no successor fits, the case stays where it was, to be seen in a queue of its own.
 */
function acrossSuccession(span: CustodySpan, units: UnitRegister, scope: CaseScope): CustodySpan[] {
  const passing = units.passingOf(units.byId(span.unitId), scope, span.from);
  if (passing === undefined || (span.to ?? Infinity) <= passing.at) return [span];
  const { at, successor } = passing;
  if (span.from >= at) return acrossSuccession({ ...span, unitId: successor.id }, units, scope);
  return [{ ...span, to: at }, ...acrossSuccession({ unitId: successor.id, from: at, to: span.to, reason: "SUCCESSION" }, units, scope)];
}
