import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import type { Target } from "./matrix.ts";

type Asked = Partial<Record<Target, (role: Role | null) => string>>;

/** What the fields of calls, declining, diverting, joining and the restricted list are asked for. */
export function thingsOfMatters(id: Record<Target, string>, both: (text: (target: Target, role: Role | null) => string) => Asked): Record<string, Asked> {
  const key = (kind: number, role: Role | null): string =>
    `key: "00000000-0000-4000-8000-00000000${kind}${String(role === null ? 0 : ROLES.indexOf(role) + 1).padStart(3, "0")}"`;
  const asShown = 'seen: "2026-03-16T02:00:00.000Z"';
  return {
    recordCall: both(
      (target, role) => `input: { ${key(1, role)}, caseId: "${id[target]}", calledAt: "2026-03-16T01:00:00.000Z", outcome: "DA-GAP", minutes: 2 }`,
    ),
    reportToLeader: both(
      (target, role) => `input: { ${key(0, role)}, caseId: "${id[target]}", addressee: "CHU-TICH", reportedAt: "2026-03-16T02:00:00.000Z", words: "Đã xong" }`,
    ),
    declineCase: both((target, role) => `input: { ${key(2, role)}, caseId: "${id[target]}", ${asShown}, code: "KHONG-RO", reason: "Không rõ địa chỉ" }`),
    divertCase: both((target, role) => `input: { ${key(3, role)}, caseId: "${id[target]}", ${asShown}, code: "KHONG-CO", reason: "Thử" }`),
    recordDiversionLetter: both((target, role) => `input: { ${key(0, role)}, caseId: "${id[target]}", paper: { number: "12/VP-TD", day: "2026-03-16" } }`),
    reportNoResult: both((target, role) => `input: { ${key(6, role)}, caseId: "${id[target]}", ${asShown}, reason: "Chờ ý kiến các cơ quan" }`),
    joinCases: both((target, role) => `input: { ${key(7, role)}, caseIds: ["${id[target]}"], lead: "SXD", cooperating: [], reason: "Cùng vụ việc" }`),
    splitMatter: { other: (role) => `input: { ${key(8, role)}, id: "999999", parts: [{ caseId: "1", ${asShown}, unit: "SXD", words: "Thử" }] }` },
    undoMatter: { other: (role) => `input: { ${key(9, role)}, id: "999999", reason: "Nhầm" }` },
    openDiverted: both((target) => `input: { caseId: "${id[target]}", reason: "Xử lý theo thẩm quyền" }`),
    proposeRestriction: both((target, role) => `input: { ${key(4, role)}, caseId: "${id[target]}", days: 0, reason: "Gọi phá" }`),
    settleRestriction: { other: (role) => `input: { ${key(5, role)}, id: "999999", decision: LIFT, words: "Thử" }` },
  };
}
