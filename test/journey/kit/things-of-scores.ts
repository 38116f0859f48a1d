import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import { identity, selfTold } from "./canaries.ts";
import type { Target } from "./matrix.ts";

type Asked = Partial<Record<Target, (role: Role | null) => string>>;

/** What the matrix asks scores for: a period that there is not, of one's own unit and of another's; keys are one a role. */
export function thingsOfScores(unit: Readonly<Record<Target, string>>): Record<string, Asked> {
  const both = (text: (target: Target, role: Role | null) => string): Asked => ({ own: (role) => text("own", role), other: (role) => text("other", role) });
  const key = (n: number, role: Role | null): string =>
    `key: "00000000-0000-4000-8010-${String(n).padStart(6, "0")}${String(role === null ? 0 : ROLES.indexOf(role) + 1).padStart(6, "0")}"`;
  const period = 'period: "999999"';
  const paper = 'documentNumber: "12/QĐ-UBND", documentDay: "2026-03-16"';
  return {
    scoreSchemeDocument: { other: () => 'id: "999999"' },
    previewScheme: { other: () => `input: { document: "khong phai bo tieu chi", ${period} }` },
    scorePeriods: { own: () => "first: 10" },
    scorePeriod: { other: () => 'id: "999999"' },
    scoreCard: both((target) => `${period}, unit: "${unit[target]}"`),
    scoreLines: both((target) => `${period}, unit: "${unit[target]}", indicator: "U1"`),
    scoreCorrections: both((target) => `${period}, unit: "${unit[target]}"`),
    recomputeScore: { other: () => period },
    proposeScheme: { other: () => 'input: { document: "khong phai bo tieu chi" }' },
    approveScheme: { other: (role) => `input: { ${key(1, role)}, scheme: "999999", effectiveFrom: "2026-03-16", ${paper} }` },
    openScorePeriod: { other: (role) => `input: { ${key(2, role)}, scheme: "999999", kind: MONTH, reckoning: CALENDAR, on: "2026-03-16" }` },
    callOffScorePeriod: { other: (role) => `input: { ${key(8, role)}, ${period}, reason: "Mở nhầm kỳ" }` },
    cutScorePeriod: { other: () => `input: { ${period} }` },
    answerScore: both((target, role) => `input: { ${key(target === "own" ? 3 : 4, role)}, ${period}, unit: "${unit[target]}", answer: CONFIRMED }`),
    sealScorePeriod: { other: (role) => `input: { ${key(5, role)}, ${period} }` },
    adjustScore: both(
      (target, role) =>
        `input: { ${key(target === "own" ? 6 : 7, role)}, ${period}, unit: "${unit[target]}", total: "80", reason: "Kết luận kiểm tra", ${paper} }`,
    ),
  };
}

/** A period of last month, taken, disputed, sealed and adjusted in words that name a submitter. */
export function scoreArguments(): Record<string, string[]> {
  const words = JSON.stringify(`Đã gọi lại. ${selfTold(identity(0), 86)}`);
  const key = (n: number): string => `key: "00000000-0000-4000-8011-${String(n).padStart(12, "0")}"`;
  const of = 'period: "1", unit: "SXD"';
  const paper = 'documentNumber: "12/QĐ-UBND", documentDay: "2026-03-02"';
  return {
    scoreSchemeDocument: ['id: "1"'],
    previewScheme: ['input: { document: "khong phai bo tieu chi", period: "1" }'],
    scorePeriods: ["first: 100"],
    scorePeriod: ['id: "1"'],
    scoreCard: [of],
    scoreLines: [`${of}, indicator: "U1", first: 100`, `${of}, indicator: "U2", first: 100`],
    scoreCorrections: [of],
    recomputeScore: ['period: "1"'],
    proposeScheme: ['input: { document: "khong phai bo tieu chi" }'],
    approveScheme: [`input: { ${key(1)}, scheme: "1", effectiveFrom: "2099-01-01", ${paper} }`],
    openScorePeriod: [`input: { ${key(2)}, scheme: "1", kind: MONTH, reckoning: CALENDAR, on: "2026-02-10" }`],
    callOffScorePeriod: [`input: { ${key(6)}, period: "1", reason: ${words} }`],
    cutScorePeriod: ['input: { period: "1" }'],
    answerScore: [`input: { ${key(3)}, ${of}, answer: DISPUTED, words: ${words} }`],
    sealScorePeriod: [`input: { ${key(4)}, period: "1", waiver: ${words}, disputes: ${words} }`],
    adjustScore: [`input: { ${key(5)}, ${of}, total: "80", reason: ${words}, ${paper} }`],
  };
}
