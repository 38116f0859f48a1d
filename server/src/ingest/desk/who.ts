import type { AuditActor, AuditEntry } from "../../audit/index.ts";
import type { Tx } from "../../platform/database.ts";
import { Refused } from "../../platform/problem.ts";
import { sourceRows } from "../../source/index.ts";
import type { SourceRow } from "../../source/index.ts";
import type { IngestHub } from "../report.ts";

/** Who acts on sources, and of which units' sources he may. */
export interface Keeper {
  actor: AuditActor;
  may: (ownerUnitId: number) => boolean;
}

/** @throws {Refused} there is no such source, or he does not keep it: the two are answered alike */
export async function keptSource(tx: Tx, who: Keeper, code: string): Promise<SourceRow> {
  const [source] = await sourceRows(tx, code);
  if (source === undefined || !who.may(source.ownerUnitId)) throw new Refused([{ at: "source", message: `there is no source "${code.slice(0, 40)}"` }]);
  return source;
}

/** What the sources' chain keeps of an act. @param texts free text, sealed beside it */
export function sourceEntry(
  hub: IngestHub,
  who: Keeper,
  { act, source, detail = {}, texts }: { act: string; source: string; detail?: AuditEntry["detail"]; texts?: Record<string, string> },
): AuditEntry {
  const kept = texts === undefined ? {} : { kept: { texts, seal: (plain: Buffer, context: string) => hub.vault.sealMaster(plain, context), caseId: null } };
  return { stream: "source", actor: who.actor, act, subject: { kind: "source", id: source }, detail, at: hub.clock.now(), ...kept };
}
