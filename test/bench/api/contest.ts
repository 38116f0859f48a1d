import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { HUB_FLAGS } from "../../../server/bin/surroundings.mjs";
import { processorOf } from "../cpu.ts";
import type { Processor } from "../cpu.ts";
import { startProgram } from "../program.ts";
import type { Program } from "../program.ts";
import type { Asked } from "./asked.ts";
import { answerTo } from "./capture.ts";
import { answersWithin } from "./load.ts";
import type { Target } from "./load.ts";
import { bodyOf } from "./questions.ts";
import type { ReadName } from "./questions.ts";
import type { ServedConfig } from "./served.ts";
import type { Place } from "./stage.ts";

type Kind = ServedConfig["kind"];

/** Answers in a second of processor time of the server's process and the whole PostgreSQL server: on a shared machine that tells more than the wall clock does. */
export interface Speed {
  /** by the wall clock where the kernel does not tell of the processor */
  perProcessorSecond: number;
  perSecond: number;
}

/** Asked before it counts: code is compiled, connections are open. A list takes milliseconds of PostgreSQL, so that few are asked a second. */
const WARM_UP_SECONDS = 6;
const SLICE_SECONDS = 3;
const AT_SMALLEST = 0.3;
const SMALL = 10_000;

type Programs = Map<Kind, { program: Program; processor: Processor }>;

/** Servers beside each other on one database, asked one after another. */
export class Contest {
  readonly #programs: Programs;
  readonly #asked: Asked;
  readonly sliceSeconds: number;

  private constructor(programs: Programs, asked: Asked, sliceSeconds: number) {
    this.#programs = programs;
    this.#asked = asked;
    this.sliceSeconds = sliceSeconds;
  }

  /** @throws a server does not start, or answers a question otherwise than by data */
  static async open(place: Place, asked: Asked, kinds: readonly Kind[]): Promise<Contest> {
    const programs: Programs = new Map();
    const contest = new Contest(programs, asked, place.order.cases < SMALL ? AT_SMALLEST : SLICE_SECONDS);
    try {
      for (const kind of kinds) {
        const program = await started(place, asked, kind);
        programs.set(kind, { program, processor: await processorOf(program.pid, place.province.url) });
        if (kind !== "bytes" && kind !== "sql") for (const { question } of asked.captured) await answerTo(program.url, asked.cookie, question);
      }
    } catch (error) {
      await contest.close();
      throw error;
    }
    return contest;
  }

  get size(): string {
    const { cases, open, units } = this.#asked.stage.size;
    return `${cases} cases, ${open} open, ${units} units`;
  }

  /** How fast a server answers the questions of a read. */
  async speed(kind: Kind, read: ReadName): Promise<Speed> {
    const found = this.#programs.get(kind);
    if (found === undefined) throw new Error(`${kind} was not started`);
    const target = this.#target(kind, found.program.url, read);
    await answersWithin(target, Math.min(WARM_UP_SECONDS, this.sliceSeconds));
    const [before, began] = [found.processor(), performance.now()];
    const answers = await answersWithin(target, this.sliceSeconds);
    const [seconds, after] = [(performance.now() - began) / 1_000, found.processor()];
    return { perSecond: answers / seconds, perProcessorSecond: answers / (before === null || after === null ? seconds : after - before) };
  }

  #target(kind: Kind, url: string, read: ReadName): Target {
    const isPlain = kind === "bytes" || kind === "sql";
    const questions = this.#asked.captured.map(({ question }) => question).filter((one) => one.read === read);
    const requests = questions.map((one) => ({ path: isPlain ? `/${read}/${one.number}` : "/graphql", body: bodyOf(one) }));
    return { url, cookie: this.#asked.cookie, requests };
  }

  async close(): Promise<void> {
    for (const { program } of this.#programs.values()) await program.stop();
  }
}

function started({ order, province, folder }: Place, asked: Asked, kind: Kind): Promise<Program> {
  const config: ServedConfig = {
    kind,
    url: asked.stage.url,
    adminUrl: province.owner(asked.stage.url),
    keyFile: join(province.folder, "hub-keys.json"),
    cookie: asked.cookie,
    documents: asked.documents,
    sdl: readFileSync(join(order.checkout, "schema/hub.graphql"), "utf8"),
    captured: asked.captured,
  };
  const file = join(folder, `${kind}-${asked.stage.size.cases}.json`);
  writeFileSync(file, JSON.stringify(config));
  const env = { PATH: process.env["PATH"], NODE_ENV: "production" };
  return startProgram(process.execPath, [...HUB_FLAGS, join(dirname(order.hub), "served.mjs"), file], { cwd: order.checkout, env, patienceSeconds: 60 });
}
