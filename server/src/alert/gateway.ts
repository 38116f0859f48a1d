import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Arrival } from "./arrival.queries.ts";
import type { PhoneMessage, ReportReader, SendOutcome } from "./outcome.ts";

/** What one POST came to: an answer, or why there is none. */
export type Posted = { status: number; retryAfterMs?: number } | { failed: string };

/** One POST to the gateway's own address, bounded in time and size, never redirected. */
export type PostOnce = (headers: Readonly<Record<string, string>>, body: string, signal: AbortSignal) => Promise<Posted>;

export interface GatewayKey {
  /** what the gateway knows our secret by */
  id: string;
  secret: string;
}

/** What signs a request: "v1=" and HMAC-SHA-256 in hex over the timestamp (milliseconds), a point, and the body. */
function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac("sha256", secret).update(`${timestamp}.${body}`, "utf8").digest("hex")}`;
}

/** A request that is signed longer ago, or further ahead, is refused: a copy of it serves for minutes alone. */
const OLDEST_MS = 300_000;

const REPORT = z.object({ id: z.uuid(), status: z.enum(["delivered", "failed"]), at: z.iso.datetime({ offset: true }), code: z.string().max(40).optional() });
const FAILURES: Readonly<Record<string, Arrival>> = { unreachable: "UNREACHABLE", blocked: "BLOCKED", expired: "EXPIRED" };

/**
 * What a gateway tells of a message it took, by a POST signed as ours are:
 * { id: the message's, status: "delivered" or "failed", at: RFC 3339, code: "unreachable", "blocked", "expired" or any other }.
 */
export function reportReader(key: GatewayKey, now: () => number): ReportReader {
  return (headers, body) => {
    const header = (name: string): string => String(headers[name] ?? "");
    const timestamp = header("x-timestamp");
    if (header("x-key-id") !== key.id) return { fault: "key" };
    if (!/^\d{13}$/.test(timestamp) || Math.abs(now() - Number(timestamp)) > OLDEST_MS) return { fault: "timestamp" };
    const [wanted, given] = [Buffer.from(signatureOf(key.secret, timestamp, body)), Buffer.from(header("x-signature"))];
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return { fault: "signature" };
    const told = REPORT.safeParse(jsonIn(body));
    if (!told.success) return { fault: "body" };
    const { id, status, at, code } = told.data;
    const arrival = status === "delivered" ? "ARRIVED" : ((code === undefined ? undefined : FAILURES[code]) ?? "FAILED");
    return { messageId: id, arrival, at: Date.parse(at) };
  };
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return null; // it is refused as what it is: no report
  }
}

/** Sends messages to phones through a gateway: signed JSON over HTTP, the same id however often it is tried. */
export function gatewayOf(key: GatewayKey, now: () => number, post: PostOnce): (message: PhoneMessage, signal: AbortSignal) => Promise<SendOutcome> {
  return async ({ id, to, text, at }, signal) => {
    const body = JSON.stringify({ id, to, text, at });
    const timestamp = String(now());
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "x-key-id": key.id,
      "x-timestamp": timestamp,
      "x-signature": signatureOf(key.secret, timestamp, body),
      "idempotency-key": id,
    };
    return judged(await post(headers, body, signal));
  };
}

/** What an answer means. An id that is known already was sent before; what is wrong with our key may be mended, what is wrong with the message may not. */
function judged(answer: Posted): SendOutcome {
  if ("failed" in answer) return { outcome: "later", reason: "Chưa kết nối được với cổng nhắn tin." };
  const { status, retryAfterMs } = answer;
  if ((status >= 200 && status < 300) || status === 409) return { outcome: "sent" };
  if (status === 429)
    return { outcome: "later", reason: "Cổng nhắn tin yêu cầu gửi chậm lại.", ...(retryAfterMs === undefined ? {} : { afterMs: retryAfterMs }) };
  if (status === 401 || status === 403) return { outcome: "later", reason: "Cổng nhắn tin chưa chấp nhận khóa của hệ thống." };
  if (status === 408 || status >= 500) return { outcome: "later", reason: "Cổng nhắn tin đang gặp sự cố." };
  return { outcome: "refused", reason: `Cổng nhắn tin từ chối tin (mã ${status}).` };
}
