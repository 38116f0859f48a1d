import type { IncomingMessage, ServerResponse } from "node:http";
import { accessError, allowed } from "../access/index.ts";
import type { Device, Viewer } from "../access/index.ts";
import type { Database } from "../platform/database.ts";
import { localDay } from "../platform/local-time.ts";
import type { Log } from "../platform/log.ts";
import type { Clock } from "../platform/now.ts";
import { mapOn, outlinesOf } from "./map.queries.ts";
import type { MapRow } from "./map.queries.ts";

/** Where the province's map is read. */
export const MAPS_PATH = "/maps";

export interface MapContext {
  viewer: Viewer | null;
  device: Device | null;
  database: Database;
  clock: Clock;
}

/**
 * GET /maps: which version holds today, null where there is none. GET /maps/VERSION: its outlines, which never change. For whoever may see a board, and for
 * paired screens; others are answered { code } with 401 or 403.
 */
export function mapsRoute(contextOf: (request: IncomingMessage, response: ServerResponse) => Promise<MapContext>, log: Log) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader("X-Content-Type-Options", "nosniff");
    try {
      const context = await contextOf(request, response);
      const verdict = context.device === null ? allowed(context.viewer, "readMap") : { ok: true as const };
      if (request.method !== "GET") answer(response, 405, { code: "BAD_REQUEST" });
      else if (verdict.ok) await give(response, /^\/maps\/(\d{1,9})$/.exec((request.url ?? "").split("?")[0] ?? "")?.[1], context);
      else answer(response, verdict.code === "UNAUTHENTICATED" ? 401 : 403, { code: verdict.code, message: accessError(verdict.code).message });
    } catch (error) {
      log.error({ err: error }, "a map could not be given");
      if (!response.headersSent) answer(response, 500, { code: "INTERNAL_SERVER_ERROR" });
    }
  };
}

async function give(response: ServerResponse, version: string | undefined, { database, clock }: MapContext): Promise<void> {
  if (version === undefined) {
    const [map] = await database.read((tx) => tx.rows<MapRow>(mapOn, [localDay(clock.now())]));
    return answer(response, 200, { version: map?.version ?? null });
  }
  const [found] = await database.read((tx) => tx.rows<{ outlines: string }>(outlinesOf, [Number(version)]));
  if (found === undefined) return answer(response, 404, { code: "NOT_FOUND" });
  response
    .writeHead(200, { "content-type": "application/geo+json; charset=utf-8", "cache-control": "private, max-age=31536000, immutable", vary: "cookie" })
    .end(found.outlines);
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" }).end(JSON.stringify(body));
}
