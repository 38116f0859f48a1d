import { setTimeout as wait } from "node:timers/promises";
import { ConnectorError } from "@dau-moi/connectors";
import type { Context, HttpAnswer } from "@dau-moi/connectors";
import { Agent, request } from "undici";
import type { Clock } from "../platform/now.ts";
import { allowedUrl, asConnectorError, pinnedLookup, readBody } from "./net/index.ts";
import type { Identity, Resolve } from "./net/index.ts";

export interface HttpLimits {
  /** where the source is, e.g. http://127.0.0.1:4101 */
  origin: string;
  /** further host:port it may be asked at, e.g. its token server's */
  allow?: readonly string[];
  /** for TLS: an authority of its own, and our certificate */
  identity?: Identity;
  /** otherwise the system's resolver */
  resolve?: Resolve;
  /** bytes of one answer */
  maxBytes: number;
  /** milliseconds until headers, and between two pieces of the body */
  timeoutMs: number;
  /** bytes of a body that come in that time at least */
  leastBytes: number;
  /** milliseconds of one answer in all */
  longestMs: number;
  /** tries of one request in all */
  tries: number;
}

/** Answers may be long (a whole register in one page), but not endless. */
export const HTTP_LIMITS = { maxBytes: 64 * 1024 * 1024, timeoutMs: 15_000, leastBytes: 1024, longestMs: 300_000, tries: 3 };
/** A wait that a source asks for is kept inside the run up to this; beyond it the run ends and comes back later. */
const WAIT_IN_RUN_MS = 5_000;

export type HostHttp = Context<unknown>["http"];

/**
 * The host's HTTP for one run of one source: its own address and those allowed, resolved once; no redirects, limits of time and size, transient
 * failures tried again.
 * @throws {ConnectorError} config: another address, a redirect, a certificate · auth: 401, 403 · rate_limited · transient · data: too large
 */
export function hostHttp(limits: HttpLimits, clock: Clock, signal: AbortSignal): { http: HostHttp; close(): Promise<void> } {
  const { timeoutMs, identity, resolve } = limits;
  const connect = { timeout: timeoutMs, lookup: pinnedLookup(resolve), ...identity };
  const agent = new Agent({ connect, headersTimeout: timeoutMs, bodyTimeout: timeoutMs, connections: 4 });
  const once = async (url: string, init: Parameters<HostHttp>[1]): Promise<HttpAnswer> => {
    const late = AbortSignal.timeout(limits.longestMs);
    try {
      const target = allowedUrl(url, limits.origin, limits.allow ?? []);
      const { method = "GET", headers = {}, body = null, faultsIn500 = false } = init ?? {};
      const answer = await request(target, { dispatcher: agent, method, headers, body, signal: AbortSignal.any([signal, late]) });
      const read = await readBody(answer, limits);
      return judged({ status: answer.statusCode, headers: headersOf(answer.headers), body: read }, clock, faultsIn500);
    } catch (error) {
      throw asConnectorError(error, signal, late);
    }
  };
  return {
    close: () => agent.close(),
    http: async (url, init) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(url, init);
        } catch (fault) {
          if (!(fault instanceof ConnectorError)) throw fault;
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

function judged(answer: HttpAnswer, clock: Clock, faultsIn500: boolean): HttpAnswer {
  const { status } = answer;
  if (status === 401 || status === 403) throw new ConnectorError("auth", `the source refused our credentials (HTTP ${status})`);
  if (status === 429) {
    const retryAfterMs = retryAfter(answer.headers.get("retry-after"), clock);
    throw new ConnectorError("rate_limited", "the source asks us to wait (HTTP 429)", retryAfterMs === undefined ? {} : { retryAfterMs });
  }
  if (status >= 500 && !(status === 500 && faultsIn500)) throw new ConnectorError("transient", `the source answered HTTP ${status}`);
  if (status >= 300 && status < 400)
    throw new ConnectorError("config", `the source redirects to ${whither(answer.headers.get("location"))}; redirects are not followed`);
  return answer;
}

/** Without its query, which may hold what signed the request. */
function whither(location: string | null): string {
  return location?.replace(/[?#].*$/s, "").slice(0, 200) ?? "nowhere";
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
