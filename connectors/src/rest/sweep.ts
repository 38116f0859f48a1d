import type { Checkpoint, Context, ReadMessage } from "../connector.ts";
import type { RestConfig } from "./config.ts";

/** Reads from a checkpoint. @returns whether everything the list has was told, if `from` was null */
export type Reading = (from: Checkpoint | null) => AsyncGenerator<ReadMessage, boolean>;

/**
 * Has one run in so many read the whole list and say so, so that the host can tell what is gone. Which run it is stands in the checkpoint; a whole read
 * that breaks off comes again after as many runs, so that it never keeps the hub from what changed.
 */
export async function* readSwept({ config }: Context<RestConfig>, from: Checkpoint | null, read: Reading): AsyncGenerator<ReadMessage, void> {
  const { stream, list } = config;
  if (list.sweep === undefined) return void (yield* read(from));
  const runs = (Number(from?.["runs"] ?? 0) || 0) + 1;
  if (from === null || runs >= list.sweep.everyRuns) yield* readWholly(stream, from, read);
  else yield* readBetween(from, runs, read);
}

/** A run between two whole ones; one that brought nothing new counts as well. */
async function* readBetween(from: Checkpoint, runs: number, read: Reading): AsyncGenerator<ReadMessage, void> {
  let isCounted = false;
  for await (const message of read(from)) {
    isCounted ||= message.type === "batch" && message.checkpoint !== undefined;
    yield withRuns(message, runs);
  }
  if (!isCounted) yield { type: "batch", records: [], checkpoint: { ...from, runs } };
}

async function* readWholly(stream: string, from: Checkpoint | null, read: Reading): AsyncGenerator<ReadMessage, void> {
  const generation = JSON.stringify(from ?? {});
  yield { type: "sweep", stream, phase: "begin", generation };
  if (from !== null && from["runs"] !== 0) yield { type: "batch", records: [], checkpoint: { ...from, runs: 0 } };
  const messages = read(null);
  let reached: Checkpoint | undefined;
  for (let next = await messages.next(); ; next = await messages.next()) {
    if (next.done === true) {
      if (next.value) yield { type: "sweep", stream, phase: "end", generation };
      if (reached !== undefined) yield { type: "batch", records: [], checkpoint: reached };
      return;
    }
    const message = withRuns(next.value, 0);
    if (from === null || message.type !== "batch") yield message;
    else {
      // the marks of a list that is read again from its first row would take the hub back
      const { checkpoint, ...batch } = message;
      reached = checkpoint ?? reached;
      yield batch;
    }
  }
}

function withRuns(message: ReadMessage, runs: number): ReadMessage {
  if (message.type !== "batch" || message.checkpoint === undefined) return message;
  return { ...message, checkpoint: { ...message.checkpoint, runs } };
}
