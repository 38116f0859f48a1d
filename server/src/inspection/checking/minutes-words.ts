import type { FindingKind, FindingStepKind, RemedyState } from "../findings/finding.words.ts";
import type { EvidenceName, ItemResult, Verdict } from "../inspection.words.ts";

/** Words of the minutes. */
export const EVIDENCE_WORDS: Readonly<Record<EvidenceName, string>> = {
  HOTLINE_NUMBERS: "số đường dây nóng trong danh bạ",
  ROSTER_POSTS: "người trong phân công trực",
  ACCOUNTS: "tài khoản",
  DIRECTORY_FAULTS: "thiếu sót trong danh bạ",
  DIRECTORY_TO_REVIEW: "mục danh bạ cần rà soát",
  HANDLED: "đã xử lý",
  HANDLED_ON_TIME: "xử lý đúng hạn",
  HANDLED_LATE: "xử lý quá hạn",
  ANSWERED: "đã trả lời người phản ánh",
  OPEN_OVERDUE: "đang quá hạn",
  BACKLOG_B1: "tồn đọng nhóm B1",
  BACKLOG_B2: "tồn đọng nhóm B2",
  BACKLOG_B3: "tồn đọng nhóm B3",
  BACKLOG_B4: "tồn đọng nhóm B4",
  OPENING: "tồn đầu kỳ",
  RECEIVED: "tiếp nhận",
  HANDED_IN: "nhận chuyển đến",
  CLOSED: "đã kết thúc",
  HANDED_OUT: "chuyển đi",
  CLOSING: "tồn cuối kỳ",
  IDENTITIES_REVEALED: "lượt xem thông tin người phản ánh",
  REPORTS_DUE: "báo cáo phải nộp",
  REPORTS_ON_TIME: "báo cáo nộp đúng hạn, được chấp nhận",
  SHEETS_TAKEN: "phiếu số liệu đã chốt của cán bộ",
  SHEETS_EXPORTED: "phiếu số liệu được lấy ra thành tệp (không kể cán bộ tự lấy phiếu của mình)",
  EVALUATIONS: "kỳ có phiếu được lấy ra thành tệp",
  FINDINGS_BEFORE: "kiến nghị trước đây",
  SANCTIONS_APPLIED: "hình thức xử lý đã thực hiện",
};

export const RESULT_WORDS: Readonly<Record<ItemResult, string>> = { IN_ORDER: "Đạt", NOT_IN_ORDER: "Chưa đạt", NOT_APPLICABLE: "Không áp dụng" };
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = { IN_ORDER: "Đúng quy định", NOT_IN_ORDER: "Chưa đúng quy định" };
export const FINDING_WORDS: Readonly<Record<FindingKind, string>> = {
  LATE: "chậm thời hạn",
  NO_EVIDENCE: "thiếu minh chứng",
  WRONG_DATA: "số liệu chưa đúng",
  CONFIDENTIALITY: "bảo mật thông tin",
  ORGANISATION: "tổ chức thực hiện",
  OTHER: "nội dung khác",
  IDENTITY_LEAKED: "làm lộ danh tính người phản ánh",
  DATA_FALSIFIED: "số liệu sai sự thật",
  COMPLAINT_TOLD: "để lộ nội dung khiếu nại, tố cáo cho người bị khiếu nại, tố cáo",
};
export const REMEDY_WORDS: Readonly<Record<RemedyState, string>> = {
  AWAITED: "chưa báo cáo khắc phục",
  REPORTED: "đã báo cáo khắc phục",
  RETURNED: "khắc phục chưa đạt",
  CONFIRMED: "đã khắc phục",
};
export const STEP_WORDS: Readonly<Record<FindingStepKind, string>> = {
  EXPLAINED: "Giải trình",
  REMEDY_REPORTED: "Báo cáo khắc phục",
  REMEDY_RETURNED: "Khắc phục chưa đạt",
  REMEDY_CONFIRMED: "Xác nhận đã khắc phục",
  SANCTION_PROPOSED: "Đề xuất xử lý",
  SANCTION_DECIDED: "Quyết định xử lý",
  SANCTION_APPLIED: "Đã thực hiện xử lý",
};
