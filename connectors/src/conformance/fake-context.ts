import { ConnectorError, type Context, type Files, type HttpAnswer, type Json } from "../connector.ts";

interface Logged {
  level: "info" | "warn";
  message: string;
  facts: Record<string, Json> | undefined;
}

/** What tests see of a run besides its messages. */
export interface FakeContext<C> extends Context<C> {
  logged: Logged[];
  /** every URL asked for, in order */
  asked: string[];
}

interface Options {
  secrets?: Record<string, string>;
  zone?: string;
  /** ids the hub believes open, in any order */
  open?: () => readonly string[];
  files?: Files;
}

/** The host's side of a run, without its retries: allow-list of the source's own origin, no redirects, faults by status. */
export function fakeContext<C>(config: C, baseUrl: string, options: Options = {}): FakeContext<C> {
  const logged: Logged[] = [];
  const asked: string[] = [];
  return {
    config,
    baseUrl,
    logged,
    asked,
    ...(options.files === undefined ? {} : { files: options.files }),
    zone: options.zone ?? "Asia/Ho_Chi_Minh",
    signal: new AbortController().signal,
    log: (level, message, facts) => void logged.push({ level, message, facts }),
    secret: async (name) => options.secrets?.[name] ?? refuse(new ConnectorError("config", `no secret ${name}`)),
    http(url, init) {
      asked.push(url);
      return fetched(url, new URL(baseUrl).origin, init);
    },
    knownOpen: async (_stream, after, limit) =>
      (options.open?.() ?? [])
        .toSorted()
        .filter((id) => after === null || id > after)
        .slice(0, limit),
  };
}

async function fetched(url: string, origin: string, init: Parameters<Context<unknown>["http"]>[1] = {}): Promise<HttpAnswer> {
  if (new URL(url).origin !== origin) throw new ConnectorError("config", `${new URL(url).origin} is not allowed`);
  const answer = await fetch(url, { ...init, redirect: "manual" }).catch((cause: unknown) => refuse(new ConnectorError("transient", "no answer", { cause })));
  const { status, headers } = answer;
  if (status === 401 || status === 403) throw new ConnectorError("auth", `HTTP ${status}`);
  if (status === 429) throw new ConnectorError("rate_limited", "HTTP 429", { retryAfterMs: Number(headers.get("retry-after") ?? 1) * 1000 });
  if (status >= 500) throw new ConnectorError("transient", `HTTP ${status}`);
  return { status, headers, body: new Uint8Array(await answer.arrayBuffer()) };
}

function refuse(error: Error): never {
  throw error;
}
