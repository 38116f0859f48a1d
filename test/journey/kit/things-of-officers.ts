import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import { identity, selfTold } from "./canaries.ts";
import type { Target } from "./matrix.ts";

type Asked = Partial<Record<Target, (role: Role | null) => string>>;

const OF = 'period: "999999", officer: "CB-01"';
const key = (n: number, role: Role | null): string =>
  `key: "00000000-0000-4000-8012-${String(n).padStart(6, "0")}${String(role === null ? 0 : ROLES.indexOf(role) + 1).padStart(6, "0")}"`;

/** What the matrix asks officers' sheets for: a period that there is not; whose they are is asked by the journey of sheets. */
export const thingsOfOfficers: Record<string, Asked> = {
  officerPeriods: { own: () => "first: 10" },
  officerPeriod: { other: () => 'id: "999999"' },
  officerSheet: { other: () => OF },
  officerLines: { other: () => `${OF}, part: PROGRESS` },
  officerSheetFile: { other: () => `${OF}, format: XLSX` },
  recomputeOfficerSheets: { other: () => 'period: "999999"' },
  takeOfficerSheets: { other: (role) => `input: { ${key(1, role)}, kind: QUARTER, reckoning: CALENDAR, on: "2099-01-01" }` },
  confirmOfficerSheet: { other: (role) => `input: { ${key(2, role)}, period: "999999" }` },
  sealOfficerSheets: { other: (role) => `input: { ${key(3, role)}, period: "999999" }` },
};

/** The quarter before, taken and looked at, and sealed in words that name a submitter. */
export function officerArguments(): Record<string, string[]> {
  const of = 'period: "1", officer: "CB-12"';
  return {
    officerPeriods: ["first: 100"],
    officerPeriod: ['id: "1"'],
    officerSheet: [of],
    officerLines: ["QUANTITY", "QUALITY", "PROGRESS", "TIME"].map((part) => `${of}, part: ${part}`),
    officerSheetFile: [`${of}, format: XLSX`, `${of}, format: DOCX`],
    recomputeOfficerSheets: ['period: "1"'],
    takeOfficerSheets: [`input: { ${key(4, null)}, kind: QUARTER, reckoning: ADMINISTRATIVE, on: "2026-01-15" }`],
    confirmOfficerSheet: [`input: { ${key(5, null)}, period: "1" }`],
    sealOfficerSheets: [`input: { ${key(6, null)}, period: "1", waiver: ${JSON.stringify(`Đã gọi lại. ${selfTold(identity(0), 87)}`)} }`],
  };
}
