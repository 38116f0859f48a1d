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
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const UNIT_KINDS = ["PROVINCE", "PROVINCE_OFFICE", "DEPARTMENT", "DISTRICT", "COMMUNE", "PUBLIC_SERVICE_UNIT"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export const ROLES = ["LEADER", "UNIT_HEAD", "INSPECTOR", "IT_OFFICER"] as const;
export type Role = (typeof ROLES)[number];

/** The clocks a case can carry, one at a time running. */
export const CLOCK_STAGES = ["ASSIGN", "HANDLE", "ANSWER"] as const;
export type ClockStage = (typeof CLOCK_STAGES)[number];
