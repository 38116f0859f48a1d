import type { PlainKind } from "../course-step.ts";
import type { Dice } from "../random.ts";
import { dayMonthYear } from "../vietnam-time.ts";
import { officerInitial } from "./people.ts";

const ORDERS = [
  "Giao chủ trì xử lý, trả lời công dân theo quy định",
  "Đề nghị kiểm tra, xử lý và báo cáo kết quả",
  "Chuyển xử lý theo thẩm quyền",
  "Ý kiến lãnh đạo: xử lý dứt điểm, không để phản ánh lại",
];

const NOTES: Readonly<Record<PlainKind, readonly string[]>> = {
  RECEIVED: ["Tiếp nhận qua điện thoại viên", "Đã ghi âm cuộc gọi", "Công dân gọi lúc {time}", "Tiếp nhận, đã phân loại lĩnh vực", ""],
  ASSIGNED: [...ORDERS, "Giao kèm phiếu chuyển số {number}/PC-VP", ""],
  ACCEPTED: ["Đã nhận, phân công {officer}", "Đã nhận, sẽ kiểm tra thực địa", "Đang xử lý", "Đã phân công bộ phận chuyên môn", ""],
  TRANSFERRED: [
    "Chuyển đơn vị quản lý trực tiếp tuyến đường",
    "Chuyển theo phân cấp mới",
    "Chuyển vì địa bàn thuộc đơn vị khác",
    "Chuyển xử lý theo công văn số {number}",
  ],
  RETURNED: [
    "Trả lại: nội dung không thuộc chức năng của đơn vị",
    "Trả lại: không thuộc thẩm quyền, đề nghị chuyển cơ quan khác",
    "Trả lại vì thiếu địa chỉ cụ thể",
  ],
  RESOLVED: ["Đã có kết quả, kèm biên bản ngày {date}", "Lãnh đạo đơn vị đã duyệt kết quả", "Có văn bản số {number} trả lời", "Đã khắc phục, có ảnh chụp"],
  ANSWERED: ["Đã gọi điện trả lời công dân lúc {time}", "Đã gửi văn bản trả lời", "Đã trả lời qua hộp thư", "Đã nhắn tin kết quả cho công dân"],
  CLOSED: ["Kết thúc", "Lưu hồ sơ", "Hoàn thành, chuyển lưu trữ", ""],
  REOPENED: ["Công dân phản ánh lại lần hai, mở lại hồ sơ", "Mở lại vì khắc phục chưa triệt để", "Lãnh đạo yêu cầu kiểm tra lại"],
  DECLINED: ["Từ chối tiếp nhận"],
  REDIRECTED: ["Hướng dẫn công dân gửi cơ quan có thẩm quyền"],
};

/** The remark on a step; null where the officer wrote none. @param at instant of the step */
export function inventNote(kind: PlainKind, at: number, dice: Dice): string | null {
  const note = dice.pick(NOTES[kind]);
  if (note === "") return null;
  return note
    .replace("{time}", `${dice.whole(7, 16)} giờ ${dice.whole(1, 59)}`)
    .replace("{number}", String(dice.whole(12, 1980)))
    .replace("{officer}", officerInitial(dice))
    .replace("{date}", dayMonthYear(at));
}
