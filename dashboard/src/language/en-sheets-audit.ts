import type { viSheetsAudit } from "./vi-sheets-audit.ts";

/** English for what the audit log tells of officers' sheets. */
export const enSheetsAudit: Record<keyof typeof viSheetsAudit, string> = {
  "audit.subject.officerPeriod": "period of sheets {id}",
  "audit.act.takeOfficerSheets": "Took officers' sheets",
  "audit.act.confirmOfficerSheet": "Confirmed his own sheet",
  "audit.act.sealOfficerSheets": "Sealed officers' sheets",
  "audit.act.officerSheetFile": "Took an officer's sheet as a file",
};
