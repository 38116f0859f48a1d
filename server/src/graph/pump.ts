import { createSourceEventStream } from "graphql";
import type { ExecutionResult } from "graphql";
import type { WebSocket } from "ws";
import type { AnswerBytes, SharedAnswers, Subscribed } from "./shared-answers.ts";

/** More than this waiting in a socket: what follows stays in the mailbox, where newer replaces older. */
const MOST_BUFFERED_BYTES = 64 * 1024;
const NEXT = Buffer.from('","type":"next","payload":');
const END = Buffer.from("}");

export interface PumpOrder {
  subscribed: Subscribed;
  /** of the subscription on its socket */
  id: string;
  socket: WebSocket;
  answers: SharedAnswers;
  /** before anything is sent: the socket's rights still hold, or it is closed */
  before(): Promise<void> | undefined;
}

/**
 * Subscribes, and writes each answer into the socket by itself. graphql-ws is given a stream without results: it goes on with the protocol, while an answer's bytes are made once for
 * all who share it.
 */
export async function pumped(order: PumpOrder): Promise<AsyncIterableIterator<never> | ExecutionResult> {
  const events = await createSourceEventStream(order.subscribed.args);
  if (!(Symbol.asyncIterator in events)) return events;
  const source = events[Symbol.asyncIterator]();
  let isOver = false;
  const nothing: AsyncIterableIterator<never> = {
    next: async () => {
      await pump(source, order, () => isOver);
      return { value: undefined, done: true };
    },
    return: async () => {
      isOver = true; // an answer under way is not written any more: its id may be another's by then
      await source.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]: () => nothing,
  };
  return nothing;
}

async function pump(source: AsyncIterator<unknown>, order: PumpOrder, isOver: () => boolean): Promise<void> {
  for (;;) {
    const { value, done } = await source.next();
    if (done === true) return;
    const bytes = await order.answers.to(order.subscribed, value);
    const rights = order.before();
    if (rights !== undefined) await rights;
    if (isOver()) return;
    if (order.socket.readyState !== order.socket.OPEN) {
      await source.return?.();
      return;
    }
    const drained = written(order, frameOf(order.id, bytes));
    if (drained !== undefined) await drained;
  }
}

/** @returns once the socket took it, when it is behind; undefined: it keeps up */
function written({ socket }: PumpOrder, frame: Buffer): Promise<void> | undefined {
  if (socket.bufferedAmount + frame.length <= MOST_BUFFERED_BYTES) {
    socket.send(frame, { binary: false });
    return undefined;
  }
  return new Promise((resolve) => {
    socket.send(frame, { binary: false }, () => resolve()); // also when the socket is closed
  });
}

/** The frame an answer was put into last: most subscribers give theirs the same ids, counted from one. */
const framed = new WeakMap<AnswerBytes, { id: string; frame: Buffer }>();

function frameOf(id: string, bytes: AnswerBytes): Buffer {
  const known = framed.get(bytes);
  if (known?.id === id) return known.frame;
  const frame = Buffer.concat([Buffer.from(`{"id":${JSON.stringify(id).slice(0, -1)}`), NEXT, bytes, END]);
  framed.set(bytes, { id, frame });
  return frame;
}
