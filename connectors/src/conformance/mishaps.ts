import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer } from "./answer.ts";
import type { Mishap, Script } from "./script.ts";

/** A request as a scripted source sees it. */
export interface Asked {
  method: string;
  body: string;
}

/** One exchange, the source's part of it computed only when it is asked for. */
export interface Exchange {
  request: IncomingMessage;
  asked: Asked;
  response: ServerResponse;
  answer: () => Answer;
}

const TRICKLE_MS = 25;
/** Drops after which everybody can see that the end will not come. */
const ENOUGH_DROPS = 2;
const DEEP = 2_000_000;

/** Answers as the source would, or as the script's mishap has it. */
export function exchange(given: Exchange, script: Script | undefined): void {
  const mishap = script === undefined ? null : nextMishap(script);
  if (mishap === null) return tell(given.response, given.answer());
  if (mishap.kind === "unheard" || mishap.kind === "unanswered") return losingAChange(given, script as Script, mishap);
  befall[mishap.kind](given, mishap as never, script?.fellSilent);
}

/** A change may be told by any request: these wait in the script for the one that does something. */
function nextMishap(script: Script): Mishap | null {
  if (script.always !== null) return script.always;
  const [first] = script.mishaps;
  if (first?.kind !== "unheard" && first?.kind !== "unanswered") script.mishaps.shift();
  return first ?? null;
}

function losingAChange({ answer, response }: Exchange, script: Script, { kind }: Mishap): void {
  const [effects, rows] = [[...script.effects], structuredClone(script.rows)];
  const told = answer();
  if (script.effects.length === effects.length) return tell(response, told);
  script.mishaps.shift();
  if (kind === "unheard") Object.assign(script, { effects, rows });
  response.destroy();
}

type Befalling<K> = (given: Exchange, mishap: Extract<Mishap, { kind: K }>, fellSilent?: () => void) => void;

const befall: { [K in Exclude<Mishap["kind"], "unheard" | "unanswered">]: Befalling<K> } = {
  "too often": ({ response }, { retryAfter }) => tell(response, { status: 429, headers: { "retry-after": retryAfter }, body: "" }),
  down: ({ response }) => tell(response, { status: 503, type: "text/plain", body: "bảo trì" }),
  login: ({ response }) => tell(response, { status: 401, body: "" }),
  missing: ({ response }) => tell(response, { status: 404, type: "text/plain", body: "" }),
  page: ({ response }, { html }) => tell(response, { type: "text/html", body: html }),
  silent: (_given, _mishap, fellSilent) => fellSilent?.(),
  trickle({ response, answer }, _mishap, fellSilent) {
    const { type, bytes } = sent(answer());
    response.writeHead(200, { "content-type": type });
    let at = 0;
    const timer = setInterval(() => {
      response.write(bytes.subarray(at, (at += 1) % Math.max(1, bytes.length - 1)));
      if (at === ENOUGH_DROPS) fellSilent?.();
    }, TRICKLE_MS);
    response.on("close", () => clearInterval(timer));
  },
  reset({ response, request, answer }) {
    const { type, bytes } = sent(answer());
    response.writeHead(200, { "content-type": type, "content-length": bytes.length });
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => request.socket.resetAndDestroy());
  },
  cut({ response, answer }) {
    const { type, bytes } = sent(answer());
    tell(response, { type, body: bytes.subarray(0, Math.floor(bytes.length / 2)) });
  },
  bomb({ response, answer }) {
    const { type } = sent(answer());
    tell(response, { type, body: type.includes("xml") ? xmlBomb() : "[".repeat(DEEP) });
  },
  echo: ({ response, request, asked }) => tell(response, { status: 400, type: "text/plain", body: JSON.stringify([request.url, request.headers, asked.body]) }),
};

/** Entities of entities: some gigabytes when they are resolved. */
function xmlBomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`);
  return `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e0 "vụ việc">${levels.join("")}]><r>&e9;</r>`;
}

export function tell(response: ServerResponse, answer: Answer): void {
  const { type, bytes } = sent(answer);
  response.writeHead(answer.status ?? 200, { "content-type": type, ...answer.headers });
  response.end(bytes);
}

function sent({ type = "application/json; charset=utf-8", body }: Answer): { type: string; bytes: Uint8Array } {
  return { type, bytes: typeof body === "string" ? Buffer.from(body) : body };
}
