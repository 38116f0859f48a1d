import { accessError, actorOf, postFor } from "../access/index.ts";
import type { Post, Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { append, takeNumbers } from "../journal/index.ts";
import { isUuid } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { withoutSubmitter } from "../case/index.ts";
import { foundCase } from "../writeback/index.ts";
import type { Found } from "../writeback/index.ts";
import { moment } from "./export-rows.ts";
import { aimOf } from "./inside-target.ts";
import type { InsideAim } from "./inside-target.ts";
import { endInside, insertInside, insideAsked, lockHeld, openInside } from "./inside.queries.ts";
import type { Ending } from "./inside.queries.ts";
import { refusedInside } from "./inside.types.ts";
import type { AssignInsideInput, InsideRefused, TakeBackInsideInput } from "./inside.types.ts";
import { clean } from "./proposal-draft.ts";
import type { BacklogContext } from "./proposal-rules.ts";

const LONGEST_NOTE = 2_000;
const LONGEST_REASON = 1_000;
const MOVED_ON = "Phản ánh không còn do đơn vị này giữ, hoặc đã kết thúc. Hãy xem lại.";

/** The post by which the viewer gives the case to somebody inside its unit; undefined: he may not. */
export function insidePost(viewer: Viewer, { related }: Pick<Found, "related">): Post | undefined {
  return postFor(viewer, "assignInside", { related });
}

/** The same, of the unit that holds the case itself: only its head takes a case back from a division. */
export function holdersPost(viewer: Viewer, found: Pick<Found, "related" | "holder">): Post | undefined {
  const posts = viewer.posts.filter(({ unitPath }) => found.holder.path.startsWith(unitPath));
  return posts.length === 0 ? undefined : insidePost({ ...viewer, posts }, found);
}

/** Gives a case to a division or an officer of the unit that holds it, in place of who had it. @returns the case's number, or what stands against it */
export async function assignInside(input: AssignInsideInput, context: BacklogContext): Promise<number | InsideRefused> {
  const { viewer, units } = context;
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const found = await foundCase(input.caseId, context);
  const post = found === null ? undefined : insidePost(viewer, found);
  if (found === null || post === undefined) return refusedInside("caseId", "Không có phản ánh này trong phạm vi bạn được phân công.");
  const note = clean(input.note ?? "");
  const fault = faultOf(input, note, found);
  if (fault !== null) return fault;
  const asked = { division: input.division ?? null, officer: input.officer ?? null };
  const aim = await aimOf(asked, { holder: found.holder, post, now: found.now, units }, context.database);
  if ("message" in aim) return refusedInside(aim.at, aim.message);
  const hidden = await withoutSubmitter(found.case.id, note, context);
  return context.database.asWorker().write((tx) => keep(tx, { input, found, viewer, post, aim, note, hidden }, context));
}

function faultOf({ key, dueAt = null }: AssignInsideInput, note: string, found: Found): InsideRefused | null {
  if (!isUuid(key)) return refusedInside("key", "Khóa yêu cầu phải là một UUID.");
  if (!found.open) return refusedInside("caseId", "Phản ánh đã kết thúc, không phân công được nữa.");
  if (note.length > LONGEST_NOTE) return refusedInside("note", "Nội dung giao dài quá 2.000 ký tự.");
  if (dueAt === null) return null;
  if (!Number.isFinite(dueAt) || dueAt <= found.now) return refusedInside("dueAt", "Hạn nội bộ phải sau thời điểm hiện tại.");
  // once the clock's own instant is over there is nothing left to keep it before
  return found.dueAt !== null && found.dueAt > found.now && dueAt > found.dueAt
    ? refusedInside("dueAt", `Hạn nội bộ không được sau hạn của phản ánh: ${moment(found.dueAt)}.`, found.dueAt)
    : null;
}

interface Giving {
  input: AssignInsideInput;
  found: Found;
  viewer: Viewer;
  post: Post;
  aim: InsideAim;
  /** as it was written, and as it may lie in the open */
  note: string;
  hidden: string;
}

/** All or none: who had it before ends, who has it begins at the same instant, one event, one entry. The same key again is the same assignment. */
async function keep(tx: Tx, g: Giving, context: BacklogContext): Promise<number | InsideRefused> {
  const { input, found, viewer, post, aim, note } = g;
  const caseId = found.case.id;
  const dueAt = input.dueAt ?? null;
  const held = await lockHeld(tx, caseId);
  const askedKey = input.key.toLowerCase();
  const askedHash = context.vault.fingerprint(JSON.stringify([caseId, input.division ?? null, input.officer ?? null, note, dueAt]));
  const before = await insideAsked(tx, viewer.accountId, askedKey);
  if (before !== null) return before.askedHash.equals(askedHash) ? caseId : refusedInside("key", "Khóa này đã dùng cho một lần phân công khác.");
  if (held === null || !held.open || held.unitId !== found.holder.id) return refusedInside("caseId", MOVED_ON);
  const last = await openInside(tx, caseId);
  const current = last?.holds === true ? last : null;
  if ((current === null ? null : String(current.id)) !== (input.current ?? null))
    return refusedInside("current", "Người khác vừa phân công lại phản ánh này. Hãy xem lại rồi phân công.");
  const [divisionId, username] = [aim.division?.id ?? null, aim.officer?.username ?? null];
  if (current !== null && current.divisionId === divisionId && current.username === username && current.dueAt === dueAt && note === "")
    return refusedInside("officer", "Phản ánh đang được giao đúng như vậy.");
  const { accountId: byAccountId, displayName: byName } = viewer;
  const by = { byAccountId, byName, onBehalfOf: post.onBehalfOf, at: found.now, event: await tellInside(tx, found, context) };
  if (last !== null) await endInside(tx, last.id, { ...by, ended: last.holds ? "REASSIGNED" : "LEFT", words: null });
  const given = { caseId, unitId: held.unitId, divisionId, officer: aim.officer, note: g.hidden, dueAt };
  const id = await insertInside(tx, { ...by, ...given, byUnitId: post.unitId, askedKey, askedHash });
  const detail = { assignment: id, event: by.event, division: aim.division?.code ?? "", officer: username ?? "", instead: current?.id ?? 0 };
  await audit(tx, g, "assignInside", detail);
  return caseId;
}

/** Takes a case back from who works on it inside: it is the unit's own again. @returns the case's number, or what stands against it */
export async function takeBackInside(input: TakeBackInsideInput, context: BacklogContext): Promise<number | InsideRefused> {
  const { viewer } = context;
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const reason = clean(input.reason);
  if (reason === "" || reason.length > LONGEST_REASON) return refusedInside("reason", "Lý do cần 1 đến 1.000 ký tự.");
  const found = await foundCase(input.caseId, context);
  const post = found === null ? undefined : holdersPost(viewer, found);
  if (found === null || post === undefined) return refusedInside("caseId", "Không có phản ánh này trong phạm vi bạn được rút lại phân công.");
  const words = await withoutSubmitter(found.case.id, reason, context);
  return context.database.asWorker().write(async (tx) => {
    const held = await lockHeld(tx, found.case.id);
    if (held === null || held.unitId !== found.holder.id) return refusedInside("caseId", MOVED_ON);
    const last = await openInside(tx, found.case.id);
    if (last?.holds !== true || String(last.id) !== input.id) return refusedInside("id", "Lần phân công này đã kết thúc.");
    const event = await tellInside(tx, found, context);
    const { accountId: byAccountId, displayName: byName } = viewer;
    const ending: Ending = { ended: "TAKEN_BACK", words, at: found.now, event, byAccountId, byName, onBehalfOf: post.onBehalfOf };
    await endInside(tx, last.id, ending);
    await audit(tx, { found, viewer, post }, "takeBackInside", { assignment: last.id, event });
    return found.case.id;
  });
}

/** The journal tells that something happened to the case inside its unit; no number of the board moves by it. @returns the event's number */
export async function tellInside(tx: Tx, { case: c, now }: { case: Found["case"]; now: Instant }, { units }: Pick<BacklogContext, "units">): Promise<number> {
  const after = await takeNumbers(tx, 1);
  const told = { kind: "INSIDE_MOVED", caseId: c.id, caseStream: c.caseStream, unitId: c.unitId, fromUnitId: null, factDay: null } as const;
  const place = { province: units.province.code, learnedAt: now, sourceId: null, batchId: null };
  await append(tx, after, [{ ...told, weight: 1, happenedAt: now, quiet: false }], place);
  return after + 1;
}

async function audit(
  tx: Tx,
  { found, viewer, post }: Pick<Giving, "found" | "viewer" | "post">,
  act: string,
  detail: Record<string, string | number>,
): Promise<void> {
  const subject = { kind: "case", id: String(found.case.id) };
  await appendAudit(tx, { stream: "decision", actor: actorOf(viewer, post.onBehalfOf), act, subject, detail, at: found.now });
}
