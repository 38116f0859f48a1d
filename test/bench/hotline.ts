import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { HotlineRow } from "./records.ts";

/** The sample hotline's system on a real socket: the rows it was given, paged by modification mark and id. */
export interface Hotline {
  url: string;
  put(row: HotlineRow): void;
  stop(): Promise<void>;
}

export async function startHotline(rows: readonly HotlineRow[]): Promise<Hotline> {
  const held = rows.map((row) => ({ row, mark: Date.parse(row.modified_at) }));
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const query = new URL(request.url ?? "/", "http://hotline").searchParams;
    response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(pageOf(held, query)));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    put: (row) => void held.push({ row, mark: Date.parse(row.modified_at) }),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function pageOf(held: readonly { row: HotlineRow; mark: number }[], query: URLSearchParams): unknown {
  const since = Date.parse(query.get("since") ?? "1970-01-01T00:00:00Z");
  const afterId = query.get("after_id");
  const limit = Number(query.get("limit"));
  const ahead = held
    .filter(({ row, mark }) => mark > since || (mark === since && afterId !== null && row.id > afterId))
    .toSorted((a, b) => a.mark - b.mark || (a.row.id < b.row.id ? -1 : 1));
  const items = ahead.slice(0, limit).map(({ row }) => row);
  const last = items.at(-1);
  const next = ahead.length > items.length && last !== undefined ? { since: last.modified_at, after_id: last.id } : null;
  return { items, next, server_time: new Date().toISOString() };
}
