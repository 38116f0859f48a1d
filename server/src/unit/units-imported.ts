import { appendAudit } from "../audit/index.ts";
import type { AuditActor } from "../audit/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import type { UnitsPreview } from "./import-units.ts";

/** Writes into the audit chain who changed the register, and exactly which change it was. Called last in the transaction of the import. */
export async function unitsImported(tx: Tx, preview: UnitsPreview, actor: AuditActor, at: Instant): Promise<void> {
  if (preview.changes.length === 0 && preview.otherTerms === 0) return;
  await appendAudit(tx, {
    stream: "decision",
    actor,
    act: "adoptUnits",
    subject: { kind: "register", id: preview.fingerprint.slice(0, 32) },
    detail: { units: preview.changes.length, terms: preview.otherTerms },
    at,
  });
}
