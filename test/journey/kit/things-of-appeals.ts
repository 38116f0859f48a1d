import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import { identity, selfTold } from "./canaries.ts";
import type { Target } from "./matrix.ts";

type Asked = Partial<Record<Target, (role: Role | null) => string>>;

const PAPER = 'documentNumber: "12/CV-VP", documentDay: "2026-03-02"';

/** What the matrix asks about appeals: of lines and appeals that there are not, of one's own unit and of another's; keys are one a role. */
export function thingsOfAppeals(unit: Readonly<Record<Target, string>>): Record<string, Asked> {
  const key = (n: number, role: Role | null): string =>
    `key: "00000000-0000-4000-8020-${String(n).padStart(6, "0")}${String(role === null ? 0 : ROLES.indexOf(role) + 1).padStart(6, "0")}"`;
  const ask = (target: Target, role: Role | null): string =>
    `input: { ${key(target === "own" ? 1 : 2, role)}, period: "999999", unit: "${unit[target]}", indicator: "U1", ordinal: 1, kind: TIME, words: "Đã gia hạn" }`;
  return {
    scoreAppeals: { own: () => "list: ALL, first: 10" },
    scoreAppeal: { other: () => 'id: "999999"' },
    scoreAppealEffect: { other: () => 'appeal: "999999", kind: TIME' },
    askScoreAppeal: { own: (role) => ask("own", role), other: (role) => ask("other", role) },
    officerSheetAppeals: { other: () => 'period: "999999", officer: "CB-99"' },
    askOfficerAppeal: {
      other: (role) => `input: { ${key(6, role)}, period: "999999", line: "PROGRESS-1", kind: TIME, words: "Đã gia hạn" }`,
    },
    withdrawScoreAppeal: { other: (role) => `input: { ${key(3, role)}, appeal: "999999" }` },
    sayOnScoreAppeal: { other: (role) => `input: { ${key(4, role)}, appeal: "999999", words: "Đồng ý" }` },
    answerScoreAppeal: { other: (role) => `input: { ${key(5, role)}, appeal: "999999", answer: REFUSED, words: "Không có căn cứ", ${PAPER} }` },
  };
}

/** An appeal about a line of the period that was taken, spoken about and answered in words that name a submitter. */
export function appealArguments(): Record<string, string[]> {
  const words = JSON.stringify(`Đã gọi lại. ${selfTold(identity(0), 86)}`);
  const key = (n: number): string => `key: "00000000-0000-4000-8021-${String(n).padStart(12, "0")}"`;
  return {
    scoreAppeals: ["list: ALL, first: 100"],
    scoreAppeal: ['id: "1"'],
    scoreAppealEffect: ['appeal: "1", kind: EXCLUSION, reason: OBJECTIVE_CAUSE'],
    askScoreAppeal: [
      `input: { ${key(1)}, period: "1", unit: "SXD", indicator: "U1", ordinal: 1, kind: EXCLUSION, reason: OBJECTIVE_CAUSE, words: ${words} }`,
      `input: { ${key(2)}, period: "1", unit: "SXD", indicator: "U1", ordinal: 2, kind: ATTRIBUTION, otherUnit: "SYT", words: ${words} }`,
    ],
    officerSheetAppeals: ['period: "1", officer: "CB-31"'],
    askOfficerAppeal: [`input: { ${key(6)}, period: "1", line: "PROGRESS-1", kind: TIME, words: ${words} }`],
    sayOnScoreAppeal: [`input: { ${key(3)}, appeal: "2", words: ${words} }`],
    answerScoreAppeal: [`input: { ${key(4)}, appeal: "1", answer: REFUSED, words: ${words}, ${PAPER} }`],
    withdrawScoreAppeal: [`input: { ${key(5)}, appeal: "2" }`],
  };
}
