import type { SourceRow } from "../source/index.ts";
import { heldCase, openedChange } from "./outbox-record.ts";
import { isReceipt, shows } from "./shows.ts";
import { tellChange } from "./tell.ts";
import { heldRecord, lookedInVain, markShown, unshownChanges } from "./writeback.queries.ts";
import type { Unshown } from "./writeback.queries.ts";
import type { WritebackHub } from "./writeback-hub.ts";

/**
 * After a source was read: every change whose record came since it was sent is held against that record, and verified by it or goes on waiting.
 * @returns how many the source shows now
 */
export async function confirmChanges(source: SourceRow, hub: ConfirmingHub): Promise<number> {
  const unshown = await hub.database.read((tx) => unshownChanges(tx, source.id));
  let shown = 0;
  for (const change of unshown) {
    try {
      if (await confirm(change, source, hub)) shown += 1;
    } catch (error) {
      hub.log.warn({ source: source.code, change: change.id, err: error }, "a change could not be looked for"); // the next read looks again
    }
  }
  if (shown > 0) hub.changed();
  return shown;
}

export type ConfirmingHub = Pick<WritebackHub, "database" | "vault" | "clock" | "log" | "units" | "changed">;

async function confirm(change: Unshown, source: SourceRow, { database, vault, clock, units }: ConfirmingHub): Promise<boolean> {
  return database.write(async (tx) => {
    const held = await heldRecord(tx, source.id, change.stream, change.sourceCaseId);
    const asked = held === null ? null : openedChange(change, held.wrappedKey, vault);
    const c = held === null ? null : heldCase(held, source, vault);
    const version = held?.version ?? null;
    const echo = isReceipt(version, change.receiptVersion);
    // without its key only the version can tell
    const there = asked !== null && c !== null ? shows(asked, { c, version, receiptVersion: change.receiptVersion }) : echo;
    if (!there) {
      await lookedInVain(tx, change.id, change.look);
      return false;
    }
    const at = clock.now();
    if (!(await markShown(tx, change.id, { at, version, echo }))) return false;
    await tellChange(tx, "CHANGE_MOVED", { caseId: change.caseId, at, province: units().province.code });
    return true;
  });
}
