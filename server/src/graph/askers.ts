import type { IncomingMessage } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import DataLoader from "dataloader";
import { devicesOf, deviceTokenIn, viewersOf } from "../access/index.ts";
import type { Device, Viewer } from "../access/index.ts";
import type { Database } from "../platform/database.ts";
import type { Clock } from "../platform/now.ts";
import { credentialIn, isSecure } from "./credential.ts";

/** Who asks, by what a request brought. */
export interface Asker {
  viewer: Viewer | null;
  device: Device | null;
  /** of the session or the program's key; null: none came */
  token: string | null;
}

export type AskerOf = (request: IncomingMessage) => Promise<Asker>;

interface AskedHub {
  database: Database;
  clock: Clock;
}

/** A look that takes longer holds nobody up who comes after it. */
const LONGEST_TURN_MS = 100;

/** While many ask, who comes within this is looked up with them. */
const GATHERED_MS = 1;
const MOST_TOGETHER = 1_000;

const kept = new WeakMap<AskedHub["database"], AskerOf>();

/** Who asks now: looked up for many requests in one statement, yet never by a statement that began before the request came. */
export function askerOf(hub: AskedHub): AskerOf {
  const known = kept.get(hub.database) ?? lookedUpTogether(hub);
  kept.set(hub.database, known);
  return known;
}

function lookedUpTogether(hub: AskedHub): AskerOf {
  const viewer = inTurns((tokens) => viewersOf(hub.database, hub.clock, tokens));
  const device = inTurns((tokens) => devicesOf(hub.database, hub.clock, tokens));
  return async (request) => {
    const [token, screen] = [credentialIn(request), deviceTokenIn(request.headers.cookie, isSecure(request))];
    if (screen === null) return { viewer: token === null ? null : await viewer(token), device: null, token };
    const [found, shown] = await Promise.all([token === null ? null : viewer(token), device(screen)]);
    return { viewer: found, device: shown, token };
  };
}

/** One look after the other, each for all who came while the one before was under way, and a moment longer while many come. */
function inTurns<Found>(find: (tokens: readonly string[]) => Promise<Map<string, Found>>): (token: string) => Promise<Found | null> {
  let [underWay, many]: [Promise<unknown>, boolean] = [Promise.resolve(), false];
  const look = (tokens: readonly string[]): Promise<(Found | null)[]> => {
    many = tokens.length > 1;
    const found = find([...new Set(tokens)]);
    underWay = Promise.race([found.catch(() => undefined), wait(LONGEST_TURN_MS, undefined, { ref: false })]); // whoever asked is told what went wrong
    return found.then((byToken) => tokens.map((token) => byToken.get(token) ?? null));
  };
  const batchScheduleFn = (go: () => void): void => void underWay.then(() => (many ? setTimeout(go, GATHERED_MS) : setImmediate(go)));
  const loader = new DataLoader<string, Found | null>(look, { cache: false, maxBatchSize: MOST_TOGETHER, batchScheduleFn });
  return (token) => loader.load(token);
}
