import { caseChange } from "@dau-moi/schema";
import { accessError, actorOf } from "../access/index.ts";
import type { Post, Vault, Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { caseLoaders } from "../case/index.ts";
import type { CaseView } from "../case/index.ts";
import type { Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";
import { decide, foundCase, lockRecord, sourceOf, takes, tellChange } from "../writeback/index.ts";
import type { Found } from "../writeback/index.ts";
import { clean } from "./proposal-draft.ts";
import type { ProposedChange } from "./proposal-draft.ts";
import { lapseProposal } from "./proposal-lapse.ts";
import { draftPlace } from "./proposal-make.ts";
import { decidingPost, namesAround } from "./proposal-may.ts";
import { faultOfDraft } from "./proposal-rules.ts";
import type { BacklogContext } from "./proposal-rules.ts";
import { isSampled } from "./recall-draw.ts";
import { lockProposal, recallPercent, settle } from "./proposal-write.queries.ts";
import type { LockedProposal } from "./proposal-write.queries.ts";
import { officersOf, proposalById } from "./proposal.queries.ts";
import type { ProposalRow } from "./proposal.queries.ts";
import type { SettleProposalInput } from "./proposal.inputs.ts";

/** What came of a decision; `over`: somebody was faster, or there is nothing to decide any more. */
export type Settled =
  | { outcome: "settled" | "over"; id: number; case: CaseView | null }
  | { outcome: "notAllowed" }
  | { outcome: "movedOn"; case: CaseView }
  | { outcome: "notPossible"; problem: Problem };

const LONGEST_WORDS = 1_000;

/** Decides what another drafted; approved, the change is decided in the same transaction. */
export async function settleProposal(input: SettleProposalInput, context: BacklogContext): Promise<Settled> {
  const { viewer, units } = context;
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const seen = await seenProposal(input.id, context);
  if (seen === null) return { outcome: "notAllowed" };
  const { row, found, shown } = seen;
  const officers = await context.database.asWorker().read((tx) => officersOf(tx, namesAround(viewer)));
  const target = row.toUnitId === null ? null : units.byId(row.toUnitId);
  const post = decidingPost(viewer, row.kind, { ...row, related: found.related, holder: units.byId(found.case.unitId), target }, officers);
  if (post === undefined)
    return settledAs(input) === row.state && row.settledAccountId === viewer.accountId
      ? { outcome: "settled", id: row.id, case: shown }
      : { outcome: "notAllowed" };
  const words = clean(input.words ?? "");
  if (words.length > LONGEST_WORDS || (words === "" && input.decision === "REJECT"))
    return { outcome: "notPossible", problem: { at: "words", message: "Ý kiến cần 1 đến 1.000 ký tự." } };
  const ready = await readiness(row, found, context);
  const deciding = { input, row, found, viewer, post, words: words === "" ? null : found.hide(words), ...ready };
  const done = await context.database.asWorker().write((tx) => settleIn(tx, deciding, context));
  if (done === "movedOn") return { outcome: "movedOn", case: found.case };
  return typeof done === "string" ? { outcome: done, id: row.id, case: shown } : { outcome: "notPossible", problem: done };
}

/** A proposal in the asker's sight with its case; where the case is only offered to his unit, the hub looks for him. */
async function seenProposal(id: string, context: BacklogContext): Promise<{ row: ProposalRow; found: Found; shown: CaseView | null } | null> {
  const row = /^\d{1,18}$/.test(id) ? await context.database.read((tx) => proposalById(tx, Number(id))) : null;
  if (row === null) return null;
  const own = await foundCase(String(row.caseId), context);
  if (own !== null) return { row, found: own, shown: own.case };
  const database = context.database.asWorker();
  const found = row.kind === "TRANSFER" ? await foundCase(String(row.caseId), { ...context, database, caseLoaders: caseLoaders(database) }) : null;
  return found === null ? null : { row, found, shown: null };
}

/** What stands against approving it now, and whether its source can be asked: read before anything is locked. */
async function readiness(row: ProposalRow, found: Found, context: BacklogContext): Promise<Pick<Deciding, "fault" | "canSend">> {
  const canSend = takes(await sourceOf(context, found.case.sourceId), row.kind);
  const told = changeIn(row.told);
  return { canSend, fault: told === null ? UNREADABLE : await faultOfDraft(told, row.reason, found, context) };
}
const UNREADABLE: Problem = { at: "id", message: "Không mở được nội dung đề xuất." };

const settledAs = ({ decision }: SettleProposalInput): "APPROVED" | "REJECTED" => (decision === "APPROVE" ? "APPROVED" : "REJECTED");

interface Deciding {
  input: SettleProposalInput;
  row: ProposalRow;
  found: Found;
  viewer: Viewer;
  post: Post;
  words: string | null;
  fault: Problem | undefined;
  /** false: the source cannot be asked for it, its officers do it */
  canSend: boolean;
}

/** The case's record first, then the proposal: a newer record of the case comes before the decision or after it. */
async function settleIn(tx: Tx, d: Deciding, context: BacklogContext): Promise<"settled" | "over" | "movedOn" | Problem> {
  const { row, found, viewer } = d;
  const record = await lockRecord(tx, row.caseId);
  const locked = await lockProposal(tx, row.id);
  if (locked.state !== "PROPOSED") return locked.state === settledAs(d.input) && locked.settledAccountId === viewer.accountId ? "settled" : "over";
  if (d.input.decision === "REJECT") return rejected(tx, d, context);
  if (row.kind === "EXTEND" && found.dueAt !== null && found.dueAt <= found.now) {
    await lapseProposal(tx, row, { at: found.now, province: context.units.province.code });
    return "over";
  }
  const change = wholeChange(row, locked, record?.wrappedKey ?? null, context.vault);
  if (d.fault !== undefined || change === null) return d.fault ?? UNREADABLE;
  return approved(tx, d, { ...change, at: instantText(found.now), ...(change.kind === "EXTEND" ? { approver: viewer.displayName } : {}) }, { context, locked });
}

/** Whole where its record's key stands; where that was destroyed, as it lay in the open. */
function wholeChange({ byAccountId }: ProposalRow, { told, sealed, askedKey }: LockedProposal, wrappedKey: Buffer | null, vault: Vault): ProposedChange | null {
  const whole: unknown =
    sealed === null || wrappedKey === null
      ? told
      : JSON.parse(vault.open(vault.unwrap(wrappedKey), sealed, draftPlace(byAccountId, askedKey)).toString("utf8"));
  return changeIn(whole);
}

function changeIn(told: unknown): ProposedChange | null {
  const read = caseChange.safeParse(told);
  return read.success ? (read.data as ProposedChange) : null;
}

async function rejected(tx: Tx, d: Deciding, { units }: BacklogContext): Promise<"settled"> {
  await settle(tx, d.row.id, { ...settlerOf(d), state: "REJECTED", changeId: null, sampled: false });
  const event = await tellChange(tx, "CHANGE_MOVED", { caseId: d.row.caseId, at: d.found.now, province: units.province.code });
  await audit(tx, d, "rejectProposal", { event });
  return "settled";
}

async function approved(
  tx: Tx,
  d: Deciding,
  change: ProposedChange,
  { context, locked }: { context: BacklogContext; locked: LockedProposal },
): Promise<"settled" | "movedOn" | Problem> {
  const { row, found, viewer, post, canSend } = d;
  const asked = {
    caseId: row.caseId,
    change,
    askedKey: locked.changeKey,
    seen: d.input.seen ?? row.seen,
    viewer,
    post,
    hide: found.hide,
    toUnitId: row.toUnitId,
    canSend,
  };
  const decided = await decide(tx, context.vault, { ...asked, at: found.now, province: context.units.province.code });
  if (decided.outcome === "movedOn") return "movedOn";
  if (decided.outcome === "onItsWay") return { at: "id", message: "Đã có yêu cầu cùng loại đang chờ nguồn xác nhận." };
  if (decided.outcome !== "queued") throw new Error(`proposal ${row.id} was decided before under its own key`);
  const sampled = row.kind === "CLOSE" && isSampled(context.vault, row, await recallPercent(tx, localDay(found.now)));
  await settle(tx, row.id, { ...settlerOf(d), state: "APPROVED", changeId: decided.id, sampled });
  await audit(tx, d, "approveProposal", { change: decided.id });
  return "settled";
}

function settlerOf({ viewer, post, words, found }: Deciding) {
  const { accountId, username, displayName: name } = viewer;
  return { at: found.now, accountId, username, name, unitId: post.unitId, onBehalfOf: post.onBehalfOf, words };
}

/** Both people stand in the entry: who decided as its actor, who drafted in its detail. */
async function audit(tx: Tx, { row, viewer, post, found }: Deciding, act: string, more: Record<string, number>): Promise<void> {
  const detail = { proposal: row.id, kind: row.kind, proposer: row.byUsername, ...more };
  const subject = { kind: "case", id: String(row.caseId) };
  await appendAudit(tx, { stream: "decision", actor: actorOf(viewer, post.onBehalfOf), act, subject, detail, at: found.now });
}

/** Takes one's own proposal back. */
export async function withdrawProposal(id: string, context: BacklogContext): Promise<Settled> {
  const { viewer, units, clock } = context;
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const row = /^\d{1,18}$/.test(id) ? await context.database.asWorker().read((tx) => proposalById(tx, Number(id))) : null;
  if (row === null || row.byAccountId !== viewer.accountId) return { outcome: "notAllowed" };
  const at: Instant = clock.now();
  const shown = (await foundCase(String(row.caseId), context))?.case ?? null;
  const outcome = await context.database.asWorker().write(async (tx) => {
    await lockRecord(tx, row.caseId);
    const { state } = await lockProposal(tx, row.id);
    if (state !== "PROPOSED") return state === "WITHDRAWN" ? ("settled" as const) : ("over" as const);
    const { accountId, username, displayName: name } = viewer;
    const by = { at, accountId, username, name, unitId: row.byUnitId, onBehalfOf: row.onBehalfOf, words: null };
    await settle(tx, row.id, { ...by, state: "WITHDRAWN", changeId: null, sampled: false });
    const event = await tellChange(tx, "CHANGE_MOVED", { caseId: row.caseId, at, province: units.province.code });
    const subject = { kind: "case", id: String(row.caseId) };
    const detail = { proposal: row.id, kind: row.kind, event };
    await appendAudit(tx, { stream: "decision", actor: actorOf(viewer, row.onBehalfOf), act: "withdrawProposal", subject, detail, at });
    return "settled" as const;
  });
  return { outcome, id: row.id, case: shown };
}
