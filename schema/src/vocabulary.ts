/**
 * The closed word lists every station shares. A source's own words are mapped to these by its manifest;
 * a word without a mapping is queued for a person, never guessed.
 */

/** Where a case stands in its life. Overdue, urgent and backlog are conditions, never stages. */
export const STAGES = [
  "RECEIVED", // tiếp nhận: waits to be assigned
  "ASSIGNED", // đã giao: waits for the unit to accept
  "IN_PROGRESS", // đang xử lý
  "RESOLVED", // có kết quả: waits for the answer to the citizen
  "ANSWERED", // đã trả lời: waits to be closed
  "CLOSED", // kết thúc
  "DECLINED", // từ chối tiếp nhận
  "REDIRECTED", // hướng dẫn, chuyển cơ quan khác theo luật khác
] as const;
export type Stage = (typeof STAGES)[number];

/** Stages in which a case is still open: it is somebody's work and a clock may run. */
export const OPEN_STAGES = ["RECEIVED", "ASSIGNED", "IN_PROGRESS", "RESOLVED", "ANSWERED"] as const satisfies readonly Stage[];

export const CHANNELS = ["PHONE", "SMS", "WEB", "APP", "CHATBOT", "EMAIL", "POST", "IN_PERSON", "OTHER_SYSTEM"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Subject fields (lĩnh vực). URBAN_INFRASTRUCTURE carries the one-working-day limit. */
export const FIELDS = [
  "URBAN_INFRASTRUCTURE", // cấp thoát nước, cây xanh, chiếu sáng, viễn thông
  "TRANSPORT",
  "CONSTRUCTION",
  "LAND",
  "ENVIRONMENT",
  "PUBLIC_ORDER",
  "ADMINISTRATIVE_PROCEDURE",
  "CIVIL_SERVANT_CONDUCT",
  "HEALTH",
  "EDUCATION",
  "SOCIAL_POLICY",
  "PROPOSAL",
] as const;
export type Field = (typeof FIELDS)[number];

/** What happened to a case at its source, as far as the source tells. */
export const STEP_KINDS = [
  "RECEIVED", // the submitter's call or message
  "ASSIGNED", // given to `unitWord`; starts the handling clock
  "ACCEPTED",
  "TRANSFERRED", // from its holder to `unitWord`, which now holds it
  "RETURNED", // back to the dispatching unit `unitWord`
  "RESOLVED",
  "ANSWERED",
  "CLOSED",
  "REOPENED",
  "DECLINED",
  "REDIRECTED",
  "PAUSED", // tạm dừng: waits for what its terms name; only reasons of the regulation stop the clock
  "RESUMED", // hết tạm dừng, by whatever channel what it waited for came
  "EXTENDED", // gia hạn: a new due day or added working days
  "NO_RESULT_REPORTED", // báo cáo chưa có kết quả, with the reason
  "MERGED", // gộp vào hồ sơ trùng: ends the case
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** Kinds of bodies. Whether a kind is scored and inspected is a dated fact of the register, never told by its name. */
export const UNIT_KINDS = [
  "PROVINCE", // tỉnh hoặc thành phố trực thuộc trung ương
  "PROVINCE_OFFICE", // Văn phòng UBND
  "COUNCIL_OFFICE", // HĐND, Văn phòng Đoàn đại biểu Quốc hội và HĐND
  "PARTY_BODY", // Tỉnh ủy và các cơ quan của Tỉnh ủy
  "CENTRAL_AGENCY", // cơ quan trung ương đóng trên địa bàn
  "DEPARTMENT", // sở, ban, ngành
  "DIVISION", // phòng thuộc sở
  "DISTRICT", // huyện, until 2025-07-01
  "COMMUNE", // xã, phường, đặc khu
  "COMMUNE_SERVICE_CENTRE", // trung tâm phục vụ hành chính công cấp xã
  "PUBLIC_SERVICE_UNIT", // đơn vị sự nghiệp công lập
  "ENTERPRISE", // doanh nghiệp làm dịch vụ công
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** How a unit's work came to another: sáp nhập, hợp nhất, chia tách, chuyển chức năng, đổi tên, giải thể (Nghị quyết 190/2025/QH15). */
export const SUCCESSION_KINDS = ["MERGE", "CONSOLIDATE", "SPLIT", "FUNCTION_TRANSFER", "RENAME", "DISSOLVE"] as const;
export type SuccessionKind = (typeof SUCCESSION_KINDS)[number];

/** Whose codes a unit can carry: of QĐ 19/2025/QĐ-TTg, of QĐ 20/2020/QĐ-TTg, and what stood before them. */
export const CODE_SCHEMES = ["NATIONAL", "ORG", "OLD_ORG", "ALIAS"] as const;
export type CodeScheme = (typeof CODE_SCHEMES)[number];

export const WEEKDAYS = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** As the bodies were when it happened, or as those that took over from them. */
export const RECKONINGS = ["AS_IT_WAS", "BY_SUCCESSOR"] as const;
export type Reckoning = (typeof RECKONINGS)[number];

/** What a post is for. A cooperating unit is a relation to a case, not a role of an account. */
export const ROLES = [
  "LEADER", // lãnh đạo tỉnh: Chủ tịch, Thường trực
  "OFFICE_CHIEF", // Chánh Văn phòng
  "HOTLINE_HOLDER", // người giữ đường dây nóng (Tổ công tác)
  "INTAKE_OPERATOR", // bộ phận tiếp nhận
  "UNIT_HEAD", // thủ trưởng cơ quan, đơn vị
  "FOCAL_OFFICER", // công chức đầu mối
  "DIVISION_HANDLER", // phòng chuyên môn, đơn vị sự nghiệp
  "SUPERVISOR", // cơ quan giám sát
  "INSPECTOR", // Sở Nội vụ: kiểm tra công vụ
  "CITIZEN_RECEPTION_BOARD", // Ban Tiếp công dân
  "EMULATION_SECRETARY", // thư ký Hội đồng Thi đua - Khen thưởng
  "IT_OFFICER", // cán bộ CNTT của một cơ quan
  "SYSTEM_OPERATOR", // Sở KH&CN: vận hành hệ thống
  "TELECOM", // viễn thông
  "POLICE_LIAISON", // đầu mối Công an
] as const;
export type Role = (typeof ROLES)[number];

/** The clocks a case can carry. */
export const CLOCK_STAGES = [
  "ASSIGN", // T1: from receipt to the order
  "ACCEPT", // from the order until the unit takes the case
  "HANDLE", // T2: from the order to the result
  "ANSWER", // T3: from the result to the answer to the citizen
  "NO_RESULT", // after T2 ran out without a result: the report and its reason, said anew each time
] as const;
export type ClockStage = (typeof CLOCK_STAGES)[number];

/** Streams (luồng) with their own law and clocks; never summed together. */
export const CASE_STREAMS = [
  "HOTLINE", // đường dây nóng
  "ADMIN_REGULATION", // phản ánh, kiến nghị về quy định hành chính
  "LEGAL_DOCUMENT", // phản ánh, kiến nghị về văn bản quy phạm pháp luật
] as const;
export type CaseStream = (typeof CASE_STREAMS)[number];

/** How pressing a case is, as its source tells. */
export const URGENCIES = ["URGENT", "NORMAL", "COMPLEX"] as const;
export type Urgency = (typeof URGENCIES)[number];

/** The recorded event that a limit counts from. */
export const START_EVENTS = ["RECEIPT", "ORDER", "ACCEPTANCE", "RESULT", "LIMIT_RAN_OUT", "LAST_REPORT"] as const;
export type StartEvent = (typeof START_EVENTS)[number];
