import type { Role } from "@dau-moi/schema";
import { identity, selfTold } from "./canaries.ts";
import type { Target } from "./matrix.ts";

type Asked = Partial<Record<Target, (role: Role | null) => string>>;

/** Alerts of one's own unit and of another; rules for them; one alert that there is not. */
export function thingsOfAlerts(unit: Record<Target, string>): Record<string, Asked> {
  const both = (text: (target: Target) => string): Asked => ({ own: () => text("own"), other: () => text("other") });
  const rule = both(
    (target) =>
      `input: { kind: OVERDUE_ABOVE, unit: "${unit[target]}", threshold: 1, longestMuteHours: 24, validFrom: "2026-03-16", legalBasis: "Công văn 12/UBND-VP" }`,
  );
  return {
    alerts: both((target) => `filter: { unit: "${unit[target]}" }`),
    takeAlert: { own: () => 'input: { id: "999999" }' },
    acknowledgeAlert: { own: () => 'input: { id: "999999" }' },
    muteAlert: { own: () => 'input: { id: "999999", hours: 2, reason: "Đang xử lý" }' },
    previewAlertRule: rule,
    proposeAlertRule: rule,
    settleAlertRule: { own: () => 'input: { id: "999999", adopt: false }' },
  };
}

/** Alerts are of units and sources; what is said about one names a submitter all the same. */
export function alertArguments(): Record<string, string[]> {
  const words = JSON.stringify(`Đã gọi lại. ${selfTold(identity(0), 85)}`);
  const rule = `input: { kind: OVERDUE_ABOVE, threshold: 0, longestMuteHours: 24, validFrom: "2026-03-16", legalBasis: "Công văn 12/UBND-VP" }`;
  return {
    takeAlert: ['input: { id: "1" }'],
    acknowledgeAlert: [`input: { id: "1", note: ${words} }`],
    muteAlert: [`input: { id: "1", hours: 2, reason: ${words} }`],
    previewAlertRule: [rule],
    proposeAlertRule: [rule],
    settleAlertRule: ['input: { id: "999999", adopt: true }'],
  };
}
