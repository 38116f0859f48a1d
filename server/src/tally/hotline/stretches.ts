import type { Instant } from "../../platform/instant.ts";

/** A ticket of an outage; `until` null while it lasts. */
export interface Ticket {
  number: string;
  from: Instant;
  until: Instant | null;
  cause: string | null;
}

/** One outage of one number, whatever number of tickets tells of it. */
export interface Stretch {
  number: string;
  from: Instant;
  /** null: it lasts */
  until: Instant | null;
  /** whole seconds of it between the bounds */
  seconds: number;
  /** as the tickets say, oldest first, each once */
  causes: string[];
  tickets: number;
}

/**
 * The outages of some days: tickets of one number that overlap or touch are one, so that no second is counted twice.
 * @param bounds the first instant of the days, and the first that is not theirs or not yet past
 * @returns those that reach into the bounds, newest first
 */
export function stretchesOf(tickets: readonly Ticket[], bounds: { from: Instant; to: Instant }): Stretch[] {
  const stretches: Stretch[] = [];
  for (const ofNumber of Map.groupBy(tickets, ({ number }) => number).values()) {
    let last: Stretch | null = null;
    for (const ticket of ofNumber.toSorted((a, b) => a.from - b.from)) {
      if (last === null || (last.until !== null && ticket.from > last.until)) {
        last = { number: ticket.number, from: ticket.from, until: ticket.until, seconds: 0, causes: [], tickets: 0 };
        stretches.push(last);
      }
      last.until = last.until === null || ticket.until === null ? null : Math.max(last.until, ticket.until);
      last.tickets += 1;
      if (ticket.cause !== null && !last.causes.includes(ticket.cause)) last.causes.push(ticket.cause);
    }
  }
  return stretches
    .filter(({ from, until }) => from < bounds.to && (until === null || until > bounds.from || from >= bounds.from))
    .map((stretch) => ({ ...stretch, seconds: secondsWithin(stretch, bounds) }))
    .toSorted((a, b) => b.from - a.from || (a.number < b.number ? -1 : 1));
}

function secondsWithin({ from, until }: Stretch, bounds: { from: Instant; to: Instant }): number {
  const [begins, ends] = [Math.max(from, bounds.from), Math.min(until ?? bounds.to, bounds.to)];
  return Math.max(0, Math.floor(ends / 1000) - Math.floor(begins / 1000));
}
