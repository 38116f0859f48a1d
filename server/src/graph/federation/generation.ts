import type { Database } from "../../platform/database.ts";
import type { Log } from "../../platform/log.ts";
import type { Clock } from "../../platform/now.ts";
import type { Instant } from "../../platform/instant.ts";
import { Joiner } from "./joiner.ts";
import type { Made } from "./register.ts";
import { currentGeneration, membersOf } from "./registry.queries.ts";
import type { MemberRow } from "./registry.queries.ts";

/** How soon a program of the hub hears of what another one registered, milliseconds. */
const LOOK_MS = 1_000;
/** A generation that could not be joined is tried again after so long. */
const AGAIN_MS = 15_000;

/** The joined graph as this program of the hub has it. */
export interface HeldGraph {
  /** 0: none was made yet */
  generation: number;
  members: readonly MemberRow[];
  /** null: nothing is joined, or it is being joined again */
  joiner: Joiner | null;
  /** why the newest generation is not the one in force here; null: it is */
  trouble: string | null;
}

interface FollowingHub {
  database: Database;
  clock: Clock;
  log: Log;
  hubSdl(): string;
  /** is called with every look */
  onLook(): Promise<void>;
}

/** Keeps this program at the newest generation. While one is being joined, the old one answers; what it began it ends. */
export class GenerationInForce {
  readonly #hub: FollowingHub;
  #held: HeldGraph = { generation: 0, members: [], joiner: null, trouble: null };
  #names: readonly string[] = [];
  #triedAt: { generation: number; at: Instant } | null = null;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(hub: FollowingHub) {
    this.#hub = hub;
  }

  get held(): HeldGraph {
    return this.#held;
  }

  /** Of the departments' graphs, in the generation in force. */
  get names(): readonly string[] {
    return this.#names;
  }

  async follow(): Promise<void> {
    await this.#look();
    this.#timer = setInterval(() => {
      this.#looking = this.#looking.then(() => this.#look());
    }, LOOK_MS);
  }

  /** A generation that this program has made itself. */
  adopt({ generation, members, joined }: Made): void {
    if (generation <= this.#held.generation || this.#closed) return void joined?.joiner.end();
    this.#hold({ generation, members, joiner: joined?.joiner ?? null, trouble: null });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#looking;
    await this.#held.joiner?.end();
  }

  async #look(): Promise<void> {
    try {
      await this.#hub.onLook();
      const newest = await this.#hub.database.read(async (tx) => {
        const { id } = await currentGeneration(tx);
        return id === this.#held.generation ? { id, members: this.#held.members } : { id, members: await membersOf(tx, id) };
      });
      const isHere = newest.id === this.#held.generation && (newest.members.length === 0 || this.#held.joiner?.gone === false);
      if (!isHere && !this.#closed) await this.#join(newest.id, newest.members);
    } catch (error) {
      this.#hub.log.warn({ err: error }, "the newest generation of the joined graph could not be looked up"); // the next look may do
    }
  }

  async #join(generation: number, members: readonly MemberRow[]): Promise<void> {
    const now = this.#hub.clock.now();
    if (this.#triedAt?.generation === generation && now - this.#triedAt.at < AGAIN_MS && now >= this.#triedAt.at) return;
    this.#triedAt = { generation, at: now };
    if (members.length === 0) return this.#hold({ generation, members, joiner: null, trouble: null });
    const joined = await Joiner.open({ hubSdl: this.#hub.hubSdl(), members }, (message) => this.#hub.log.warn({ message }, "the joined graph had trouble"));
    if ("problems" in joined) return this.#failed(generation, joined.problems.map(({ at, message }) => `${at}: ${message}`).join("; "));
    if (this.#closed || generation < this.#held.generation) return void joined.joiner.end();
    this.#hold({ generation, members, joiner: joined.joiner, trouble: null });
  }

  #failed(generation: number, why: string): void {
    this.#held = { ...this.#held, trouble: `generation ${generation}: ${why}`.slice(0, 1_000) };
    this.#hub.log.error({ generation, why }, "a generation of the joined graph could not be joined here; the old one stays");
  }

  #hold(next: HeldGraph): void {
    const before = this.#held.joiner;
    this.#held = next;
    this.#names = next.members.map(({ name }) => name);
    before?.retire();
  }
}
