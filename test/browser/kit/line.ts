import { connect, createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";

/** The wire between a browser and a hub, which can be cut without a word and joined again. */
export class Line {
  readonly url: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #cut = false;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** @param to base URL of the hub */
  static async to(to: string): Promise<Line> {
    const server = createServer({ allowHalfOpen: true });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const line = new Line(server);
    server.on("connection", (near) => line.#join(near, Number(new URL(to).port)));
    return line;
  }

  /** Nothing goes through any more, not even an end: as when a cable is pulled. */
  cut(): void {
    this.#cut = true;
    for (const socket of this.#sockets) socket.pause();
  }

  /** What hung is gone; what is opened now goes through. */
  mend(): void {
    this.#cut = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((closed) => this.#server.close(closed));
  }

  #join(near: Socket, port: number): void {
    const far = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(from);
      from.on("data", (bytes) => void (this.#cut || to.write(bytes)));
      from.on("end", () => void (this.#cut || to.end()));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        this.#sockets.delete(from);
        if (!this.#cut) to.destroy();
      });
    }
    if (this.#cut) {
      near.pause();
      far.pause();
    }
  }
}
