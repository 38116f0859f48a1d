/** Công chức, viên chức: who is counted by which decree. */
export const STAFF_KINDS = ["CONG_CHUC", "VIEN_CHUC"] as const;
export type StaffKind = (typeof STAFF_KINDS)[number];

export const RULE_STATUSES = ["PROPOSED", "ISSUED"] as const;
export type OfficerRuleStatus = (typeof RULE_STATUSES)[number];

/** By what a kind of staff's sheets are counted. Decimals as text. */
export interface OfficerRule {
  staff: StaffKind;
  /** weights of one item; `urgent` is added */
  information: string;
  single: string;
  multiple: string;
  urgent: string;
  /** fields whose cases ask for information alone */
  informationFields: string[];
  /** what one failed review, one late limit takes off */
  qualityStep: string;
  progressStep: string;
  /** below so many items a ratio says nothing */
  minimum: number;
  status: OfficerRuleStatus;
  /** whether somebody compared it with the text of its basis */
  compared: boolean;
  legalBasis: string;
}

/** What holds for everybody's sheets alike. */
export interface OfficerTerm {
  objectionLimit: string;
  /** the last part of a limit's time, 0 ≤ nearDue < 1 */
  nearDue: string;
  stages: string[];
  legalBasis: string;
  assumed: boolean;
}

/** What a period was counted by, kept with it. */
export interface PeriodTerms {
  term: OfficerTerm;
  rules: OfficerRule[];
}
