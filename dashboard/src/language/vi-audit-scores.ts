/** Vietnamese for acts of scores in the audit log. */
export const viAuditScores = {
  "audit.act.proposeScheme": "Đề xuất bộ tiêu chí",
  "audit.act.approveScheme": "Ban hành bộ tiêu chí",
  "audit.act.openScorePeriod": "Mở kỳ chấm điểm",
  "audit.act.callOffScorePeriod": "Hủy kỳ chấm điểm mở nhầm",
  "audit.act.cutScorePeriod": "Chốt số liệu kỳ chấm điểm",
  "audit.act.answerScore": "Xác nhận hoặc phản hồi điểm",
  "audit.act.sealScorePeriod": "Khóa kỳ chấm điểm",
  "audit.act.adjustScore": "Điều chỉnh điểm",
  "audit.act.askScoreAppeal": "Đề nghị xem xét lại điểm",
  "audit.act.askOfficerAppeal": "Đề nghị xem xét lại phiếu số liệu của mình",
  "audit.act.withdrawScoreAppeal": "Rút đề nghị xem xét lại",
  "audit.act.sayOnScoreAppeal": "Nêu ý kiến về đề nghị xem xét lại",
  "audit.act.answerScoreAppeal": "Trả lời đề nghị xem xét lại",
} as const;
