import type { SourceCase } from "@dau-moi/schema";
import { closedAtOf, isOpen } from "../case/index.ts";
import type { Instant } from "../platform/instant.ts";
import { instantOf } from "../platform/instant.ts";
import type { StageTime } from "./stage-times.ts";

type Kind = SourceCase["steps"][number]["kind"];
const ENDS_ACCEPTING: ReadonlySet<Kind> = new Set<Kind>(["ACCEPTED", "RETURNED", "RESOLVED", "ANSWERED", "CLOSED", "DECLINED", "REDIRECTED", "MERGED"]);

/**
 * When a unit was to accept: from each order that gives it the case until it accepts, gives it away or ends it. An acceptance that the source does not date
 * leaves no clock: nothing is judged by when the hub looked.
 */
export function acceptTimesOf(c: SourceCase, observedAt: Instant): StageTime[] {
  const orders: (StageTime & { unitCode: string | null })[] = [];
  for (const { kind, unitCode, at: text } of c.steps) {
    const at = instantOf(text);
    const last = orders.at(-1);
    const gives = kind === "ASSIGNED" || kind === "TRANSFERRED";
    if (gives && last?.to === null && last.unitCode === unitCode) continue; // the same order, told twice
    if (last?.to === null && (gives || ENDS_ACCEPTING.has(kind))) last.to = at;
    if (gives) orders.push({ stage: "ACCEPT", start: at, from: at, to: null, origin: at, unitCode });
  }
  const last = orders.at(-1);
  if (last?.to === null && !isOpen(c)) last.to = Math.max(closedAtOf(c) ?? observedAt, last.from);
  else if (last?.to === null && c.stage !== "ASSIGNED") orders.pop();
  return orders;
}

/**
 * The heartbeat of a case without result: from the end of handling's limit until the first report, and from each report until the next; it ends with
 * handling. While handling's clock stands still it has no end, and there is no heartbeat.
 * @param dueOf when the handling that counts from an instant is due in the hands of its last holder
 */
export function noResultTimesOf(c: SourceCase, times: readonly StageTime[], dueOf: (start: Instant) => Instant): StageTime[] {
  const reports = c.steps.filter((step) => step.kind === "NO_RESULT_REPORTED").map((step) => instantOf(step.at));
  const cycles = Map.groupBy(
    times.filter((time) => time.stage === "HANDLE"),
    (time) => time.start,
  );
  return [...cycles].flatMap(([start, cycle]) => {
    const [dueAt, last] = [dueOf(start), cycle.at(-1)];
    const to = last?.to ?? null;
    if (last === undefined || dueAt === Infinity || (to !== null && to <= dueAt)) return [];
    const ranOut = dueAt - 1; // the last moment on time: what counts in days from it begins on the next day
    const beats = [ranOut, ...reports.filter((at) => at > dueAt && at < (to ?? Infinity))];
    return beats.map((from, i): StageTime => ({ stage: "NO_RESULT", start: from, from, to: beats[i + 1] ?? to, origin: last.origin }));
  });
}
