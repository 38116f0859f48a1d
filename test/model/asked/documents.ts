import { asked } from "../../hub.ts";

/** What the model's people ask of the graph, with the answer's shape. */
export interface CaseSeen {
  open: boolean;
  stage: string;
  unit: { code: string };
  dueAt: string | null;
  lateness: string;
  paused: boolean;
  extended: boolean;
  merged: boolean;
  custody: { unit: { code: string }; from: string; to: string | null; reason: string; inheritedLate: boolean }[];
  clocks: { stage: string; unit: { code: string }; startedAt: string; stoppedAt: string | null; dueAt: string | null; originalDueAt: string | null }[];
  changes: { id: string; kind: string; state: string }[];
  proposals: { id: string; kind: string; state: string }[];
  backlog: { class: string; ruleClass: string; severity: string } | null;
  closing: { missing: string[] } | null;
  submissions: { id: string; settlement: string | null; dueAt: string; overdue: boolean; directive: { obligations: ObligationSeen[] } | null }[];
}
interface ObligationSeen {
  id: string;
  unit: { code: string };
  state: string;
  dueAt: string;
  overdue: boolean;
}

const OBLIGATION = "id unit { code } state dueAt overdue";
const CASE = `open stage unit { code } dueAt lateness paused extended merged custody { unit { code } from to reason inheritedLate }
  clocks { stage unit { code } startedAt stoppedAt dueAt originalDueAt } changes { id kind state } proposals { id kind state }
  backlog { class ruleClass severity } closing { missing } submissions { id settlement dueAt overdue directive { obligations { ${OBLIGATION} } } }`;

/** Several cases at once, named c0, c1 … */
export const casesOf = (many: number) =>
  asked<Record<string, CaseSeen | null>>(
    `query (${Array.from({ length: many }, (_, i) => `$c${i}: ID!`).join(", ")}) {
       ${Array.from({ length: many }, (_, i) => `c${i}: case(id: $c${i}) { ...Seen }`).join("\n")} } fragment Seen on Case { ${CASE} }`,
  );

export const LATENESSES = ["OVERDUE", "DUE_SOON", "ON_TIME", "PAUSED", "NO_CLOCK"] as const;

export interface Counts {
  open: number;
  overdue: number;
  dueSoon: number;
  paused: number;
  inheritedOverdue: number;
}
interface List {
  totalCount: number;
  edges: { node: { reference: string } }[];
}
export interface FiguresSeen extends Record<(typeof LATENESSES)[number], List> {
  board: Counts & { receivedToday: number; closedToday: number; units: (Counts & { unit: { code: string } })[] };
  backlog: { total: number; counts: { severity: string; backlogClass: string; cases: number }[]; ageBands: { cases: number }[] };
  ofDepartment: { total: number; counts: { severity: string; backlogClass: string; cases: number }[] };
  inherited: List;
}

const COUNTS = "open overdue dueSoon paused inheritedOverdue";
const LIST = "totalCount edges { node { reference } }";

/** The board and the backlog with their lists, as the province's leader has them. */
export const FIGURES = asked<FiguresSeen>(
  `{ board { ${COUNTS} receivedToday closedToday units { unit { code } ${COUNTS} } }
     backlog { total counts { severity backlogClass cases } ageBands { cases } }
     ofDepartment: backlog(filter: { unit: "SXD" }) { total counts { severity backlogClass cases } }
     inherited: cases(filter: { open: true, lateness: OVERDUE, inheritedLate: true }, first: 50) { ${LIST} }
     ${LATENESSES.map((name) => `${name}: cases(filter: { open: true, lateness: ${name} }, first: 50) { ${LIST} }`).join("\n")} }`,
);

export const CHAIN = asked<{ auditChain: { streams: { stream: string; entries: number }[] } }>("{ auditChain { streams { stream entries } } }");
export const SUMMARY = asked<{ directivesSummary: { issued: { unanswered: number; replied: number }; submissionsWaiting: number } }>(
  "{ directivesSummary { issued { unanswered replied } submissionsWaiting } }",
);

/** What became of an act: the name of its outcome, and what it made. */
export interface Outcome {
  __typename: string;
  message?: string;
  change?: { id: string };
  proposal?: { id: string };
  submission?: { id: string; directive: { obligations: ObligationSeen[] } | null };
  obligation?: { id: string; steps: { id: string; kind: string }[] };
  id?: string;
  state?: string;
  done?: number;
  skipped?: number;
  refused?: number;
  undone?: number;
  left?: number;
  stateAt?: string;
}

const PROBLEM = "__typename ... on Problem { message }";
const JOB = "... on BulkJob { id state done skipped refused undone left stateAt }";
const SUBMISSION = `submission { id directive { obligations { ${OBLIGATION} } } }`;
const OBLIGATION_MOVED = `... on ObligationMoved { obligation { id steps { id kind } } }`;

const act = (field: string, type: string, answer: string) =>
  asked<Record<string, Outcome>>(`mutation ($input: ${type}!) { act: ${field}(input: $input) { ${PROBLEM} ${answer} } }`);

/** Every act of the model's people; each answers `act`. */
export const ACTS = {
  request: act("requestCaseChange", "RequestCaseChangeInput", "... on CaseChangeQueued { change { id } }"),
  settleConflict: act("settleCaseChange", "SettleCaseChangeInput", ""),
  correct: act("correctBacklogClass", "CorrectBacklogClassInput", ""),
  propose: act("proposeCaseChange", "ProposeCaseChangeInput", "... on ProposalMade { proposal { id } }"),
  decide: act("settleProposal", "SettleProposalInput", ""),
  withdraw: act("withdrawProposal", "WithdrawProposalInput", ""),
  recall: act("settleRecall", "SettleRecallInput", ""),
  startBulk: act("startBulk", "StartBulkInput", JOB),
  cancelBulk: act("cancelBulk", "BulkJobInput", JOB),
  retryBulk: act("retryBulk", "BulkJobInput", JOB),
  undoBulk: act("undoBulk", "BulkJobInput", "... on BulkUndone { job { id } }"),
  report: act("reportToLeader", "ReportToLeaderInput", ""),
  submit: act("submitToLeader", "SubmitToLeaderInput", `... on SubmittedToLeader { ${SUBMISSION} }`),
  settleSubmission: act("settleSubmission", "SettleSubmissionInput", `... on SubmissionSettled { ${SUBMISSION} }`),
  acknowledge: act("acknowledgeDirective", "AcknowledgeDirectiveInput", OBLIGATION_MOVED),
  reply: act("replyDirective", "ReplyDirectiveInput", OBLIGATION_MOVED),
  settleReply: act("settleReply", "SettleReplyInput", OBLIGATION_MOVED),
} as const;

export const JOB_NOW = asked<{ bulkJob: Outcome | null }>(
  "query ($id: ID!) { bulkJob(id: $id) { __typename id state done skipped refused undone left stateAt } }",
);
export const AS_OF = asked<{ board: { asOf: { token: string } } }>("{ board { asOf { token } } }");
