/** Rows of the policy table that are about reports. */
export const REPORT_POLICY = {
  reportKinds: "readReports",
  reportDuties: "readReports",
  reports: "readReports",
  report: "readReports",
  reportVerification: "signedIn",
  draftReport: "draftReports",
  submitReport: "submitReports",
  settleReport: "settleReports",
  /** GET /reports/ID/FORMAT */
  reportPaper: "readReports",
} as const;
