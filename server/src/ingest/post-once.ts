import { ConnectorError } from "@dau-moi/connectors";
import type { Posted, PostOnce } from "../alert/index.ts";
import type { Clock } from "../platform/now.ts";
import { hostHttp } from "./http.ts";

/** A gateway's answer says little. */
const LIMITS = { maxBytes: 64 * 1024, timeoutMs: 10_000, leastBytes: 1, longestMs: 20_000, tries: 1 };

/**
 * POSTs to one address and nowhere else: its own host and port, resolved once a request, no redirects, bounded in time and size.
 * @param ca certificate authorities, PEM; null: the public ones
 */
export function postingTo(url: string, ca: readonly string[] | null, clock: Clock): PostOnce {
  const { origin } = new URL(url);
  return async (headers, body, signal) => {
    const host = hostHttp({ ...LIMITS, origin, ...(ca === null ? {} : { identity: { ca: [...ca] } }) }, clock, signal);
    try {
      const { status } = await host.http(url, { method: "POST", headers, body, once: true });
      return { status };
    } catch (error) {
      return posted(error);
    } finally {
      await host.close();
    }
  };
}

function posted(error: unknown): Posted {
  if (!(error instanceof ConnectorError)) throw error;
  if (error.fault === "rate_limited") return { status: 429, ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }) };
  if (error.fault === "auth") return { status: 401 };
  return { failed: error.message };
}
