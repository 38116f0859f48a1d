import type { KnownCase } from "./case.ts";
import { isKnown } from "./case.ts";
import type { Asked } from "./may.ts";
import { PEOPLE, isWithin } from "./people.ts";
import type { Person } from "./people.ts";
import type { Item, Job } from "./papers.ts";
import type { ModelProvince } from "./province.ts";

const UNDO_MS = 10 * 60_000;

const itemOf = (c: KnownCase): Item => ({
  case: c,
  version: c.known.told.version,
  stage: c.known.standing.stage,
  unit: c.known.standing.unit,
  outcome: null,
  change: null,
});

export function startJob(province: ModelProvince, who: Person, asked: Asked, cases: readonly KnownCase[]): Job {
  const due = (c: KnownCase): number => c.known.standing.running?.due ?? Infinity;
  const sorted = cases.toSorted((a, b) => (due(a) === due(b) ? Number(a.id) - Number(b.id) : due(a) - due(b)));
  const job: Job = { asked, who, id: "", state: "RUNNING", stateAt: province.now, items: sorted.map(itemOf) };
  province.jobs.push(job);
  province.entries += 1;
  return job;
}

/** The hub's worker works every waiting job off. */
export function work(province: ModelProvince): void {
  for (const job of province.jobs) {
    if (job.state !== "RUNNING") continue;
    for (const item of job.items) if (item.outcome === null) workItem(province, job, item);
    Object.assign(job, { state: "DONE", stateAt: province.now });
    province.entries += 1;
  }
}

function workItem(province: ModelProvince, { asked, who }: Job, item: Item): void {
  const { standing } = item.case.known;
  if (standing.stage !== item.stage || standing.unit !== item.unit) item.outcome = "SKIPPED";
  else if (province.refusalOf({ who, c: item.case, asked }) !== null) item.outcome = "REFUSED";
  else {
    const { outcome, change } = province.decide({ who, c: item.case, asked, key: "", seen: item.version });
    item.outcome = change !== undefined ? "DONE" : outcome === "CaseMovedOn" ? "SKIPPED" : "REFUSED";
    item.change = change ?? null;
  }
}

export function cancel(province: ModelProvince, job: Job): void {
  if (job.state !== "RUNNING") return;
  Object.assign(job, { state: "CANCELLED", stateAt: province.now });
  province.entries += 1;
}

/** @returns the outcome's name */
export function retry(province: ModelProvince, job: Job): string {
  if (job.state === "UNDONE") return "BulkNotPossible";
  const again = job.items.filter(({ outcome }) => outcome !== "DONE");
  if (job.state === "RUNNING" || again.length === 0) return "BulkJob";
  for (const item of again) Object.assign(item, isKnown(item.case) ? itemOf(item.case) : {});
  Object.assign(job, { state: "RUNNING", stateAt: province.now });
  province.entries += 1;
  return "BulkJob";
}

/** What has not left the hub is taken back, for ten minutes, where it is no legal act. */
export function undo(province: ModelProvince, job: Job): string {
  if (job.state === "UNDONE") return "BulkUndone";
  const { kind, toUnit } = job.asked;
  if (!["COMMENT", "ASSIGN"].includes(kind) || job.state === "RUNNING" || province.now > job.stateAt + UNDO_MS) return "BulkNotPossible";
  const within = kind === "COMMENT" || isWithin(toUnit ?? "", PEOPLE[job.who].unit);
  const taken = job.items.flatMap(({ change }) => (within && change !== null && change.state === "QUEUED" ? [change] : []));
  for (const change of taken) Object.assign(change, { state: "DROPPED", stateAt: province.now });
  Object.assign(job, { state: "UNDONE", stateAt: province.now });
  province.entries += 1 + taken.length;
  return "BulkUndone";
}
