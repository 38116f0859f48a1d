import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { Log } from "./log.ts";

/** How the processes on one database tell each other that there is something to read. Only a hint: whoever follows something looks by himself too. */
export interface WakeUps {
  /** Something was committed: the others are told in a moment, however often this is called. */
  tell(): void;
  close(): Promise<void>;
}

/** @param heard called when another process told */
export type OpenWakeUps = (heard: () => void) => WakeUps;

const CHANNEL = "dau_moi_event";
/** What is committed within this is told at once: a notification in every transaction would make the commits queue. */
const GATHERED_MS = 20;
const AGAIN_AFTER_MS = 1_000;

/**
 * One connection that listens and tells, opened anew when it is lost. A pooler that shares connections between transactions makes it deaf, and nothing else.
 * @param options owner: what this process calls itself, so that it does not wake itself
 */
export function wakeUpsOn(options: { url: string; owner: string; log: Log }): OpenWakeUps {
  return (heard) => new Channel(options, heard);
}

class Channel implements WakeUps {
  readonly #options: { url: string; owner: string; log: Log };
  readonly #heard: () => void;
  readonly #closing = new AbortController();
  readonly #loop: Promise<void>;
  #client: pg.Client | null = null;
  #pending: NodeJS.Timeout | undefined;

  constructor(options: { url: string; owner: string; log: Log }, heard: () => void) {
    this.#options = options;
    this.#heard = heard;
    this.#loop = this.#keepOpen();
  }

  tell(): void {
    this.#pending ??= setTimeout(() => {
      this.#pending = undefined;
      this.#client?.query("/* tellOthers */ select pg_notify($1, $2)", [CHANNEL, this.#options.owner]).catch(() => undefined); // they look by themselves
    }, GATHERED_MS);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#pending);
    await this.#client?.end().catch(() => undefined); // it may be gone already
    await this.#loop;
  }

  async #keepOpen(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      await this.#listen().catch((error: unknown) => this.#options.log.debug({ err: error }, "other processes cannot be heard")); // looking goes on
      this.#client = null;
      await wait(AGAIN_AFTER_MS, undefined, { signal: this.#closing.signal }).catch(() => undefined); // closing
    }
  }

  /** Settles when the connection is over. */
  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#options.url, application_name: "dau-moi wake-ups", keepAlive: true });
    const over = new Promise<void>((resolve) => client.once("end", resolve));
    client.on("error", () => undefined); // it ends, and is opened anew
    client.on("notification", ({ payload }) => {
      if (payload !== this.#options.owner) this.#heard();
    });
    await client.connect();
    if (this.#closing.signal.aborted) return client.end();
    await client.query(`listen ${CHANNEL}`);
    this.#client = client;
    this.#heard(); // what was told before is looked for
    await over;
  }
}
