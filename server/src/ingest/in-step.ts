/**
 * Makes each piece ready and writes it while the next one is made ready, so that this process and the database work at the same time.
 * It returns or throws only when no write is under way any more: whoever ends the transaction then ends all of it.
 */
export async function inStep<Piece, Ready>(
  pieces: Iterable<Piece>,
  makeReady: (piece: Piece) => Promise<Ready>,
  write: (ready: Ready) => Promise<void>,
): Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  try {
    for (const piece of pieces) {
      const ready = await makeReady(piece);
      await writing;
      writing = write(ready);
      writing.catch(() => undefined); // it is awaited, and told, below
    }
    await writing;
  } finally {
    await writing.catch(() => undefined); // the first error is the one to tell
  }
}
