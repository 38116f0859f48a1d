import { createHmac } from "node:crypto";
import type { PhoneMessage, SendOutcome } from "./outcome.ts";

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
