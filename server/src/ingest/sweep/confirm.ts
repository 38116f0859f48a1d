import type { AuditActor } from "../../audit/index.ts";
import { appendAudit } from "../../audit/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { IngestHub } from "../report.ts";
import { confirmedSweeps, dropGone, goneIn, setDecision, sweepForDecision } from "./sweep.queries.ts";
import type { SweepRow } from "./sweep.queries.ts";
import { takeBack } from "./take-back.ts";

/** Taken back in one transaction. */
const AT_ONCE = 2_000;

/** What a person decided of a sweep that waits. MOVED_ON: meanwhile it holds another number than he saw. */
export type SweepDecision = { decided: SweepRow; gone: number } | { refused: "UNKNOWN" | "NOT_WAITING" | "MOVED_ON"; gone: number };

/**
 * A person confirms that what a sweep did not tell is gone, or says that it is not.
 * @param said how many he saw it to be · may: whether he may decide for its source
 */
export async function decideSweep(
  hub: IngestHub,
  sweepId: number,
  said: { confirm: boolean; gone: number; by: AuditActor; may: (ownerUnitId: number) => boolean },
): Promise<SweepDecision> {
  const decision = await hub.database.write(async (tx): Promise<SweepDecision> => {
    const sweep = await sweepForDecision(tx, sweepId);
    if (sweep === undefined || !said.may(sweep.ownerUnitId)) return { refused: "UNKNOWN", gone: 0 };
    if (sweep.state !== "WAITING") return { refused: "NOT_WAITING", gone: sweep.gone };
    if (sweep.gone !== said.gone) return { refused: "MOVED_ON", gone: sweep.gone };
    const at = hub.clock.now();
    await setDecision(tx, sweepId, said.confirm ? "CONFIRMED" : "REFUSED", said.by.name, at);
    if (!said.confirm) await dropGone(tx, sweepId, await goneIn(tx, sweepId, sweep.gone));
    const act = said.confirm ? "confirmSweep" : "refuseSweep";
    await appendAudit(tx, {
      stream: "source",
      actor: said.by,
      act,
      subject: { kind: "source", id: sweep.sourceCode },
      detail: { stream: sweep.stream, sweep: sweepId, gone: sweep.gone, known: sweep.known },
      at,
    });
    return { decided: sweep, gone: 0 };
  });
  if (!("decided" in decision) || !said.confirm) return decision;
  return { ...decision, gone: await carryOut(hub, sweepId) };
}

/** What was confirmed and not finished, because a process ended. */
export async function carryOutConfirmed(hub: IngestHub, sourceId: number): Promise<void> {
  for (const id of await hub.database.read((tx) => confirmedSweeps(tx, sourceId))) await carryOut(hub, id);
}

async function carryOut(hub: IngestHub, sweepId: number): Promise<number> {
  for (let gone = 0; ;) {
    const took = await hub.database.write((tx) => nextGone(tx, hub, sweepId));
    if (took === null) return gone;
    gone += took;
    hub.changed();
  }
}

async function nextGone(tx: Tx, hub: IngestHub, sweepId: number): Promise<number | null> {
  const sweep = await sweepForDecision(tx, sweepId);
  if (sweep?.state !== "CONFIRMED") return null;
  const at = hub.clock.now();
  const ids = await goneIn(tx, sweepId, AT_ONCE);
  await dropGone(tx, sweepId, ids);
  if (ids.length < AT_ONCE) await setDecision(tx, sweepId, "DONE", null, at);
  return takeBack(tx, ids, { sourceId: sweep.sourceId, stream: sweep.stream, province: hub.units().province.code, at });
}
