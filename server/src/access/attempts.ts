import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "../platform/database.ts";

const WINDOW_SECONDS = 15 * 60;
const WRONG_PER_USERNAME = 10;
/** An office shares one address: more than one person's slips fit in. */
const WRONG_PER_ADDRESS = 50;

interface Limits {
  username: RateLimiterMemory;
  address: RateLimiterMemory;
}

/** Counted per hub process, in memory: several processes allow that many times more. */
const limitsOf = new WeakMap<Database, Limits>();

/**
 * Counts the attempt before it is made, so that a hundred at once are a hundred.
 * @returns whole seconds until the next attempt is looked at; 0: go on
 * @throws when the counting itself fails: then nobody signs in
 */
export async function secondsToWait(database: Database, username: string, address: string): Promise<number> {
  const limits = limitsFor(database);
  return Math.max(await taken(limits.address, address), await taken(limits.username, username));
}

/** The same of what anybody may ask from an address. */
export async function secondsToWaitAt(database: Database, address: string): Promise<number> {
  return taken(limitsFor(database).address, address);
}

/** A right password is no attempt: it frees the username and gives the address its one back. */
export async function forgetAttempts(database: Database, username: string, address: string): Promise<void> {
  const limits = limitsFor(database);
  await limits.username.delete(username);
  await limits.address.reward(address);
}

async function taken(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
  }
}

function limitsFor(database: Database): Limits {
  let limits = limitsOf.get(database);
  if (limits === undefined) {
    limits = {
      username: new RateLimiterMemory({ points: WRONG_PER_USERNAME, duration: WINDOW_SECONDS }),
      address: new RateLimiterMemory({ points: WRONG_PER_ADDRESS, duration: WINDOW_SECONDS }),
    };
    limitsOf.set(database, limits);
  }
  return limits;
}
