import type { Role } from "@dau-moi/schema";
import type { Act } from "./acts.ts";

/** How a unit is related to a case. */
export type Relation = "HOLDS" | "RECEIVED" | "HELD_BEFORE" | "COOPERATES" | "SUPERVISES" | "WORKS_INSIDE";

const DISPATCHES: readonly Relation[] = ["RECEIVED", "HOLDS"];
const WORKS_ON: readonly Relation[] = ["HOLDS", "COOPERATES", "WORKS_INSIDE"];
/** the unit that holds it, and the division of it that it was given to */
const HOLDS_OR_WORKS: readonly Relation[] = ["HOLDS", "WORKS_INSIDE"];

/** Where a role may act on a case only through some of its unit's relations; otherwise any of them will do. */
export const ONLY_THROUGH: Partial<Record<Act, Partial<Record<Role, readonly Relation[]>>>> = {
  urgeCases: { SUPERVISOR: ["SUPERVISES"] },
  submitToLeaders: { OFFICE_CHIEF: DISPATCHES, HOTLINE_HOLDER: DISPATCHES, UNIT_HEAD: ["HOLDS"] },
  // the office dispatches what it received or holds; a unit works on what it holds
  assignCases: { OFFICE_CHIEF: DISPATCHES, HOTLINE_HOLDER: DISPATCHES },
  assignWithinUnit: { UNIT_HEAD: ["HOLDS"] },
  assignInside: { UNIT_HEAD: HOLDS_OR_WORKS },
  acceptCases: { UNIT_HEAD: ["HOLDS"], FOCAL_OFFICER: HOLDS_OR_WORKS, DIVISION_HANDLER: HOLDS_OR_WORKS },
  commentCases: {
    OFFICE_CHIEF: DISPATCHES,
    HOTLINE_HOLDER: DISPATCHES,
    UNIT_HEAD: WORKS_ON,
    FOCAL_OFFICER: WORKS_ON,
    DIVISION_HANDLER: WORKS_ON,
  },
  recordResults: { UNIT_HEAD: ["HOLDS"], FOCAL_OFFICER: HOLDS_OR_WORKS, DIVISION_HANDLER: HOLDS_OR_WORKS },
  extendCases: { OFFICE_CHIEF: DISPATCHES },
  transferCases: { OFFICE_CHIEF: DISPATCHES, HOTLINE_HOLDER: DISPATCHES },
  returnCases: { UNIT_HEAD: ["HOLDS"] },
  closeCases: { OFFICE_CHIEF: DISPATCHES, UNIT_HEAD: ["HOLDS"], FOCAL_OFFICER: ["HOLDS"] },
  classifyBacklog: { OFFICE_CHIEF: DISPATCHES, UNIT_HEAD: ["HOLDS"], FOCAL_OFFICER: ["HOLDS"] },
  proposeClosings: { OFFICE_CHIEF: DISPATCHES, UNIT_HEAD: ["HOLDS"], FOCAL_OFFICER: ["HOLDS"] },
  approveClosings: { OFFICE_CHIEF: DISPATCHES, UNIT_HEAD: ["HOLDS"] },
  draftResults: { FOCAL_OFFICER: HOLDS_OR_WORKS, DIVISION_HANDLER: HOLDS_OR_WORKS },
  approveResults: { UNIT_HEAD: ["HOLDS"] },
  askExtensions: { UNIT_HEAD: ["HOLDS"], FOCAL_OFFICER: HOLDS_OR_WORKS },
  ruleOnReturns: { OFFICE_CHIEF: DISPATCHES },
  proposeTransfers: { OFFICE_CHIEF: DISPATCHES, HOTLINE_HOLDER: DISPATCHES, UNIT_HEAD: ["HOLDS"], FOCAL_OFFICER: ["HOLDS"] },
  reopenCases: { OFFICE_CHIEF: DISPATCHES, HOTLINE_HOLDER: DISPATCHES, INTAKE_OPERATOR: DISPATCHES },
  callSubmitters: {
    OFFICE_CHIEF: DISPATCHES,
    HOTLINE_HOLDER: DISPATCHES,
    INTAKE_OPERATOR: DISPATCHES,
    UNIT_HEAD: WORKS_ON,
    FOCAL_OFFICER: WORKS_ON,
    DIVISION_HANDLER: WORKS_ON,
  },
  declineCases: { OFFICE_CHIEF: DISPATCHES, HOTLINE_HOLDER: DISPATCHES, INTAKE_OPERATOR: DISPATCHES },
  divertCases: { OFFICE_CHIEF: DISPATCHES, HOTLINE_HOLDER: DISPATCHES, INTAKE_OPERATOR: DISPATCHES, UNIT_HEAD: ["HOLDS"] },
  joinCases: { OFFICE_CHIEF: DISPATCHES, HOTLINE_HOLDER: DISPATCHES },
  reportNoResults: { UNIT_HEAD: ["HOLDS"] },
  proposeRestrictions: { OFFICE_CHIEF: DISPATCHES, HOTLINE_HOLDER: DISPATCHES, INTAKE_OPERATOR: DISPATCHES },
  tellCitizens: { OFFICE_CHIEF: DISPATCHES, HOTLINE_HOLDER: DISPATCHES },
  answerCases: { OFFICE_CHIEF: DISPATCHES, HOTLINE_HOLDER: DISPATCHES, UNIT_HEAD: ["HOLDS"], FOCAL_OFFICER: ["HOLDS"] },
  reportToLeaders: { OFFICE_CHIEF: DISPATCHES, HOTLINE_HOLDER: DISPATCHES, UNIT_HEAD: ["HOLDS"], FOCAL_OFFICER: ["HOLDS"] },
  pauseCases: { OFFICE_CHIEF: DISPATCHES },
  resumeCases: { OFFICE_CHIEF: DISPATCHES, UNIT_HEAD: ["HOLDS"] },
  publishCases: { OFFICE_CHIEF: DISPATCHES, HOTLINE_HOLDER: DISPATCHES },
};
