/** Appeals about lines of scores. */
export const APPEALS = {
  ScoreAppeal: "đề nghị xem xét lại",
  ScoreAppealAct: "việc làm với đề nghị xem xét lại",
  ScoreAppealAnswer: "trả lời đề nghị xem xét lại",
  ScoreAppealAnswerer: "cơ quan trả lời đề nghị",
  ScoreAppealDetail: "đề nghị xem xét lại và diễn biến",
  ScoreAppealEffect: "thay đổi số liệu sau xem xét lại",
  ScoreAppealKind: "loại đề nghị xem xét lại",
  ScoreAppealList: "danh sách đề nghị xem xét lại",
  ScoreAppealPreview: "thay đổi dự kiến nếu chấp nhận",
  ScoreAppealRules: "quy định về đề nghị xem xét lại",
  ScoreAppealState: "tình trạng đề nghị xem xét lại",
  ScoreAppealStep: "bước giải quyết đề nghị",
  ScoreAppealUnit: "đơn vị có thể quy trách nhiệm",
  ScoreAppealTerm: "thời hạn trả lời đề nghị",
  ScoreAppeals: "các đề nghị xem xét lại",
} as const;
