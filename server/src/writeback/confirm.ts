import { appendAudit } from "../audit/index.ts";
import type { Tx } from "../platform/database.ts";
import type { SourceRow } from "../source/index.ts";
import type { Instant } from "../platform/instant.ts";
import { heldCase, openedChange } from "./outbox-record.ts";
import { isReceipt, shows } from "./shows.ts";
import { tellChange } from "./tell.ts";
import { heldRecord, lookedInVain, markNotShown, markShown, unshownChanges } from "./writeback.queries.ts";
import type { Unshown } from "./writeback.queries.ts";
import type { WritebackHub } from "./writeback-hub.ts";

/**
 * After a source was read: every change whose record came since it was sent is held against that record, and verified by it,
 * goes on waiting, or ends as not shown.
 * @returns how many came to an end
 */
export async function confirmChanges(source: SourceRow, hub: ConfirmingHub): Promise<number> {
  const unshown = await hub.database.read((tx) => unshownChanges(tx, source.id));
  let ended = 0;
  for (const change of unshown) {
    try {
      if (await confirm(change, source, hub)) ended += 1;
    } catch (error) {
      hub.log.warn({ source: source.code, change: change.id, err: error }, "a change could not be looked for"); // the next read looks again
    }
  }
  if (ended > 0) hub.changed();
  return ended;
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
    const at = clock.now();
    if (!there) await lookedInVain(tx, change.id, change.look);
    const over = there
      ? await markShown(tx, change.id, { at, version, echo })
      : asked !== null && c !== null && (await endNotShown(tx, change, { at, version }));
    if (over) await tellChange(tx, "CHANGE_MOVED", { caseId: change.caseId, at, province: units().province.code });
    return over;
  });
}

/** What the source took, and undid before it was read, would wait for ever. @returns false: it may still come, or somebody was faster */
async function endNotShown(tx: Tx, { id, caseId, overtaken }: Unshown, seen: { at: Instant; version: string | null }): Promise<boolean> {
  if (!overtaken || !(await markNotShown(tx, id, seen))) return false;
  const entry = { stream: "decision", actor: { kind: "hub", id: null, name: "hub" }, act: "changeNotShown", at: seen.at } as const;
  await appendAudit(tx, { ...entry, subject: { kind: "case", id: String(caseId) }, detail: { change: id } });
  return true;
}
