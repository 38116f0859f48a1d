import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import type { Target } from "./matrix.ts";
import { thingsOfAlerts } from "./things-of-alerts.ts";
import { thingsOfDirectory } from "./things-of-directory.ts";

type Asked = Partial<Record<Target, (role: Role | null) => string>>;

/** Alerts; one's own notices and settings; telling citizens of one's own unit's answers, and of another's. */
export function thingsOfNotices(id: Record<Target, string>, unit: Record<Target, string>): Record<string, Asked> {
  const both = (text: (target: Target, role: Role | null) => string): Asked => ({ own: (role) => text("own", role), other: (role) => text("other", role) });
  const key = (role: Role | null): string => `key: "00000000-0000-4000-8007-${String(role === null ? 0 : ROLES.indexOf(role) + 1).padStart(12, "0")}"`;
  return {
    ...thingsOfAlerts(unit),
    ...thingsOfDirectory(unit),
    markNoticesRead: { own: () => 'input: { ids: ["999999"] }' },
    saveNoticeSettings: { own: () => "input: { language: VI, mailTimes: [], phoneRules: [], muted: [] }" },
    tellCitizen: both((target, role) => `input: { ${key(role)}, caseId: "${id[target]}" }`),
    citizenChannel: both((target) => `unit: "${unit[target]}"`),
    allowCitizenMessages: both((target) => `input: { unit: "${unit[target]}", allowed: false }`),
  };
}
