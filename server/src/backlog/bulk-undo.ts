import { accessError, actorOf } from "../access/index.ts";
import type { Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import { asOfView, selectedCases, tickNow } from "../tally/index.ts";
import type { UnitRegister } from "../unit/index.ts";
import { takeBack } from "../writeback/index.ts";
import type { WritebackContext } from "../writeback/index.ts";
import { chosenOf, startJob, tellJob } from "./bulk.ts";
import type { Chosen, JobOrder, Started } from "./bulk.ts";
import { bulkKinds, bulkTerm, jobRow } from "./bulk.queries.ts";
import type { BulkKind, JobRow } from "./bulk.queries.ts";
import type { BulkProblem } from "./bulk.results.ts";
import type { ReverseBulkInput } from "./bulk.inputs.ts";
import { doneItems, endJob, lockJob, markUndone, waitAgain } from "./bulk-work.queries.ts";
import type { DoneItem } from "./bulk-work.queries.ts";

const NOT_OWN: BulkProblem = { at: "id", message: "Không có công việc này của bạn." };
const MINUTE = 60_000;

/** A job that the viewer asked for himself. */
async function ownJob(id: string, context: WritebackContext): Promise<{ job: JobRow; viewer: Viewer } | null> {
  const { viewer, database } = context;
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const job = /^\d{1,18}$/.test(id) ? await database.read((tx) => jobRow(tx, Number(id))) : null;
  return job === null || job.byAccountId !== viewer.accountId ? null : { job, viewer };
}

/** Stops a job after the transaction that is under way. One that has ended stays as it is. */
export async function cancelJob(id: string, context: WritebackContext): Promise<Started> {
  const own = await ownJob(id, context);
  if (own === null) return NOT_OWN;
  const at = context.clock.now();
  return context.database.asWorker().write(async (tx) => {
    if (await endJob(tx, own.job.id, { state: "CANCELLED", at })) await tellJob(tx, own.viewer, { act: "cancelBulk", id: own.job.id, at, detail: {} });
    return { job: own.job.id };
  });
}

/** Lets everything that is not done wait again, as its case stands now; what is done stays done. */
export async function retryJob(id: string, context: WritebackContext): Promise<Started> {
  const own = await ownJob(id, context);
  if (own === null) return NOT_OWN;
  const at = context.clock.now();
  return context.database.asWorker().write(async (tx) => {
    const { state } = await lockJob(tx, own.job.id);
    if (state === "UNDONE") return { at: "state", message: "Công việc đã được hoàn tác." };
    if (state === "RUNNING") return { job: own.job.id };
    const cases = await waitAgain(tx, own.job.id, at);
    if (cases > 0) await tellJob(tx, own.viewer, { act: "retryBulk", id: own.job.id, at, detail: { cases } });
    return { job: own.job.id };
  });
}

export type Undone = { job: number; stayed: number } | BulkProblem;

/**
 * Takes back what has not left the hub. A legal act is never undone, and nothing after the minutes of the term; what was sent, or is on the way,
 * stays and says so. Once more is the same answer.
 */
export async function undoJob(id: string, context: WritebackContext): Promise<Undone> {
  const own = await ownJob(id, context);
  if (own === null) return NOT_OWN;
  const { job, viewer } = own;
  const { clock, units } = context;
  const at = clock.now();
  return context.database.asWorker().write(async (tx) => {
    const locked = await lockJob(tx, job.id);
    if (locked.state === "UNDONE") return { job: job.id, stayed: locked.done - locked.undone };
    const rule = await kindRule(tx, job, at);
    const until = await undoneUntil(tx, { ...job, ...locked }, rule);
    const fault = undoFault(locked.state, { until, at, rule });
    if (fault !== null) return fault;
    const items = await doneItems(tx, job.id);
    const free = items.filter((item) => rule?.undo === "ANY" || isWithin(item, units));
    const taken = await takeBack(
      tx,
      free.map(({ changeId }) => changeId),
      { at, province: units.province.code },
    );
    await keepUndone(tx, { job, viewer, at, items, taken });
    return { job: job.id, stayed: items.length - taken.length };
  });
}

async function kindRule(tx: Tx, { kind }: Pick<JobRow, "kind">, at: Instant): Promise<BulkKind | undefined> {
  return (await bulkKinds(tx, localDay(at))).find((one) => one.kind === kind);
}

/** Until when a job can be undone; null: it never could. */
export async function undoneUntil(tx: Tx, job: Pick<JobRow, "state" | "stateAt">, rule: BulkKind | undefined): Promise<Instant | null> {
  if (rule === undefined || rule.undo === "NEVER" || job.state === "RUNNING" || job.state === "UNDONE") return null;
  return job.stateAt + (await bulkTerm(tx, localDay(job.stateAt))).undoMinutes * MINUTE;
}

function undoFault(state: JobRow["state"], { until, at, rule }: { until: Instant | null; at: Instant; rule: BulkKind | undefined }): BulkProblem | null {
  if (rule === undefined || rule.undo === "NEVER") return { at: "kind", message: "Loại yêu cầu này là quyết định, không hoàn tác được." };
  if (state === "RUNNING") return { at: "state", message: "Công việc đang chạy: hãy hủy trước khi hoàn tác." };
  return until === null || at > until ? { at: "state", message: "Đã quá thời gian được hoàn tác." } : null;
}

/** Work given within one's own unit is no act towards others. */
function isWithin({ byUnitId, toUnitId }: DoneItem, units: UnitRegister): boolean {
  return toUnitId !== null && units.byId(toUnitId).path.startsWith(units.byId(byUnitId).path);
}

interface Keeping {
  job: JobRow;
  viewer: Viewer;
  at: Instant;
  items: readonly DoneItem[];
  taken: readonly { id: number; caseId: number }[];
}

async function keepUndone(tx: Tx, { job, viewer, at, items, taken }: Keeping): Promise<void> {
  const changes = new Set(taken.map(({ id }) => id));
  const ordinals = (is: boolean) => items.filter(({ changeId }) => changes.has(changeId) === is).map(({ ordinal }) => ordinal);
  const stayed = ordinals(false).map((ordinal) => ({ ordinal, why: "Đã gửi tới nguồn hoặc là quyết định giao việc: giữ nguyên, không hoàn tác." }));
  await markUndone(tx, job.id, { taken: ordinals(true), stayed, at });
  const actor = actorOf(viewer);
  const whole = {
    stream: "decision",
    actor,
    act: "undoBulk",
    subject: { kind: "bulkJob", id: String(job.id) },
    detail: { undone: taken.length, stayed: stayed.length },
    at,
  } as const;
  const each = taken.map(
    ({ id, caseId }) =>
      ({ stream: "decision", actor, act: "undoChange", subject: { kind: "case", id: String(caseId) }, detail: { change: id, job: job.id }, at }) as const,
  );
  await appendAudit(tx, whole, ...each);
}

/** A new job of the kind that reverses an own one, for its decided cases. */
export async function reverseJob({ id, key, reason, typedCount }: ReverseBulkInput, context: WritebackContext): Promise<Started> {
  const own = await ownJob(id, context);
  if (own === null) return NOT_OWN;
  const { job } = own;
  const rule = await context.database.read((tx) => kindRule(tx, job, context.clock.now()));
  if (rule?.reverse == null) return { at: "kind", message: "Loại yêu cầu này không có yêu cầu ngược lại: hãy xử lý từng phản ánh." };
  const change = { kind: rule.reverse };
  const example = rule.reverse === "TRANSFER" ? { toUnit: context.units.byId(own.viewer.unitId).code } : null;
  const choose: JobOrder["choose"] = () => casesBack(job, rule, context);
  return startJob(
    { act: "reverseBulk", key, change, example, reason, typedCount: typedCount ?? null, selection: { reverses: job.id }, reversesId: job.id, choose },
    context,
  );
}

/** The decided cases as they stand now. What is to go back to who had it, and is not where the job brought it, has moved on. */
async function casesBack(job: JobRow, rule: BulkKind, context: WritebackContext): ReturnType<JobOrder["choose"]> {
  const items = new Map((await context.database.asWorker().read((tx) => doneItems(tx, job.id))).map((item) => [item.caseId, item]));
  const selection = { ids: [...items.keys()].map(String), asOf: asOfView(tickNow(context)).token };
  const { asOf, rows } = await selectedCases(selection, items.size, context);
  const cases = rows.map((row): Chosen => {
    const item = items.get(row.id);
    if (rule.reverse !== "TRANSFER" || item === undefined) return chosenOf(row);
    const own = { toUnit: context.units.byId(item.seenUnitId).code };
    return { ...chosenOf(row), ownOpen: own, seenUnitId: item.toUnitId ?? row.unitId };
  });
  return { asOf, cases };
}
