import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { CaseView } from "../case/index.ts";
import type { ClockContext } from "./clock.resolver.ts";
import { CountedDay, SkippedDay } from "./clock.type.ts";
import { timeLeft, timeLeftDays } from "./time-left.ts";
import { TimeLeftView } from "./time-left.type.ts";

type Timed = Pick<CaseView, "unitId" | "open" | "dueAt" | "paused" | "seenAt">;

@Resolver(() => CaseView)
export class CaseTimeLeftResolver {
  @FieldResolver(() => TimeLeftView, {
    nullable: true,
    description: "Working time to its due instant, at the instant it was asked for; null: no clock runs, or the working calendar does not reach so far.",
  })
  async timeLeft(@Root() c: CaseView, @Ctx() context: ClockContext): Promise<TimeLeftView | null> {
    return c.open && c.paused ? pausedTime(c, context) : runningTime(c, context);
  }
}

@Resolver(() => TimeLeftView)
export class TimeLeftDaysResolver {
  @FieldResolver(() => [CountedDay], { description: "Days that give the time, with their minutes; empty while it is paused." })
  counted(@Root() left: TimeLeftView, @Ctx() context: ClockContext): CountedDay[] {
    return daysOf(left, context).counted.map(({ date, minutes }) => ({ day: date, minutes }));
  }

  @FieldResolver(() => [SkippedDay], { description: "Days in between that give none." })
  skipped(@Root() left: TimeLeftView, @Ctx() context: ClockContext): SkippedDay[] {
    return daysOf(left, context).skipped.map(({ date, reason }) => ({ day: date, reason }));
  }
}

/** Of a case whose clock runs. @returns null: none does, or the calendar does not reach so far */
export function runningTime({ unitId, open, dueAt, seenAt }: Timed, { rules }: Pick<ClockContext, "rules">): TimeLeftView | null {
  if (!open || dueAt === null || rules === null) return null;
  const left = timeLeft({ unitId, dueAt, at: seenAt }, rules.time);
  return left === null ? null : Object.assign(new TimeLeftView(), { unitId, at: seenAt, dueAt, paused: false, pauseReason: null, ...left });
}

/** What the pause left, and why it waits: rows asked for together read their clocks together. */
async function pausedTime({ id, unitId, seenAt }: Pick<CaseView, "id" | "unitId" | "seenAt">, { clockLoader }: ClockContext): Promise<TimeLeftView | null> {
  const still = (await clockLoader.load(id)).find(({ dueAt, stoppedAt }) => dueAt === Infinity && stoppedAt === null);
  if (still === undefined || still.remainder === null) return null;
  const { unit, amount } = still.remainder;
  const left = unit.endsWith("DAYS") ? { days: amount, minutes: 0 } : { days: 0, minutes: Math.floor(amount / 60_000) };
  const why = still.pauses.findLast(({ to, stops }) => to === null && stops);
  return Object.assign(new TimeLeftView(), {
    unitId,
    at: seenAt,
    dueAt: null,
    late: false,
    paused: true,
    workingMinutes: null,
    ...left,
    pauseReason: why?.reasonName ?? why?.reason ?? null,
  });
}

function daysOf({ unitId, dueAt, at }: TimeLeftView, { rules }: ClockContext): ReturnType<typeof timeLeftDays> {
  return dueAt === null || rules === null ? { counted: [], skipped: [] } : timeLeftDays({ unitId, dueAt, at }, rules.time);
}
