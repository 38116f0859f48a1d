import type { CandidateState, CheckCode, CheckResult, EvidenceKind } from "./commend.words.ts";

/** Conditions as refusals and papers name them. */
export const CHECK_WORDS: Readonly<Record<CheckCode, string>> = {
  THRESHOLDS: "ngưỡng điểm đường dây nóng",
  OPEN_INSPECTION: "cuộc kiểm tra chưa kết luận",
  FINDINGS: "kiến nghị kiểm tra, hình thức xử lý chưa xong",
  COMPLAINT: "khiếu nại, tố cáo đang xác minh",
  DATA_INTEGRITY: "tính toàn vẹn số liệu",
  DISCIPLINE: "xem xét kỷ luật",
  PRESS: "báo chí nêu đang xác minh",
  EARLIER_AWARDS: "khen thưởng trước đây dùng làm căn cứ",
};
export const RESULT_WORDS: Readonly<Record<CheckResult, string>> = { CLEAR: "không vướng", BLOCKED: "vướng", UNKNOWN: "chưa có căn cứ kết luận" };
export const STATE_WORDS: Readonly<Record<CandidateState, string>> = {
  CANDIDATE: "Chưa đề nghị",
  PROPOSED: "Đề nghị",
  GRANTED: "Đã khen thưởng",
  REFUSED: "Không khen thưởng",
  REVOKED: "Đã hủy quyết định",
};
/** What a condition rests on, before its number or name. */
export const EVIDENCE_WORDS: Readonly<Record<EvidenceKind, string>> = {
  SCORE: "điểm dưới mức",
  CASES: "số vụ việc ít hơn mức",
  PERIODS: "số kỳ có điểm",
  NO_TOTAL: "kỳ không có tổng điểm",
  BLOCKED_TOTAL: "kỳ không được chấm điểm, chuyển kiểm tra",
  INSPECTION: "đang kiểm tra",
  INSPECTION_ABOVE: "đang kiểm tra đơn vị cấp trên",
  INSPECTION_PLANNED: "có kế hoạch kiểm tra",
  FINDING: "kiến nghị chưa khắc phục",
  FINDING_ABOVE: "kiến nghị, hình thức xử lý của đơn vị cấp trên",
  FINDING_GRAVE: "kết luận kiểm tra có nội dung không được chấm điểm",
  SANCTION_PENDING: "hình thức xử lý chưa thực hiện",
  SANCTION_APPLIED: "hình thức xử lý đã thực hiện",
  DIVERSIONS: "vụ việc đã chuyển theo đường khiếu nại, tố cáo",
  STATEMENT: "theo văn bản",
  SIGN_TO_INSPECT: "dấu hiệu bất thường cần kiểm tra",
  SIGN_ABOVE: "dấu hiệu bất thường của đơn vị cấp trên",
  SILENT_SOURCES: "nguồn im lặng khi khóa sổ",
  CORRECTIONS: "vụ việc đính chính sau kỳ",
  NO_LATER_PERIOD: "chưa chốt kỳ sau để rà số liệu đến muộn",
  SEALED_OVER_APPEALS: "đề nghị xem xét lại chưa trả lời khi khóa sổ",
  OPEN_APPEALS: "đề nghị xem xét lại đang chờ trả lời",
  TOPICAL_AWARD: "khen thưởng chuyên đề",
  REVOKED_AWARD: "khen thưởng đã bị hủy",
  AWARD: "khen thưởng",
};
