import { setTimeout as wait } from "node:timers/promises";
import { isDeadProcess } from "../platform/process-name.ts";
import { freeLeases, sourceRows } from "../source/index.ts";
import type { SourceRow } from "../source/index.ts";
import { ingest } from "./ingest.ts";
import type { IngestHub, IngestReport } from "./report.ts";
import { nextDue, nextRuns } from "./turns.ts";
import type { Turns } from "./turns.ts";
import type { Watch } from "./watch.ts";

const LOOK_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

/**
 * Reads every source at its own pace, each by itself: one that hangs or fails holds up no other.
 * @returns a function that stops all runs and waits for them
 */
export function scheduleIngest(hub: IngestHub): () => Promise<void> {
  const stopping = new AbortController();
  const runs = new Runs(hub, stopping.signal);
  const loop = (async () => {
    await hub.database.write((tx) => freeLeases(tx, isDeadProcess)).catch((error: unknown) => hub.log.warn({ err: error }, "old leases could not be freed")); // they run out by themselves
    while (!stopping.signal.aborted) {
      await runs.look().catch((error: unknown) => hub.log.warn({ err: error }, "the list of sources could not be read")); // the database may be coming back
      await wait(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined); // stopping
    }
  })();
  return async () => {
    stopping.abort();
    await loop;
    await runs.ended();
  };
}

/** The runs of this process, and whose turn is next. */
class Runs {
  readonly #hub: IngestHub;
  readonly #signal: AbortSignal;
  readonly #running = new Map<number, { failing: boolean; watch: Watch | null; run: Promise<void> }>();
  readonly #dueAt = new Map<number, number>();
  #sources: readonly SourceRow[] = [];
  #datedBy: string;
  /** rings when the next source becomes due, if no look comes before */
  #alarm: NodeJS.Timeout | undefined;

  constructor(hub: IngestHub, signal: AbortSignal) {
    this.#hub = hub;
    this.#signal = signal;
    this.#datedBy = this.#facts();
  }

  async look(): Promise<void> {
    this.#sources = await this.#hub.database.read(sourceRows);
    const now = this.#facts();
    if (now !== this.#datedBy) this.#dueAt.clear(); // open cases get their holders and dates anew at once, not at the next round
    this.#datedBy = now;
    this.#fill();
  }

  async ended(): Promise<void> {
    clearTimeout(this.#alarm);
    await Promise.all([...this.#running.values()].map(({ run }) => run));
  }

  #facts(): string {
    return `${this.#hub.rules()?.number} ${this.#hub.units().fingerprint}`;
  }

  /** Begins what is due, as long as there is room. */
  #fill(): void {
    clearTimeout(this.#alarm);
    if (this.#signal.aborted) return;
    for (const source of nextRuns(this.#sources, this.#turns())) this.#begin(source);
    const turns = this.#turns();
    const next = nextDue(this.#sources, turns);
    if (next !== null && next - turns.now < LOOK_MS) this.#alarm = setTimeout(() => this.#fill(), next - turns.now);
  }

  #turns(): Turns {
    const underway = [...this.#running].map(([id, { failing, watch }]) => [id, { failing, still: watch?.standsStill === true }] as const);
    return { running: new Map(underway), dueAt: this.#dueAt, now: this.#hub.clock.now() };
  }

  #begin(source: SourceRow): void {
    const { log, owner } = this.#hub;
    const underway = { failing: source.consecutiveFailures > 0, watch: null as Watch | null, run: Promise.resolve() };
    this.#running.set(source.id, underway);
    const began = (watch: Watch): void => void (underway.watch = watch);
    underway.run = ingest(source, this.#hub, this.#signal, { owner, askedBy: null, began })
      .then((report) => this.#over(source, report))
      .catch((error: unknown) => {
        log.error({ source: source.code, err: error }, "a read could not be begun"); // the next look tries again
        this.#dueAt.set(source.id, this.#hub.clock.now() + LOOK_MS);
      })
      .then(() => {
        this.#running.delete(source.id);
        this.#fill();
      });
  }

  #over(source: SourceRow, report: IngestReport | null): void {
    const failures = report !== null && report.problem !== null ? source.consecutiveFailures + 1 : 0;
    this.#dueAt.set(source.id, this.#hub.clock.now() + pauseMs(source, report));
    this.#sources = this.#sources.map((one) => (one.id === source.id ? { ...one, consecutiveFailures: failures, askedAt: null } : one));
  }
}

/** The source's own pace; after failures longer and longer, or as long as it asked; a read that was cut goes on at its next turn. */
function pauseMs(source: SourceRow, report: IngestReport | null): number {
  if (report?.cut === true) return 0;
  const pace = source.everySeconds * 1000;
  if (report === null || report.problem === null) return pace;
  const backoff = Math.min(pace * 2 ** Math.min(source.consecutiveFailures, 10), LONGEST_PAUSE_MS);
  return Math.max(Math.min(backoff, LONGEST_PAUSE_MS), report.retryAfterMs ?? 0);
}
