import type { Instant } from "../platform/instant.ts";
import type { SourceRow } from "../source/index.ts";

/** Sources that one process reads at the same time, and of them those that failed at their last read. */
export const AT_THE_SAME_TIME = { all: 24, failing: 8 };

type Waiting = Pick<SourceRow, "id" | "paused" | "stoppedAt" | "askedAt" | "consecutiveFailures">;

/**
 * Whose turn it is: who waits longest comes first, and those that fail never take all the room, so that many that hang hold up none that does not.
 * A source that is paused is never read; one that was stopped, only when a person asks.
 */
export function nextRuns<Source extends Waiting>(
  sources: readonly Source[],
  state: { running: ReadonlyMap<number, { failing: boolean }>; dueAt: ReadonlyMap<number, Instant>; now: Instant },
): Source[] {
  const { running, dueAt, now } = state;
  const asked = (source: Source): boolean => source.askedAt !== null;
  const due = sources
    .filter((source) => !source.paused && !running.has(source.id) && (asked(source) || (source.stoppedAt === null && (dueAt.get(source.id) ?? 0) <= now)))
    .toSorted((a, b) => Number(asked(b)) - Number(asked(a)) || (dueAt.get(a.id) ?? 0) - (dueAt.get(b.id) ?? 0));
  let room = AT_THE_SAME_TIME.all - running.size;
  let roomForFailing = AT_THE_SAME_TIME.failing - [...running.values()].filter(({ failing }) => failing).length;
  return due.filter(({ consecutiveFailures }) => {
    const failing = consecutiveFailures > 0;
    if (room === 0 || (failing && roomForFailing === 0)) return false;
    room -= 1;
    if (failing) roomForFailing -= 1;
    return true;
  });
}
