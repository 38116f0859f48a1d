import { createHash, randomUUID } from "node:crypto";
import { request as httpRequest } from "node:http";
import type { TestHub, Who } from "../../hub.ts";
import { aCase } from "../../world.ts";
import type { CaseSpec } from "../../world.ts";
import { idOf } from "./reading.ts";

export interface FileAnswer {
  status: number;
  id?: string;
  name?: string;
  mediaType?: string;
  bytes?: number;
  code?: string;
  message?: string;
}

/** Hands a file over for a case as its page does. @param name of the case, or the hub's number of it @param headers beside or in place of a page's own */
export async function upload(
  hub: TestHub,
  name: string | { id: string },
  file: { name: string; bytes: Buffer },
  as: Who,
  headers: Record<string, string> = {},
): Promise<FileAnswer> {
  return uploadFor(hub, { case: typeof name === "string" ? await idOf(hub, name) : name.id }, file, as, headers);
}

/** The same for whatever the query names. */
export async function uploadFor(
  hub: TestHub,
  purpose: Record<string, string>,
  file: { name: string; bytes: Buffer },
  as: Who,
  headers: Record<string, string> = {},
): Promise<FileAnswer> {
  const cookie: Record<string, string> = as === null ? {} : { cookie: await hub.cookieOf(as) };
  const answer = await fetch(`${hub.url}/files?${new URLSearchParams(purpose).toString()}`, {
    method: "POST",
    headers: {
      origin: hub.url,
      "content-type": "application/octet-stream",
      "x-file-name": encodeURIComponent(file.name),
      "x-file-key": randomUUID(),
      ...cookie,
      ...headers,
    },
    body: new Uint8Array(file.bytes),
  });
  return { status: answer.status, ...((await answer.json()) as object) };
}

/** Fetches a file as a link on a page does. */
export async function download(
  hub: TestHub,
  id: string,
  as: Who,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const cookie: Record<string, string> = as === null ? {} : { cookie: await hub.cookieOf(as) };
  const answer = await fetch(`${hub.url}/files/${id}`, { headers: { ...cookie, ...headers } });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

/** What became of a body that its sender goes on sending until it is answered. */
export interface Endless {
  status: number;
  body: string;
  /** bytes the hub had taken when the sender was told */
  taken: number;
  /** how the connection ended, e.g. "ended" or ECONNRESET */
  end: string;
}

/** Sends a scan that does not end, in pieces, until the hub answers. @param told its length as the head says; null: the head does not say */
export async function endless(hub: TestHub, name: string, { as, told }: { as: Who; told: number | null }): Promise<Endless> {
  const headers = { origin: hub.url, "x-file-name": "phim.pdf", "x-file-key": randomUUID(), ...(as === null ? {} : { cookie: await hub.cookieOf(as) }) };
  const path = `${hub.url}/files?case=${await idOf(hub, name)}`;
  const piece = Buffer.alloc(64 * 1024, "x");
  return new Promise<Endless>((resolve, reject) => {
    const asking = httpRequest(path, { method: "POST", headers: told === null ? headers : { ...headers, "content-length": told }, agent: false });
    let answered: Endless | undefined;
    const send = (): void => {
      if (answered !== undefined || asking.destroyed) return;
      if (asking.write(piece)) setImmediate(send);
      else asking.once("drain", send);
    };
    asking.on("error", (fault: NodeJS.ErrnoException) => (answered === undefined ? reject(fault) : undefined));
    asking.on("response", (answer) => {
      const found: Endless = { status: answer.statusCode ?? 0, body: "", taken: asking.socket?.bytesWritten ?? 0, end: "ended" };
      answered = found;
      answer.setEncoding("utf8").on("data", (text: string) => (found.body += text));
      answer.on("end", () => {
        asking.destroy();
        resolve(found);
      });
      answer.on("error", (fault: NodeJS.ErrnoException) => resolve({ ...found, end: fault.code ?? fault.message }));
    });
    asking.write("%PDF-1.7\n");
    send();
  });
}

/** A case that a unit works on. */
export const worked = (id: string, lead: string, more: Partial<CaseSpec> = {}): Partial<CaseSpec> =>
  aCase({
    id,
    received: "2026-03-16 08:00",
    lead,
    stage: "IN_PROGRESS",
    steps: [
      { at: "2026-03-16 08:00", kind: "RECEIVED" },
      { at: "2026-03-16 08:10", kind: "ASSIGNED", unit: lead },
      { at: "2026-03-16 08:20", kind: "ACCEPTED" },
    ],
    ...more,
  });

export const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
/** The files that the hub keeps, oldest first. */
export const rowsOf = ({ hub }: { hub: TestHub }) =>
  hub.database.sql<{ id: string; attached: boolean; whole: boolean; pieces: number }>(
    `select f.id, f.change_id is not null as attached, f.stored_at is not null as whole, (select count(*)::int from file_piece p where p.file_id = f.id) as pieces
     from stored_file f order by begun_at`,
  );
