import { appendAudit } from "../audit/index.ts";
import type { Database } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import type { Log } from "../platform/log.ts";
import type { Clock } from "../platform/now.ts";
import { actorOf } from "./keep-account.ts";
import type { Viewer } from "./viewer.ts";

/** What somebody was refused. */
export interface RefusedAct {
  /** the root field */
  operation: string;
  /** the code he was answered, or TOO_MANY_ATTEMPTS */
  code: string;
  /** null: nobody is signed in */
  viewer: Viewer | null;
  /** keyed hash of where he asked from */
  address: string;
}

/** Whom refusals are told to. */
export interface Refusals {
  /** Never throws: a refusal that cannot be written down is still a refusal. */
  tell(refused: RefusedAct): Promise<void>;
}

/** One entry for each account (or address) and operation in this time, milliseconds; the next one says how many there were in between. */
const WINDOW_MS = 15 * 60_000;
/** Addresses and operations that are remembered; accounts are as many as there are. */
const MOST_ADDRESSES = 10_000;

interface Told {
  until: Instant;
  /** refused since, and not told */
  more: number;
}

const keptOf = new WeakMap<Database, Refusals>();

/** The refusals of one hub process: each is logged, and a signed-in viewer's stands in the audit chain of looks too. */
export function refusalsOf(hub: { database: Database; clock: Clock; log: Log }): Refusals {
  const kept = keptOf.get(hub.database) ?? refusalsOn(hub);
  keptOf.set(hub.database, kept);
  return kept;
}

function refusalsOn({ database, clock, log }: { database: Database; clock: Clock; log: Log }): Refusals {
  const accounts = new Map<string, Told>();
  const addresses = new Map<string, Told>();
  return {
    async tell({ operation, code, viewer, address }) {
      const now = clock.now();
      const more = toTell(viewer === null ? addresses : accounts, `${viewer?.username ?? address} ${operation} ${code}`, now);
      if (addresses.size > MOST_ADDRESSES) addresses.delete([...addresses.keys()][0] ?? "");
      if (more === null) return;
      log.warn({ operation, code, account: viewer?.username ?? null, from: address, more }, "refused");
      if (viewer === null) return;
      const entry = { stream: "access", actor: actorOf(viewer), act: "refused", subject: { kind: "operation", id: operation } } as const;
      await database
        .write((tx) => appendAudit(tx, { ...entry, detail: { code, from: address, more }, at: now }))
        .catch((error: unknown) => log.error({ err: error, operation, code }, "a refusal could not be written into the audit chain"));
    },
  };
}

/** @returns how many were refused since the last one that was told; null: this one is not told */
function toTell(kept: Map<string, Told>, key: string, now: Instant): number | null {
  const before = kept.get(key);
  if (before !== undefined && before.until > now) {
    before.more += 1;
    return null;
  }
  kept.delete(key); // the newest goes to the end
  kept.set(key, { until: now + WINDOW_MS, more: 0 });
  return before?.more ?? 0;
}
