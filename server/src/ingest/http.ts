import { setTimeout as wait } from "node:timers/promises";
import { ConnectorError } from "@dau-moi/connectors";
import type { Context, HttpAnswer } from "@dau-moi/connectors";
import { Agent, request } from "undici";
import type { Clock } from "../platform/now.ts";

export interface HttpLimits {
  /** the only origin that may be asked, e.g. http://127.0.0.1:4101 */
  origin: string;
  /** bytes of one answer */
  maxBytes: number;
  /** milliseconds until headers, and between two pieces of the body */
  timeoutMs: number;
  /** tries of one request in all */
  tries: number;
}

/** Answers may be long (a whole register in one page), but not endless. */
export const HTTP_LIMITS = { maxBytes: 64 * 1024 * 1024, timeoutMs: 15_000, tries: 3 };
/** A wait that a source asks for is kept inside the run up to this; beyond it the run ends and comes back later. */
const WAIT_IN_RUN_MS = 5_000;

export type HostHttp = Context<unknown>["http"];

/**
 * The host's HTTP for one source: no other origin, no redirects, limits of time and size, transient failures tried again.
 * @throws {ConnectorError} config: another origin or a redirect · auth: 401, 403 · rate_limited · transient · data: too large
 */
export function hostHttp(limits: HttpLimits, clock: Clock, signal: AbortSignal): { http: HostHttp; close(): Promise<void> } {
  const agent = new Agent({ connect: { timeout: limits.timeoutMs }, headersTimeout: limits.timeoutMs, bodyTimeout: limits.timeoutMs, connections: 4 });
  const once = async (url: string, init: Parameters<HostHttp>[1]): Promise<HttpAnswer> => {
    const target = allowedUrl(url, limits.origin);
    const answer = await request(target, { dispatcher: agent, method: init?.method ?? "GET", headers: init?.headers ?? {}, body: init?.body ?? null, signal });
    const body = await capped(answer.body, limits.maxBytes);
    return judged({ status: answer.statusCode, headers: headersOf(answer.headers), body }, clock);
  };
  return {
    close: () => agent.close(),
    http: async (url, init) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(url, init);
        } catch (error) {
          const fault = asConnectorError(error, signal);
          const pause = fault.retryAfterMs ?? 250 * 2 ** attempt;
          const again =
            (fault.fault === "transient" || fault.fault === "rate_limited") && init?.once !== true && attempt < limits.tries && pause <= WAIT_IN_RUN_MS;
          if (!again || signal.aborted) throw fault;
          await wait(pause, undefined, { signal });
        }
      }
    },
  };
}

function allowedUrl(url: string, origin: string): URL {
  const target = new URL(url);
  if (target.origin !== new URL(origin).origin)
    throw new ConnectorError("config", `${target.origin} is not the address this source may be asked at (${origin})`);
  return target;
}

async function capped(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > maxBytes) throw new ConnectorError("data", `the answer is larger than ${maxBytes} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}

function judged(answer: HttpAnswer, clock: Clock): HttpAnswer {
  const { status } = answer;
  if (status === 401 || status === 403) throw new ConnectorError("auth", `the source refused our credentials (HTTP ${status})`);
  if (status === 429) {
    const retryAfterMs = retryAfter(answer.headers.get("retry-after"), clock);
    throw new ConnectorError("rate_limited", "the source asks us to wait (HTTP 429)", retryAfterMs === undefined ? {} : { retryAfterMs });
  }
  if (status >= 500) throw new ConnectorError("transient", `the source answered HTTP ${status}`);
  if (status >= 300 && status < 400)
    throw new ConnectorError("config", `the source redirects to ${answer.headers.get("location") ?? "nowhere"}; redirects are not followed`);
  return answer;
}

/** Retry-After in seconds or as an HTTP date. */
function retryAfter(text: string | null, clock: Clock): number | undefined {
  if (text === null) return undefined;
  if (/^\d+$/.test(text.trim())) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - clock.now());
}

function headersOf(raw: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  return headers;
}

const IN_WORDS: Record<string, string> = {
  ECONNREFUSED: "nothing listens at the source's address",
  ECONNRESET: "the source broke the connection",
  ENOTFOUND: "the source's host name is not known",
  UND_ERR_CONNECT_TIMEOUT: "the source did not accept the connection in time",
  UND_ERR_HEADERS_TIMEOUT: "the source did not answer in time",
  UND_ERR_BODY_TIMEOUT: "the source stopped in the middle of its answer",
  UND_ERR_SOCKET: "the source broke the connection",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "the source's answer was cut off",
};

function asConnectorError(error: unknown, signal: AbortSignal): ConnectorError {
  if (error instanceof ConnectorError) return error;
  if (signal.aborted) return new ConnectorError("transient", "the run was stopped", { cause: error });
  const code = codeOf(error);
  return new ConnectorError("transient", IN_WORDS[code] ?? `the request failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (typeof error !== "object" || error === null) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return "cause" in error ? codeOf(error.cause) : "";
}
