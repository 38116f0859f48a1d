import { ConnectorError } from "@dau-moi/connectors";
import type { Dispatcher } from "undici";

interface Bounds {
  /** of the whole body */
  maxBytes: number;
  /** in every `timeoutMs`; what comes slower is given up */
  leastBytes: number;
  timeoutMs: number;
}

/** @throws {ConnectorError} data: too large, or packed though nobody asked for it · transient: it trickles */
export async function readBody(
  { body, headers }: Pick<Dispatcher.ResponseData, "body" | "headers">,
  { maxBytes, leastBytes, timeoutMs }: Bounds,
): Promise<Uint8Array> {
  const packed = headers["content-encoding"];
  const refuse = (reason: string): never => {
    body.on("error", () => undefined).destroy(); // its end is told by what is thrown here
    throw new ConnectorError("data", reason);
  };
  if (packed !== undefined && packed !== "identity") refuse(`the answer is packed (${String(packed).slice(0, 40)}) though no packing was asked for`);
  if (Number(headers["content-length"] ?? 0) > maxBytes) refuse(`the answer is larger than ${maxBytes} bytes`);
  const pieces: Buffer[] = [];
  let [size, before] = [0, 0];
  const watch = setInterval(() => {
    if (size - before < leastBytes) body.destroy(new ConnectorError("transient", "the source stopped in the middle of its answer, or sends it too slowly"));
    before = size;
  }, timeoutMs);
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > maxBytes) throw new ConnectorError("data", `the answer is larger than ${maxBytes} bytes`);
      pieces.push(piece);
    }
  } finally {
    clearInterval(watch);
  }
  return Buffer.concat(pieces, size);
}
