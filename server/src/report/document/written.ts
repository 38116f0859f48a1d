import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants, setPriority } from "node:os";
import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
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
const HEAP_MB = 384;
/** Milliseconds after which a paper is given up. */
const PATIENCE_MS = 120_000;
const doors = new Turnstile(2, 100);

/** JSON of rows that follow those of the content: arrays, each without a line break in it. */
export type RowTexts = AsyncIterable<string> | Iterable<string>;

/**
 * A report's paper, from a process of its own that gives way to everything else.
 * @param more rows of a sheet that are not in the content
 * @throws what the writer said when it could not, or what stopped the rows
 */
export async function writtenPaper(asked: PaperAsked, more: RowTexts = []): Promise<Buffer> {
  if (!(await doors.enter())) throw new Error("too many papers are waiting to be written");
  try {
    return await written(asked, more);
  } finally {
    doors.leave(); // whoever reads it slowly keeps nobody waiting
  }
}

async function written(asked: PaperAsked, more: RowTexts): Promise<Buffer> {
  const args = [`--max-old-space-size=${HEAP_MB}`, fileURLToPath(PROGRAM)];
  const writer = spawn(process.execPath, args, { env: {}, stdio: ["pipe", "pipe", "pipe"], signal: AbortSignal.timeout(PATIENCE_MS), killSignal: "SIGKILL" });
  const ended = once(writer, "close") as Promise<[number | null, NodeJS.Signals | null]>;
  ended.catch(() => undefined); // one that could not begin is told below, whatever fails before
  givesWay(writer.pid);
  let cause: unknown;
  const broken = (error: unknown): void => {
    cause = error;
    writer.kill("SIGKILL"); // or it would take what it has for all
  };
  pipeline(Readable.from(linesOf(asked, more, broken), { highWaterMark: 1 }), writer.stdin).catch(() => undefined); // one that ended before it read is told by its exit
  const [file, trouble, [code, signal]] = await Promise.all([buffer(writer.stdout), text(writer.stderr), ended]);
  if (code !== 0) throw new Error(`the writer of a ${asked.format} ended with ${code ?? signal}: ${trouble}`, { cause });
  return file;
}

/** What was asked in the first line, then rows line by line. */
async function* linesOf(asked: PaperAsked, more: RowTexts, broken: (error: unknown) => void): AsyncGenerator<string> {
  try {
    yield `${JSON.stringify(asked)}\n`;
    for await (const rows of more) yield `${rows}\n`;
  } catch (error) {
    broken(error);
    throw error;
  }
}

function givesWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // it has ended already, or this machine lets nobody: it is as urgent as everything else then
  }
}
