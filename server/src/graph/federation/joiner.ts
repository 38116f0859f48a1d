import { Worker } from "node:worker_threads";
import type { FormattedExecutionResult } from "graphql";
import type { FromJoiner, GraphProblem, JoinedQuestion, JoinOrder, MemberStanding, ToJoiner } from "./joined/messages.ts";

/** In the checkout the source itself; beside a bundle its own bundle (server/bin/build-server.mjs). */
const PROGRAM = new URL(import.meta.url.endsWith(".ts") ? "./joined/joiner-program.ts" : "./graph-joiner.js", import.meta.url);
/** MB; what hostile answers ask beyond ends the thread and nothing else. */
const MOST_HEAP_MB = 384;
/** A joined question in all, the hub's own part included. */
const LONGEST_MS = 15_000;
const MOST_AT_ONCE = 200;

/** What the hub itself answers while a joined question is answered, for whoever asked it. */
export interface HubSide {
  askHub(query: string, variables: Readonly<Record<string, unknown>>): Promise<FormattedExecutionResult>;
  mayLeave(ids: readonly string[]): Promise<string[]>;
}

export interface JoinedAnswer {
  result: FormattedExecutionResult;
  /** departments' fields it asked for */
  uses: readonly string[];
}

export interface Joined {
  joiner: Joiner;
  supergraph: string;
  /** the joined graph as its users see it */
  api: string;
}

/** One generation of the joined graph, in a thread of its own; the next generation is another one. */
export class Joiner {
  readonly #worker: Worker;
  readonly #asked = new Map<number, { hub: HubSide; end(answer: JoinedAnswer): void }>();
  readonly #trouble: (message: string) => void;
  #last = 0;
  #standings: readonly MemberStanding[] = [];
  #gone = false;
  #retiring = false;

  /** Composes and joins. @param trouble is told what only a person can look into @returns the joined graph, or why there is none */
  static open(order: JoinOrder, trouble: (message: string) => void): Promise<Joined | { problems: readonly GraphProblem[] }> {
    return new Promise((resolve) => {
      const worker = new Worker(PROGRAM, { workerData: order, env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB } });
      const joiner = new Joiner(worker, trouble);
      const first = (message: FromJoiner): void => {
        if (message.kind === "ready") resolve({ joiner, supergraph: message.supergraph, api: message.api });
        else if (message.kind === "refused") {
          resolve({ problems: message.problems });
          void joiner.end();
        }
      };
      worker.once("message", first);
      worker.once("error", (error) => resolve({ problems: [{ at: "join", message: error.message }] }));
      worker.once("exit", () => resolve({ problems: [{ at: "join", message: "the joining thread ended" }] }));
    });
  }

  private constructor(worker: Worker, trouble: (message: string) => void) {
    this.#worker = worker;
    this.#trouble = trouble;
    worker.on("message", (message: FromJoiner) => this.#heard(message));
    worker.on("error", (error) => trouble(`the joining thread failed: ${error.message}`));
    worker.on("exit", () => this.#ended());
    worker.unref();
  }

  get gone(): boolean {
    return this.#gone;
  }

  /** How each department's answers were of late. */
  get standings(): readonly MemberStanding[] {
    return this.#standings;
  }

  /** Never fails: what goes wrong is an error of the answer. */
  ask(question: JoinedQuestion, hub: HubSide): Promise<JoinedAnswer> {
    if (this.#gone || this.#asked.size >= MOST_AT_ONCE) return Promise.resolve(failed("Có quá nhiều truy vấn liên đồ thị, xin thử lại sau.", "JOINED_BUSY"));
    return new Promise((resolve) => {
      const id = (this.#last += 1);
      const late = setTimeout(() => this.#answer(id, failed("Truy vấn liên đồ thị mất quá nhiều thời gian.", "JOINED_TIMEOUT")), LONGEST_MS);
      const end = (answer: JoinedAnswer): void => {
        clearTimeout(late);
        resolve(answer);
      };
      this.#asked.set(id, { hub, end });
      this.#tell({ kind: "ask", id, ...question });
    });
  }

  /** Ends once nothing is being answered any more. */
  retire(): void {
    this.#retiring = true;
    if (this.#asked.size === 0) void this.end();
  }

  async end(): Promise<void> {
    this.#gone = true;
    await this.#worker.terminate();
  }

  #tell(message: ToJoiner): void {
    this.#worker.postMessage(message, []);
  }

  #heard(message: FromJoiner): void {
    if (message.kind === "answer") {
      this.#standings = message.standings;
      this.#answer(message.id, { result: message.result, uses: message.uses });
    } else if (message.kind === "askHub") void this.#askHub(message);
    else if (message.kind === "askLeave") void this.#askLeave(message);
    else if (message.kind === "trouble") this.#trouble(message.message);
  }

  /** What was answered already, or given up, is not asked on for. */
  async #askHub({ id, of, query, variables }: Extract<FromJoiner, { kind: "askHub" }>): Promise<void> {
    const result = (await this.#asked.get(of)?.hub.askHub(query, variables)) ?? { data: null };
    this.#tell({ kind: "hubAnswer", id, result });
  }

  async #askLeave({ id, of, ids }: Extract<FromJoiner, { kind: "askLeave" }>): Promise<void> {
    this.#tell({ kind: "mayLeave", id, ids: (await this.#asked.get(of)?.hub.mayLeave(ids)) ?? [] });
  }

  #answer(id: number, answer: JoinedAnswer): void {
    this.#asked.get(id)?.end(answer);
    this.#asked.delete(id);
    if (this.#retiring && this.#asked.size === 0) void this.end();
  }

  #ended(): void {
    this.#gone = true;
    for (const id of this.#asked.keys()) this.#answer(id, failed("Việc ghép đồ thị vừa bị gián đoạn, xin thử lại.", "JOINED_BUSY"));
  }
}

const failed = (message: string, code: string): JoinedAnswer => ({ result: { data: null, errors: [{ message, extensions: { code } }] }, uses: [] });
