import { connectorOf, ConnectorError } from "@dau-moi/connectors";
import type { MapOutcome, SourceRecord } from "@dau-moi/connectors";
import type { SourceRow } from "../../source/index.ts";
import { contextOf } from "../source-context.ts";
import type { IngestHub } from "../report.ts";

/** What a source has of one of its cases now. */
export type Found = { outcome: "FOUND"; case: Extract<MapOutcome, { ok: true }>["case"]; record: SourceRecord };
export type NotFound = { outcome: "GONE" | "NO_ANSWER" | "UNREADABLE" | "NOT_ASKED" };

const LONGEST_MS = 5_000;
const MOST_OF_A_SOURCE = 2;
const underWay = new Map<number, number>();

/** @returns whether its kind can tell a single record at all */
export function tellsOne(kind: string): boolean {
  return connectorOf(kind)?.fetchOne !== undefined;
}

/** Asks the owning system for one case, in bounded time, and keeps nothing. */
export async function lookAtSource(hub: IngestHub, source: SourceRow, { stream, id }: { stream: string; id: string }): Promise<Found | NotFound> {
  const now = underWay.get(source.id) ?? 0;
  if (now >= MOST_OF_A_SOURCE || source.paused) return { outcome: "NOT_ASKED" };
  underWay.set(source.id, now + 1);
  try {
    return await looked(hub, source, { stream, id });
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    hub.log.info({ source: source.code, fault: error.fault }, "a case could not be looked up at its source");
    return { outcome: error.fault === "data" ? "UNREADABLE" : "NO_ANSWER" };
  } finally {
    underWay.set(source.id, (underWay.get(source.id) ?? 1) - 1);
  }
}

async function looked(hub: IngestHub, source: SourceRow, { stream, id }: { stream: string; id: string }): Promise<Found | NotFound> {
  const connector = connectorOf(source.kind);
  if (connector?.fetchOne === undefined) return { outcome: "NOT_ASKED" };
  const config = connector.configSchema.parse(source.config);
  const late = AbortSignal.timeout(LONGEST_MS);
  const lent = contextOf(source, { config, hub, signal: late, came: () => undefined, looking: true });
  try {
    const record = await Promise.race([connector.fetchOne(lent.context, stream, id), tooLate(late)]);
    if (record === null || record.op === "delete") return { outcome: "GONE" };
    const outcome = connector.map(config, source.zone, record);
    return outcome.ok ? { outcome: "FOUND", case: outcome.case, record } : { outcome: "UNREADABLE" };
  } finally {
    await lent.close();
  }
}

function tooLate(late: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    late.addEventListener("abort", () => reject(new ConnectorError("transient", `the source did not answer within ${LONGEST_MS / 1000} s`)), { once: true });
  });
}
