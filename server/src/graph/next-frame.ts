/** A frame of one piece with text, unmasked. @source RFC 6455 §5.2 */
const WHOLE_TEXT = 0x81;
const LENGTH_IN_TWO_BYTES = 126;
const LENGTH_IN_EIGHT_BYTES = 127;
const END = "}".charCodeAt(0);

/** The frame an answer was put into last: many subscribers give theirs the same ids, counted from one. */
const framed = new WeakMap<Buffer, { id: string; frame: Buffer }>();

/**
 * The WebSocket frame of one answer to one subscription, as a server without compression sends it.
 * @param id of the subscription on its socket
 * @param payload a result as JSON in UTF-8
 * @source graphql-transport-ws, message "next"
 */
export function nextFrame(id: string, payload: Buffer): Buffer {
  const known = framed.get(payload);
  if (known?.id === id) return known.frame;
  const frame = made(`{"id":${JSON.stringify(id)},"type":"next","payload":`, payload);
  framed.set(payload, { id, frame });
  return frame;
}

function made(before: string, payload: Buffer): Buffer {
  const bytesBefore = Buffer.byteLength(before);
  const length = bytesBefore + payload.length + 1;
  const head = length < LENGTH_IN_TWO_BYTES ? 2 : length <= 0xffff ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = WHOLE_TEXT;
  frame[1] = head === 2 ? length : head === 4 ? LENGTH_IN_TWO_BYTES : LENGTH_IN_EIGHT_BYTES;
  if (head === 4) frame.writeUInt16BE(length, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.write(before, head);
  payload.copy(frame, head + bytesBefore);
  frame[head + length - 1] = END;
  return frame;
}
