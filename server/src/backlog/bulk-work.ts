import { setTimeout as pause } from "node:timers/promises";
import { rowSettings, viewerByAccount } from "../access/index.ts";
import type { Vault, Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { caseLoaders } from "../case/index.ts";
import { clockLoader } from "../clock/index.ts";
import type { LoadedRules } from "../clock/index.ts";
import { mapSlicewise } from "../platform/gently.ts";
import type { Instant } from "../platform/instant.ts";
import { manyAsk } from "../platform/others.ts";
import { scheduleJobs, workJobs } from "../platform/jobs.ts";
import type { JobHub, Jobs } from "../platform/jobs.ts";
import { holdJob } from "../platform/jobs.queries.ts";
import type { Lease } from "../platform/jobs.queries.ts";
import type { SourceHealthRow } from "../source/index.ts";
import type { UnitRegister } from "../unit/index.ts";
import { decideMany } from "../writeback/index.ts";
import type { DecisionAmongMany, Found, WritebackContext } from "../writeback/index.ts";
import { tellJob } from "./bulk.ts";
import { changeFor, itemPlace, keyOfItem, openedOrder, openedOwn } from "./bulk-change.ts";
import type { Order } from "./bulk-change.ts";
import { askableSources, foundCases, TOGETHER, verdictOf } from "./bulk-verdict.ts";
import { endJob, settleItems, waitingItems, workedJob } from "./bulk-work.queries.ts";
import type { Settled, WaitingItem, WorkedJob } from "./bulk-work.queries.ts";

/** What working off bulk jobs needs of its hub. */
export interface BulkHub extends JobHub {
  vault: Vault;
  units(): UnitRegister;
  rules(): LoadedRules | null;
  sources(): Promise<SourceHealthRow[]>;
  /** called after each commit that brought events */
  changed(): void;
}

/** Cases decided in one transaction: the journal and the chain are held no longer than these take. */
const AT_ONCE = 500;
/** The same while many ask: database and process are theirs for the most part, and what a tick has to count anew stays little. */
const AT_ONCE_BESIDE_OTHERS = 20;
/** Then each part of the work is followed by a pause of so many times what it took. */
const PAUSES = 3;

/** Works off every job that waits, to its end. */
export function workBulk(hub: BulkHub, signal: AbortSignal = new AbortController().signal): Promise<number> {
  return workJobs(bulkJobs(hub), hub, signal);
}

/** Works off jobs as they come. @returns a function that stops between two transactions */
export function scheduleBulk(hub: BulkHub): () => Promise<void> {
  return scheduleJobs(bulkJobs(hub), hub);
}

function bulkJobs(hub: BulkHub): Jobs {
  return { table: "bulk_job", work: (lease, signal) => workOff(lease, hub, signal) };
}

/** Decides a job's cases set by set; while one set is written, the next is looked at, unless others need the processor. */
async function workOff(lease: Lease, hub: BulkHub, signal: AbortSignal): Promise<void> {
  let ahead: ReturnType<typeof lookedAt> | null = null;
  try {
    for (let upTo = 0; !signal.aborted;) {
      const set = await othersThen(() => ahead ?? lookedAt(lease, hub, upTo), signal);
      if (set === "ended") return;
      // after the last one from the beginning: what was cancelled and asked for again meanwhile waits at an earlier place
      upTo = set.upTo;
      ahead = manyAsk() ? null : lookedAt(lease, hub, upTo);
      ahead?.catch(() => undefined); // told when its turn comes
      if (set.judged.length === 0) continue;
      if (!(await othersThen(() => written(set, lease, hub), signal))) return;
      hub.changed();
    }
  } finally {
    await ahead?.catch(() => undefined);
  }
}

/** Does a part of the work; while many ask, a pause follows that is theirs. */
async function othersThen<Done>(work: () => Promise<Done>, signal: AbortSignal): Promise<Done> {
  const began = performance.now();
  const done = await work();
  if (manyAsk()) await pause(PAUSES * (performance.now() - began), undefined, { signal }).catch(() => undefined); // stopping
  return done;
}

/** Cases of a job as they were looked at for a decision. */
interface LookedAt {
  job: WorkedJob;
  judged: readonly Judged[];
  /** place of the last of them in the job's order; 0: nothing waits after those before */
  upTo: number;
}

/** The next cases of a job, judged. @param after place in the job's order @returns "ended": there is no more to do, or nobody to do it for */
async function lookedAt(lease: Lease, hub: BulkHub, after: number): Promise<LookedAt | "ended"> {
  const [job, items] = await hub.database.read(
    async (tx) => [await workedJob(tx, lease.id), await waitingItems(tx, lease.id, after, manyAsk() ? AT_ONCE_BESIDE_OTHERS : AT_ONCE)] as const,
  );
  if (job.state !== "RUNNING") return "ended";
  const viewer = await viewerByAccount(hub.database, hub.clock, job.byAccountId);
  if (viewer === null || viewer.mustChangePassword) return stop(lease, hub);
  if (items.length === 0) return after > 0 ? { job, judged: [], upTo: 0 } : finish(lease, hub, viewer);
  const context = contextOf(viewer, hub);
  const found = await foundCases(
    items.map(({ caseId }) => caseId),
    job.kind,
    context,
  );
  const askable = await askableSources(
    [...found.values()].map((one) => one.case.sourceId),
    job.kind,
    context,
  );
  const worked = { job, order: openedOrder(hub.vault, job), viewer, hub, context, found, askable, now: hub.clock.now() };
  const judged = await mapSlicewise(items, TOGETHER, (item) => judgedOf(item, worked));
  return { job, judged, upTo: items.at(-1)?.ordinal ?? 0 };
}

/** Decides a set in one transaction, or none of it; what moved on since it was looked at is found there. @returns false: the job is another's now, or not to go on */
function written({ job, judged }: LookedAt, lease: Lease, hub: BulkHub): Promise<boolean> {
  return hub.database.write(async (tx) => {
    if (!(await holdJob(tx, "bulk_job", lease))) return false;
    const open = judged.flatMap(({ decision }) => decision ?? []);
    const decided = await decideMany(tx, hub.vault, open);
    const outcomes = new Map(open.map((decision, at) => [decision.caseId, decided[at]]));
    await settleItems(
      tx,
      job.id,
      judged.map(({ item, settled }) => settled ?? settledBy(item, outcomes.get(item.caseId))),
    );
    return true;
  });
}

/** The hub acts for the asker: behind the same walls, with the rights he has now. */
export function contextOf(viewer: Viewer, hub: BulkHub): WritebackContext {
  const units = hub.units();
  const database = hub.database.as(rowSettings(viewer, (path) => units.subtree(path)));
  const { clock, vault } = hub;
  const loaders = {
    caseLoaders: caseLoaders(database),
    clockLoader: clockLoader(database),
    casesPerSource: { load: () => Promise.resolve({ cases: 0, open: 0 }) },
  };
  return { viewer, database, vault, clock, units, rules: hub.rules(), sourceRows: () => hub.sources(), tick: () => undefined, ...loaders };
}

interface Worked {
  job: WorkedJob;
  order: Order;
  viewer: Viewer;
  hub: BulkHub;
  context: WritebackContext;
  found: ReadonlyMap<number, Found>;
  askable: ReadonlySet<number>;
  now: Instant;
}

type Judged = { item: WaitingItem; decision: DecisionAmongMany; settled?: undefined } | { item: WaitingItem; decision?: undefined; settled: Settled };

/** What is known of a case before anything is written. */
async function judgedOf(item: WaitingItem, { job, order, viewer, hub, context, found, askable, now }: Worked): Promise<Judged> {
  const { ordinal, caseId } = item;
  const one = found.get(caseId);
  const own = openedOwn(hub.vault, item, itemPlace(job.key, caseId));
  const moved = one === undefined ? [] : movedIn(one, item);
  if (moved.length > 0) return { item, settled: { ordinal, outcome: "SKIPPED", at: "movedOn", reason: movedWords(moved), changeId: null } };
  const verdict = await verdictOf(one, changeFor(order, own, now, viewer.displayName), viewer, context);
  if ("message" in verdict || one === undefined) {
    const { at, message } = "message" in verdict ? verdict : { at: "post", message: "" };
    return { item, settled: { ordinal, outcome: "REFUSED", at, reason: message, changeId: null } };
  }
  const province = hub.units().province.code;
  const asked = {
    caseId,
    askedKey: keyOfItem(job.key, caseId),
    seen: item.seen,
    viewer,
    hide: one.hide,
    canSend: askable.has(one.case.sourceId),
    at: now,
    province,
  };
  return { item, decision: { ...asked, ...verdict } };
}

/** What is seen to be different from when it was selected. */
export function movedIn(now: { stage: string; holder: { id: number } }, item: { seenStage: string; seenUnitId: number }): string[] {
  return [...(now.stage === item.seenStage ? [] : ["giai đoạn"]), ...(now.holder.id === item.seenUnitId ? [] : ["đơn vị giữ"])];
}

/** @param what what is different; none: something the case's page shows */
export function movedWords(what: readonly string[]): string {
  return `Đã thay đổi sau khi được chọn: ${what.length === 0 ? "nội dung hoặc hạn" : what.join(", ")}.`;
}

type Outcome = Awaited<ReturnType<typeof decideMany>>[number];

function settledBy({ ordinal }: WaitingItem, decided: Outcome | undefined): Settled {
  switch (decided?.outcome) {
    case "queued":
      return { ordinal, outcome: "DONE", at: null, reason: null, changeId: decided.id };
    case "onItsWay":
      return { ordinal, outcome: "REFUSED", at: "kind", reason: "Đã có yêu cầu cùng loại đang chờ nguồn xác nhận.", changeId: null };
    case "keyUsed":
      return { ordinal, outcome: "REFUSED", at: "key", reason: "Yêu cầu này đã được thực hiện với nội dung khác.", changeId: null };
    case "movedOn":
    case "erased":
    case undefined:
      return { ordinal, outcome: "SKIPPED", at: "movedOn", reason: movedWords([]), changeId: null };
  }
}

/** Nothing waits any more. */
async function finish(lease: Lease, { database, clock }: BulkHub, viewer: Viewer): Promise<"ended"> {
  await database.write(async (tx) => {
    if (!(await holdJob(tx, "bulk_job", lease))) return;
    await endJob(tx, lease.id, { state: "DONE", at: clock.now() });
    await tellJob(tx, viewer, { act: "endBulk", id: lease.id, at: clock.now(), detail: {} });
  });
  return "ended";
}

/** Whoever asked may no longer: what waits stays as it is. */
async function stop(lease: Lease, { database, clock }: BulkHub): Promise<"ended"> {
  await database.write(async (tx) => {
    if (!(await holdJob(tx, "bulk_job", lease))) return;
    await endJob(tx, lease.id, { state: "STOPPED", at: clock.now(), stopped: "Tài khoản của người yêu cầu đã bị khóa hoặc không còn hiệu lực." });
    const subject = { kind: "bulkJob", id: String(lease.id) };
    await appendAudit(tx, { stream: "decision", actor: { kind: "hub", id: null, name: "hub" }, act: "stopBulk", subject, detail: {}, at: clock.now() });
  });
  return "ended";
}
