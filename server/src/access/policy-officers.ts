/** Rows of the policy table that are about officers' sheets: one's own is everybody's, which the resolver and the rows ask; the last is asked by resolvers. */
export const OFFICER_POLICY = {
  officerPeriods: "signedIn",
  officerPeriod: "signedIn",
  officerSheet: "signedIn",
  officerLines: "signedIn",
  officerSheetFile: "signedIn",
  recomputeOfficerSheets: "readOfficerSheets",
  takeOfficerSheets: "keepOfficerSheets",
  confirmOfficerSheet: "signedIn",
  sealOfficerSheets: "keepOfficerSheets",
  /** of one who stands below */
  readOfficerSheet: "readOfficerSheets",
} as const;
