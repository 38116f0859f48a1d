import type { SourceCase } from "@dau-moi/schema";
import type { Instant } from "../platform/instant.ts";
import { instantOf } from "../platform/instant.ts";
import { localDay, startOfLocalDay } from "../platform/local-time.ts";
import type { Due } from "./allowance.ts";
import { calendarDeadline } from "./deadline-of-unit.ts";
import type { WorkingTime } from "./deadline-of-unit.ts";
import type { ExtensionRule } from "./terms.ts";

/** Why an extension does not move the due instant. */
export const IRREGULARITIES = [
  "LATE", // decided at or after the due instant
  "TOO_MANY", // more than the regulation allows
  "TOO_LONG", // longer than the regulation allows
  "NOT_LATER", // its new day is not after the old one
  "NO_NEW_DAY", // the source tells no new day
] as const;
export type Irregularity = (typeof IRREGULARITIES)[number];

/** An extension as its source recorded it; it holds when nothing is irregular. */
export interface Extension {
  at: Instant;
  dueDay: string | null;
  addedWorkingDays: number | null;
  approver: string | null;
  irregular: Irregularity[];
}

/** An extension as told, not yet judged. */
export type ToldExtension = Omit<Extension, "irregular">;

export function extensionsTold(c: Pick<SourceCase, "steps">): ToldExtension[] {
  return c.steps
    .filter((step) => step.kind === "EXTENDED")
    .map(({ at, terms }) => ({
      at: instantOf(at),
      dueDay: terms?.dueDay ?? null,
      addedWorkingDays: terms?.addedWorkingDays ?? null,
      approver: terms?.approver ?? null,
    }));
}

/** What an extension would make of a clock: the end of its new last day, which is the next working day when it falls on a day off. */
export interface Judged {
  extension: Extension;
  /** null: the source tells no new day */
  target: Due | null;
}

/**
 * @param due of the clock when the extension is decided; were it paused then: as if it ran again at that moment
 * @param before extensions of the same stage that hold already
 * @source Bộ luật Dân sự 2015 điều 148 khoản 5
 */
export function judged(told: ToldExtension, due: Due, before: number, rule: ExtensionRule, in_: { unitId: number; time: WorkingTime }): Judged {
  const { time, unitId } = in_;
  const irregular: Irregularity[] = [];
  if (rule.beforeDue && told.at >= due.dueAt) irregular.push("LATE");
  if (before >= rule.times) irregular.push("TOO_MANY");
  const target = targetOf(told, due, unitId, time);
  if (target === null) irregular.push("NO_NEW_DAY");
  else if (target.dueAt <= due.dueAt) irregular.push("NOT_LATER");
  else if (rule.longest !== null && target.dueAt > lastAllowed(due, rule.longest, unitId, time)) irregular.push("TOO_LONG");
  return { extension: { ...told, irregular }, target };
}

function targetOf(told: ToldExtension, due: Due, unitId: number, time: WorkingTime): Due | null {
  if (told.dueDay !== null) return calendarDeadline(time, unitId, startOfLocalDay(told.dueDay) - 1, { unit: "wd", amount: 1 });
  if (told.addedWorkingDays === null) return null;
  return calendarDeadline(time, unitId, due.warnAt, { unit: "wd", amount: told.addedWorkingDays });
}

function lastAllowed(due: Due, longest: NonNullable<ExtensionRule["longest"]>, unitId: number, time: WorkingTime): Instant {
  const last = calendarDeadline(time, unitId, due.warnAt, longest).dueAt;
  return longest.unit === "wd" ? last : startOfLocalDay(localDay(last)) + 86_400_000; // a new day is told in whole days
}
