import type { IncomingHttpHeaders } from "node:http";
import type { Arrival } from "./arrival.queries.ts";

/** A mail to one officer, plain text. */
export interface MailMessage {
  to: string;
  subject: string;
  text: string;
  /** a UUID: however often it is tried, it is the same mail */
  id: string;
}

/** A message to one phone. */
export interface PhoneMessage {
  /** a UUID: the gateway sends it once, however often it is asked */
  id: string;
  /** digits, national form with 0 */
  to: string;
  text: string;
  /** RFC 3339 in UTC: when it was made */
  at: string;
}

/** What became of a try; reasons are in Vietnamese and name no address or number. */
export type SendOutcome = { outcome: "sent" } | { outcome: "later"; reason: string; afterMs?: number } | { outcome: "refused"; reason: string };

/** What a gateway tells of a message that it took. */
export interface ArrivalReport {
  /** the message's own id, a UUID */
  messageId: string;
  arrival: Arrival;
  /** when it arrived, or was given up */
  at: number;
}

/** Reads one report, or says what is wrong with it. */
export type ReportReader = (headers: IncomingHttpHeaders, body: string) => ArrivalReport | { fault: "key" | "timestamp" | "signature" | "body" };
