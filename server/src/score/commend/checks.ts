import { compared, decimal } from "../indicator/fraction.ts";
import type { CheckCode, CheckResult, EvidenceKind, TypedCheck } from "./commend.words.ts";

/** What a form asks of sealed scores. */
export interface Thresholds {
  /** a decimal */
  minimumScore: string;
  minimumCases: number;
  minimumPeriods: number;
}

/** A unit in one sealed period. */
export interface PeriodScore {
  period: number;
  /** with what was adjusted since; a decimal; null: no total */
  total: string | null;
  /** of the main indicator */
  cases: number;
  /** a concluded inspection left it without a total */
  blocked?: true;
}

/** An earlier award that a dossier names. */
export interface NamedAward {
  name: string;
  number: string;
  day: string;
  topical: boolean;
}

/** The same with what this hub knows of it. */
export interface KnownAward extends NamedAward {
  /** the hub's own decision of this number was cancelled */
  revoked: boolean;
}

/** Everything that conditions are judged by; instants in milliseconds. */
export interface CheckFacts {
  thresholds: Thresholds;
  scores: readonly PeriodScore[];
  /** not concluded yet; `above`: of a unit that this one lies in */
  inspections: readonly { id: number; opened: boolean; above: boolean }[];
  findings: readonly { id: number; inspection: number; remedied: boolean; sanction: "NONE" | "PENDING" | "APPLIED"; above: boolean; grave: boolean }[];
  /** cases the unit held that were led elsewhere as complaints or denunciations, and when the last one was; who they are about nobody may tell */
  diversions: { count: number; lastAt: number | null };
  /** the last one of each condition */
  statements: Readonly<Partial<Record<TypedCheck, { id: number; result: "CLEAR" | "BLOCKED"; document: string; at: number }>>>;
  /** marked to be inspected and not explained since */
  signs: readonly { sign: string; above: boolean }[];
  /** periods sealed although sources were silent, with how many were */
  silent: readonly { period: number; sources: number }[];
  /** cases that late data would count otherwise, by the period they were counted in */
  corrections: readonly { period: number; cases: number }[];
  /** periods after which none was taken yet: nobody looked for late data */
  unfollowed: readonly number[];
  /** periods sealed although appeals waited, with how many did */
  sealedOver: readonly { period: number; appeals: number }[];
  /** appeals of the unit, or about lines that would become its own, that wait for an answer */
  openAppeals: readonly { period: number; appeals: number }[];
  awards: readonly KnownAward[];
  /** unusual over the span and marked by nobody since, or, where not `judged`, many with too few peers to tell; null: the span is too long, or has too many cases, for them to be read */
  unseen: readonly { sign: string; cases: number; above: boolean; judged: boolean }[] | null;
}

export interface Evidence {
  kind: EvidenceKind;
  /** number of what it is about, or its name; null: of the unit altogether */
  reference: string | null;
  /** the number or words behind it */
  text: string;
}

export interface Judged {
  result: CheckResult;
  evidence: Evidence[];
}

export const told = (kind: EvidenceKind, reference: string | number | null, text: string | number): Evidence => ({
  kind,
  reference: reference === null ? null : String(reference),
  text: String(text),
});

/** Scores of every sealed period of the span: below the minimum, or left without one by an inspection, is BLOCKED; too little to say is UNKNOWN. */
function thresholds({ thresholds: { minimumScore, minimumCases, minimumPeriods }, scores }: CheckFacts): Judged {
  const withTotal = scores.filter(({ total }) => total !== null);
  const low = withTotal.filter(({ total }) => compared(decimal(total ?? ""), decimal(minimumScore)) < 0);
  const few = withTotal.filter(({ cases }) => cases < minimumCases);
  const blocked = scores.filter((one) => one.blocked === true);
  const without = scores.filter((one) => one.total === null && one.blocked !== true);
  const evidence = [
    ...low.map(({ period, total }) => told("SCORE", period, total ?? "")),
    ...few.map(({ period, cases }) => told("CASES", period, cases)),
    ...without.map(({ period, cases }) => told("NO_TOTAL", period, cases)),
    ...blocked.map(({ period, cases }) => told("BLOCKED_TOTAL", period, cases)),
    ...(withTotal.length < minimumPeriods ? [told("PERIODS", null, withTotal.length)] : []),
  ];
  if (low.length > 0 || blocked.length > 0) return { result: "BLOCKED", evidence };
  return { result: evidence.length > 0 ? "UNKNOWN" : "CLEAR", evidence };
}

function openInspection({ inspections }: CheckFacts): Judged {
  const kindOf = (one: (typeof inspections)[number]): EvidenceKind => (one.opened ? (one.above ? "INSPECTION_ABOVE" : "INSPECTION") : "INSPECTION_PLANNED");
  const evidence = inspections.map((one) => told(kindOf(one), one.id, ""));
  if (evidence.some(({ kind }) => kind === "INSPECTION")) return { result: "BLOCKED", evidence };
  return { result: evidence.some(({ kind }) => kind === "INSPECTION_ABOVE") ? "UNKNOWN" : "CLEAR", evidence };
}

/** A grave finding stands against a unit where it is of the span, and any that was upheld for as long as it is not remedied or its sanction waits. */
export function standsAsGrave(
  { remedied, sanction }: Pick<CheckFacts["findings"][number], "remedied" | "sanction">,
  { ofSpan, upheld }: { ofSpan: boolean; upheld: boolean },
): boolean {
  return ofSpan || (upheld && (!remedied || sanction === "PENDING"));
}

/** What an inspection found: what leaves a unit without a score in the span, not remedied or a sanction not applied is BLOCKED, one that was applied a person weighs, as whatever is open of a unit above. */
function findings({ findings: all }: CheckFacts): Judged {
  const found = all.filter(({ above }) => !above);
  const upper = all.filter(({ above, remedied, sanction }) => above && !(remedied && sanction === "NONE"));
  const graves = found.filter(({ grave }) => grave);
  const open = found.filter(({ remedied }) => !remedied);
  const pending = found.filter(({ sanction }) => sanction === "PENDING");
  const applied = found.filter(({ sanction }) => sanction === "APPLIED");
  const evidence = [
    ...graves.map(({ id, inspection }) => told("FINDING_GRAVE", inspection, id)),
    ...open.map(({ id, inspection }) => told("FINDING", inspection, id)),
    ...pending.map(({ id, inspection }) => told("SANCTION_PENDING", inspection, id)),
    ...applied.map(({ id, inspection }) => told("SANCTION_APPLIED", inspection, id)),
    ...upper.map(({ id, inspection }) => told("FINDING_ABOVE", inspection, id)),
  ];
  if (graves.length > 0 || open.length > 0 || pending.length > 0) return { result: "BLOCKED", evidence };
  return { result: applied.length > 0 || upper.length > 0 ? "UNKNOWN" : "CLEAR", evidence };
}

/** What a named person said of a condition; before that nobody knows. @param since what happened after it makes it unknown again */
export function stated(check: TypedCheck, { statements }: Pick<CheckFacts, "statements">, since: number | null = null): Judged {
  const said = statements[check];
  if (said === undefined) return { result: "UNKNOWN", evidence: [] };
  const evidence = [told("STATEMENT", said.id, said.document)];
  return { result: said.result === "CLEAR" && since !== null && since > said.at ? "UNKNOWN" : said.result, evidence };
}

/** Numbers alone: whom a complaint is about and what it says stays with who verifies it. */
export function complaint(facts: Pick<CheckFacts, "statements" | "diversions">): Judged {
  const { result, evidence } = stated("COMPLAINT", facts, facts.diversions.lastAt);
  return { result, evidence: [...evidence, ...(facts.diversions.count > 0 ? [told("DIVERSIONS", null, facts.diversions.count)] : [])] };
}

function dataIntegrity({ signs, silent, corrections, unfollowed, sealedOver, openAppeals }: CheckFacts): Judged {
  const evidence = [
    ...signs.map(({ sign, above }) => told(above ? "SIGN_ABOVE" : "SIGN_TO_INSPECT", sign, "")),
    ...silent.map(({ period, sources }) => told("SILENT_SOURCES", period, sources)),
    ...corrections.map(({ period, cases }) => told("CORRECTIONS", period, cases)),
    ...unfollowed.map((period) => told("NO_LATER_PERIOD", period, "")),
    ...sealedOver.map(({ period, appeals }) => told("SEALED_OVER_APPEALS", period, appeals)),
    ...openAppeals.map(({ period, appeals }) => told("OPEN_APPEALS", period, appeals)),
  ];
  if (signs.some(({ above }) => !above)) return { result: "BLOCKED", evidence };
  return { result: evidence.length > 0 ? "UNKNOWN" : "CLEAR", evidence };
}

/** What was cancelled is no basis for anything. @source Luật Thi đua, khen thưởng 06/2022/QH15, Nghị định 152/2025/NĐ-CP: topical awards are no basis for a higher one */
export function earlierAwards({ awards }: Pick<CheckFacts, "awards">): Judged {
  const evidence = awards.map(({ name, number, topical, revoked }) => told(revoked ? "REVOKED_AWARD" : topical ? "TOPICAL_AWARD" : "AWARD", name, number));
  return { result: awards.some(({ topical, revoked }) => topical || revoked) ? "BLOCKED" : "CLEAR", evidence };
}

/** What is unusual and nobody has looked at stands against it, what cannot be told from its peers is open: a mark of an inspector over these very days answers it. */
function unseenSigns({ unseen }: CheckFacts): Judged {
  if (unseen === null) return { result: "UNKNOWN", evidence: [told("SIGNS_NOT_READ", null, "")] };
  const kindOf = ({ above, judged }: (typeof unseen)[number]): EvidenceKind => (judged ? (above ? "SIGN_UNSEEN_ABOVE" : "SIGN_UNSEEN") : "SIGN_NOT_JUDGED");
  const evidence = unseen.map((one) => told(kindOf(one), one.sign, one.cases));
  if (unseen.some(({ above, judged }) => judged && !above)) return { result: "BLOCKED", evidence };
  return { result: evidence.length > 0 ? "UNKNOWN" : "CLEAR", evidence };
}

/** Every condition of a unit as a pure function of facts. */
const CHECK_RULES: Readonly<Record<Exclude<CheckCode, "SHEETS">, (facts: CheckFacts) => Judged>> = {
  THRESHOLDS: thresholds,
  OPEN_INSPECTION: openInspection,
  FINDINGS: findings,
  COMPLAINT: complaint,
  DATA_INTEGRITY: dataIntegrity,
  UNSEEN_SIGNS: unseenSigns,
  DISCIPLINE: (facts) => stated("DISCIPLINE", facts),
  PRESS: (facts) => stated("PRESS", facts),
  EARLIER_AWARDS: earlierAwards,
};

/** A condition that was looked at. */
export interface Checked extends Judged {
  code: CheckCode;
}

/** The conditions that a form for units asks for, in its order. */
export function checksOf(codes: readonly CheckCode[], facts: CheckFacts): Checked[] {
  return codes.map((code) => {
    if (code === "SHEETS") throw new Error("a unit has no sheets");
    return { code, ...CHECK_RULES[code](facts) };
  });
}

/** Why a dossier cannot be granted with these conditions and waivers; undefined: it can. */
export function grantFault(
  checks: readonly Checked[],
  waived: readonly CheckCode[],
): { code: CheckCode; why: "BLOCKED" | "UNKNOWN" | "NOT_UNKNOWN" } | undefined {
  const blocked = checks.find(({ result }) => result === "BLOCKED");
  if (blocked !== undefined) return { code: blocked.code, why: "BLOCKED" };
  const unanswered = checks.find(({ code, result }) => result === "UNKNOWN" && !waived.includes(code));
  if (unanswered !== undefined) return { code: unanswered.code, why: "UNKNOWN" };
  const idle = waived.find((code) => checks.find((one) => one.code === code)?.result !== "UNKNOWN");
  return idle === undefined ? undefined : { code: idle, why: "NOT_UNKNOWN" };
}

/** What one look at a dossier saw. */
export interface Look {
  checks: readonly Checked[];
  scores: readonly PeriodScore[];
}

/** Conditions that came out otherwise than at the look before, or rest on something else; scores are what THRESHOLDS rests on. @param before null: there was none */
export function changedSince(before: Look | null, now: Look): CheckCode[] {
  const spelled = ({ result, evidence }: Judged): string => JSON.stringify([result, ...evidence.map(({ kind, reference, text }) => [kind, reference, text])]);
  const known = new Map((before?.checks ?? []).map((one) => [one.code, spelled(one)]));
  const changed = now.checks.filter((one) => known.get(one.code) !== spelled(one)).map(({ code }) => code);
  const sameScores = before !== null && scoresSpelled(before) === scoresSpelled(now);
  return sameScores || changed.includes("THRESHOLDS") ? changed : ["THRESHOLDS", ...changed];
}

const scoresSpelled = ({ scores }: Look): string => JSON.stringify(scores.map(({ period, total, cases }) => [period, total, cases]));
