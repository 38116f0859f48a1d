import { randomUUID } from "node:crypto";
import { accessError, actorOf } from "../access/index.ts";
import type { Post, Vault, Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import type { CaseView } from "../case/index.ts";
import { isUuid } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";
import { foundCase, lockRecord, onItsWay, openChange, tellChange } from "../writeback/index.ts";
import type { Found } from "../writeback/index.ts";
import { draftOf } from "./proposal-draft.ts";
import type { Draft } from "./proposal-draft.ts";
import { proposingPost } from "./proposal-may.ts";
import { faultOfDraft } from "./proposal-rules.ts";
import type { BacklogContext } from "./proposal-rules.ts";
import { insertProposal, proposedBefore } from "./proposal-write.queries.ts";
import { closingReasonsOn, officersOf } from "./proposal.queries.ts";
import type { ProposeCaseChangeInput } from "./proposal.inputs.ts";

/** What came of proposing; problems say what the asker can do. */
export type Proposed =
  | { outcome: "proposed"; id: number; case: CaseView }
  | { outcome: "notAllowed" }
  | { outcome: "movedOn"; case: CaseView }
  | { outcome: "notPossible"; problem: Problem };

/** The place a drafted change is sealed for. */
export const draftPlace = (byAccountId: number, askedKey: string): string => `case_proposal:${byAccountId}:${askedKey}`;

/** Drafts a change for another to decide: whether he may, what it says, whether it can be, and then the proposal in one transaction. */
export async function proposeChange(input: ProposeCaseChangeInput, context: BacklogContext): Promise<Proposed> {
  const { viewer } = context;
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const found = await foundCase(input.caseId, context);
  const post = found === null ? undefined : proposingPost(viewer, input.kind, found.related);
  if (found === null || post === undefined) return { outcome: "notAllowed" };
  const fault = await draftedOrFault(input, found, context);
  if ("problem" in fault) return { outcome: "notPossible", problem: fault.problem };
  const kept = await context.database
    .asWorker()
    .write((tx) => keep(tx, context.vault, { ...fault, input, found, viewer, post, province: context.units.province.code }));
  if (kept === "movedOn") return { outcome: "movedOn", case: found.case };
  return typeof kept === "number" ? { outcome: "proposed", id: kept, case: found.case } : { outcome: "notPossible", problem: kept };
}

async function draftedOrFault(
  input: ProposeCaseChangeInput,
  found: Found,
  context: BacklogContext,
): Promise<{ draft: Draft; reasonCode: string | null; toUnitId: number | null } | { problem: Problem }> {
  if (!isUuid(input.key)) return { problem: { at: "key", message: "Khóa đề xuất phải là một UUID." } };
  const reasons = input.reasonCode == null ? [] : await context.database.read((tx) => closingReasonsOn(tx, localDay(found.now)));
  const reason = input.kind === "CLOSE" ? (reasons.find(({ code }) => code === input.reasonCode) ?? null) : null;
  const draft = draftOf(input, reason, found.now);
  if (!("change" in draft)) return { problem: draft };
  const problem = await faultOfDraft(draft.change, reason, found, context);
  if (problem !== undefined) return { problem };
  const toUnitId = draft.change.kind === "TRANSFER" ? context.units.idOf(draft.change.toUnit) : null;
  return { draft, reasonCode: reason?.code ?? null, toUnitId };
}

interface Keeping {
  input: ProposeCaseChangeInput;
  draft: Draft;
  reasonCode: string | null;
  toUnitId: number | null;
  found: Found;
  viewer: Viewer;
  post: Post;
  province: string;
}

/** All or none: the proposal, an event for those who look at the case, an entry in the audit chain. The same key again is the same proposal. */
async function keep(tx: Tx, vault: Vault, k: Keeping): Promise<number | "movedOn" | Problem> {
  const { input, draft, found, viewer, post } = k;
  const [at, askedKey, { change }] = [found.now, input.key.toLowerCase(), draft];
  const record = await lockRecord(tx, found.case.id);
  const askedHash = vault.fingerprint(JSON.stringify([found.case.id, { ...change, at: null }, k.reasonCode, draft.commitment]));
  const before = await proposedBefore(tx, viewer.accountId, askedKey);
  if (before !== null) return before.askedHash.equals(askedHash) ? before.id : { at: "key", message: "Khóa này đã dùng cho một đề xuất khác." };
  if (record === null || (record.learnedAt > input.seen && !record.echo)) return "movedOn";
  if (await onItsWay(tx, found.case.id, change.kind)) return { at: "kind", message: "Đã có yêu cầu cùng loại đang chờ nguồn xác nhận." };
  const key = record.wrappedKey === null ? null : vault.unwrap(record.wrappedKey);
  const id = await insertProposal(tx, {
    ...drafterOf(viewer, post, (await officersOf(tx, [viewer.username])).get(viewer.username) ?? null),
    caseId: found.case.id,
    kind: change.kind,
    reasonCode: k.reasonCode,
    told: openChange(change, found.hide),
    commitment: draft.commitment === null ? null : found.hide(draft.commitment),
    sealed: key === null ? null : vault.seal(key, JSON.stringify(change), draftPlace(viewer.accountId, askedKey)),
    toUnitId: k.toUnitId,
    proposedAt: at,
    askedKey,
    askedHash,
    seen: input.seen,
    unitId: found.case.unitId,
    stage: found.stage,
    changeKey: randomUUID(),
  });
  if (id === null) return { at: "kind", message: "Đã có đề xuất cùng loại đang chờ quyết định." };
  await told(tx, k, { id, at, askedHash });
  return id;
}

function drafterOf(viewer: Viewer, post: Post, byOfficerId: number | null) {
  const { accountId: byAccountId, username: byUsername, displayName: byName } = viewer;
  return { byAccountId, byUsername, byName, byOfficerId, byUnitId: post.unitId, onBehalfOf: post.onBehalfOf };
}

async function told(
  tx: Tx,
  { draft, reasonCode, found, viewer, post, province }: Keeping,
  made: { id: number; at: Instant; askedHash: Buffer },
): Promise<void> {
  const event = await tellChange(tx, "CHANGE_MOVED", { caseId: found.case.id, at: made.at, province });
  const version = made.askedHash.toString("base64url").slice(0, 22);
  const detail = { proposal: made.id, kind: draft.change.kind, ...(reasonCode === null ? {} : { code: reasonCode }), event, version };
  const subject = { kind: "case", id: String(found.case.id) };
  await appendAudit(tx, { stream: "decision", actor: actorOf(viewer, post.onBehalfOf), act: "proposeCaseChange", subject, detail, at: made.at });
}
