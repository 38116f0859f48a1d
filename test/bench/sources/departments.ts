import type { ServerResponse } from "node:http";
import { Source } from "../../journey/kit/source.ts";
import type { Spoiling } from "../../journey/kit/source.ts";
import type { Manifest } from "./hub-process.ts";

/** How the third of the bad departments lies, in the order of rounds. */
const LIES = ["pages without end", "a byte now and then", "a page that leads back"] as const;
const TRICKLE_MS = 200;
/** Long ago: nobody is late, and nothing is dated anew while it is measured. */
const RECEIVED = "2026-11-19";

/** Departments in this process, each with a port of its own; the first three go bad and are mended as the bench says. */
export class Departments {
  readonly #all: readonly Source[];
  readonly #read = new Map<Source, number>();
  #between: number[] = [];
  #hears = false;
  readonly #open = new Set<ServerResponse>();
  readonly #timers = new Set<NodeJS.Timeout>();

  private constructor(all: readonly Source[]) {
    this.#all = all;
    for (const department of this.well) department.spoil(() => this.#wasRead(department));
  }

  /** @param before cases that each has from the beginning */
  static async start(count: number, before: number): Promise<Departments> {
    const all = await Promise.all(Array.from({ length: count }, (_, i) => Source.start(`n${String(i).padStart(3, "0")}`, Date.now)));
    for (const department of all) for (let i = 0; i < before; i++) department.put({ received: RECEIVED, changed: RECEIVED });
    return new Departments(all);
  }

  manifests(pace: number): Manifest[] {
    return this.#all.map(({ manifest }) => ({ ...manifest, everySeconds: pace }));
  }

  /** Those that stay well. */
  get well(): readonly Source[] {
    return this.#all.slice(3);
  }

  lie(round: number): string {
    return LIES[round % LIES.length] ?? "";
  }

  /** From now on the first three hang, fail and lie. */
  spoil(round: number): void {
    const [hanging, failing, lying] = this.#all;
    hanging?.spoil((_url, response) => this.#open.add(response) !== undefined);
    failing?.spoil((_url, response) => response.writeHead(500).end() !== undefined);
    lying?.spoil([this.#withoutEnd(), this.#trickling, leadingBack][round % LIES.length] ?? leadingBack);
  }

  /** All answer as they should. */
  mend(): void {
    for (const department of this.#all.slice(0, 3)) department.spoil(null);
    for (const timer of this.#timers) clearInterval(timer);
    for (const response of this.#open) response.destroy();
    this.#timers.clear();
    this.#open.clear();
  }

  /** @returns the milliseconds between two reads of one department, heard since it was switched on */
  hearReads(on: boolean): number[] {
    this.#hears = on;
    const heard = this.#between;
    this.#between = [];
    this.#read.clear();
    return heard;
  }

  async stop(): Promise<void> {
    this.mend();
    await Promise.all(this.#all.map((department) => department.stop()));
  }

  /** A read of a department that is well is one question. */
  #wasRead(department: Source): boolean {
    const [before, now] = [this.#read.get(department), performance.now()];
    if (this.#hears && before !== undefined) this.#between.push(now - before);
    if (this.#hears) this.#read.set(department, now);
    return false;
  }

  /** The same rows again and again, each time with another page behind them. */
  #withoutEnd(): Spoiling {
    let pages = 0;
    return (_url, response, honest) => {
      const next = { since: new Date(Date.parse("2026-11-18T00:00:00Z") + (pages += 1)).toISOString(), after: "x" };
      response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify({ ...(JSON.parse(honest()) as object), next }));
      return true;
    };
  }

  readonly #trickling: Spoiling = (_url, response) => {
    response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).write('{"rows":[');
    this.#open.add(response);
    this.#timers.add(setInterval(() => response.write(" ".repeat(256)), TRICKLE_MS));
    return true;
  };
}

const leadingBack: Spoiling = (_url, response, honest) => {
  const next = { since: "2026-11-18T00:00:00Z", after: "x" };
  response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify({ ...(JSON.parse(honest()) as object), next }));
  return true;
};
