import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { nextFrame } from "./next-frame.ts";

test("an answer of any length is what a client reads, with the id of each who is told it", async () => {
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer().listen(0, "127.0.0.1");
  const stream = new Promise<Duplex>((opened) => {
    server.on("upgrade", (request, socket, head) => sockets.handleUpgrade(request, socket, head, () => opened(socket)));
  });
  await once(server, "listening");
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const read: unknown[] = [];
  client.on("message", (message: Buffer) => read.push(JSON.parse(message.toString("utf8"))));
  const told = [0, 50, 80, 81, 82, 83, 84, 85, 86, 200, 65_400, 65_500, 65_535, 65_536, 200_000].flatMap((length) => {
    const payload = { data: { words: "ố".repeat(length / 3) + "x".repeat(length % 3) } };
    const bytes = Buffer.from(JSON.stringify(payload));
    return ["1", `mã "lạ"`, "1"].map((id) => ({ id, payload, frame: nextFrame(id, bytes) }));
  });
  for (const { frame } of told) (await stream).write(frame);
  await expect.poll(() => read.length).toBe(told.length);
  expect(read).toEqual(told.map(({ id, payload }) => ({ id, type: "next", payload })));
  client.terminate();
  server.close();
});
