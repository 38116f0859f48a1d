import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import { identity } from "./canaries.ts";
import type { Target } from "./matrix.ts";

type Asked = Partial<Record<Target, (role: Role | null) => string>>;

/** What the matrix asks reports for: of one's own unit and of another's; keys are one a role. A report of that number there is none. */
export function thingsOfReports(unit: Readonly<Record<Target, string>>): Record<string, Asked> {
  const key = (n: number, role: Role | null): string =>
    `key: "00000000-0000-4000-8009-${String(n).padStart(6, "0")}${String(role === null ? 0 : ROLES.indexOf(role) + 1).padStart(6, "0")}"`;
  const both = (text: (target: Target, role: Role | null) => string): Asked => ({ own: (role) => text("own", role), other: (role) => text("other", role) });
  return {
    reportDuties: both((target) => `unit: "${unit[target]}"`),
    reports: both((target) => `unit: "${unit[target]}"`),
    report: { other: () => 'id: "999999"' },
    reportVerification: { own: () => 'code: "000000000000"' },
    proposeReportDuty: {
      other: (role) =>
        `input: { ${key(5, role)}, code: R1, filer: PROVINCE, periodKind: WEEK, calendar: CALENDAR, workingDays: 2, fromDay: "2026-04-01", legalBasis: "Công văn 12/UBND-VP" }`,
    },
    settleReportDuty: { other: (role) => `input: { ${key(6, role)}, id: "999999", adopt: false }` },
    proposeReportRule: {
      other: (role) =>
        `input: { ${key(9, role)}, reminder: { kind: SOON, workingDays: 2, toldAt: "08:00" }, fromDay: "2026-04-01", legalBasis: "Công văn 12/UBND-VP" }`,
    },
    settleReportRule: { other: (role) => `input: { ${key(10, role)}, id: "999999", adopt: false }` },
    typedMonths: { own: () => 'input: { csv: "khong", period: { kind: YEAR } }' },
    typedMonthsTemplate: { own: () => "period: { kind: YEAR }" },
    draftReport: both(
      (target, role) => `input: { ${key(target === "own" ? 1 : 2, role)}, code: R1, unit: "${unit[target]}", counted: LATEST, period: { kind: MONTH } }`,
    ),
    orderReport: both(
      (target, role) => `input: { ${key(target === "own" ? 7 : 8, role)}, code: R2, unit: "${unit[target]}", counted: LATEST, period: { kind: MONTH } }`,
    ),
    submitReport: { other: (role) => `input: { ${key(3, role)}, id: "999999", sha256: "" }` },
    settleReport: { other: (role) => `input: { ${key(4, role)}, id: "999999", settlement: ACCEPTED }` },
  };
}

/** The same for somebody who tries everything: in words that name a submitter. */
export function reportArguments(words: string): Record<string, string[]> {
  const key = (n: number): string => `key: "00000000-0000-4000-8009-00000000000${n}"`;
  return {
    draftReport: ["R1", "R2", "R3", "R4", "R6", "R7", "R13"].map(
      (code, at) => `input: { ${key(at + 1)}, code: ${code}, unit: "SXD", counted: LATEST, period: { kind: YEAR } }`,
    ),
    orderReport: [`input: { ${key(7)}, code: R2, unit: "SXD", counted: LATEST, period: { kind: YEAR } }`],
    submitReport: [`input: { ${key(5)}, id: "1", sha256: "khong" }`],
    proposeReportDuty: [
      `input: { ${key(8)}, code: R1, filer: PROVINCE, periodKind: WEEK, calendar: CALENDAR, workingDays: 2, fromDay: "2026-12-30", legalBasis: "Hỏi số ${identity(0).phone}" }`, // about no case: names of nobody are known
    ],
    settleReportDuty: [`input: { ${key(9)}, id: "1", adopt: false }`],
    proposeReportRule: [
      `input: { ${key(1)}, form: { level: PROVINCE, addressees: ["Hỏi số ${identity(0).phone}"], recipients: ["Như trên", "Lưu: VT"], signer: ["CHÁNH VĂN PHÒNG"], signerName: "Gọi ${identity(0).phone}" }, fromDay: "2026-12-30", legalBasis: "Hỏi số ${identity(0).phone}" }`,
    ],
    typedMonths: ['input: { csv: "khong", period: { kind: YEAR } }'],
    typedMonthsTemplate: ["period: { kind: YEAR }"],
    settleReportRule: [`input: { ${key(2)}, id: "1", adopt: true }`],
    settleReport: [`input: { ${key(6)}, id: "1", settlement: RETURNED, reason: ${words} }`],
    report: ['id: "1"', 'id: "2"', 'id: "3"'],
    reportVerification: ['code: "000000000000"'],
  };
}
