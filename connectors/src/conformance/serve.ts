import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answer } from "./answer.ts";
import { encoded } from "./encoded.ts";
import { exchange, tell, type Asked } from "./mishaps.ts";
import type { Script } from "./script.ts";

export interface Served {
  baseUrl: string;
  close(): Promise<void>;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;
type Answering = (url: URL, headers: Headers, asked: Asked) => Answer;

interface Scripted {
  /** counts the requests, and has its mishaps befall the answers */
  script?: Script;
  /** gives tokens (OAuth2, client credentials) for this secret, and takes no request without the one it gave last */
  token?: { path: string; secret: string };
}

/** Longer than a test may stop this process to count its memory: a connection closed meanwhile would be another fault than the script's. */
const KEPT_MS = 120_000;
/** What its answers are dated, where the script does not skew them. */
export const BEGINNING_OF_DATES_MS = Date.UTC(2026, 2, 16, 2);

/** A source over a real socket; an answer is computed from the request alone. */
export async function serve(answer: Answering, { script, token }: Scripted = {}): Promise<Served> {
  let requests = 0;
  const answered = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = await read(request);
    const url = new URL(request.url ?? "/", "http://source.test");
    if (script !== undefined) response.setHeader("date", new Date(BEGINNING_OF_DATES_MS + script.skewMinutes * 60_000).toUTCString());
    if (script !== undefined && token?.path === url.pathname) return tell(response, tokenOf(script, token.secret, request, asked));
    if (script !== undefined && token !== undefined && !isSigned(script, request)) return tell(response, { status: 401, body: "{}" });
    requests += 1;
    script?.before(requests);
    const page = script?.htmlOnce ?? null;
    if (script !== undefined) script.htmlOnce = null;
    const honest = () => (page === null ? encoded(answer(url, request.headers, asked), script?.encoding ?? null) : { type: "text/html", body: page });
    exchange({ request, response, asked, answer: orFailing(honest) }, script);
  };
  const server = createServer((request, response) => void answered(request, response).catch((error: unknown) => response.destroy(error as Error)));
  server.keepAliveTimeout = KEPT_MS;
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed, failed) => {
        server.close((error) => (error === undefined ? closed() : failed(error)));
        server.closeAllConnections();
      }),
  };
}

/** What the fixture itself cannot do is told to the one who reads it. */
function orFailing(answer: () => Answer): () => Answer {
  return () => {
    try {
      return answer();
    } catch (error) {
      return { status: 500, type: "text/plain", headers: { "x-fixture-broke": encodeURIComponent(String(error)) }, body: String(error) };
    }
  };
}

async function read(request: IncomingMessage): Promise<Asked> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return { method: request.method ?? "GET", body: Buffer.concat(pieces).toString("utf8") };
}

/** The secret stands in the form or in Basic, as RFC 6749 allows. */
function tokenOf(script: Script, secret: string, { headers }: IncomingMessage, { body }: Asked): Answer {
  const basic = Buffer.from((headers.authorization ?? "").replace(/^Basic /, ""), "base64").toString("utf8");
  const isKnown = new URLSearchParams(body).get("client_secret") === secret || decodeURIComponent(basic.slice(basic.indexOf(":") + 1)) === secret;
  if (!isKnown || script.always?.kind === "login") return { status: 401, body: '{"error":"invalid_client"}' };
  script.tokens.push(`the-${script.tokens.length + 1}-${secret.length}`);
  script.tokensExpired = false;
  return { body: JSON.stringify({ access_token: script.tokens.at(-1), token_type: "Bearer", expires_in: 3600 }) };
}

function isSigned(script: Script, { headers }: IncomingMessage): boolean {
  const token = script.tokens.at(-1);
  return token !== undefined && !script.tokensExpired && headers.authorization === `Bearer ${token}`;
}
