import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A way to a source that writes down what passes. */
export interface Overhearing {
  baseUrl: string;
  /** bodies of POSTs, oldest first */
  bodies: string[];
  close(): Promise<void>;
}

/** Passes everything on to a source of this machine. */
export async function overhearing(target: string): Promise<Overhearing> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const body = Buffer.concat(parts);
      if (request.method === "POST") bodies.push(body.toString("utf8"));
      const { host: _host, connection: _connection, "content-length": _length, ...headers } = request.headers as Record<string, string>;
      const answer = await fetch(`${target}${request.url}`, { method: request.method ?? "GET", headers, ...(body.length > 0 ? { body } : {}) });
      const {
        "content-encoding": _encoding,
        "content-length": _was,
        "transfer-encoding": _how,
        connection: _kept,
        ...back
      } = Object.fromEntries(answer.headers);
      response.writeHead(answer.status, back).end(Buffer.from(await answer.arrayBuffer()));
    })().catch(() => response.destroy()); // the source broke off: so does the way to it
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
