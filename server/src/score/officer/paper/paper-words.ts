import type { CountedLine, LineExclusion, SheetPart } from "../counting/line.ts";
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

/** "1/1", or why it does not count. */
export const outcomeWords = ({ excluded, numerator, denominator }: Pick<CountedLine, "excluded" | "numerator" | "denominator">): string =>
  excluded === null ? `${numerator}/${denominator}` : `không tính: ${EXCLUSION_WORDS[excluded]}`;

/** "83,33 %" of 0.8333 */
export function percent(value: string): string {
  const [whole = "0", rest = "0000"] = value.split(".");
  const digits = `${whole}${rest}`.padStart(5, "0");
  return `${Number(digits.slice(0, -2))},${digits.slice(-2)} %`;
}

/** "83,33 % (10 dòng, 2)": the ratio, its lines, and how many of them were done, failed or late. */
export const ratioWords = (ratio: SheetRatio | undefined): string =>
  ratio === undefined ? "…" : `${ratio.value === null ? "…" : percent(ratio.value)} (${ratio.n} dòng, ${ratio.hits})`;
