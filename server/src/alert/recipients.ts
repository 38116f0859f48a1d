import { actsOf } from "../access/index.ts";
import type { Act, Post, Viewer } from "../access/index.ts";
import { decidingPost } from "../backlog/index.ts";
import type { ReportEnd, ReportReminder } from "../report/index.ts";
import type { UnitRegister } from "../unit/index.ts";
import type { AlertRing, CaseMove, ChangeFailure, DirectiveMove, InsideMove, ProposalMove, SubmissionMove } from "./happenings.queries.ts";
import type { HeldPost } from "./holders.queries.ts";
import { NOTHING } from "./rules.ts";
import type { Happening } from "./rules.ts";

/** Somebody with the posts that he holds in the units asked about. */
export interface Holder {
  accountId: number;
  username: string;
  officerId: number | null;
  posts: Post[];
}

/** Whom a happening is told to: one account, or whoever of some units it fits. */
export type Told = Happening & { to: { accountId: number } | { unitIds: readonly number[]; fits(holder: Holder): boolean } };

/** Gathers posts by their account; a lent post has what was lent, and never more than its role. */
export function holdersOf(posts: readonly HeldPost[], units: UnitRegister): Holder[] {
  const byAccount = Map.groupBy(posts, ({ accountId }) => accountId);
  return [...byAccount.values()].map((held) => {
    const { accountId, username, officerId } = held[0] as HeldPost;
    return { accountId, username, officerId, posts: held.map((post) => postOf(post, units)) };
  });
}

function postOf({ unitId, role, acts, onBehalfOf }: HeldPost, units: UnitRegister): Post {
  const own = actsOf(role);
  return { unitId, role, onBehalfOf, unitPath: units.byId(unitId).path, acts: acts === null ? own : own.filter((act) => acts.includes(act)) };
}

/** Who does the work of a case in a unit: those who accept it, and where it is dispatched those who assign it. */
const WORK: readonly Act[] = ["acceptCases", "assignCases"];
const hasOne = (holder: Holder, acts: readonly Act[]): boolean => holder.posts.some((post) => acts.some((act) => post.acts.includes(act)));
/** Whether somebody does the work of cases in the units asked about. */
export const doesWork = (holder: Holder): boolean => hasOne(holder, WORK);
const inUnit = (unitId: number, acts: readonly Act[]): Told["to"] => ({ unitIds: [unitId], fits: (holder) => hasOne(holder, acts) });

const RULE_OF = { HANDED_OVER: "CASE_GIVEN", RECEIVED: "CASE_GIVEN", BECAME_DUE_SOON: "CASE_DUE_SOON", BECAME_OVERDUE: "CASE_OVERDUE" } as const;

export function toldOfCase({ seq, kind, caseId, unitId, at, returned }: CaseMove): Told {
  const rule = kind === "HANDED_OVER" && returned ? "CASE_RETURNED" : RULE_OF[kind];
  return { rule, madeFrom: `event:${seq}`, eventSeq: seq, at, about: { ...NOTHING, caseId, unitId }, to: inUnit(unitId, WORK) };
}

/** The unit itself, and the heads of those it belongs to below the province. @param at when it became so */
export function toldOfSevere({ caseId, unitId, dueAt }: { caseId: number; unitId: number; dueAt: number }, at: number, units: UnitRegister): Told {
  const above = aboveOf(unitId, units);
  const fits = (holder: Holder): boolean =>
    holder.posts.some((post) => (post.unitId === unitId && hasWork(post)) || (post.unitId !== unitId && post.role === "UNIT_HEAD"));
  const madeFrom = `due:${caseId}:${dueAt}`;
  return { rule: "CASE_SEVERE", madeFrom, eventSeq: null, at, about: { ...NOTHING, caseId, unitId }, to: { unitIds: [unitId, ...above], fits } };
}
const hasWork = (post: Post): boolean => WORK.some((act) => post.acts.includes(act));

/** Units above one, the province left out. */
export function aboveOf(unitId: number, units: UnitRegister): number[] {
  const parts = units
    .byId(unitId)
    .path.split("/")
    .filter((part) => part !== "");
  return parts.slice(1, -1).flatMap((code) => units.byCode(code)?.id ?? []);
}

/** Steps that one side takes are told to the other; taking note is told to nobody. */
export function toldOfDirective(move: DirectiveMove): Told[] {
  const { stepId, seq, kind, directiveId, unitId, byUnitId, byAccountId, at } = move;
  if (kind === "ACKNOWLEDGED") return [];
  const rule = kind === "ISSUED" ? "DIRECTIVE_GIVEN" : kind === "REPLIED" ? "DIRECTIVE_REPLIED" : "DIRECTIVE_DECIDED";
  const [reader, act] = kind === "REPLIED" ? ([byUnitId, "expediteUnits"] as const) : ([unitId, "answerDirectives"] as const);
  const to = { unitIds: [reader], fits: (holder: Holder) => holder.accountId !== byAccountId && hasOne(holder, [act]) };
  return [{ rule, madeFrom: `step:${stepId}`, eventSeq: seq, at, about: { ...NOTHING, directiveId, unitId: kind === "REPLIED" ? unitId : byUnitId }, to }];
}

export function toldOfSubmission({ id, seq, caseId, toUnitId, byAccountId, decided, at }: SubmissionMove): Told {
  const about = { ...NOTHING, caseId, submissionId: id, unitId: toUnitId };
  const told = { madeFrom: `submission:${id}`, eventSeq: seq, at, about };
  return decided
    ? { ...told, rule: "SUBMISSION_DECIDED", to: { accountId: byAccountId } }
    : { ...told, rule: "SUBMISSION_WAITS", to: inUnit(toUnitId, ["settleSubmissions"]) };
}

/**
 * What waits is told to exactly those of the units around the case whom the rules let decide it; what was decided or lapsed, to its drafter, and what lapsed with
 * its limit to those too who should have decided.
 */
export function toldOfProposal(move: ProposalMove, units: UnitRegister): Told[] {
  const { id, seq, caseId, state, unitId, at } = move;
  const told = { madeFrom: `proposal:${id}`, eventSeq: seq, at, about: { ...NOTHING, caseId, proposalId: id, unitId } };
  const around = [unitId, ...aboveOf(unitId, units), move.intakeUnitId, ...(move.toUnitId === null ? [] : [move.toUnitId])];
  const deciders = { unitIds: [...new Set(around)], fits: (holder: Holder) => decides(holder, move, units) };
  const drafter = { accountId: move.byAccountId };
  if (state === "PROPOSED") return [{ ...told, rule: "PROPOSAL_WAITS", to: deciders }];
  if (state !== "LAPSED") return [{ ...told, rule: "PROPOSAL_DECIDED", to: drafter }];
  return [{ ...told, rule: "PROPOSAL_LAPSED", to: drafter }, ...(move.limitOver ? [{ ...told, rule: "PROPOSAL_LAPSED" as const, to: deciders }] : [])];
}

function decides(holder: Holder, move: ProposalMove, units: UnitRegister): boolean {
  const path = (unitId: number): string => units.byId(unitId).path;
  const related = [
    { relation: "HOLDS" as const, unitPath: path(move.unitId) },
    { relation: "RECEIVED" as const, unitPath: path(move.intakeUnitId) },
  ];
  const target = move.toUnitId === null ? null : units.byId(move.toUnitId);
  const officers = new Map(holder.officerId === null ? [] : [[holder.username, holder.officerId]]);
  return decidingPost(viewerOf(holder), move.kind, { ...move, related, holder: units.byId(move.unitId), target }, officers) !== undefined;
}

/** The holder as the policy knows who asks, with no more posts than those at hand. */
function viewerOf({ accountId, username, posts }: Holder): Viewer {
  const first = posts[0] as Post;
  return { accountId, username, displayName: username, role: first.role, unitId: first.unitId, unitPath: first.unitPath, posts, mustChangePassword: false };
}

export function toldOfFailure({ id, seq, caseId, state, accountIds, at }: ChangeFailure): Told[] {
  const told = { rule: "CHANGE_FAILED", madeFrom: `change:${id}:${state}:${at}`, eventSeq: seq, at, about: { ...NOTHING, caseId, changeId: id } } as const;
  return accountIds.map((accountId) => ({ ...told, to: { accountId } }));
}

export function toldOfJob({ id, jobId, byAccountId, at }: { id: number; jobId: number; byAccountId: number; at: number }): Told {
  return { rule: "BULK_ENDED", madeFrom: `job:${jobId}:${id}`, eventSeq: null, at, about: { ...NOTHING, jobId }, to: { accountId: byAccountId } };
}

export function toldOfInside({ id, seq, caseId, accountId, byUnitId, mentioned, at }: InsideMove): Told {
  const rule = mentioned ? "MENTIONED" : "INSIDE_GIVEN";
  return { rule, madeFrom: `${mentioned ? "mention" : "inside"}:${id}`, eventSeq: seq, at, about: { ...NOTHING, caseId, unitId: byUnitId }, to: { accountId } };
}

/**
 * Who took it on is told again; before anybody did, or when he works there no more, those who answer for the unit, and for a silent source whoever keeps the sources of its owner or of a unit
 * above it.
 * @param working accounts that have a post in the unit or above it now
 */
export function toldOfAlert({ stepId, alertId, kind, unitId, ownerAccountId, at }: AlertRing, working: ReadonlySet<number>, units: UnitRegister): Told {
  const told = { rule: "ALERT_RANG" as const, madeFrom: `alert:${stepId}`, eventSeq: null, at, about: { ...NOTHING, alertId, unitId } };
  if (ownerAccountId !== null && working.has(ownerAccountId)) return { ...told, to: { accountId: ownerAccountId } };
  if (kind !== "SOURCE_SILENT") return { ...told, to: { unitIds: [unitId], fits: (holder) => holder.posts.some(isHead) } };
  return {
    ...told,
    to: { unitIds: [...new Set([unitId, ...aboveOf(unitId, units), units.province.id])], fits: (holder) => hasOne(holder, ["administerSources"]) },
  };
}
const isHead = ({ role }: Post): boolean => role === "UNIT_HEAD" || role === "OFFICE_CHIEF";

/** A report that is due soon is told to those who draw it up or file it, a late one to the head; the province's own to its office. */
export function toldOfReport({ kind, dutyId, code, unitId, from, at }: ReportReminder, units: UnitRegister): Told {
  const unit = units.byId(unitId);
  const offices = unit.parentId === null ? units.childrenOf(unit).filter((one) => one.kind === "PROVINCE_OFFICE") : [];
  const drafts = (holder: Holder): boolean => hasOne(holder, ["draftReports", "submitReports"]);
  const told = { madeFrom: `report:${dutyId}:${unitId}:${from}`, eventSeq: null, at, about: { ...NOTHING, unitId, reportCode: code, reportFrom: from } };
  const to = { unitIds: [unitId, ...offices.map(({ id }) => id)], fits: kind === "LATE" ? (holder: Holder) => holder.posts.some(isHead) : drafts };
  return { ...told, rule: kind === "LATE" ? "REPORT_LATE" : "REPORT_DUE_SOON", to };
}

/** Who ordered a report is told that it is there, or that it could not be drawn up. */
export function toldOfReportEnd({ id, code, unitId, accountId }: ReportEnd, at: number): Told {
  return { rule: "REPORT_READY", madeFrom: `order:${id}`, eventSeq: null, at, about: { ...NOTHING, unitId, reportCode: code }, to: { accountId } };
}
