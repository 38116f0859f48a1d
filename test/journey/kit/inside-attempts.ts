import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import type { Target } from "./matrix.ts";

type Asked = Partial<Record<Target, (role: Role | null) => string>>;

/** Who works on it inside its unit, what is said about it, and what shows that it was done. */
export function thingsInside(
  id: Record<Target, string>,
  unit: Record<Target, string>,
  both: (text: (target: Target, role: Role | null) => string) => Asked,
): Record<string, Asked> {
  const key = (n: number, role: Role | null): string =>
    `key: "00000000-0000-4000-8005-${String(n).padStart(6, "0")}${String(role === null ? 0 : ROLES.indexOf(role) + 1).padStart(6, "0")}"`;
  return {
    assignInside: both((target, role) => `input: { ${key(1, role)}, caseId: "${id[target]}", officer: "dich.sxd" }`),
    takeBackInside: both((target) => `input: { id: "999999", caseId: "${id[target]}", reason: "Giao nhầm" }`),
    insideWorkload: both((target) => `unit: "${unit[target]}"`),
    insideSheetFile: both((target) => `unit: "${unit[target]}"`),
    commentInside: both((target, role) => `input: { ${key(target === "own" ? 2 : 4, role)}, caseId: "${id[target]}", words: "Đề nghị xem lại" }`),
    readMention: { other: () => 'input: { id: "999999" }' },
    keepEvidence: both((target, role) => `input: { ${key(3, role)}, caseId: "${id[target]}", files: [], words: "Ảnh hiện trường" }`),
  };
}
