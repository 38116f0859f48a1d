import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";

/** Everybody but those who only keep a line running or a list of abusive calls. */
const SEE_FIGURES: readonly Role[] = ROLES.filter((role) => role !== "TELECOM" && role !== "POLICE_LIAISON");

/**
 * What can be done in the hub, and the roles that may. A role is nothing but the acts it has here; where it may do them, its
 * post's unit and its relation to the case decide.
 * @source the founding documents' rules 5–16, 20–21, 49–57, 65–68, 87–92, 99–100
 */
const ACTS = {
  /** boards, trends, units, definitions of numbers */
  seeFigures: SEE_FIGURES,
  seeSources: [...SEE_FIGURES, "TELECOM"],
  /** lists of cases, and opening one */
  readCases: [
    "LEADER",
    "OFFICE_CHIEF",
    "HOTLINE_HOLDER",
    "INTAKE_OPERATOR",
    "UNIT_HEAD",
    "FOCAL_OFFICER",
    "DIVISION_HANDLER",
    "SUPERVISOR",
    "INSPECTOR",
    "CITIZEN_RECEPTION_BOARD",
  ],
  /** đôn đốc */
  urgeCases: ["LEADER", "OFFICE_CHIEF", "SUPERVISOR", "INSPECTOR"],
  /** who sent a case that is in the hands of one's unit; every look is audited, no reason is asked */
  seeContactOfOwnCase: ["HOTLINE_HOLDER", "INTAKE_OPERATOR", "UNIT_HEAD", "FOCAL_OFFICER", "DIVISION_HANDLER"],
  /** who sent a case, with a reason, for a time */
  revealContact: ["LEADER", "OFFICE_CHIEF", "HOTLINE_HOLDER", "INTAKE_OPERATOR", "UNIT_HEAD", "FOCAL_OFFICER", "DIVISION_HANDLER", "CITIZEN_RECEPTION_BOARD"],
  /** even what the submitter asked to keep confidential */
  revealConfidential: ["LEADER", "OFFICE_CHIEF", "CITIZEN_RECEPTION_BOARD"],
  /** repeats by the same submitter */
  findSubmitters: ["OFFICE_CHIEF", "HOTLINE_HOLDER", "INTAKE_OPERATOR", "CITIZEN_RECEPTION_BOARD"],
  eraseSubmitters: ["OFFICE_CHIEF"],
  administerSources: ["IT_OFFICER", "SYSTEM_OPERATOR"],
  administerAccounts: ["IT_OFFICER", "SYSTEM_OPERATOR"],
  administerUnits: ["OFFICE_CHIEF", "SYSTEM_OPERATOR"],
  /** working calendars and regulations, and what an adoption would change */
  readRules: ["LEADER", "OFFICE_CHIEF", "UNIT_HEAD", "INSPECTOR", "IT_OFFICER", "SYSTEM_OPERATOR"],
  proposeRules: ["LEADER", "OFFICE_CHIEF", "INSPECTOR", "SYSTEM_OPERATOR"],
  /** adopting a working calendar or a regulation that somebody else proposed */
  adoptRules: ["LEADER", "OFFICE_CHIEF"],
  readAudit: ["INSPECTOR", "SYSTEM_OPERATOR"],
} as const satisfies Record<string, readonly Role[]>;

export type Act = keyof typeof ACTS;

/** Every act, in the table's order. */
export const ACT_NAMES = Object.keys(ACTS) as Act[];

/** The roles that have an act. */
export function rolesWith(act: Act): readonly Role[] {
  return ACTS[act];
}

/** What a role may do; nothing for a word that is no role. */
export function actsOf(role: Role): readonly Act[] {
  return ACT_NAMES.filter((act) => (ACTS[act] as readonly Role[]).includes(role));
}
