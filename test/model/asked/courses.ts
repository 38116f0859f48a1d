import fc from "fast-check";
import type { AsyncCommand } from "fast-check";
import { instantOf } from "../../world.ts";
import { actsDone, changesDecided, outcomesReached } from "../commands/act.ts";
import { ModelProvince } from "../reckoned/province.ts";
import { compared } from "./compared.ts";
import { LiveProvince } from "./live-province.ts";
import { Run } from "./run.ts";

/** After this a province is left and another one begun: the sample's calendar has an end. */
const LAST_START = instantOf("2027-09-01");
const FIRST_START = "2026-03-16 07:01";
/** How long a shorter course that fails too is looked for. */
const SHORTENING_MS = 60_000;
const TOLD_EVERY = 50;

type Failed = Pick<fc.RunDetails<[unknown]>, "seed" | "counterexamplePath" | "counterexample" | "errorInstance" | "numRuns" | "numShrinks">;

/** Courses one after the other in one province; after a failure each in a province of its own that begins at the same instant, or no shorter one would fail. */
export class Courses {
  readonly #order: { start: string | undefined; runs: number; tells: boolean };
  #live: LiveProvince | null = null;
  #number = 0;
  #failed: { startedAt: number; until: number } | null = null;
  readonly #begunAt = performance.now();

  /** @param order.tells progress on stderr */
  constructor(order: { start: string | undefined; runs: number; tells: boolean }) {
    this.#order = order;
  }

  /** One course, compared at its end. @throws in words what the model and the province disagree on */
  async go(course: Iterable<AsyncCommand<ModelProvince, Run>>): Promise<void> {
    if (this.#failed !== null && performance.now() > this.#failed.until) return; // the shortest one found by now will do
    const live = await this.#province();
    const real = await Run.begin(live, (this.#number += 1));
    const model = new ModelProvince(() => live.clock.now());
    try {
      await fc.asyncModelRun(async () => (await begin(model, real), { model, real }), course);
      await real.minutePasses();
      await compared(model, real);
      await real.end(model);
    } catch (error) {
      if (this.#failed === null) process.stderr.write(`the model and the province disagree; a shorter course is looked for\n${String(error)}\n`);
      this.#failed ??= { startedAt: real.startedAt, until: performance.now() + SHORTENING_MS };
      throw error;
    }
    this.#tell();
  }

  /** A failure for a reader: the course in words, what differs, how to see it again. */
  reportOf({ seed, counterexamplePath, counterexample, errorInstance, numRuns, numShrinks }: Failed): string {
    const course = fc.stringify(counterexample?.[0]);
    const again = {
      MODEL_SEED: seed,
      MODEL_PATH: counterexamplePath,
      MODEL_COURSE: /replayPath="([^"]*)"/.exec(course)?.[1] ?? "",
      MODEL_START: new Date(this.#failed?.startedAt ?? 0).toISOString(),
    };
    const variables = Object.entries(again).map(([name, value]) => `${name}=${value}`);
    const error = errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
    return `run ${numRuns}, made shorter ${numShrinks} times:\n${course}\n\n${error}\n\nagain: ${variables.join(" ")} npm test -- test/model`;
  }

  async leave(): Promise<void> {
    await this.#live?.leave();
    this.#live = null;
  }

  async #province(): Promise<LiveProvince> {
    if (this.#live !== null && (this.#failed !== null || this.#live.clock.now() > LAST_START)) await this.leave();
    this.#live ??= await LiveProvince.begin(this.#failed?.startedAt ?? instantOf(this.#order.start ?? FIRST_START));
    return this.#live;
  }

  #tell(): void {
    const done = this.#number;
    if (!this.#order.tells || (done % TOLD_EVERY !== 0 && done !== this.#order.runs)) return;
    const seconds = (performance.now() - this.#begunAt) / 1_000;
    const acts = [...actsDone.values()].reduce((sum, times) => sum + times, 0);
    process.stderr.write(`${done} of ${this.#order.runs} runs, ${acts} acts, ${(seconds / done).toFixed(2)} s a run\n`);
    if (done === this.#order.runs) process.stderr.write([actsDone, outcomesReached, changesDecided].map((figures) => `${figuresText(figures)}\n`).join(""));
  }
}

/** Every course begins with a new case and one of long ago. */
async function begin(model: ModelProvince, real: Run): Promise<void> {
  real.deliver(model, { field: "TRANSPORT", several: false, old: false, repeatOf: null });
  real.deliver(model, { field: "TRANSPORT", several: false, old: true, repeatOf: null });
  await real.read(model);
}

const figuresText = (figures: ReadonlyMap<string, number>): string =>
  [...figures]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, times]) => `${name} ${times}`)
    .join(" · ");
