import { ConnectorError, type Context, type Files, type HttpAnswer, type Json, type SqlAccess } from "../connector.ts";

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
  /** ends the host's patience with what it waits for now */
  giveUp(): void;
}

interface Options {
  secrets?: Record<string, string>;
  zone?: string;
  /** ids the hub believes open, in any order */
  open?: () => readonly string[];
  files?: Files;
  sql?: SqlAccess;
}

type Init = NonNullable<Parameters<Context<unknown>["http"]>[1]>;

const MOST_BYTES = 64 * 1024 * 1024;
/** For one whole answer. Tests do not wait for it: they are told when a source falls silent. */
const PATIENCE_MS = 20_000;

/** The host's side of a run, without its retries: allow-list of the source's own origin, no redirects, limits of time and size, faults by status. */
export function fakeContext<C>(config: C, baseUrl: string, options: Options = {}): FakeContext<C> {
  const logged: Logged[] = [];
  const asked: string[] = [];
  const waiting = new Set<AbortController>();
  return {
    config,
    baseUrl,
    logged,
    asked,
    giveUp: () => waiting.forEach((one) => one.abort()),
    ...(options.files === undefined ? {} : { files: options.files }),
    ...(options.sql === undefined ? {} : { sql: options.sql }),
    zone: options.zone ?? "Asia/Ho_Chi_Minh",
    signal: new AbortController().signal,
    log: (level, message, facts) => void logged.push({ level, message, facts }),
    secret: async (name) => options.secrets?.[name] ?? refuse(new ConnectorError("config", `no secret ${name}`)),
    async http(url, init) {
      asked.push(url);
      const patience = new AbortController();
      waiting.add(patience);
      try {
        return await fetched(url, new URL(baseUrl).origin, patience.signal, init);
      } finally {
        waiting.delete(patience);
      }
    },
    knownOpen: async (_stream, after, limit) =>
      (options.open?.() ?? [])
        .toSorted()
        .filter((id) => after === null || id > after)
        .slice(0, limit),
  };
}

async function fetched(url: string, origin: string, patience: AbortSignal, { once: _once, faultsIn500 = false, ...init }: Init = {}): Promise<HttpAnswer> {
  if (new URL(url).origin !== origin) throw new ConnectorError("config", `${new URL(url).origin} is not allowed`);
  const broken = (cause: unknown): never => refuse(new ConnectorError("transient", "no answer, or not to its end", { cause }));
  const answer = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.any([patience, AbortSignal.timeout(PATIENCE_MS)]) }).catch(broken);
  const { status, headers } = answer;
  const body = new Uint8Array(await answer.arrayBuffer().catch(broken));
  if (status === 401 || status === 403) throw new ConnectorError("auth", `HTTP ${status}`);
  if (status === 429) throw new ConnectorError("rate_limited", "HTTP 429", { retryAfterMs: waitOf(headers) });
  if (status >= 500 && !(status === 500 && faultsIn500)) throw new ConnectorError("transient", `HTTP ${status}`);
  if (status >= 300 && status < 400) throw new ConnectorError("config", `HTTP ${status}: redirects are not followed`);
  if (body.length > MOST_BYTES) throw new ConnectorError("data", `the answer is larger than ${MOST_BYTES} bytes`);
  return { status, headers, body };
}

/** Retry-After in seconds or as an HTTP date, beside the answer's own. */
function waitOf(headers: Headers): number {
  const text = headers.get("retry-after") ?? "1";
  return /^\d+$/.test(text) ? Number(text) * 1000 : Math.max(0, Date.parse(text) - Date.parse(headers.get("date") ?? text));
}

function refuse(error: Error): never {
  throw error;
}
