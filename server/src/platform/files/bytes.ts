/** The bytes of a file, read at any place without holding all of them. */
export interface FileBytes {
  /** bytes in all */
  size: number;
  /** @returns `length` bytes from there; fewer at the end */
  at(from: number, length: number): Promise<Buffer>;
}

/** A file in pieces of one length (the last may be shorter); the piece read last is kept. @param piece the n-th, from 0 */
export function bytesInPieces(size: number, pieceLength: number, piece: (number: number) => Promise<Buffer>): FileBytes {
  let kept: { number: number; bytes: Buffer } | undefined;
  const read = async (number: number): Promise<Buffer> => {
    if (kept?.number !== number) kept = { number, bytes: await piece(number) };
    return kept.bytes;
  };
  return {
    size,
    at: async (from, length) => {
      const [begin, end] = [Math.max(from, 0), Math.min(from + length, size)];
      const parts: Buffer[] = [];
      for (let at = begin; at < end;) {
        const number = Math.floor(at / pieceLength);
        const bytes = await read(number);
        const part = bytes.subarray(at - number * pieceLength, end - number * pieceLength);
        if (part.length === 0) break;
        parts.push(part);
        at += part.length;
      }
      return Buffer.concat(parts);
    },
  };
}

/** A file that is all in memory. */
export function bytesOf(whole: Buffer): FileBytes {
  return { size: whole.length, at: async (from, length) => whole.subarray(Math.max(from, 0), Math.max(from + length, 0)) };
}
