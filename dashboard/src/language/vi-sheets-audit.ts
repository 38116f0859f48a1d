/** Vietnamese for what the audit log tells of officers' sheets. */
export const viSheetsAudit = {
  "audit.subject.officerPeriod": "kỳ phiếu số liệu {id}",
  "audit.act.takeOfficerSheets": "Chốt phiếu số liệu cá nhân",
  "audit.act.confirmOfficerSheet": "Xác nhận phiếu số liệu của mình",
  "audit.act.sealOfficerSheets": "Khóa sổ phiếu số liệu cá nhân",
  "audit.act.officerSheetFile": "Tải phiếu số liệu cá nhân",
} as const;
