import type { HotlineDay, HotlineOutage } from "@dau-moi/schema";

/** A list in which a source tells how its hotline works, beside its cases. */
export interface HotlineStream {
  /** its name in inbox and quarantine, other than any stream of cases */
  stream: string;
  kind: "DAYS" | "OUTAGES";
  /** OUTAGES: the first day, YYYY-MM-DD, from which every outage is told; null for DAYS, each of which is told by itself */
  keptSince: string | null;
}

/** As `MapOutcome`, of a row of such a list. */
export type HotlineOutcome =
  | { ok: true; kind: "DAYS"; day: HotlineDay }
  | { ok: true; kind: "OUTAGES"; outage: HotlineOutage }
  | { ok: false; at: string; reason: string };
