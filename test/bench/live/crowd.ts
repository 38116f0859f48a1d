/**
 * Many people who look at boards, as a program of its own: `node crowd.mjs CONFIG`. It parses nothing of what comes, so that it costs no more than it must.
 * It speaks by process messages: it tells `opened`, and answers `begin`, `report` and `same`.
 */
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import { percentile } from "../figure.ts";
import { initAt } from "./init.ts";

/** Whom they look at, and how. */
export interface CrowdConfig {
  url: string;
  cookie: string;
  /** what each of them sends after the greeting, in turn */
  subscribes: readonly string[];
  count: number;
  /** the first so many stop reading */
  stalled: number;
  /** they come again when they lose their socket, as the dashboard does */
  comesAgain: boolean;
}

/** What came since `begin` to those who read. */
export interface CrowdReport {
  /** frames that came, and frames that everybody of a scope should have had: of each number that anybody was told */
  delivered: number;
  expected: number;
  /** milliseconds from the first who was told a number of a scope to each who was */
  p50: number;
  p99: number;
  lost: number;
}

const OPENED_AT_ONCE = 200;
const LONGEST_WAIT_MS = 5_000;
const NEXT = Buffer.from(`"type":"next"`);
const EVENT = Buffer.from(`"event":`);
const AS_OF = Buffer.from(`,"asOf"`);
const NUMBERS = Buffer.from(`"boardChanged":`);

const config = JSON.parse(process.argv[2] ?? "") as CrowdConfig;

/** When somebody was told a number first, and how long after him the others were. */
interface Told {
  first: number;
  after: number[];
}
let told = new Map<string, Told>();
let lost = 0;

class Looker {
  readonly #scope: number;
  readonly #stalls: boolean;
  /** the last frame that came */
  last: Buffer = Buffer.alloc(0);

  constructor(number: number) {
    this.#scope = number % config.subscribes.length;
    this.#stalls = number < config.stalled;
  }

  /** @returns once his first frame came */
  async open(): Promise<void> {
    const init = await initAt(config.url, config.cookie);
    const socket = new WebSocket(`${config.url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws", {
      origin: config.url,
      headers: { cookie: config.cookie },
      perMessageDeflate: false,
    });
    await new Promise<void>((resolve, reject) => {
      let isTold = false;
      socket.once("open", () => socket.send(init));
      socket.once("error", reject);
      socket.once("close", () => {
        reject(new Error("closed before the first board"));
        if (isTold) void this.#lost();
      });
      socket.on("message", (frame: Buffer) => {
        if (frame.indexOf(NEXT) < 0) {
          if (frame.includes(`"connection_ack"`)) socket.send(config.subscribes[this.#scope] ?? "");
          return;
        }
        this.#take(frame);
        if (isTold) return;
        isTold = true;
        if (this.#stalls) socket.pause();
        resolve();
      });
    });
  }

  async #lost(): Promise<void> {
    lost += 1;
    for (let tries = 0; config.comesAgain; tries += 1) {
      await pause(Math.min(LONGEST_WAIT_MS, 500 * 2 ** tries) * (0.5 + Math.random()));
      if (
        await this.open().then(
          () => true,
          () => false,
        )
      )
        return;
    }
  }

  #take(frame: Buffer): void {
    const at = performance.now();
    this.last = frame;
    const from = frame.lastIndexOf(EVENT) + EVENT.length;
    let to = from;
    while (frame[to] !== undefined && (frame[to] as number) >= 0x30 && (frame[to] as number) <= 0x39) to += 1;
    const key = `${this.#scope} ${frame.toString("latin1", from, to)}`;
    const known = told.get(key);
    if (known === undefined) told.set(key, { first: at, after: [0] });
    else known.after.push(at - known.first);
  }

  /** Whether what he was told last are these numbers of his scope, as JSON without the as-of. */
  shows(numbers: readonly string[]): boolean {
    const [from, to] = [this.last.indexOf(NUMBERS), this.last.lastIndexOf(AS_OF)];
    return from >= 0 && this.last.toString("utf8", from + NUMBERS.length, to) === numbers[this.#scope];
  }
}

const lookers = Array.from({ length: config.count }, (_none, number) => new Looker(number));

function report(): CrowdReport {
  const readers = config.subscribes.map(
    (_subscribe, scope) => lookers.filter((_looker, number) => number % config.subscribes.length === scope && number >= config.stalled).length,
  );
  const expected = [...told.keys()].reduce((sum, key) => sum + (readers[Number(key.split(" ")[0])] ?? 0), 0);
  const after = [...told.values()].flatMap((one) => one.after);
  return { delivered: after.length, expected, p50: percentile(after, 0.5), p99: percentile(after, 0.99), lost };
}

process.on("message", (asked: { kind: "begin" | "report" | "same"; numbers?: readonly string[] }) => {
  if (asked.kind === "begin") told = new Map();
  if (asked.kind === "same") process.send?.({ same: lookers.filter((one) => one.shows(asked.numbers ?? [])).length });
  else process.send?.(asked.kind === "begin" ? { begun: true } : report());
});
process.once("disconnect", () => process.exit(0));

for (let from = 0; from < lookers.length; from += OPENED_AT_ONCE) await Promise.all(lookers.slice(from, from + OPENED_AT_ONCE).map((one) => one.open()));
process.send?.({ opened: lookers.length });
