/**
 * The one clock of the hub: everything that needs the time is given a Clock, so that a test passes the time in.
 * Instants are milliseconds since 1970-01-01T00:00:00Z.
 */
export interface Clock {
  /** The present instant, milliseconds UTC. */
  now(): number;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that moves only when told to. */
export interface FixedClock extends Clock {
  /** Moves the clock on. @param byMs milliseconds ≥ 0 */
  advance(byMs: number): void;
}

/**
 * @param start instant in milliseconds UTC
 * @throws {RangeError} when asked to go back: instants never decrease
 */
export function fixedClock(start: number): FixedClock {
  let instant = start;
  return {
    now: () => instant,
    advance(byMs) {
      if (!(byMs >= 0)) throw new RangeError(`a clock does not go back (asked for ${byMs} ms)`);
      instant += byMs;
    },
  };
}
