import type { CaseStream } from "@dau-moi/schema";
import type { Instant } from "../platform/instant.ts";
import { areSameNumbers, scopeNumbers } from "../tally/index.ts";
import type { ScopeNumbers, ShownTick, TickCause } from "../tally/index.ts";
import type { UnitRegister } from "../unit/index.ts";
import { Mailbox } from "./mailbox.ts";

/** Everybody who looks at the board of one scope and stream. */
interface BoardGroup {
  path: string;
  caseStream: CaseStream;
  /** the numbers sent last; null: none yet, or there is no such unit */
  shown: ScopeNumbers | null;
  shownAt: Instant;
  /** causes of ticks that were not sent, with the ticks' numbers */
  untold: { tick: number; causes: readonly TickCause[] }[];
  /** with the number of the last tick that each was given */
  members: Map<Mailbox<ShownTick>, number>;
}

/** Without a change a board is sent again after this long, so that a reader can tell silence from calm. */
const HEARTBEAT_MS = 10_000;

/** The watchers of boards, by scope and stream: a scope's numbers are looked at once a tick, and all its readers are given one message. */
export class BoardGroups {
  readonly #groups = new Map<string, BoardGroup>();
  readonly #units: () => UnitRegister;
  #ticks = 0;

  constructor(units: () => UnitRegister) {
    this.#units = units;
  }

  /** Ticks of a scope and stream, the present one first. @param path e.g. /TINH/SXD/ */
  watch(path: string, caseStream: CaseStream, present: ShownTick | undefined): Mailbox<ShownTick> {
    const key = `${caseStream} ${path}`;
    const group = this.#groups.get(key) ?? { path, caseStream, shown: null, shownAt: 0, untold: [], members: new Map() };
    this.#groups.set(key, group);
    const mailbox: Mailbox<ShownTick> = new Mailbox(() => {
      group.members.delete(mailbox);
      if (group.members.size === 0) this.#groups.delete(key);
    });
    group.members.set(mailbox, this.#ticks);
    if (present !== undefined) mailbox.put("board", present);
    return mailbox;
  }

  /** Gives a newer tick to every scope whose numbers changed, to the others as a heartbeat. */
  show(tick: ShownTick): void {
    this.#ticks += 1;
    for (const group of this.#groups.values()) {
      const numbers = this.#numbersOf(group, tick);
      group.untold.push({ tick: this.#ticks, causes: tick.causes });
      const isSame = numbers === null || group.shown === null ? numbers === group.shown : areSameNumbers(numbers, group.shown);
      if (isSame && tick.instant - group.shownAt < HEARTBEAT_MS) continue;
      group.shown = numbers;
      group.shownAt = tick.instant;
      this.#give(group, tick);
      group.untold = [];
    }
  }

  mailboxes(): Mailbox<ShownTick>[] {
    return [...this.#groups.values()].flatMap(({ members }) => [...members.keys()]);
  }

  /** One message for all who were given the same last; no cause is lost with a frame that was never read. */
  #give(group: BoardGroup, tick: ShownTick): void {
    const since = new Map<number, ShownTick>();
    for (const [mailbox, last] of group.members) {
      const message = since.get(last) ?? { ...tick, causes: group.untold.filter((one) => one.tick > last).flatMap(({ causes }) => causes) };
      since.set(last, message);
      const unread = mailbox.waiting("board");
      mailbox.put("board", unread === undefined ? message : { ...message, causes: [...unread.causes, ...message.causes] });
      group.members.set(mailbox, this.#ticks);
    }
  }

  #numbersOf({ path, caseStream }: BoardGroup, tick: ShownTick): ScopeNumbers | null {
    const units = this.#units();
    const scope = units.at(path);
    return scope === undefined ? null : scopeNumbers(tick.figures, caseStream, units, scope);
  }
}
