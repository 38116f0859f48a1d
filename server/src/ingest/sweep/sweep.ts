import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { proveLease } from "../../source/index.ts";
import type { OpenSweep, Run } from "../run.ts";
import { addTold, countThere, endSweep, findGone, goneByRun, goneIn, openSweep, replaceSweep, standingSweep, unwait } from "./sweep.queries.ts";
import { takeBack } from "./take-back.ts";

/** More than these at once, and more than 2 of 100: a fault of the source is likelier than their end. */
const FEW = 50;
const SHARE = 0.02;

/** How many records of a stream may be gone at once without a person. */
export function mayGo(known: number): number {
  return Math.max(FEW, Math.floor(known * SHARE));
}

export async function beginSweep(tx: Tx, run: Run, stream: string, generation: string, at: Instant): Promise<OpenSweep> {
  const id = await openSweep(tx, { sourceId: run.sourceId, stream, generation, fence: run.fence, at });
  return { id, generation, unreadable: false };
}

/** What a batch told: in an open sweep it is there, and nobody needs to confirm that it is gone. */
export async function tellSweep(tx: Tx, run: Run, stream: string, sweep: OpenSweep | null, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await unwait(tx, run.sourceId, stream, ids);
  if (sweep !== null) await addTold(tx, sweep.id, ids);
}

/**
 * Both ends of a sweep came in one run: what it did not tell is gone. Where that is more than may go at once, where it told nothing at all, or where
 * it had something unreadable in it, nothing goes before a person confirmed it.
 * @returns how many went
 */
export async function closeSweep(tx: Tx, run: Run, stream: string, sweep: OpenSweep, at: Instant): Promise<number> {
  await proveLease(tx, run.sourceId, run.fence, at);
  const known = await countThere(tx, run.sourceId, stream);
  const { gone, told, digest } = await findGone(tx, sweep.id, run.sourceId, stream);
  const end = { known, gone, digest, at };
  const standing = await standingSweep(tx, run.sourceId, stream);
  const plain = gone <= mayGo(known) && told > 0 && !sweep.unreadable;
  if (plain || gone === 0) {
    if (standing?.state === "WAITING") await replaceSweep(tx, standing.id);
    const ids = await goneIn(tx, sweep.id, gone);
    await endSweep(tx, sweep.id, { ...end, state: "DONE" });
    await goneByRun(tx, run.runId, gone);
    return takeBack(tx, ids, { sourceId: run.sourceId, stream, province: run.province, at });
  }
  if (standing?.digest === digest) await endSweep(tx, sweep.id, { ...end, state: "REPLACED" }); // a person has it already, or has said no to it
  else {
    if (standing?.state === "WAITING") await replaceSweep(tx, standing.id);
    await endSweep(tx, sweep.id, { ...end, state: "WAITING" });
  }
  return 0;
}
