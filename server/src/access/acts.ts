import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";

/** Everybody but those who only keep a line running or a list of abusive calls. */
const SEE_FIGURES: readonly Role[] = ROLES.filter((role) => role !== "TELECOM" && role !== "POLICE_LIAISON");

/**
 * What can be done in the hub, and the roles that may. A role is nothing but the acts it has here; where it may do them, its
 * post's unit and its relation to the case decide.
 * @source the founding documents' rules 5–16, 20–21, 49–57, 65–68, 87–92, 99–100
 */
const ACTS = {
  /** boards, trends, units, definitions of numbers */
  seeFigures: SEE_FIGURES,
  seeSources: [...SEE_FIGURES, "TELECOM"],
  /** lists of cases, and opening one */
  readCases: [
    "LEADER",
    "OFFICE_CHIEF",
    "HOTLINE_HOLDER",
    "INTAKE_OPERATOR",
    "UNIT_HEAD",
    "FOCAL_OFFICER",
    "DIVISION_HANDLER",
    "SUPERVISOR",
    "INSPECTOR",
    "CITIZEN_RECEPTION_BOARD",
  ],
  /** đôn đốc */
  urgeCases: ["LEADER", "OFFICE_CHIEF", "SUPERVISOR", "INSPECTOR"],
  /** trình lãnh đạo: khẩn, trọng yếu */
  submitToLeaders: ["OFFICE_CHIEF", "HOTLINE_HOLDER", "UNIT_HEAD"],
  /** what was submitted to him */
  settleSubmissions: ["LEADER"],
  /** chỉ đạo: units below one's own */
  directUnits: ["LEADER", "UNIT_HEAD"],
  /** văn bản đôn đốc: units below one's own; the province's office, every unit of the province */
  expediteUnits: ["LEADER", "OFFICE_CHIEF", "UNIT_HEAD"],
  /** taking note of what is addressed to one's unit, and replying */
  answerDirectives: ["OFFICE_CHIEF", "UNIT_HEAD", "FOCAL_OFFICER", "DIVISION_HANDLER"],
  /** giao: to any unit of the province */
  assignCases: ["OFFICE_CHIEF", "HOTLINE_HOLDER"],
  /** giao phòng: to a unit below one's own */
  assignWithinUnit: ["UNIT_HEAD"],
  /** phân công trong nội bộ đơn vị: to divisions and officers, while the unit goes on holding the case */
  assignInside: ["UNIT_HEAD"],
  acceptCases: ["UNIT_HEAD", "FOCAL_OFFICER", "DIVISION_HANDLER"],
  commentCases: ["OFFICE_CHIEF", "HOTLINE_HOLDER", "UNIT_HEAD", "FOCAL_OFFICER", "DIVISION_HANDLER"],
  recordResults: ["UNIT_HEAD", "FOCAL_OFFICER", "DIVISION_HANDLER"],
  /** gia hạn: who decides it stands outside the unit that asked for it */
  extendCases: ["LEADER", "OFFICE_CHIEF"],
  transferCases: ["OFFICE_CHIEF", "HOTLINE_HOLDER"],
  returnCases: ["UNIT_HEAD"],
  closeCases: ["OFFICE_CHIEF", "UNIT_HEAD", "FOCAL_OFFICER"],
  /** phân loại tồn đọng: what a person knows better than the rules */
  classifyBacklog: ["OFFICE_CHIEF", "UNIT_HEAD", "FOCAL_OFFICER"],
  /** kết thúc vì không còn giá trị xử lý, or old and never reported again: one proposes, another approves (rules 74, 76) */
  proposeClosings: ["OFFICE_CHIEF", "UNIT_HEAD", "FOCAL_OFFICER"],
  approveClosings: ["LEADER", "OFFICE_CHIEF", "UNIT_HEAD"],
  /** a sample of what was closed so is looked at again */
  recallClosings: ["OFFICE_CHIEF", "INSPECTOR"],
  /** an officer drafts the result, his head approves it before it is entered (rules 54, 67–68, 71) */
  draftResults: ["FOCAL_OFFICER", "DIVISION_HANDLER"],
  approveResults: ["UNIT_HEAD"],
  askExtensions: ["UNIT_HEAD", "FOCAL_OFFICER"],
  /** a second return of the same case */
  ruleOnReturns: ["OFFICE_CHIEF"],
  /** chuyển đúng thẩm quyền, where the unit that gets it accepts or returns (rule 75) */
  proposeTransfers: ["OFFICE_CHIEF", "HOTLINE_HOLDER", "UNIT_HEAD", "FOCAL_OFFICER"],
  acceptTransfers: ["UNIT_HEAD", "FOCAL_OFFICER"],
  /** chiến dịch dọn tồn đọng: the province's, or a head's own units' (rule 76) */
  openCampaigns: ["LEADER", "OFFICE_CHIEF", "UNIT_HEAD"],
  reopenCases: ["OFFICE_CHIEF", "HOTLINE_HOLDER", "INTAKE_OPERATOR"],
  /** báo cho người dân: that an answer is there, and where; whether it may be done is said unit by unit */
  tellCitizens: ["OFFICE_CHIEF", "HOTLINE_HOLDER"],
  allowCitizenMessages: ["OFFICE_CHIEF", "UNIT_HEAD"],
  publishCases: ["OFFICE_CHIEF", "HOTLINE_HOLDER"],
  /** trả lời người dân, and writing down by what (rules 47, 52, 55) */
  answerCases: ["OFFICE_CHIEF", "HOTLINE_HOLDER", "UNIT_HEAD", "FOCAL_OFFICER"],
  /** báo cáo lãnh đạo: that a case was answered and how (rules 47, 71) */
  reportToLeaders: ["OFFICE_CHIEF", "HOTLINE_HOLDER", "UNIT_HEAD", "FOCAL_OFFICER"],
  /** tạm dừng: who decides it stands outside the unit whose clock it stops */
  pauseCases: ["LEADER", "OFFICE_CHIEF"],
  resumeCases: ["LEADER", "OFFICE_CHIEF", "UNIT_HEAD"],
  /** who sent a case that is in the hands of one's unit; every look is audited, no reason is asked */
  seeContactOfOwnCase: ["HOTLINE_HOLDER", "INTAKE_OPERATOR", "UNIT_HEAD", "FOCAL_OFFICER", "DIVISION_HANDLER"],
  /** who sent a case, with a reason, for a time */
  revealContact: ["LEADER", "OFFICE_CHIEF", "HOTLINE_HOLDER", "INTAKE_OPERATOR", "UNIT_HEAD", "FOCAL_OFFICER", "DIVISION_HANDLER", "CITIZEN_RECEPTION_BOARD"],
  /** even what the submitter asked to keep confidential */
  revealConfidential: ["LEADER", "OFFICE_CHIEF", "CITIZEN_RECEPTION_BOARD"],
  /** repeats by the same submitter */
  findSubmitters: ["OFFICE_CHIEF", "HOTLINE_HOLDER", "INTAKE_OPERATOR", "CITIZEN_RECEPTION_BOARD"],
  eraseSubmitters: ["OFFICE_CHIEF"],
  /** gọi cho người phản ánh, and writing the call down (rules 52, 55) */
  callSubmitters: ["OFFICE_CHIEF", "HOTLINE_HOLDER", "INTAKE_OPERATOR", "UNIT_HEAD", "FOCAL_OFFICER", "DIVISION_HANDLER"],
  /** từ chối tiếp nhận (rules 38, 39, 86) */
  declineCases: ["OFFICE_CHIEF", "HOTLINE_HOLDER", "INTAKE_OPERATOR"],
  /** chuyển hướng: complaints, denunciations, what another law sends elsewhere (rules 30, 36, 48) */
  divertCases: ["OFFICE_CHIEF", "HOTLINE_HOLDER", "INTAKE_OPERATOR", "UNIT_HEAD"],
  /** what was hidden when it was diverted, in the unit that did or that got it */
  openDiverted: ["OFFICE_CHIEF", "UNIT_HEAD", "CITIZEN_RECEPTION_BOARD"],
  /** ghép, phân công vụ việc nhiều cơ quan */
  joinCases: ["OFFICE_CHIEF", "HOTLINE_HOLDER"],
  /** báo cáo chưa có kết quả: the lead agency of several agencies' case (rule 84) */
  reportNoResults: ["UNIT_HEAD"],
  /** the restricted list of abusive callers: one proposes, another decides (rules 39, 57) */
  proposeRestrictions: ["OFFICE_CHIEF", "HOTLINE_HOLDER", "INTAKE_OPERATOR"],
  settleRestrictions: ["LEADER", "OFFICE_CHIEF"],
  readRestrictions: ["LEADER", "OFFICE_CHIEF", "HOTLINE_HOLDER", "INTAKE_OPERATOR", "POLICE_LIAISON"],
  /** báo cáo: lập, nộp; trả lại hoặc chấp nhận; xem */
  draftReports: ["OFFICE_CHIEF", "HOTLINE_HOLDER", "UNIT_HEAD", "FOCAL_OFFICER"],
  submitReports: ["OFFICE_CHIEF", "UNIT_HEAD"],
  settleReports: ["LEADER", "OFFICE_CHIEF"],
  readReports: ["LEADER", "OFFICE_CHIEF", "HOTLINE_HOLDER", "UNIT_HEAD", "FOCAL_OFFICER", "INSPECTOR"],
  administerSources: ["IT_OFFICER", "SYSTEM_OPERATOR"],
  administerAccounts: ["IT_OFFICER", "SYSTEM_OPERATOR"],
  administerUnits: ["OFFICE_CHIEF", "SYSTEM_OPERATOR"],
  /** working calendars and regulations, and what an adoption would change */
  readRules: ["LEADER", "OFFICE_CHIEF", "UNIT_HEAD", "INSPECTOR", "IT_OFFICER", "SYSTEM_OPERATOR"],
  proposeRules: ["LEADER", "OFFICE_CHIEF", "INSPECTOR", "SYSTEM_OPERATOR"],
  /** adopting a working calendar or a regulation that somebody else proposed */
  adoptRules: ["LEADER", "OFFICE_CHIEF"],
  /** cảnh báo: taking it on, saying that it was seen */
  answerAlerts: ["LEADER", "OFFICE_CHIEF", "UNIT_HEAD", "FOCAL_OFFICER", "IT_OFFICER", "SYSTEM_OPERATOR"],
  /** tạm tắt cảnh báo: what is about a unit is silenced from above it alone */
  muteAlerts: ["LEADER", "OFFICE_CHIEF", "UNIT_HEAD", "IT_OFFICER", "SYSTEM_OPERATOR"],
  /** rà soát danh bạ đường dây nóng: one's own unit and those below it (rules 64, 97, 98) */
  reviewDirectory: ["OFFICE_CHIEF", "UNIT_HEAD", "FOCAL_OFFICER", "INSPECTOR", "SYSTEM_OPERATOR"],
  /** sửa danh bạ đường dây nóng: numbers, mailboxes, people in charge of one's own unit and those below it (rules 64, 98) */
  keepDirectory: ["OFFICE_CHIEF", "UNIT_HEAD", "FOCAL_OFFICER"],
  /** điểm đường dây nóng: of the units one sees the figures of */
  seeScores: ["LEADER", "OFFICE_CHIEF", "UNIT_HEAD", "FOCAL_OFFICER", "DIVISION_HANDLER", "INSPECTOR", "EMULATION_SECRETARY"],
  /** kỳ chấm điểm: opening, taking the figures, sealing, adjusting by a paper; proposing a scheme (rule 100) */
  keepScores: ["OFFICE_CHIEF", "INSPECTOR"],
  /** ban hành bộ tiêu chí */
  approveSchemes: ["LEADER"],
  /** xác nhận hoặc phản hồi số liệu: a head, of his own unit (rule 78) */
  answerScores: ["UNIT_HEAD"],
  /** phiếu số liệu cá nhân: of the officers below one; one's own is everybody's */
  readOfficerSheets: ["LEADER", "OFFICE_CHIEF", "UNIT_HEAD", "INSPECTOR"],
  /** kỳ phiếu số liệu: taking the figures, sealing */
  keepOfficerSheets: ["OFFICE_CHIEF", "INSPECTOR"],
  /** khen thưởng: rounds and dossiers of the units one sees the figures of */
  seeCommendations: ["LEADER", "OFFICE_CHIEF", "UNIT_HEAD", "INSPECTOR", "EMULATION_SECRETARY"],
  /** điều kiện khen thưởng: what is being verified about units, never told to them */
  readCommendationChecks: ["LEADER", "OFFICE_CHIEF", "INSPECTOR", "EMULATION_SECRETARY"],
  /** mở đợt xét, lập hồ sơ, đề nghị khen thưởng */
  keepCommendations: ["OFFICE_CHIEF", "INSPECTOR", "EMULATION_SECRETARY"],
  /** báo cáo thành tích: a head, of his own unit */
  reportAchievements: ["UNIT_HEAD"],
  /** quyết định khen thưởng, hủy quyết định */
  decideCommendations: ["LEADER"],
  readAudit: ["INSPECTOR", "SYSTEM_OPERATOR"],
  /** kiểm tra công vụ về đường dây nóng: planning, opening, asking, concluding; findings and what becomes of them (rule 100) */
  inspect: ["INSPECTOR"],
  readInspections: ["LEADER", "OFFICE_CHIEF", "INSPECTOR", "UNIT_HEAD"],
  /** dấu hiệu bất thường of units beside each other, and plans */
  readSigns: ["LEADER", "OFFICE_CHIEF", "INSPECTOR"],
  /** giải trình, báo cáo khắc phục */
  answerFindings: ["UNIT_HEAD"],
  /** khoá API: programs of departments and other agencies */
  seeApiKeys: ["LEADER", "OFFICE_CHIEF", "INSPECTOR", "IT_OFFICER", "SYSTEM_OPERATOR"],
  administerApiKeys: ["IT_OFFICER", "SYSTEM_OPERATOR"],
  /** the second person of a key that reads cases */
  approveApiKeys: ["LEADER", "OFFICE_CHIEF"],
} as const satisfies Record<string, readonly Role[]>;

export type Act = keyof typeof ACTS;

/** Acts that standing in on a hotline's roster does not lend: keeping the hub and its rules, and what cannot be undone. */
const NOT_ON_A_ROSTER: readonly Act[] = [
  "administerSources",
  "administerAccounts",
  "administerUnits",
  "proposeRules",
  "adoptRules",
  "keepScores",
  "approveSchemes",
  "answerScores",
  "readOfficerSheets",
  "keepOfficerSheets",
  "keepCommendations",
  "reportAchievements",
  "decideCommendations",
  "readAudit",
  "inspect",
  "eraseSubmitters",
  "seeApiKeys",
  "administerApiKeys",
  "approveApiKeys",
];

/** Every act, in the table's order. */
export const ACT_NAMES = Object.keys(ACTS) as Act[];

/** The roles that have an act. */
export function rolesWith(act: Act): readonly Role[] {
  return ACTS[act];
}

/** What a role may do; nothing for a word that is no role. */
export function actsOf(role: Role): readonly Act[] {
  return ACT_NAMES.filter((act) => (ACTS[act] as readonly Role[]).includes(role));
}

/** What a role lends to who stands in for it on the roster. */
export function rosterActsOf(role: Role): readonly Act[] {
  return actsOf(role).filter((act) => !NOT_ON_A_ROSTER.includes(act));
}
