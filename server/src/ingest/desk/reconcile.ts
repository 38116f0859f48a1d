import { appendAudit } from "../../audit/index.ts";
import type { IngestHub, IngestReport } from "../report.ts";
import { Refused } from "../../platform/problem.ts";
import { askReconcile, reconcileSource } from "../reconcile/index.ts";
import type { Reconciled } from "../reconcile/index.ts";
import { whenFree } from "./mend.ts";
import { keptSource, sourceEntry } from "./who.ts";
import type { Keeper } from "./who.ts";

/** Holds a source against the hub. @returns null: it was being read all the while; a report with its problem: it could not be read */
export async function reconcile(hub: IngestHub, who: Keeper, code: string, mend: boolean): Promise<Reconciled | IngestReport | null> {
  const source = await hub.database.write(async (tx) => {
    await appendAudit(tx, sourceEntry(hub, who, { act: "reconcileSource", source: code, detail: { mend } }));
    return keptSource(tx, who, code);
  });
  let found: Reconciled | null = null;
  const report = await whenFree(hub, who, source, async (held) => {
    found = await reconcileSource(held, mend);
    return false;
  });
  return found ?? report;
}

/** Asks the working hub to hold a source against itself. @throws {Refused} that is asked for or under way already */
export async function askToReconcile(hub: IngestHub, who: Keeper, code: string, mend: boolean): Promise<void> {
  await hub.database.write(async (tx) => {
    const source = await keptSource(tx, who, code);
    const asked = await askReconcile(tx, { sourceId: source.id, mend, by: who.actor.name, at: hub.clock.now() });
    if (!asked) throw new Refused([{ at: "source", message: "đang được đối soát; hãy chờ kết quả" }]);
    await appendAudit(tx, sourceEntry(hub, who, { act: "reconcileSource", source: source.code, detail: { mend } }));
  });
}
