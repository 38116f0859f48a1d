import type { Instant } from "../platform/instant.ts";
import type { SourceRow } from "../source/index.ts";

/**
 * Runs of one process at the same time: those that move on, of them those that failed at their last read, and those that stand still, which wait for
 * their source and use nothing but a socket.
 */
export const AT_THE_SAME_TIME = { moving: 24, failing: 8, still: 100 };

type Waiting = Pick<SourceRow, "id" | "paused" | "stoppedAt" | "askedAt" | "consecutiveFailures">;

/** A run under way. */
export interface Underway {
  failing: boolean;
  /** its source has said nothing for a while: whoever has something to say takes its place meanwhile */
  still: boolean;
}

/** What turns are given by. */
export interface Turns {
  running: ReadonlyMap<number, Underway>;
  dueAt: ReadonlyMap<number, Instant>;
  now: Instant;
}

/**
 * Whose turn it is: who waits longest comes first, those that fail never take all the room, and those that hang take none, so that many that hang hold
 * up none that does not. A source that is paused is never read; one that was stopped, only when a person asks.
 */
export function nextRuns<Source extends Waiting>(sources: readonly Source[], turns: Turns): Source[] {
  const { running, dueAt, now } = turns;
  const due = waiting(sources, turns)
    .filter((source) => isAsked(source) || (dueAt.get(source.id) ?? 0) <= now)
    .toSorted((a, b) => Number(isAsked(b)) - Number(isAsked(a)) || (dueAt.get(a.id) ?? 0) - (dueAt.get(b.id) ?? 0));
  const underway = [...running.values()];
  const moving = underway.filter(({ still }) => !still);
  if (underway.length - moving.length >= AT_THE_SAME_TIME.still) return [];
  let room = AT_THE_SAME_TIME.moving - moving.length;
  let roomForFailing = AT_THE_SAME_TIME.failing - moving.filter(({ failing }) => failing).length;
  return due.filter(({ consecutiveFailures }) => {
    const failing = consecutiveFailures > 0;
    if (room <= 0 || (failing && roomForFailing <= 0)) return false;
    room -= 1;
    if (failing) roomForFailing -= 1;
    return true;
  });
}

/** @returns the next instant at which a source that waits becomes due; null: there is none */
export function nextDue(sources: readonly Waiting[], turns: Turns): Instant | null {
  const later = waiting(sources, turns).flatMap(({ id }) => turns.dueAt.get(id) ?? []);
  const ahead = later.filter((at) => at > turns.now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

function waiting<Source extends Waiting>(sources: readonly Source[], { running }: Turns): Source[] {
  return sources.filter((source) => !source.paused && !running.has(source.id) && (isAsked(source) || source.stoppedAt === null));
}

function isAsked({ askedAt }: Waiting): boolean {
  return askedAt !== null;
}
