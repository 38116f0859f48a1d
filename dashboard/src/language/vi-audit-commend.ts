/** Vietnamese for the audit log's acts of commendation. */
export const viAuditCommend = {
  "audit.subject.commendation": "hồ sơ khen thưởng {id}",
  "audit.subject.commendationRound": "đợt xét khen thưởng {id}",
  "audit.act.openCommendationRound": "Mở đợt xét khen thưởng",
  "audit.act.addCommendationCandidate": "Đưa đơn vị, cá nhân vào đợt xét khen thưởng",
  "audit.act.reportAchievements": "Báo cáo thành tích",
  "audit.act.reportOwnAchievements": "Cá nhân báo cáo thành tích",
  "audit.act.stateCommendation": "Xác nhận điều kiện khen thưởng",
  "audit.act.checkCommendation": "Xem xét điều kiện khen thưởng",
  "audit.act.proposeCommendation": "Đề nghị khen thưởng",
  "audit.act.decideCommendation": "Quyết định khen thưởng",
  "audit.act.revokeCommendation": "Hủy quyết định khen thưởng",
  "audit.act.exportCommendationPaper": "Tải tờ trình khen thưởng",
} as const;
