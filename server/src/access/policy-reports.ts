/** Rows of the policy table that are about reports. */
export const REPORT_POLICY = {
  reportKinds: "readReports",
  reportDuties: "readReports",
  reports: "readReports",
  report: "readReports",
  reportVerification: "signedIn",
  reportDutyTerms: "readReports",
  reportDutyProposals: "readReports",
  proposeReportDuty: "proposeRules",
  settleReportDuty: "adoptRules",
  draftReport: "draftReports",
  reportOrders: "readReports",
  orderReport: "draftReports",
  submitReport: "submitReports",
  settleReport: "settleReports",
  /** GET /reports/ID/FORMAT */
  reportPaper: "readReports",
} as const;
