import type { Duplex } from "node:stream";
import { createSourceEventStream } from "graphql";
import type { ExecutionResult } from "graphql";
import type { WebSocket } from "ws";
import { Mailbox } from "../live/index.ts";
import { nextFrame } from "./next-frame.ts";
import type { AnswerBytes, Listener, SharedAnswers, Subscribed } from "./shared-answers.ts";

/** More than this waiting in a socket: what follows stays in the mailbox, where newer replaces older. */
const MOST_BUFFERED_BYTES = 64 * 1024;

export interface PumpOrder {
  subscribed: Subscribed;
  /** of the subscription on its socket */
  id: string;
  socket: WebSocket;
  /** what the socket's frames are written into */
  stream: Duplex;
  answers: SharedAnswers;
  /** before anything is sent: the socket's rights still hold, or it is closed */
  before(): Promise<void> | undefined;
}

/**
 * Subscribes, and writes each answer into the socket by itself. graphql-ws is given a stream without results: it goes on with the protocol, while an answer's bytes are made once for
 * all who share it.
 */
export async function pumped(order: PumpOrder): Promise<AsyncGenerator<never> | ExecutionResult> {
  const events = await createSourceEventStream(order.subscribed.args);
  if (!(Symbol.asyncIterator in events)) return events;
  if (!(events instanceof Mailbox)) throw new Error("a subscription told something else than a mailbox");
  const pump = new Pump(order, events);
  const over = { value: undefined, done: true } as const;
  const nothing: AsyncGenerator<never> = {
    next: () => pump.run().then(() => over),
    return: () => pump.stop().then(() => over),
    throw: () => pump.stop().then(() => over),
    [Symbol.asyncIterator]: () => nothing,
    [Symbol.asyncDispose]: () => pump.stop(),
  };
  return nothing;
}

/** Pumps whose mailboxes were given something since the last turn. */
let woken: Pump[] = [];

function turn(): void {
  const pumps = woken;
  woken = [];
  for (const pump of pumps) pump.take();
}

/** One subscription on one socket. It makes no promise for a message: whatever is told to thousands at once is paid for by each of them. */
class Pump implements Listener {
  readonly #order: PumpOrder;
  readonly #mailbox: Mailbox<unknown>;
  /** what was taken, until the socket took it */
  #told: unknown;
  #isBusy = false;
  #isWoken = false;
  #isOver = false;
  readonly #ended = Promise.withResolvers<void>();

  constructor(order: PumpOrder, mailbox: Mailbox<unknown>) {
    [this.#order, this.#mailbox] = [order, mailbox];
  }

  /** @returns once its mailbox is closed or its socket is gone. @throws what an answer threw */
  run(): Promise<void> {
    this.#mailbox.callOnNews(() => this.#wake());
    this.#wake();
    return this.#ended.promise;
  }

  /** What is under way is not written any more: its id may be another's by then. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#mailbox.return();
    this.#ended.resolve();
  }

  /** The next message, unless one is under way. */
  take(): void {
    this.#isWoken = false;
    if (this.#isBusy || this.#isOver) return;
    const told = this.#mailbox.take();
    if (told !== undefined) {
      this.#isBusy = true;
      this.#told = told;
      this.#order.answers.tell(this.#order.subscribed, told, this);
    } else if (this.#mailbox.isClosed) this.#ended.resolve();
  }

  answered(bytes: AnswerBytes): void {
    const rights = this.#order.before();
    if (rights === undefined) this.#write(bytes);
    else rights.then(() => this.#write(bytes)).catch((error: unknown) => this.failed(error));
  }

  leftAlone(): void {
    this.#order.answers.tellAlone(this.#order.subscribed, this.#told, this);
  }

  failed(error: unknown): void {
    this.#ended.reject(error);
    void this.stop();
  }

  /** Once all that this turn brings is in the mailbox. */
  #wake(): void {
    if (this.#isWoken) return;
    this.#isWoken = true;
    if (woken.push(this) === 1) queueMicrotask(turn);
  }

  #write(bytes: AnswerBytes): void {
    const { socket, stream, id } = this.#order;
    if (this.#isOver) return;
    if (socket.readyState !== socket.OPEN) return void this.stop();
    const frame = nextFrame(id, bytes);
    if (stream.writableLength + frame.length > MOST_BUFFERED_BYTES) return void stream.write(frame, () => this.#goOn()); // also when it is closed
    stream.write(frame);
    this.#goOn();
  }

  #goOn(): void {
    this.#isBusy = false;
    this.#told = undefined;
    if (this.#mailbox.hasNews || this.#mailbox.isClosed) this.#wake();
  }
}
