import { randomUUID } from "node:crypto";
import { accessError, actorOf } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { postForChange } from "./may.ts";
import { foundCase } from "./request.ts";
import type { WritebackContext } from "./request.ts";
import { tellChange } from "./tell.ts";
import { changeById, dropChange, lockChange, sendAgain } from "./writeback.queries.ts";
import type { Settlement } from "./writeback.types.ts";

export type ConflictSettled = { outcome: "settled"; caseId: number } | { outcome: "notAllowed" } | { outcome: "notInConflict" };

/**
 * A person decides on a change whose source moved on: it is dropped, or sent again on what the source has now. Whoever may ask for it may. What the source took and
 * does not show is only dropped: who still wants it asks anew, and every rule is asked again.
 */
export async function settleConflict(id: string, settlement: Settlement, context: WritebackContext): Promise<ConflictSettled> {
  const { viewer, database, units, clock } = context;
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const change = /^\d{1,18}$/.test(id) ? await database.asWorker().read((tx) => changeById(tx, Number(id))) : null;
  const found = change === null ? null : await foundCase(String(change.caseId), context);
  if (change === null || found === null) return { outcome: "notAllowed" };
  const target = change.toUnitId === null ? undefined : units.byId(change.toUnitId);
  const post = postForChange(viewer, change.kind, found, target);
  if (post === undefined) return { outcome: "notAllowed" };
  const at = clock.now();
  return database.asWorker().write(async (tx) => {
    const locked = await lockChange(tx, change.id);
    if (locked.state !== "CONFLICT" && !(locked.state === "NOT_SHOWN" && settlement === "DROP")) return { outcome: "notInConflict" };
    if (settlement === "DROP") await dropChange(tx, change.id, at);
    else await sendAgain(tx, change.id, at, randomUUID());
    await tellChange(tx, "CHANGE_MOVED", { caseId: change.caseId, at, province: units.province.code });
    const entry = { stream: "decision", actor: actorOf(viewer, post.onBehalfOf), act: "settleCaseChange", at } as const;
    await appendAudit(tx, { ...entry, subject: { kind: "case", id: String(change.caseId) }, detail: { change: change.id, settlement } });
    return { outcome: "settled", caseId: change.caseId };
  });
}
