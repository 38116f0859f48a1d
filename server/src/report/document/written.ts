import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants, setPriority } from "node:os";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { Turnstile } from "../../platform/turnstile.ts";
import type { Kept } from "./paper.ts";

/** What the writer is given. */
export interface PaperAsked {
  kept: Kept;
  format: "XLSX" | "DOCX" | "PDF";
}

/** In the checkout the source itself; beside a bundle its own bundle, of the same extension. */
const PROGRAM = new URL(
  import.meta.url.endsWith(".ts") ? "./writer-program.ts" : `./paper-writer${/\.\w+$/.exec(import.meta.url)?.[0] ?? ".js"}`,
  import.meta.url,
);
/** MB; a paper that needs more ends its writer and nothing else. */
const HEAP_MB = 256;
const doors = new Turnstile(2, 100);

/** A report's paper, piece by piece, from a process of its own that gives way to everything else. @throws what the writer said when it could not */
export async function* writtenPaper(asked: PaperAsked): AsyncGenerator<Buffer> {
  if (!(await doors.enter())) throw new Error("too many papers are waiting to be written");
  try {
    const writer = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, fileURLToPath(PROGRAM)], { env: {}, stdio: ["pipe", "pipe", "pipe"] });
    const ended = once(writer, "close") as Promise<[number | null, NodeJS.Signals | null]>;
    try {
      givesWay(writer.pid);
      writer.stdin.on("error", () => undefined); // one that ended before it read is told by its exit
      writer.stdin.end(JSON.stringify(asked));
      const trouble = text(writer.stderr);
      yield* writer.stdout as AsyncIterable<Buffer>;
      const [code, signal] = await ended;
      if (code !== 0) throw new Error(`the writer of a ${asked.format} ended with ${code ?? signal}: ${await trouble}`);
    } finally {
      writer.kill("SIGKILL");
    }
  } finally {
    doors.leave();
  }
}

function givesWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // it has ended already, or this machine lets nobody: it is as urgent as everything else then
  }
}
