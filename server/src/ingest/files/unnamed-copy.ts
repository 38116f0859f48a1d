import { createHash, randomBytes } from "node:crypto";
import { open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Copies what comes into a file that has no name: nobody else can open it, and it is gone with this process.
 * @param size bytes that are expected @returns null when other than that came
 */
export async function unnamedCopy(
  pieces: AsyncIterable<Buffer>,
  size: number,
): Promise<{ descriptor: number; size: number; digest: string; close(): Promise<void> } | null> {
  const path = join(tmpdir(), `dau-moi-${randomBytes(12).toString("hex")}`);
  const file = await open(path, "wx+", 0o600);
  try {
    await unlink(path);
    const hash = createHash("sha256");
    let written = 0;
    for await (const piece of pieces) {
      written += piece.length;
      if (written > size) break;
      hash.update(piece);
      await file.write(piece);
    }
    if (written === size) return { descriptor: file.fd, size, digest: hash.digest("base64url"), close: () => file.close() };
    await file.close();
    return null;
  } catch (error) {
    await file.close();
    throw error;
  }
}
