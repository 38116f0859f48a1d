import type { CaseStream } from "@dau-moi/schema";
import { setTimeout as wait } from "node:timers/promises";
import { eventNow, eventsAfter, lastEvent } from "../journal/index.ts";
import type { EventKind, JournalEvent } from "../journal/index.ts";
import type { Database } from "../platform/database.ts";
import type { Log } from "../platform/log.ts";
import type { OpenWakeUps, WakeUps } from "../platform/wake-ups.ts";
import type { ShownTick } from "../tally/index.ts";
import type { UnitRegister } from "../unit/index.ts";
import { BoardGroups } from "./board-groups.ts";
import { CaseWatchers, catchUp } from "./case-watchers.ts";
import type { CaseNews, CaseWatcher } from "./case-watchers.ts";
import type { Mailbox } from "./mailbox.ts";

/** The journal is looked at this often even when nobody wakes us, milliseconds. */
const LOOK_MS = 100;
const EVENTS_AT_ONCE = 5_000;
/** Who missed more events than this fetches anew. */
const MOST_MISSED = 1_000;

export interface LiveHub {
  database: Database;
  log: Log;
  units(): UnitRegister;
  /** how this process and others on the same database wake each other */
  openWakeUps: OpenWakeUps;
}

/** Whom to tell what of cases. */
export interface CaseWatch {
  /** units with all below them: what they hold, give or get */
  paths: readonly string[];
  /** null, or left out: any case */
  caseIds?: readonly number[] | null;
  /** left out: of any kind, a case's news for itself */
  kinds?: readonly EventKind[];
  /** cases of which he is told whoever holds them; may be filled later */
  seenIds?: ReadonlySet<number>;
}

/** The live station of one process: one reader of the journal, the mailboxes of its subscribers. */
export class Live {
  readonly #hub: LiveHub;
  readonly #boards: BoardGroups;
  readonly #cases = new CaseWatchers();
  readonly #stopping = new AbortController();
  #wakeUps: WakeUps | undefined;
  #tick: ShownTick | undefined;
  #read = -1;
  #woken: (() => void) | undefined;
  #loop: Promise<void> = Promise.resolve();

  constructor(hub: LiveHub) {
    this.#hub = hub;
    this.#boards = new BoardGroups(() => hub.units());
  }

  /** The tick that holds now; undefined until the first one. */
  tick(): ShownTick | undefined {
    return this.#tick;
  }

  start(): void {
    this.#wakeUps = this.#hub.openWakeUps(() => this.#woken?.());
    this.#loop = this.#follow();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#woken?.();
    await this.#loop;
    await this.#wakeUps?.close();
    for (const mailbox of [...this.#boards.mailboxes(), ...this.#cases.mailboxes()]) await mailbox.return();
  }

  /** This process has just committed something: it looks at the journal at once, and so do the others. */
  wake(): void {
    this.#woken?.();
    this.#wakeUps?.tell();
  }

  /** A tick was published. Older ticks are dropped. */
  show(tick: ShownTick): void {
    const last = this.#tick;
    if (last !== undefined && (tick.event < last.event || tick.instant < last.instant || (tick.event === last.event && tick.instant === last.instant))) return;
    this.#tick = tick;
    this.#boards.show(tick);
  }

  /** Ticks of a scope and stream, from now on. @param path e.g. /TINH/SXD/ */
  watchBoard(path: string, caseStream: CaseStream): Mailbox<ShownTick> {
    return this.#boards.watch(path, caseStream, this.#tick);
  }

  /** Changes of cases, from now on. */
  watchCases(watch: CaseWatch): Mailbox<CaseNews> {
    return this.#watcherOf(watch).mailbox;
  }

  /**
   * Changes of cases from an event on: what was missed since comes first, as one call to fetch anew when it is too much or the journal does not know the event.
   * @param afterSeq number of the last event that was told
   */
  async watchCasesAfter(watch: CaseWatch, afterSeq: number): Promise<Mailbox<CaseNews>> {
    const watcher = this.#watcherOf(watch);
    watcher.held = [];
    watcher.toldTo = afterSeq;
    try {
      const missed = await this.#missed(afterSeq);
      if (missed === null) {
        watcher.toldTo = -1;
        watcher.mailbox.askResync();
      }
      catchUp(watcher, missed ?? [], (unitId) => this.#pathOf(unitId));
    } catch (error) {
      await watcher.mailbox.return();
      throw error;
    }
    return watcher.mailbox;
  }

  #watcherOf({ paths, caseIds = null, kinds, seenIds = new Set() }: CaseWatch): CaseWatcher {
    return this.#cases.add({ paths, caseIds, kinds: kinds ?? null, seenIds });
  }

  /** @returns null: they are too many to be told one by one */
  #missed(afterSeq: number): Promise<JournalEvent[] | null> {
    return this.#hub.database.read(async (tx) => {
      const last = await lastEvent(tx);
      if (afterSeq > last || last - afterSeq > MOST_MISSED) return null;
      return eventsAfter(tx, afterSeq, last, MOST_MISSED);
    });
  }

  #pathOf(unitId: number): string | undefined {
    return this.#hub.units().find(unitId)?.path;
  }

  async #follow(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const woken = new Promise<void>((resolve) => (this.#woken = resolve)); // whoever wakes us while we read is heard too
      try {
        await this.#readOn();
      } catch (error) {
        this.#hub.log.warn({ err: error }, "the journal could not be read"); // the next look goes on at the same number
      }
      await Promise.race([wait(LOOK_MS, undefined, { signal: this.#stopping.signal }).catch(() => undefined), woken]);
    }
  }

  async #readOn(): Promise<void> {
    const last = await eventNow(this.#hub.database);
    if (this.#read < 0 || this.#cases.size === 0) this.#read = last;
    const events = last === this.#read ? [] : await this.#hub.database.read((tx) => eventsAfter(tx, this.#read, last, EVENTS_AT_ONCE));
    for (const event of events) this.#cases.announce(event, (unitId) => this.#pathOf(unitId));
    this.#read = events.at(-1)?.seq ?? this.#read;
    if (events.length === EVENTS_AT_ONCE) this.#woken?.();
  }
}
