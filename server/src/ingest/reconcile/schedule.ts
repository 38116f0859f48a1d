import { setTimeout as wait } from "node:timers/promises";
import { HEARTBEAT_MS, sourceRows } from "../../source/index.ts";
import { underLease } from "../lease-run.ts";
import type { IngestHub } from "../report.ts";
import { endAsked, freeAsked, proveAsked, takeAsked } from "./asked.queries.ts";
import type { AskedEnd } from "./asked.queries.ts";
import { reconcileSource } from "./reconcile.ts";
import type { Reconciled } from "./reconcile.ts";

const LOOK_MS = 500;
const SHOWN = 20;

type Asked = NonNullable<Awaited<ReturnType<typeof takeAsked>>>;

/**
 * Holds sources against the hub as people ask for it, one after the other: a full read costs the source and the hub much.
 * @returns a function that stops it; what is under way begins anew at the next hub
 */
export function scheduleReconciles(hub: IngestHub): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loop = (async () => {
    while (!signal.aborted) {
      const done = await reconcileNext(hub, signal).catch((error: unknown) => {
        hub.log.error({ err: error }, "a source could not be held against the hub"); // it is taken up again when its lease ran out
        return false;
      });
      if (!done) await wait(LOOK_MS, undefined, { signal }).catch(() => undefined); // stopping
    }
  })();
  return async () => {
    stopping.abort();
    await loop;
  };
}

async function reconcileNext(hub: IngestHub, signal: AbortSignal): Promise<boolean> {
  const { database, clock, owner } = hub;
  const asked = await database.write((tx) => takeAsked(tx, owner, clock.now()));
  if (asked === null) return false;
  const prove = (records: number | null): Promise<void> => database.write((tx) => proveAsked(tx, asked.id, owner, { now: clock.now(), records }));
  const beating = setInterval(() => void prove(null).catch(() => undefined), HEARTBEAT_MS); // the next piece proves it again
  try {
    const came = await outcomeOf(asked, hub, signal, prove);
    await database.write((tx) => (came === null ? freeAsked(tx, asked.id, owner) : endAsked(tx, asked.id, owner, came)));
  } finally {
    clearInterval(beating);
  }
  return true;
}

/** @returns null: the hub is stopping */
async function outcomeOf(asked: Asked, hub: IngestHub, signal: AbortSignal, told: (records: number) => Promise<void>): Promise<AskedEnd | null> {
  const [source] = await hub.database.read((tx) => sourceRows(tx, asked.sourceCode));
  if (source === undefined) return ended(hub, "nguồn không còn", null);
  let found: Reconciled | undefined;
  const asking = { owner: `${hub.owner}/reconcile`, askedBy: asked.askedBy };
  while (!signal.aborted) {
    const report = await underLease(source, hub, signal, {
      asking,
      work: async (held) => {
        found = await reconcileSource(held, asked.mend, told);
        return false;
      },
    });
    if (signal.aborted) return null;
    if (report !== null) return ended(hub, report.problem ?? (report.cut ? "đọc quá lâu, đã ngừng giữa chừng" : null), found ?? null);
    await wait(LOOK_MS, undefined, { signal }).catch(() => undefined); // it is being read: its turn comes
  }
  return null;
}

function ended({ clock }: IngestHub, problem: string | null, found: Reconciled | null): AskedEnd {
  const at = clock.now();
  if (problem !== null || found === null)
    return { at, problem: problem ?? "không đọc được", counts: null, mended: null, ranges: null, unequal: null, rejected: null, first: [] };
  const { counts, mended, ranges, rejected, first } = found;
  const unequal = ranges.filter(({ equal }) => !equal).length;
  return { at, problem: null, counts, mended, ranges: ranges.length, unequal, rejected, first: first.slice(0, SHOWN) };
}
