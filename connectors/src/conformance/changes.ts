import type { CaseChange, ChangeKind } from "@dau-moi/schema";

const at = "2026-03-16T02:00:00.000Z";
const paper = { number: "128/SXD-VP", day: "2026-03-16" };
const note = "Đã kiểm tra tại chỗ";

/** A change of each kind, to a unit that every subject's words know. */
export function changeOf(kind: ChangeKind): CaseChange {
  const changes: { [K in ChangeKind]: Extract<CaseChange, { kind: K }> } = {
    ASSIGN: { kind: "ASSIGN", at, toUnit: "SXD", form: "WRITTEN", orderedAt: at, paper, note },
    ACCEPT: { kind: "ACCEPT", at, note },
    COMMENT: { kind: "COMMENT", at, note },
    RECORD_RESULT: { kind: "RECORD_RESULT", at, result: "Đã vá mặt đường", paper },
    EXTEND: { kind: "EXTEND", at, dueDay: "2026-04-10", reason: "Chờ vật liệu", approver: "Chủ tịch" },
    TRANSFER: { kind: "TRANSFER", at, toUnit: "SXD", reason: "Thuộc thẩm quyền" },
    RETURN: { kind: "RETURN", at, reason: "Không thuộc thẩm quyền" },
    CLOSE: { kind: "CLOSE", at, reason: "Đã giải quyết xong" },
    REOPEN: { kind: "REOPEN", at, reason: "Người dân phản hồi chưa xong" },
    ANSWER: { kind: "ANSWER", at, form: "LETTER", answeredAt: at, paper, answer: "Đã trả lời bằng văn bản" },
    PAUSE: { kind: "PAUSE", at, pauseReason: "CHO-CONG-DAN", reason: "Chờ ảnh hiện trường", approver: "Chánh Văn phòng" },
    RESUME: { kind: "RESUME", at, reason: "Đã nhận đủ thông tin" },
    PUBLISH: { kind: "PUBLISH", at, answer: "Đã khắc phục ngày 16/3/2026" },
  };
  return changes[kind];
}
