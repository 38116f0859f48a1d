import type { CaseStream } from "@dau-moi/schema";
import { setTimeout as wait } from "node:timers/promises";
import { eventsAfter, lastEvent } from "../journal/index.ts";
import type { EventKind, JournalEvent } from "../journal/index.ts";
import type { Database } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import type { Log } from "../platform/log.ts";
import { boardOf } from "../tally/index.ts";
import type { ShownTick, TickCause } from "../tally/index.ts";
import type { UnitRegister } from "../unit/index.ts";
import { Mailbox } from "./mailbox.ts";

/** A change of one case, as the journal numbers it. Never written to: all who are told it hold the same one. */
export interface CaseNews {
  readonly seq: number;
  readonly caseId: number;
}

interface BoardWatcher {
  path: string;
  caseStream: CaseStream;
  mailbox: Mailbox<ShownTick>;
  shown: string;
  shownAt: Instant;
  /** causes of ticks that were not sent */
  untold: TickCause[];
}
interface CaseWatcher {
  unitIds: ReadonlySet<number>;
  caseIds: ReadonlySet<number> | null;
  /** cases whose every change he is told, whoever holds them by then */
  seenIds: ReadonlySet<number>;
  /** only events of these kinds, as one piece of news; null: every change of a case */
  kinds: ReadonlySet<EventKind> | null;
  mailbox: Mailbox<CaseNews>;
}

/** Without a change a board is sent again after this long, so that a reader can tell silence from calm. */
const HEARTBEAT_MS = 10_000;
const LOOK_MS = 100;
const EVENTS_AT_ONCE = 5_000;

export interface LiveHub {
  database: Database;
  log: Log;
  units(): UnitRegister;
}

/** The live station of one process: one reader of the journal, the mailboxes of its subscribers. */
export class Live {
  readonly #hub: LiveHub;
  readonly #boards = new Set<BoardWatcher>();
  readonly #cases = new Set<CaseWatcher>();
  readonly #stopping = new AbortController();
  #tick: ShownTick | undefined;
  #read = -1;
  #woken: (() => void) | undefined;
  #loop: Promise<void> = Promise.resolve();

  constructor(hub: LiveHub) {
    this.#hub = hub;
  }

  /** The tick that holds now; undefined until the first one. */
  tick(): ShownTick | undefined {
    return this.#tick;
  }

  start(): void {
    this.#loop = this.#follow();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await this.#loop;
    for (const watcher of [...this.#boards, ...this.#cases]) await watcher.mailbox.return();
  }

  /** Looks at the journal at once: this process has just committed something. */
  wake(): void {
    this.#woken?.();
  }

  /** A tick was published: every scope whose numbers changed gets it, the others as a heartbeat. Older ticks are dropped. */
  show(tick: ShownTick): void {
    const last = this.#tick;
    if (last !== undefined && (tick.event < last.event || tick.instant < last.instant || (tick.event === last.event && tick.instant === last.instant))) return;
    this.#tick = tick;
    const numbersOf = new Map<string, string>(); // once a scope, however many look at it
    for (const watcher of this.#boards) {
      const scope = `${watcher.caseStream} ${watcher.path}`;
      const numbers = numbersOf.get(scope) ?? this.#numbersOf(watcher, tick);
      numbersOf.set(scope, numbers);
      if (numbers === watcher.shown && tick.instant - watcher.shownAt < HEARTBEAT_MS) {
        watcher.untold.push(...tick.causes);
        continue;
      }
      watcher.shown = numbers;
      watcher.shownAt = tick.instant;
      const causes = [...(watcher.mailbox.waiting("board")?.causes ?? []), ...watcher.untold, ...tick.causes]; // no cause is lost with a frame
      watcher.untold = [];
      watcher.mailbox.put("board", { ...tick, causes });
    }
  }

  /** Ticks of a scope and stream, from now on. @param path e.g. /TINH/SXD/ */
  watchBoard(path: string, caseStream: CaseStream): Mailbox<ShownTick> {
    const mailbox: Mailbox<ShownTick> = new Mailbox(() => this.#boards.delete(watcher));
    const watcher: BoardWatcher = { path, caseStream, mailbox, shown: "", shownAt: 0, untold: [] };
    this.#boards.add(watcher);
    if (this.#tick !== undefined) mailbox.put("board", this.#tick);
    return mailbox;
  }

  /**
   * Changes of cases that one of the scopes holds, gives or gets, from now on.
   * @param caseIds null: any case
   * @param kinds null: of any kind, a case's news for itself
   * @param seenIds cases of which he is told whoever holds them; may be filled later
   */
  watchCases(
    paths: readonly string[],
    caseIds: readonly number[] | null,
    kinds: readonly EventKind[] | null = null,
    seenIds: ReadonlySet<number> = new Set(),
  ): Mailbox<CaseNews> {
    const mailbox: Mailbox<CaseNews> = new Mailbox(() => this.#cases.delete(watcher));
    const watcher: CaseWatcher = {
      unitIds: new Set(paths.flatMap((path) => this.#hub.units().subtree(path))),
      caseIds: caseIds === null ? null : new Set(caseIds),
      seenIds,
      kinds: kinds === null ? null : new Set(kinds),
      mailbox,
    };
    this.#cases.add(watcher);
    return mailbox;
  }

  #numbersOf({ path, caseStream }: BoardWatcher, tick: ShownTick): string {
    const units = this.#hub.units();
    const scope = units.all.find((unit) => unit.path === path);
    if (scope === undefined) return "";
    const {
      asOf: _asOf,
      changes: _changes,
      coverage: _coverage,
      scope: _scope,
      ...numbers
    } = boardOf({ asOf: tick, caseStream, figures: tick.figures, causes: [], sources: [], smallestForShare: 1 }, units, scope);
    return JSON.stringify(numbers);
  }

  async #follow(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#readOn();
      } catch (error) {
        this.#hub.log.warn({ err: error }, "the journal could not be read"); // the next look goes on at the same number
      }
      await Promise.race([
        wait(LOOK_MS, undefined, { signal: this.#stopping.signal }).catch(() => undefined),
        new Promise<void>((resolve) => (this.#woken = resolve)),
      ]);
    }
  }

  async #readOn(): Promise<void> {
    const events = await this.#hub.database.read(async (tx): Promise<JournalEvent[]> => {
      const last = await lastEvent(tx);
      if (this.#read < 0 || this.#cases.size === 0) this.#read = last;
      return last === this.#read ? [] : eventsAfter(tx, this.#read, last, EVENTS_AT_ONCE);
    });
    for (const event of events) this.#announce(event);
    this.#read = events.at(-1)?.seq ?? this.#read;
    if (events.length === EVENTS_AT_ONCE) this.wake();
  }

  #announce(event: JournalEvent): void {
    const news: CaseNews = { seq: event.seq, caseId: event.caseId }; // one for all who are told
    for (const watcher of this.#cases) {
      const isOfScope = watcher.unitIds.has(event.unitId) || (event.fromUnitId !== null && watcher.unitIds.has(event.fromUnitId));
      const concerns = isOfScope || watcher.seenIds.has(event.caseId);
      const wanted = (watcher.caseIds === null || watcher.caseIds.has(event.caseId)) && (watcher.kinds === null || watcher.kinds.has(event.kind));
      if (concerns && wanted) watcher.mailbox.put(watcher.kinds === null ? String(event.caseId) : "news", news);
    }
  }
}
