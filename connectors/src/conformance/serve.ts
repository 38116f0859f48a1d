import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Answer {
  status?: number;
  /** Content-Type; JSON in UTF-8 when left out */
  type?: string;
  headers?: Record<string, string>;
  body: string | Uint8Array;
}

export interface Served {
  baseUrl: string;
  close(): Promise<void>;
}

/** A source over a real socket; an answer is computed from the request's URL and headers alone. */
export async function serve(answer: (url: URL, headers: Readonly<Record<string, string | string[] | undefined>>) => Answer): Promise<Served> {
  const server = createServer((request, response) => {
    const {
      status = 200,
      type = "application/json; charset=utf-8",
      headers = {},
      body,
    } = answer(new URL(request.url ?? "/", "http://source.test"), request.headers);
    response.writeHead(status, { "content-type": type, ...headers });
    response.end(body);
  });
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
