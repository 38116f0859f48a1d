import { GraphQLError } from "graphql";
import type { Role } from "@dau-moi/schema";
import type { Act } from "./acts.ts";
import { actsOf } from "./acts.ts";
import { covers } from "./covers.ts";
import { ONLY_THROUGH } from "./only-through.ts";
import type { Relation } from "./only-through.ts";
import type { Post, Viewer } from "./viewer.ts";

/** What an operation needs: an act of the table in acts.ts, any open session, or nothing. */
type Needed = Act | "anyone" | "signedIn";

/** Every root field of the graph has a row, named alike; the rows below the line are asked by resolvers. */
const POLICY = {
  hub: "anyone",
  viewer: "anyone",
  signIn: "anyone",
  signOut: "anyone",
  changePassword: "signedIn",
  board: "seeFigures",
  trend: "seeFigures",
  definitions: "seeFigures",
  units: "seeFigures",
  unit: "seeFigures",
  previewUnits: "administerUnits",
  adoptUnits: "administerUnits",
  boardChanged: "seeFigures",
  sources: "seeSources",
  source: "seeSources",
  sourceRuns: "administerSources",
  sourceKinds: "administerSources",
  checkSource: "administerSources",
  previewSource: "administerSources",
  discoverSource: "administerSources",
  connectSource: "administerSources",
  pauseSource: "administerSources",
  resumeSource: "administerSources",
  syncSource: "administerSources",
  reconcileSource: "administerSources",
  setSourceSecrets: "administerSources",
  replaySource: "administerSources",
  mapSourceWord: "administerSources",
  settleQuarantined: "administerSources",
  acknowledgeDrift: "administerSources",
  confirmSweep: "administerSources",
  cases: "readCases",
  case: "readCases",
  caseChanged: "readCases",
  backlog: "readCases",
  backlogRuleQuality: "readRules",
  correctBacklogClass: "readCases",
  urgeCase: "urgeCases",
  submitToLeader: "submitToLeaders",
  settleSubmission: "settleSubmissions",
  submissions: "readCases",
  issueDirective: "expediteUnits",
  directiveAddressees: "expediteUnits",
  directives: "readCases",
  directive: "readCases",
  directivesSummary: "readCases",
  directivesChanged: "readCases",
  directiveLetter: "readCases",
  acknowledgeDirective: "answerDirectives",
  replyDirective: "answerDirectives",
  settleReply: "expediteUnits",
  withdrawDirective: "expediteUnits",
  requestCaseChange: "readCases",
  settleCaseChange: "readCases",
  previewBulk: "readCases",
  startBulk: "readCases",
  bulkJob: "readCases",
  bulkJobs: "readCases",
  bulkItems: "readCases",
  cancelBulk: "readCases",
  retryBulk: "readCases",
  undoBulk: "readCases",
  reverseBulk: "readCases",
  previewLetters: "recordResults",
  recordLetters: "recordResults",
  proposeCaseChange: "readCases",
  settleProposal: "readCases",
  withdrawProposal: "readCases",
  proposals: "readCases",
  closingReasons: "readCases",
  recallSample: "recallClosings",
  settleRecall: "recallClosings",
  worklist: "readCases",
  worklistFile: "readCases",
  caseChangeLanes: "administerSources",
  revealSubmitter: "readCases",
  findBySubmitter: "findSubmitters",
  eraseSubmitter: "eraseSubmitters",
  accounts: "administerAccounts",
  previewAccounts: "administerAccounts",
  adoptAccounts: "administerAccounts",
  lockAccount: "administerAccounts",
  unlockAccount: "administerAccounts",
  resetPassword: "administerAccounts",
  moveAccount: "administerAccounts",
  linkOfficer: "administerAccounts",
  unlinkOfficer: "administerAccounts",
  delegations: "signedIn",
  delegate: "signedIn",
  endDelegation: "signedIn",
  calendars: "readRules",
  calendar: "readRules",
  regulations: "readRules",
  regulation: "readRules",
  rulePreview: "readRules",
  proposeCalendar: "proposeRules",
  proposeRegulation: "proposeRules",
  previewRules: "proposeRules",
  adoptCalendar: "adoptRules",
  adoptRegulation: "adoptRules",
  auditEntries: "readAudit",
  auditChain: "readAudit",
  // ── not root fields ──
  directUnits: "directUnits",
  assignCase: "assignCases",
  assignWithinUnit: "assignWithinUnit",
  acceptCase: "acceptCases",
  commentCase: "commentCases",
  recordResult: "recordResults",
  extendCase: "extendCases",
  transferCase: "transferCases",
  returnCase: "returnCases",
  closeCase: "closeCases",
  reopenCase: "reopenCases",
  publishCase: "publishCases",
  classifyBacklog: "classifyBacklog",
  proposeClosing: "proposeClosings",
  approveClosing: "approveClosings",
  recallClosing: "recallClosings",
  draftResult: "draftResults",
  approveResult: "approveResults",
  askExtension: "askExtensions",
  ruleOnReturn: "ruleOnReturns",
  proposeTransfer: "proposeTransfers",
  acceptTransfer: "acceptTransfers",
  /** POST /files and GET /files/ID */
  uploadFile: "recordResults",
  downloadFile: "readCases",
  /** GET /exports/backlog */
  exportBacklog: "readCases",
  seeContactOfOwnCase: "seeContactOfOwnCase",
  revealContact: "revealContact",
  revealConfidential: "revealConfidential",
  /** A source's quarantine and its queue of unknown words. */
  sourceAdmin: "administerSources",
} as const satisfies Record<string, Needed>;

export type OperationName = keyof typeof POLICY;
export type AccessCode = "UNAUTHENTICATED" | "FORBIDDEN" | "PASSWORD_CHANGE_REQUIRED";
export type Refusal = { ok: false; code: AccessCode };

export type Related = { relation: Relation; unitPath: string };

/** What an operation is done to: something of a unit, or a case with every unit related to it. */
export type Subject = { unitPath: string } | { related: readonly Related[] };

/** The table's rows, in its order. */
export const OPERATIONS = Object.keys(POLICY) as OperationName[];

/** What he may while his one-time password is still in force. */
const BEFORE_OWN_PASSWORD: readonly OperationName[] = ["hub", "viewer", "signIn", "signOut", "changePassword"];

/** Whether the table has a row of this name. */
export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(POLICY, name);
}

/** What an operation's row says. */
export function neededFor(operation: OperationName): Needed {
  return POLICY[operation];
}

/**
 * The one rule of who may do what: one of his posts has the act, and covers what it is done to.
 * @param subject the unit must be a post's or below it; of a case, one related unit must be
 */
export function allowed(viewer: Viewer | null, operation: OperationName, subject?: Subject): { ok: true } | Refusal {
  const needed = neededFor(operation);
  if (needed === "anyone" && subject === undefined) return { ok: true };
  if (viewer === null) return { ok: false, code: "UNAUTHENTICATED" };
  if (viewer.mustChangePassword && !BEFORE_OWN_PASSWORD.includes(operation)) return { ok: false, code: "PASSWORD_CHANGE_REQUIRED" };
  return viewer.posts.some((post) => fits(post, needed) && (subject === undefined || reaches(post, needed, subject))) || holdsAnyway(needed, subject)
    ? { ok: true }
    : FORBIDDEN;
}

/** The post by which the viewer may, his own before a lent one; undefined: he may not. */
export function postFor(viewer: Viewer, operation: OperationName, subject: Subject): Post | undefined {
  const needed = neededFor(operation);
  return allowed(viewer, operation, subject).ok ? viewer.posts.find((post) => fits(post, needed) && reaches(post, needed, subject)) : undefined;
}

/** The paths in which the viewer may do an act, each with everything below it. */
export function scopesOf(viewer: Viewer, act: Act): string[] {
  return [...new Set(viewer.posts.filter((post) => fits(post, act)).map((post) => post.unitPath))];
}

/** The path of the viewer's first post. */
export function scopeOf(viewer: Viewer): string {
  return viewer.unitPath;
}

/**
 * The path to count in: the one asked for, or the unit of the viewer's first post that may (`unitId`) when he asked for none. A path above or beside his is
 * refused, never quietly replaced by his own.
 */
export function narrowed(viewer: Viewer, askedPath: string | null, operation: OperationName = "board"): { ok: true; path: string; unitId: number } | Refusal {
  const needed = neededFor(operation);
  const post = viewer.posts.find((one) => fits(one, needed) && covers(one.unitPath, askedPath ?? one.unitPath));
  return post === undefined ? FORBIDDEN : { ok: true, path: askedPath ?? post.unitPath, unitId: post.unitId };
}

/** The post of an account in a unit, with all that its role may. */
export function ownPost(role: Role, unitId: number, unitPath: string): Post {
  return { role, unitId, unitPath, acts: actsOf(role), onBehalfOf: null };
}

/** What the policy refuses, as the graph answers it. */
export function accessError(code: AccessCode): GraphQLError {
  return new GraphQLError(MESSAGES[code], { extensions: { code } });
}

const FORBIDDEN: Refusal = { ok: false, code: "FORBIDDEN" };
const MESSAGES: Record<AccessCode, string> = {
  UNAUTHENTICATED: "Bạn cần đăng nhập để xem nội dung này.",
  FORBIDDEN: "Tài khoản của bạn không có quyền xem nội dung này.",
  PASSWORD_CHANGE_REQUIRED: "Bạn cần đặt mật khẩu của mình trước khi làm việc tiếp.",
};

function fits(post: Post, needed: Needed): boolean {
  return needed === "anyone" || needed === "signedIn" || post.acts.includes(needed);
}

/** Without a subject, what anybody signed in may does not ask for a post. */
function holdsAnyway(needed: Needed, subject: Subject | undefined): boolean {
  return needed === "signedIn" && subject === undefined;
}

function reaches(post: Post, needed: Needed, subject: Subject): boolean {
  if ("unitPath" in subject) return covers(post.unitPath, subject.unitPath);
  const only = needed === "anyone" || needed === "signedIn" ? undefined : ONLY_THROUGH[needed]?.[post.role];
  return subject.related.some(({ relation, unitPath }) => (only === undefined || only.includes(relation)) && covers(post.unitPath, unitPath));
}
