/**
 * Work on many cases at once: one change asked for of every selected case, worked off by the hub as a job.
 *
 * How it goes, for those who call it:
 * 1. `previewBulk(input: { selection, change })` counts what it would do. `selection` is `{ ids, asOf }` or `{ filter, asOf }` with the `asOf.token` of the
 *    list on the screen: a filter means exactly the rows that list had, whatever came since. `typedCount` is the number that somebody has to type, or null.
 * 2. `startBulk(input: { key, selection, change, reason, typedCount })` writes the job and its cases in one transaction and answers at once. `key` is a
 *    UUID made when the dialog opens: whoever sends the same again (a second click, a lost answer) gets the same job.
 * 3. The hub works the job off in its order, some hundreds of cases a transaction (bulk-work.ts). Per case: DONE (a change in the outbox, an event, an
 *    audit entry: all of it once, or not at all), SKIPPED (it moved on after it was selected; the reason says what), REFUSED (a rule; the reason says
 *    which). The asker's rights are those he has at that moment: one whose account was locked has his job STOPPED.
 * 4. `bulkJob(id)` tells how far it is: ask it again every second or so while `state` is RUNNING, as the runs of a source are. `bulkItems(id, outcome)`
 *    lists its cases. `bulkJobs` are the viewer's own, and those of the units whose cases he reads.
 * 5. `cancelBulk` stops after the transaction under way. `retryBulk` lets what is not done wait again, as it stands now. `undoBulk` takes back
 *    what has not left the hub, for some minutes, where the kind is no legal act; what has left stays and says so. `reverseBulk` is a new job of the
 *    kind that reverses the first, with a reason. Which kinds, how many minutes and above how many cases: dated tables bulk_kind and bulk_term.
 */
import { accessError, actorOf } from "../access/index.ts";
import type { Vault, Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import type { AuditEntry } from "../audit/index.ts";
import { isUuid, KEY_USED } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import { slicewise } from "../platform/gently.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import { selectedCases } from "../tally/index.ts";
import type { SelectedCase } from "../tally/index.ts";
import { mayAsk } from "../writeback/index.ts";
import type { WritebackContext } from "../writeback/index.ts";
import { changeFor, openOrder, sealedOrder } from "./bulk-change.ts";
import type { Order, OwnPart } from "./bulk-change.ts";
import { bulkTerm, insertItems, insertJob, jobByKey } from "./bulk.queries.ts";
import type { BulkTerm, NewItem } from "./bulk.queries.ts";
import type { BulkProblem } from "./bulk.results.ts";
import type { BulkChangeInput, BulkSelectionInput, StartBulkInput } from "./bulk.inputs.ts";

/** A case of a job to be, with what it alone is asked for. */
export interface Chosen extends Pick<NewItem, "caseId" | "seen" | "seenStage" | "seenUnitId"> {
  own?: OwnPart;
  /** the same as it may lie in the open, and sealed under the key of the case's record */
  ownOpen?: OwnPart;
  ownSealed?: Buffer | null;
}

/** A job to be. */
export interface JobOrder {
  /** `startBulk` … as the audit chain names it */
  act: "startBulk" | "reverseBulk" | "recordLetters";
  key: string;
  change: BulkChangeInput;
  /** what cases have of their own, for an example: the change is whole with it; null: nothing */
  example: OwnPart | null;
  reason: string;
  typedCount: number | null;
  /** what was selected, as it may be kept: tells two orders of one key apart */
  selection: Readonly<Record<string, unknown>>;
  reversesId: number | null;
  /** The cases, in their order. @param most more than these are refused */
  choose(most: number): Promise<{ asOf: { event: number; instant: Instant }; cases: readonly Chosen[] } | BulkProblem>;
}

export type Started = { job: number } | BulkProblem;

const LONGEST_REASON = 1_000;
/** Cases of one statement: others have their turn after some milliseconds. */
const WRITTEN_TOGETHER = 500;

/** Asks for one change of every selected case. @returns the job's number, or what stands against all of it */
export function startBulk({ selection, change, ...input }: StartBulkInput, context: WritebackContext): Promise<Started> {
  const told =
    selection.ids == null ? { asOf: selection.asOf, filter: selection.filter } : { asOf: selection.asOf, ids: [...new Set(selection.ids)].toSorted() };
  const choose = async (most: number) => chosenCases(selection, most, context);
  return startJob(
    { ...input, act: "startBulk", change, example: null, typedCount: input.typedCount ?? null, selection: told, reversesId: null, choose },
    context,
  );
}

/** Writes a job down, all its cases with it, once a key. What its own asker asked for with the same key before is answered again. */
export async function startJob(order: JobOrder, context: WritebackContext): Promise<Started> {
  const { viewer, vault, clock } = context;
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const { problem, reason } = orderFault(order, viewer, clock.now());
  if (problem !== null) return problem;
  const database = context.database.asWorker();
  const key = order.key.toLowerCase();
  const askedHash = vault.fingerprint(JSON.stringify([order.act, order.selection, order.change, reason, order.reversesId]));
  const before = await database.read((tx) => jobByKey(tx, viewer.accountId, key));
  if (before !== null) return sameJob(before, askedHash);
  const term = await database.read((tx) => bulkTerm(tx, localDay(clock.now())));
  const chosen = await order.choose(term.mostCases);
  if ("message" in chosen) return chosen;
  const fault = countFault(chosen.cases.length, order.typedCount, term);
  if (fault !== null) return fault;
  return database.write(async (tx) => {
    const id = await insertJob(tx, {
      ...newJob({ ...order, key, reason }, viewer, vault),
      askedHash,
      asOf: chosen.asOf,
      at: clock.now(),
      cases: chosen.cases.length,
    });
    if (id === null) return sameJob(await jobByKey(tx, viewer.accountId, key), askedHash);
    await slicewise(chosen.cases.map(itemOf), WRITTEN_TOGETHER, (slice) => insertItems(tx, id, slice));
    const detail = { kind: order.change.kind, cases: chosen.cases.length, event: chosen.asOf.event, reverses: order.reversesId };
    const kept = { texts: { reason }, caseId: null, seal: (plain: Buffer, place: string) => vault.sealMaster(plain, place) };
    await tellJob(tx, viewer, { act: order.act, id, at: clock.now(), detail, kept });
    return { job: id };
  });
}

function itemOf({ caseId, seen, seenStage, seenUnitId, ownOpen, ownSealed }: Chosen, at: number): NewItem {
  return { ordinal: at + 1, caseId, seen, seenStage, seenUnitId, own: ownOpen ?? null, ownSealed: ownSealed ?? null };
}

/** What stands against an order whatever it selects. */
function orderFault({ key, reason, change, example }: JobOrder, viewer: Viewer, now: Instant): { problem: BulkProblem | null; reason: string } {
  const said = reason.replaceAll("\u0000", "").normalize("NFC").trim();
  const problem = (at: string, message: string) => ({ problem: { at, message }, reason: said });
  if (!isUuid(key)) return problem("key", "Khóa yêu cầu phải là một UUID.");
  if (said === "" || said.length > LONGEST_REASON) return problem("reason", "Lý do cần 1 đến 1.000 ký tự.");
  const wrong = changeFault({ change, reason: said }, viewer, now, example);
  return { problem: wrong, reason: said };
}

/** What stands against a change whatever case it is asked of; null: nothing. */
export function changeFault(order: Order, viewer: Viewer, now: Instant, example: OwnPart | null = null): BulkProblem | null {
  const { change } = order;
  if (change.kind === "PUBLISH") return { at: "kind", message: "Công khai từng phản ánh một: mỗi phản ánh có nội dung công khai riêng." };
  if (change.kind === "ANSWER" || change.kind === "PAUSE")
    return { at: "kind", message: "Ghi nhận trả lời và tạm dừng từng phản ánh một: mỗi phản ánh có căn cứ riêng." };
  if (!mayAsk(viewer, change.kind)) return { at: "kind", message: "Bạn không có quyền thực hiện loại yêu cầu này." };
  const asked = changeFor(order, example, now, viewer.displayName);
  return "kind" in asked ? null : asked;
}

function countFault(cases: number, typed: number | null, { mostCases, typedAbove }: BulkTerm): BulkProblem | null {
  if (cases === 0) return { at: "selection", message: "Chưa có phản ánh nào được chọn." };
  if (cases > mostCases) return { at: "selection", message: `Mỗi lần nhiều nhất ${mostCases.toLocaleString("vi-VN")} phản ánh: hãy thu hẹp bộ lọc.` };
  if (cases <= typedAbove || typed === cases) return null;
  return { cases, message: `Hãy gõ lại số phản ánh (${cases}) để xác nhận.` };
}

const sameJob = (before: { id: number; askedHash: Buffer } | null, askedHash: Buffer): Started =>
  before !== null && before.askedHash.equals(askedHash) ? { job: before.id } : KEY_USED;

/** Exactly the rows of the list, or the cases of these numbers: one that the viewer does not see is none of them. */
async function chosenCases(selection: BulkSelectionInput, most: number, context: WritebackContext): ReturnType<JobOrder["choose"]> {
  const fault = selectionFault(selection);
  if (fault !== null) return fault;
  const { asOf, rows } = await selectedCases(selection, most, context);
  const unseen = unseenFault(selection, rows.length);
  if (unseen !== null) return unseen;
  return { asOf, cases: rows.map(chosenOf) };
}

/** A number that stands for no case the viewer sees is told as such, and no more of it. @param seen how many he does */
export function unseenFault({ ids }: BulkSelectionInput, seen: number): BulkProblem | null {
  const missing = ids == null ? 0 : new Set(ids).size - seen;
  return missing === 0 ? null : { at: "selection", message: `${missing} phản ánh không có trong phạm vi của bạn.` };
}

/** Both or neither of the two ways to select. */
export function selectionFault({ ids, filter }: BulkSelectionInput): BulkProblem | null {
  return (ids == null) === (filter == null) ? { at: "selection", message: "Cần đúng một cách chọn: danh sách mã hoặc bộ lọc." } : null;
}

/** As it stood when it was selected; one that moved on since is seen as of long ago, so that it is skipped. */
export function chosenOf(row: SelectedCase): Chosen {
  return { caseId: row.id, seen: row.movedOn ? LONG_AGO : row.learnedAt, seenStage: row.stage, seenUnitId: row.unitId };
}
const LONG_AGO = 0;

/** What somebody looked for in a list may be somebody's name. */
function withoutWords(selection: JobOrder["selection"]): object {
  const filter = selection["filter"];
  return typeof filter !== "object" || filter === null
    ? selection
    : { ...selection, filter: Object.fromEntries(Object.entries(filter).filter(([name]) => name !== "text")) };
}

function newJob(order: JobOrder, viewer: Viewer, vault: Vault) {
  const { key, change, reason, selection, reversesId } = order;
  const [post] = viewer.posts;
  return {
    key,
    kind: change.kind,
    told: openOrder(change),
    sealed: sealedOrder(vault, { change, reason }, { accountId: viewer.accountId, key }),
    selection: withoutWords(selection),
    byAccountId: viewer.accountId,
    byUnitId: viewer.unitId,
    onBehalfOf: post?.onBehalfOf ?? null,
    reversesId,
  };
}

/** What became of a job, in the chain of decisions. */
export async function tellJob(
  tx: Tx,
  viewer: Viewer,
  told: { act: string; id: number; at: Instant; detail: AuditEntry["detail"]; kept?: AuditEntry["kept"] },
): Promise<void> {
  const { act, id, at, detail, kept } = told;
  const entry = { stream: "decision", actor: actorOf(viewer), act, subject: { kind: "bulkJob", id: String(id) }, detail, at } as const;
  await appendAudit(tx, kept === undefined ? entry : { ...entry, kept });
}
