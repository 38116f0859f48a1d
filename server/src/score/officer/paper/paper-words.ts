import type { LineExclusion, SheetPart } from "../counting/line.ts";
import type { SheetRatio } from "../counting/result.ts";
import type { StaffKind } from "../counting/rule.ts";

/** Words of a sheet on paper. */
export const PART_WORDS: Readonly<Record<SheetPart, string>> = {
  QUANTITY: "Số lượng (a)",
  QUALITY: "Chất lượng (b)",
  PROGRESS: "Tiến độ (c)",
  TIME: "Thời gian giữ hồ sơ",
};
export const STAFF_WORDS: Readonly<Record<StaffKind, string>> = { CONG_CHUC: "công chức", VIEN_CHUC: "viên chức" };
export const STATE_WORDS: Readonly<Record<SheetRatio["state"], string>> = {
  COUNTED: "đủ số liệu",
  TOO_FEW: "chưa đủ mẫu",
  NO_DATA: "không có số liệu",
  STAFF_UNKNOWN: "chưa rõ công chức hay viên chức",
};
export const EXCLUSION_WORDS: Readonly<Record<LineExclusion, string>> = {
  DECLINED: "từ chối tiếp nhận",
  REDIRECTED: "chuyển theo luật khác",
  MERGED: "gộp vào hồ sơ trùng",
  PAUSED: "đang tạm dừng",
  HANDED_OVER: "đã bàn giao, người khác hoàn thành",
  GIVEN_NEAR_DUE: "nhận khi gần hết hạn",
  INHERITED_LATE: "nhận khi đã quá hạn",
  OBJECTIVE_CAUSE: "nguyên nhân khách quan được phê duyệt",
  COUNTED_LATER: "tính ở quý sau trong năm",
  RULED_OUT: "loại trừ sau khi xem xét lại",
  NOT_HIS: "không thuộc trách nhiệm sau khi xem xét lại",
};
