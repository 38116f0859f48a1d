import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import { identity, selfTold } from "./canaries.ts";
import type { Target } from "./matrix.ts";

type Asked = Partial<Record<Target, (role: Role | null) => string>>;

const DAYS = 'from: "2026-03-01", to: "2026-03-15"';
const AS_OF = Buffer.from("1.0").toString("base64url");
const INSPECTION = ["openInspection", "answerInspectionItem", "recordInspectionCall", "concludeInspection", "drawInspectionSample", "raiseFinding"] as const;

/** What each takes beside a key and the inspection. @param words what is said */
const REST: Readonly<Record<(typeof INSPECTION)[number], (words: string) => string>> = {
  openInspection: (words) => `words: ${words}`,
  answerInspectionItem: (words) => `item: ROSTER, result: IN_ORDER, words: ${words}`,
  recordInspectionCall: (words) => `hotline: "0000000000", calledAt: "2026-03-16T01:00:00.000Z", answered: true, waitedSeconds: 5, words: ${words}`,
  concludeInspection: (words) => `words: ${words}`,
  drawInspectionSample: () => "strata: [{ kind: OPEN, size: 1 }]",
  raiseFinding: (words) => `kind: LATE, words: ${words}`,
};

/** What the matrix asks inspections and signs for: of one's own unit and of another's; keys are one a role. An inspection of that number there is none. */
export function thingsOfInspections(unit: Readonly<Record<Target, string>>): Record<string, Asked> {
  const key = (n: number, role: Role | null): string =>
    `key: "00000000-0000-4000-8008-${String(n).padStart(6, "0")}${String(role === null ? 0 : ROLES.indexOf(role) + 1).padStart(6, "0")}"`;
  const none: Asked = { other: () => 'id: "999999"' };
  const both = (text: (target: Target, role: Role | null) => string): Asked => ({ own: (role) => text("own", role), other: (role) => text("other", role) });
  const acts = INSPECTION.map((act, n): [string, Asked] => [
    act,
    { other: (role) => `input: { ${key(n + 1, role)}, id: "999999", ${REST[act]('"Kiểm tra"')} }` },
  ]);
  const finding = (n: number, kind: string): Asked => ({ other: (role) => `input: { ${key(n, role)}, id: "999999", kind: ${kind}, words: "Đã rõ" }` });
  return {
    auditProof: { own: () => "input: { stream: access, from: 1, to: 1 }" },
    inspections: both((target) => `unit: "${unit[target]}"`),
    inspection: none,
    inspectionMinutes: none,
    inspectionResults: { own: () => DAYS },
    inspectionPlans: { own: () => "year: 2026" },
    planInspections: both(
      (target, role) =>
        `input: { ${key(target === "own" ? 20 : 21, role)}, year: 2026, legalBasis: "Quyết định 12", contents: "Thời hạn", units: ["${unit[target]}"] }`,
    ),
    prepareInspection: both(
      (target, role) =>
        `input: { ${key(target === "own" ? 22 : 23, role)}, unit: "${unit[target]}", fromDay: "2026-03-01", toDay: "2026-03-15", team: ["Người kiểm tra"], legalBasis: "Quyết định 12" }`,
    ),
    ...Object.fromEntries(acts),
    judgeSampleCase: { other: (role) => `input: { ${key(24, role)}, sample: "999999", caseId: "1", verdict: IN_ORDER, words: "Đã xem" }` },
    settleFinding: finding(25, "REMEDY_CONFIRMED"),
    answerFinding: finding(26, "EXPLAINED"),
    unusualSigns: both((target) => `${DAYS}, unit: "${unit[target]}"`),
    unusualSignCases: both((target) => `${DAYS}, sign: CLOSED_AT_ONCE, unit: "${unit[target]}"`),
    markUnusualSign: both(
      (target, role) =>
        `input: { ${key(target === "own" ? 27 : 28, role)}, ${DAYS}, sign: CLOSED_AT_ONCE, unit: "${unit[target]}", asOf: "${AS_OF}", mark: EXPLAINED, words: "Đã rõ" }`,
    ),
  };
}

/** Inspecting, in words that name a submitter. @param ids of cases */
export function inspectionArguments(ids: readonly string[]): Record<string, string[]> {
  const key = (n: number): string => `key: "00000000-0000-4000-8008-${String(n).padStart(12, "0")}"`;
  const words = JSON.stringify(`Đã gọi lại. ${selfTold(identity(0), 86)}`);
  const basis = JSON.stringify(`Quyết định 12. ${selfTold(identity(0), 87)}`.slice(0, 500));
  const acts = INSPECTION.map((act, n): [string, string[]] => [act, [`input: { ${key(n + 1)}, id: "1", ${REST[act](words)} }`]]);
  const calls = ids.map(
    (id, n) => `input: { ${key(n + 200)}, id: "1", caseId: "${id}", calledAt: "2026-03-16T01:00:00.000Z", answered: true, waitedSeconds: 5, words: ${words} }`,
  );
  return {
    auditProof: ["input: { stream: access, from: 1, to: 1 }"],
    inspection: ['id: "1"'],
    inspectionMinutes: ['id: "1"'],
    inspectionResults: [DAYS],
    inspectionPlans: ["year: 2026"],
    planInspections: [`input: { ${key(20)}, year: 2026, legalBasis: "Quyết định 12", contents: "Hỏi số ${identity(0).phone}", units: ["SXD"] }`],
    prepareInspection: [`input: { ${key(22)}, unit: "SXD", fromDay: "2026-03-01", toDay: "2026-03-15", team: ["Người kiểm tra"], legalBasis: ${basis} }`],
    ...Object.fromEntries(acts),
    recordInspectionCall: calls,
    judgeSampleCase: ids.map((id, n) => `input: { ${key(n + 300)}, sample: "1", caseId: "${id}", verdict: IN_ORDER, words: ${words} }`),
    settleFinding: [`input: { ${key(25)}, id: "1", kind: REMEDY_CONFIRMED, words: ${words} }`],
    answerFinding: [`input: { ${key(26)}, id: "1", kind: EXPLAINED, words: ${words} }`],
    unusualSigns: [DAYS],
    unusualSignCases: [`${DAYS}, sign: CLOSED_AT_ONCE, unit: "SXD"`],
    markUnusualSign: [`input: { ${key(27)}, ${DAYS}, sign: CLOSED_AT_ONCE, unit: "SXD", asOf: "${AS_OF}", mark: EXPLAINED, words: ${words} }`],
  };
}
