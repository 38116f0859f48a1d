import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import type { Target } from "./matrix.ts";
import { thingsOfReports } from "./things-of-reports.ts";

type Asked = Partial<Record<Target, (role: Role | null) => string>>;

/** What the matrix asks campaigns, and reports, for: of one's own unit and of another's; keys are one a role. A campaign of that number there is none. */
export function thingsOfCampaigns(unit: Readonly<Record<Target, string>>): Record<string, Asked> {
  const none: Asked = { other: () => 'id: "999999"' };
  const key = (n: number, role: Role | null): string =>
    `key: "00000000-0000-4000-8005-${String(n).padStart(6, "0")}${String(role === null ? 0 : ROLES.indexOf(role) + 1).padStart(6, "0")}"`;
  const terms = (target: Target): string => `unit: "${unit[target]}", workingDays: 7`;
  const asOf = Buffer.from("1.0").toString("base64url");
  const opening = (target: Target, n: number) => (role: Role | null) =>
    `input: { ${terms(target)}, ${key(n, role)}, name: "Dọn tồn đọng", asOf: "${asOf}", count: 1 }`;
  return {
    ...thingsOfReports(unit),
    campaigns: { own: () => `unit: "${unit.own}"`, other: () => `unit: "${unit.other}"` },
    campaign: none,
    campaignStanding: none,
    campaignCases: { other: () => 'id: "999999", number: LEFT' },
    previewCampaign: { own: () => `input: { ${terms("own")} }`, other: () => `input: { ${terms("other")} }` },
    openCampaign: { own: opening("own", 1), other: opening("other", 2) },
    closeCampaign: { other: (role) => `input: { ${key(3, role)}, id: "999999", outcome: CANCELLED, reason: "Mở nhầm" }` },
  };
}
