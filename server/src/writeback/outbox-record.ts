import { connectorOf, ConnectorError } from "@dau-moi/connectors";
import type { Connector, Json, SourceRecord } from "@dau-moi/connectors";
import { caseChange } from "@dau-moi/schema";
import type { CaseChange, SourceCase } from "@dau-moi/schema";
import { payloadPlace } from "../access/index.ts";
import type { Vault } from "../access/index.ts";
import type { LaneHead } from "../journal/index.ts";
import type { SourceRow } from "../source/index.ts";
import type { HeldRecord } from "./writeback.queries.ts";

export type ReadySource = Pick<SourceRow, "code" | "kind" | "config" | "zone">;

/** @throws {ConnectorError} config: no such kind, or its configuration is not valid */
export function connectorFor(source: ReadySource): { connector: Connector<unknown>; config: unknown } {
  const connector = connectorOf(source.kind);
  if (connector === null) throw new ConnectorError("config", `kind: there is no connector for "${source.kind}"`);
  const config = connector.configSchema.safeParse(source.config);
  if (!config.success) throw new ConnectorError("config", config.error.issues.map((i) => `config.${i.path.join(".")}: ${i.message}`).join("; "));
  return { connector, config: config.data };
}

/** The place a whole change is sealed for. */
export function changePlace(byAccountId: number, askedKey: string): string {
  return `case_change:${byAccountId}:${askedKey}`;
}

/** The change whole; where its record's key was destroyed, as it lay in the open. null: what it carried is gone with the key */
export function openedChange(head: Pick<LaneHead, "told" | "sealed" | "byAccountId" | "askedKey">, wrappedKey: Buffer | null, vault: Vault): CaseChange | null {
  const whole =
    head.sealed === null || wrappedKey === null
      ? head.told
      : JSON.parse(vault.open(vault.unwrap(wrappedKey), head.sealed, changePlace(head.byAccountId, head.askedKey)).toString("utf8"));
  const read = caseChange.safeParse(whole);
  return read.success ? read.data : null;
}

/** The record that the hub holds of a case, as its source gave it, and the case in it; null: its key was destroyed, or it cannot be read as a case. */
export function heldCase(held: HeldRecord, source: ReadySource, vault: Vault): SourceCase | null {
  if (held.wrappedKey === null) return null;
  const place = payloadPlace(source.code, held.stream, held.sourceCaseId);
  const record: SourceRecord = {
    stream: held.stream,
    sourceId: held.sourceCaseId,
    version: held.version,
    op: "upsert",
    observedAt: held.observedAt === null ? null : new Date(held.observedAt).toISOString(),
    data: JSON.parse(vault.open(vault.unwrap(held.wrappedKey), held.payload, place).toString("utf8")) as Json,
  };
  const { connector, config } = connectorFor(source);
  const told = connector.map(config, source.zone, record);
  return told.ok ? told.case : null;
}
