import { setTimeout as wait } from "node:timers/promises";
import { appendAudit } from "../../audit/index.ts";
import type { AuditEntry } from "../../audit/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import type { Tick } from "../../tally/index.ts";
import type { UnitRegister } from "../../unit/index.ts";
import type { NoticeHub } from "../alert-hub.ts";
import { endAlerts, heldOf, holdWatch, insertStep, moveWatch, openAlerts, putHeld, raiseAlert, recountAlert, ringAgain } from "./alert.queries.ts";
import type { HeldRow, OpenAlert } from "./alert.queries.ts";
import { ringsAt } from "./material.ts";
import { ringKey } from "./rings.ts";
import type { Ring } from "./rings.ts";
import { rulesInForce } from "./rule.queries.ts";

/**
 * Holds the rules in force against a tick: raises what rings and did not, ends what no longer does, rings again what outlasted its mute. However many processes
 * look, and however often one dies, each episode is there once.
 * @returns how many alerts moved; null: another process looks, or a later tick was looked at already
 */
export async function watchAlerts(hub: Pick<NoticeHub, "database" | "units">, tick: Tick): Promise<number | null> {
  return hub.database.write(async (tx) => {
    const looked = await holdWatch(tx);
    if (looked === undefined || tick.instant <= looked.instant || tick.event < looked.event) return null;
    const units = hub.units();
    const { ringing, held } = await ringsAt(tx, await rulesInForce(tx, tick.instant), tick, units);
    const open = new Map((await openAlerts(tx)).map((alert) => [ringKey(alert), alert]));
    const starvedAlready = held.filter(({ ring }) => open.has(ringKey(ring))).map(({ ring }) => ring); // it rang before its source fell silent
    const entries = await turned(tx, open, [...ringing, ...starvedAlready], tick);
    await tellHeld(
      tx,
      held.filter(({ ring }) => !open.has(ringKey(ring))),
    );
    await moveWatch(tx, tick);
    if (entries.length > 0) await appendAudit(tx, ...entries.map((entry) => entryOf(entry, tick.instant, units)));
    return entries.length;
  });
}

type Turn = { act: "raiseAlert" | "raiseAlertAgain" | "endAlert"; id: number; of: Pick<Ring, "kind" | "unitId" | "sourceId" | "cases"> };

async function turned(tx: Tx, open: ReadonlyMap<string, OpenAlert>, ringing: readonly Ring[], tick: Tick): Promise<Turn[]> {
  const turns: Turn[] = [];
  const at = tick.instant;
  for (const ring of ringing) {
    const alert = open.get(ringKey(ring));
    if (alert === undefined) {
      const { id, mutedUntil } = await raiseAlert(tx, ring, tick);
      await insertStep(tx, { alertId: id, kind: "RAISED", at, tell: mutedUntil === null });
      turns.push({ act: "raiseAlert", id, of: ring });
      continue;
    }
    if (alert.cases !== ring.cases || alert.ruleId !== ring.rule.id) await recountAlert(tx, alert.id, ring, tick);
    if (alert.mutedUntil === null || alert.mutedUntil > at) continue;
    await ringAgain(tx, alert.id, at);
    await insertStep(tx, { alertId: alert.id, kind: "RAISED_AGAIN", at, tell: true });
    turns.push({ act: "raiseAlertAgain", id: alert.id, of: ring });
  }
  const still = new Set(ringing.map(ringKey));
  const over = [...open].filter(([key]) => !still.has(key)).map(([, alert]) => alert);
  if (over.length === 0) return turns;
  await endAlerts(
    tx,
    over.map(({ id }) => id),
    at,
  );
  for (const alert of over) await insertStep(tx, { alertId: alert.id, kind: "ENDED", at });
  return [...turns, ...over.map((alert): Turn => ({ act: "endAlert", id: alert.id, of: alert }))];
}

/** What is held back is told inside the alert of each silent source that starves it. */
async function tellHeld(tx: Tx, held: readonly { ring: Ring; sourceIds: readonly number[] }[]): Promise<void> {
  const silent = (await openAlerts(tx)).filter(({ kind }) => kind === "SOURCE_SILENT");
  if (silent.length === 0) return;
  const rows = silent.flatMap(({ id, sourceId }): HeldRow[] =>
    held
      .filter(({ sourceIds }) => sourceIds.includes(sourceId ?? 0))
      .map(({ ring }) => ({ alertId: id, ruleId: ring.rule.id, unitId: ring.unitId, unitOnly: ring.unitOnly, cases: ring.cases ?? 0 })),
  );
  const ids = silent.map(({ id }) => id);
  const before = await heldOf(tx, ids);
  const text = (row: HeldRow): string => `${row.alertId} ${row.ruleId} ${row.unitId} ${row.unitOnly} ${row.cases}`;
  if (before.map(text).toSorted().join() !== rows.map(text).toSorted().join()) await putHeld(tx, ids, rows);
}

function entryOf({ act, id, of }: Turn, at: Instant, units: UnitRegister): AuditEntry {
  const detail = { kind: of.kind, unit: units.byId(of.unitId).code, source: of.sourceId, cases: of.cases };
  return { stream: "decision", actor: { kind: "hub", id: null, name: "hub" }, act, subject: { kind: "alert", id: String(id) }, detail, at };
}

const LOOK_MS = 250;

/** Looks at each tick that this process shows. @param tick the one that holds now @param moved called when alerts moved @returns a function that stops it */
export function scheduleAlerts(hub: NoticeHub, tick: () => Tick | undefined, moved: () => void): () => Promise<void> {
  const stopping = new AbortController();
  let last: Tick | undefined;
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      const now = tick();
      try {
        if (now !== undefined && now !== last && ((await watchAlerts(hub, now)) ?? 0) > 0) moved();
        last = now;
      } catch (error) {
        hub.log.warn({ err: error }, "alerts could not be looked at"); // the next look holds the rules against a newer tick
      }
      await wait(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined); // stopping
    }
  })();
  return async () => {
    stopping.abort();
    await loop;
  };
}
