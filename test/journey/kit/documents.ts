import { asked } from "./asking.ts";

/** What the tests ask of the graph, with the answer's shape. */
export interface AsOf {
  event: number;
  instant: string;
  token: string;
}
export interface UnitFigures {
  unit: { code: string };
  open: number;
  overdue: number;
  dueSoon: number;
  paused: number;
  overdueShare: number | null;
  inheritedOverdue: number;
}
export interface ChangeCause {
  cause: string;
  cases: number;
}
export interface BoardAnswer {
  asOf: AsOf;
  scope: { code: string };
  open: number;
  overdue: number;
  dueSoon: number;
  paused: number;
  inheritedOverdue: number;
  receivedToday: number;
  closedToday: number;
  units: UnitFigures[];
  own: UnitFigures;
  coverage: { fresh: number; total: number; readUpTo: string | null };
  changes: ChangeCause[];
}

const FIGURES = "unit { code } open overdue dueSoon paused overdueShare inheritedOverdue";
const BOARD_FIELDS = `asOf { event instant token } scope { code } open overdue dueSoon paused inheritedOverdue receivedToday closedToday
  units { ${FIGURES} } own { ${FIGURES} } coverage { fresh total readUpTo } changes { cause cases }`;

export const BOARD = asked<{ board: BoardAnswer }>(`query ($unit: String, $asOf: String) { board(unit: $unit, asOf: $asOf) { ${BOARD_FIELDS} } }`);
export const BOARD_CHANGED = asked<{ boardChanged: BoardAnswer }>(`subscription ($unit: String) { boardChanged(unit: $unit) { ${BOARD_FIELDS} } }`);

/** A row of a list. */
export interface Row {
  id: string;
  reference: string;
  title: string;
  stage: string;
  open: boolean;
  channel: string | null;
  field: string;
  urgent: boolean;
  receivedAt: string;
  dueAt: string | null;
  lateness: string;
  paused: boolean;
  extended: boolean;
  originalDueAt: string | null;
  merged: boolean;
  placeText: string | null;
  unit: { code: string };
  source: { code: string };
}
const ROW =
  "id reference title stage open channel field urgent receivedAt dueAt lateness paused extended originalDueAt merged placeText unit { code } source { code }";

export interface CasePage {
  asOf: AsOf;
  totalCount: number;
  edges: { cursor: string; node: Row }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
export const CASES = asked<{ cases: CasePage }>(
  `query ($filter: CaseFilter, $first: Int, $after: String, $order: CaseOrder, $asOf: String) {
     cases(filter: $filter, first: $first, after: $after, order: $order, asOf: $asOf) {
       asOf { event instant token } totalCount edges { cursor node { ${ROW} } } pageInfo { hasNextPage endCursor } } }`,
);

export interface ClockAnswer {
  stage: string;
  unit: { code: string };
  startedAt: string;
  dueAt: string | null;
  warnAt: string | null;
  stoppedAt: string | null;
  late: boolean;
  lateWorkingMinutes: number | null;
  paused: boolean;
  remainingDays: number | null;
  remainingMinutes: number | null;
  originalDueAt: string | null;
  pauses: { from: string; to: string | null; reason: string | null; reasonName: string | null; approver: string | null; stops: boolean }[];
  extensions: { at: string; dueDay: string | null; addedWorkingDays: number | null; approver: string | null; irregular: string[] }[];
  explanation: {
    limit: string;
    ruleName: string;
    legalBasis: string;
    assumed: boolean;
    calendarVersion: string;
    counted: { day: string; minutes: number }[];
    skipped: { day: string; reason: string }[];
  };
}
export interface CustodyAnswer {
  unit: { code: string };
  from: string;
  to: string | null;
  reason: string;
  inheritedLate: boolean;
}
export interface SubmitterAnswer {
  name: string | null;
  phone: string | null;
  address: string | null;
  masked: boolean;
  confidentialName: boolean;
  confidentialPhone: boolean;
  confidentialContent: boolean;
}
export interface CaseAnswer extends Row {
  content: string | null;
  closedAt: string | null;
  cooperatingUnits: { code: string }[];
  supervisingUnit: { code: string } | null;
  submitter: SubmitterAnswer;
  clocks: ClockAnswer[];
  custody: CustodyAnswer[];
  steps: { at: string; kind: string; unit: { code: string } | null; note: string | null }[];
  result: string | null;
  closureReason: string | null;
  repeatOf: { id: string; reference: string } | null;
  mergedInto: { id: string; reference: string } | null;
  learnedAt: string;
}
export const WHOLE_CASE = `${ROW} content closedAt cooperatingUnits { code } supervisingUnit { code }
  submitter { name phone address masked confidentialName confidentialPhone confidentialContent }
  clocks { stage unit { code } startedAt dueAt warnAt stoppedAt late lateWorkingMinutes paused remainingDays remainingMinutes originalDueAt
    pauses { from to reason reasonName approver stops } extensions { at dueDay addedWorkingDays approver irregular }
    explanation { limit ruleName legalBasis assumed calendarVersion counted { day minutes } skipped { day reason } } }
  custody { unit { code } from to reason inheritedLate } steps { at kind unit { code } note }
  result closureReason repeatOf { id reference } mergedInto { id reference } learnedAt`;
export const CASE = asked<{ case: CaseAnswer | null }>(`query ($id: ID!) { case(id: $id) { ${WHOLE_CASE} } }`);

export interface CaseChange {
  seq: number;
  resync: boolean;
  case: Row | null;
}
export const CASE_CHANGED = asked<{ caseChanged: CaseChange }>(`subscription ($ids: [ID!]) { caseChanged(ids: $ids) { seq resync case { ${ROW} } } }`);

export interface SourceAnswer {
  code: string;
  freshness: string;
  readUpTo: string | null;
  lastAttemptAt: string | null;
  lastProblem: string | null;
  consecutiveFailures: number;
  cases: number;
  openCases: number;
  quarantined: number;
  unknownWords: number;
  quarantine: { locator: string; place: string | null; reason: string; at: string }[] | null;
  wordQueue: { list: string; word: string; records: number; firstSeenAt: string }[] | null;
}
export const SOURCES = asked<{ sources: SourceAnswer[] }>(
  `{ sources { code freshness readUpTo lastAttemptAt lastProblem consecutiveFailures cases openCases quarantined unknownWords
     quarantine { locator place reason at } wordQueue { list word records firstSeenAt } } }`,
);
