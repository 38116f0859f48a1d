import type { Act } from "./acts.ts";

/** The policy's rows of inspections, signs and proofs of the audit log. */
export const INSPECTION_POLICY = {
  auditProof: "readAudit",
  inspections: "readInspections",
  inspection: "readInspections",
  inspectionMinutes: "readInspections",
  inspectionResults: "readSigns",
  inspectionPlans: "readSigns",
  planInspections: "inspect",
  prepareInspection: "inspect",
  openInspection: "inspect",
  answerInspectionItem: "inspect",
  drawInspectionSample: "inspect",
  judgeSampleCase: "inspect",
  recordInspectionCall: "inspect",
  concludeInspection: "inspect",
  raiseFinding: "inspect",
  settleFinding: "inspect",
  answerFinding: "answerFindings",
  unusualSigns: "readSigns",
  unusualSignCases: "readSigns",
  markUnusualSign: "inspect",
} as const satisfies Record<string, Act>;
