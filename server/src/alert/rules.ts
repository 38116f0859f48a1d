import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import type { ReportCode } from "../report/index.ts";

/** Why somebody is told something. */
export const NOTICE_RULES = [
  "CASE_GIVEN",
  "CASE_RETURNED",
  "CASE_DUE_SOON",
  "CASE_OVERDUE",
  "CASE_SEVERE",
  "PROPOSAL_WAITS",
  "PROPOSAL_DECIDED",
  "PROPOSAL_LAPSED",
  "SUBMISSION_WAITS",
  "SUBMISSION_DECIDED",
  "DIRECTIVE_GIVEN",
  "DIRECTIVE_REPLIED",
  "DIRECTIVE_DECIDED",
  "CHANGE_FAILED",
  "BULK_ENDED",
  "INSIDE_GIVEN",
  "MENTIONED",
  "DELIVERY_FAILED",
  "ALERT_RANG",
  "REPORT_DUE_SOON",
  "REPORT_LATE",
  "APPEAL_TO_ANSWER",
  "APPEAL_ABOUT_US",
  "APPEAL_DUE_SOON",
  "APPEAL_ENDED",
  "APPEAL_WORDS",
  "SCORE_LINE_CAME",
  "SCORES_OPENED",
  "SCORES_CUT",
  "SCORES_CLOSING",
  "SCORES_SEALED",
  "SHEET_READY",
  "SHEET_CLOSING",
  "REPORT_READY",
] as const;
export type NoticeRule = (typeof NOTICE_RULES)[number];

export const NoticeRuleEnum = enumOf(
  NOTICE_RULES,
  "NoticeRule",
  "Why one is told: a case came to one's unit, came back to it, is due soon, overdue, severely overdue; a proposal waits for one's approval, one's own was decided, or one lapsed before it was; " +
    "a submission waits, was decided; a directive is addressed to one's unit, was replied to, the reply was accepted, returned, or the directive withdrawn; " +
    "a change asked for or drafted by oneself was refused, conflicts or is not shown; a bulk job ended; a case was given to one inside one's unit; somebody mentioned one; a message could not be sent; " +
    "an alert rang for one's unit or source, or for one who took it on; an appeal about scores was brought to one, is about one's unit, is to be answered soon, was answered or withdrawn, or the other side said something in it; its answer moved a line to one's unit, which may ask in its turn; a scoring period of one's unit was opened, its figures were taken, the time to confirm or dispute them ends soon and nobody has, it was sealed; one's sheet of evidence is ready, the time for objections to it ends soon; a report of one's unit is due soon, or was not filed in time; one that was drawn up in the background is there, or could not be.",
);

/** What made a notice, before anybody is told. */
export interface Happening {
  rule: NoticeRule;
  /** with account and rule it is there once, such as "event:4711" */
  madeFrom: string;
  /** the journal event it was read from; null: from passing time or a job */
  eventSeq: number | null;
  at: number;
  about: About;
}

/** What a notice is about; ids alone, never a word of it. */
export interface About {
  unitId: number | null;
  caseId: number | null;
  directiveId: number | null;
  submissionId: number | null;
  proposalId: number | null;
  changeId: number | null;
  jobId: number | null;
  alertId: number | null;
  /** of a report that is owed: which, and the first day of its period */
  reportCode: ReportCode | null;
  reportFrom: string | null;
  appealId: number | null;
  sheetPeriodId: number | null;
  scorePeriodId: number | null;
  /** from when on it is too late for what one may do about it */
  until: Instant | null;
}

export const NOTHING: About = {
  unitId: null,
  caseId: null,
  directiveId: null,
  submissionId: null,
  proposalId: null,
  changeId: null,
  jobId: null,
  alertId: null,
  reportCode: null,
  reportFrom: null,
  appealId: null,
  sheetPeriodId: null,
  scorePeriodId: null,
  until: null,
};
