import { readPieces, type Piece } from "./pieces.ts";
import { FileRefused } from "./refused.ts";
import type { FileFacts } from "./register.ts";

/** Begin the file that lies in the slot, or go on with it. */
export type Asked = { kind: "begin"; file: FileFacts } | { kind: "on" };

/** What the program answers each time it is asked; it says once of itself that it is ready. */
export type Told =
  | { kind: "ready" }
  | { kind: "piece"; piece: Piece }
  | { kind: "end" }
  | { kind: "refused"; reason: string }
  | { kind: "broken"; reason: string };

/** The slot's descriptor, as the process inherits it (reader-process.ts). */
const SLOT = 4;
/** Memory of the process as a whole; what lies outside the heap (tables of ids and of texts) no flag of V8 bounds. */
const RESIDENT_MB = 256;

let pieces: AsyncGenerator<Piece> | null = null;

process.on("message", (asked: Asked) => void answered(asked).then(tell));
process.on("disconnect", () => process.exit()); // the hub is gone
tell({ kind: "ready" });

function tell(told: Told): void {
  process.send?.(told);
}

async function answered(asked: Asked): Promise<Told> {
  try {
    if (asked.kind === "begin") {
      await pieces?.return(null); // of a file whose rest nobody wanted
      pieces = readPieces(SLOT, asked.file);
    }
    const piece = await pieces?.next();
    if (piece === undefined || piece.done === true) return { kind: "end" };
    if (process.memoryUsage.rss() > RESIDENT_MB * 2 ** 20) throw new FileRefused(`needs more than ${RESIDENT_MB} MB of memory to be read`);
    return { kind: "piece", piece: piece.value };
  } catch (cause) {
    return { kind: cause instanceof FileRefused ? "refused" : "broken", reason: cause instanceof Error ? cause.message : String(cause) };
  }
}
