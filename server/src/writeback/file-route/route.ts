import type { IncomingMessage, ServerResponse } from "node:http";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { originAllowed } from "../../access/index.ts";
import { piecesOf } from "../../platform/files/keep.ts";
import type { Log } from "../../platform/log.ts";
import { FileRefused } from "./files-context.ts";
import type { FilesContext } from "./files-context.ts";
import { giveFile, takeBackFile } from "./give-file.ts";
import type { GivenFile } from "./give-file.ts";
import type { FileOwner } from "./owner.ts";
import { takeFile } from "./take-file.ts";

/** Where the hub takes and gives files. */
export const FILES_PATH = "/files";

/**
 * Files over plain HTTP, because a body of the graph is held whole in memory: POST /files takes one, GET /files/ID hands one out, DELETE /files/ID takes back what no
 * decision has. What is wrong is answered as { code, message }.
 * @param contextOf who asks, by his session alone
 * @param owner what has files beside the results and evidence of cases
 */
export function filesRoute<Context extends FilesContext>(
  contextOf: (request: IncomingMessage, response: ServerResponse) => Promise<Context>,
  owner: FileOwner<Context>,
  log: Log,
) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    try {
      const url = new URL(request.url ?? "/", "http://hub");
      const id = url.pathname.slice(FILES_PATH.length + 1);
      const context = await contextOf(request, response);
      if (request.method === "POST" && id === "") return told(response, 201, await takeFile(context, request, url.searchParams, owner));
      if (request.method === "GET" && id !== "") return await give(response, await giveFile(context, fetchable(request, id), owner));
      if (request.method === "DELETE" && id !== "") return told(response, 200, await takeBackFile(context, sent(request, id)));
      throw new FileRefused(405, "BAD_REQUEST", "Yêu cầu không đúng.");
    } catch (error) {
      await refuse(request, response, error, log);
    }
  };
}

/** A page of another site may not lead a signed-in browser here. */
function fetchable({ headers }: IncomingMessage, id: string): string {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") throw new FileRefused(403, "FORBIDDEN", "Yêu cầu không đến từ trang của hệ thống.");
  return id;
}

function sent({ headers }: IncomingMessage, id: string): string {
  if (!originAllowed(headers.origin, headers.host, [])) throw new FileRefused(403, "FORBIDDEN", "Yêu cầu không đến từ trang của hệ thống.");
  return id;
}

function told(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json; charset=utf-8" }).end(JSON.stringify(body ?? {}));
}

/** Never shown in a page: it is saved, under its own name, and may run nothing. */
async function give(response: ServerResponse, { name, mediaType, file }: GivenFile): Promise<void> {
  response.writeHead(200, {
    "Content-Type": mediaType,
    "Content-Length": file.size,
    "Content-Disposition": `attachment; filename="${name.replaceAll(/[^\w.() -]/g, "_")}"; filename*=UTF-8''${encoded(name)}`,
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
  for await (const piece of piecesOf(file)) {
    if (response.destroyed) return;
    if (!response.write(piece)) await Promise.race([once(response, "drain"), once(response, "close")]);
  }
  response.end();
}

/** @source RFC 8187: what encodeURIComponent leaves and an extended value does not take */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** How much of a refused body is let pass, and for how long, so that its sender reads the answer before the connection is closed. */
const LINGER = { bytes: 4 * 2 ** 20, ms: 3_000 };

async function refuse(request: IncomingMessage, response: ServerResponse, error: unknown, log: Log): Promise<void> {
  if (request.errored !== null || (request.destroyed && !request.complete)) return void response.destroy(); // the sender broke off: nobody is there to be told
  const refused = error instanceof FileRefused ? error : new FileRefused(500, "INTERNAL", "Chưa thực hiện được. Hãy thử lại.");
  if (!(error instanceof FileRefused)) log.error({ err: error }, "a file could not be taken or given");
  if (response.headersSent) return void response.destroy(); // half a file is better cut than taken for whole
  const body = JSON.stringify({ code: refused.code, message: refused.message });
  const headers = { "Content-Type": "application/json; charset=utf-8", "Content-Length": Buffer.byteLength(body) };
  if (request.complete) return void response.writeHead(refused.status, headers).end(body);
  response.writeHead(refused.status, { ...headers, Connection: "close" }).write(body);
  await lingering(request);
  response.end();
  request.destroy();
}

/** Lets the rest of a body pass unread, up to a limit. */
async function lingering(request: IncomingMessage): Promise<void> {
  const over = new AbortController();
  let passed = 0;
  request.on("data", (part: Buffer) => {
    passed += part.length;
    if (passed > LINGER.bytes) over.abort();
  });
  for (const end of ["end", "close", "error"]) request.once(end, () => over.abort());
  await wait(LINGER.ms, undefined, { signal: over.signal }).catch(() => undefined); // it ended before
}
