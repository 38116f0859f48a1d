import type { NoticeRule } from "./rules.ts";
import type { NoticeLanguage } from "./setting.queries.ts";

/** What each rule is called in mails and messages. */
export const RULE_WORDS: Readonly<Record<NoticeLanguage, Readonly<Record<NoticeRule, string>>>> = {
  VI: {
    CASE_GIVEN: "Phản ánh giao cho đơn vị",
    CASE_RETURNED: "Phản ánh bị trả lại",
    CASE_DUE_SOON: "Phản ánh sắp đến hạn",
    CASE_OVERDUE: "Phản ánh vừa quá hạn",
    CASE_SEVERE: "Phản ánh quá hạn nghiêm trọng",
    PROPOSAL_WAITS: "Đề xuất chờ quyết định",
    PROPOSAL_DECIDED: "Đề xuất của Ông/Bà đã có quyết định",
    SUBMISSION_WAITS: "Vụ việc trình, chờ chỉ đạo",
    SUBMISSION_DECIDED: "Vụ việc trình đã có ý kiến",
    DIRECTIVE_GIVEN: "Văn bản chỉ đạo, đôn đốc gửi đơn vị",
    DIRECTIVE_REPLIED: "Trả lời văn bản chờ chấp nhận",
    DIRECTIVE_DECIDED: "Trả lời văn bản đã được xem xét",
    CHANGE_FAILED: "Yêu cầu gửi nguồn không thành công",
    BULK_ENDED: "Xử lý hàng loạt đã xong",
    INSIDE_GIVEN: "Phản ánh giao cho Ông/Bà",
    MENTIONED: "Ông/Bà được nhắc đến",
    DELIVERY_FAILED: "Tin hoặc thư không gửi được",
  },
  EN: {
    CASE_GIVEN: "Reports given to the unit",
    CASE_RETURNED: "Reports returned to the unit",
    CASE_DUE_SOON: "Reports due soon",
    CASE_OVERDUE: "Reports newly overdue",
    CASE_SEVERE: "Reports severely overdue",
    PROPOSAL_WAITS: "Proposals awaiting a decision",
    PROPOSAL_DECIDED: "Own proposals decided",
    SUBMISSION_WAITS: "Submissions awaiting direction",
    SUBMISSION_DECIDED: "Submissions decided",
    DIRECTIVE_GIVEN: "Directives addressed to the unit",
    DIRECTIVE_REPLIED: "Replies to accept",
    DIRECTIVE_DECIDED: "Replies decided",
    CHANGE_FAILED: "Changes that failed at the source",
    BULK_ENDED: "Bulk jobs ended",
    INSIDE_GIVEN: "Reports given to you",
    MENTIONED: "Mentions",
    DELIVERY_FAILED: "Messages that could not be sent",
  },
};
