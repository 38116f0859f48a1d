import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** A way to a server that a test can break. */
export interface Way {
  port: number;
  /** bytes are taken and not passed on, from now on, in both directions */
  silence(): void;
  /** every connection breaks, and new ones are broken at once */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Passes everything on to a port of this machine. */
export async function aWayTo(port: number): Promise<Way> {
  let manner: "open" | "silent" | "cut" = "open";
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    if (manner === "cut") return void near.destroy();
    const far = connect(port, "127.0.0.1");
    const pass = (from: Socket, to: Socket): void => {
      ends.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        ends.delete(from);
        to.destroy();
      });
      from.on("data", (bytes) => {
        if (manner !== "open" || to.write(bytes)) return;
        from.pause();
        to.once("drain", () => from.resume());
      });
    };
    pass(near, far);
    pass(far, near);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const breakAll = (): void => ends.forEach((end) => end.resetAndDestroy());
  return {
    port: (server.address() as AddressInfo).port,
    silence: () => void (manner = "silent"),
    cut: () => {
      manner = "cut";
      breakAll();
    },
    mend: () => {
      if (manner === "silent") breakAll();
      manner = "open";
    },
    close: () => {
      breakAll();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
