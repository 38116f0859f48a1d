import type { EventKind, JournalEvent } from "../journal/index.ts";
import { pathsDownTo } from "../unit/index.ts";
import { Mailbox } from "./mailbox.ts";

/** A change of one case, as the journal numbers it. Never written to: all who are told it hold the same one. */
export interface CaseNews {
  readonly seq: number;
  readonly caseId: number;
}

/** What somebody wants to be told of. */
export interface CaseInterest {
  /** units with all below them, as paths */
  paths: readonly string[];
  /** null: any case of these units */
  caseIds: readonly number[] | null;
  /** only events of these kinds, as one piece of news; null: every change of a case, for itself */
  kinds: readonly EventKind[] | null;
  /** cases of the ids given of whose every change he is told, whoever holds them by then; may be filled later */
  seenIds: ReadonlySet<number>;
}

export interface CaseWatcher extends CaseInterest {
  mailbox: Mailbox<CaseNews>;
  /** what came while he is still being told what he missed; null: nothing is held back */
  held: { news: CaseNews; key: string }[] | null;
  /** he was told of everything up to this event */
  toldTo: number;
}

/** Who is told of an event, found by exact keys: the event's case, and the units above and at the ones it is about. No event looks at all watchers. */
export class CaseWatchers {
  readonly #byPath = new Map<string, Set<CaseWatcher>>();
  readonly #byCase = new Map<number, Set<CaseWatcher>>();
  readonly #all = new Set<CaseWatcher>();

  get size(): number {
    return this.#all.size;
  }

  mailboxes(): Mailbox<CaseNews>[] {
    return [...this.#all].map(({ mailbox }) => mailbox);
  }

  add(interest: CaseInterest): CaseWatcher {
    const mailbox: Mailbox<CaseNews> = new Mailbox(() => this.#leave(watcher));
    const watcher: CaseWatcher = { ...interest, mailbox, held: null, toldTo: -1 };
    this.#all.add(watcher);
    const { paths, caseIds } = interest;
    if (caseIds === null) for (const path of paths) put(this.#byPath, path, watcher);
    else for (const id of caseIds) put(this.#byCase, id, watcher);
    return watcher;
  }

  /** @param pathOf of a unit; undefined: the register does not know it */
  announce(event: JournalEvent, pathOf: (unitId: number) => string | undefined): void {
    const paths = [event.unitId, ...(event.fromUnitId === null ? [] : [event.fromUnitId])].flatMap((id) => pathOf(id) ?? []);
    const news: CaseNews = { seq: event.seq, caseId: event.caseId }; // one for all who are told
    const concerned = new Set(paths.flatMap(pathsDownTo).flatMap((path) => [...(this.#byPath.get(path) ?? [])]));
    for (const watcher of this.#byCase.get(event.caseId) ?? []) if (seesCase(watcher, event, paths)) concerned.add(watcher);
    for (const watcher of concerned) tell(watcher, event, news);
  }

  #leave(watcher: CaseWatcher): void {
    this.#all.delete(watcher);
    for (const path of watcher.paths) take(this.#byPath, path, watcher);
    for (const id of watcher.caseIds ?? []) take(this.#byCase, id, watcher);
  }
}

/** Tells one watcher what it missed, in order, and then what came meanwhile. @param missed oldest first */
export function catchUp(watcher: CaseWatcher, missed: readonly JournalEvent[], pathOf: (unitId: number) => string | undefined): void {
  const held = watcher.held ?? [];
  watcher.held = null;
  for (const event of missed) {
    const paths = [event.unitId, ...(event.fromUnitId === null ? [] : [event.fromUnitId])].flatMap((id) => pathOf(id) ?? []);
    const asked = watcher.caseIds === null || watcher.caseIds.includes(event.caseId);
    if (asked && seesCase(watcher, event, paths)) tell(watcher, event, { seq: event.seq, caseId: event.caseId });
  }
  for (const { news, key } of held) give(watcher, key, news);
}

const seesCase = ({ paths, seenIds }: CaseInterest, event: JournalEvent, of: readonly string[]): boolean =>
  seenIds.has(event.caseId) || of.some((path) => paths.some((scope) => path.startsWith(scope)));

function tell(watcher: CaseWatcher, event: JournalEvent, news: CaseNews): void {
  if (watcher.kinds !== null && !watcher.kinds.includes(event.kind)) return;
  const key = watcher.kinds === null ? String(event.caseId) : "news";
  if (watcher.held === null) give(watcher, key, news);
  else watcher.held.push({ news, key });
}

function give(watcher: CaseWatcher, key: string, news: CaseNews): void {
  if (news.seq <= watcher.toldTo) return;
  watcher.toldTo = news.seq;
  watcher.mailbox.put(key, news);
}

function put<Key>(index: Map<Key, Set<CaseWatcher>>, key: Key, watcher: CaseWatcher): void {
  const there = index.get(key);
  if (there === undefined) index.set(key, new Set([watcher]));
  else there.add(watcher);
}

function take<Key>(index: Map<Key, Set<CaseWatcher>>, key: Key, watcher: CaseWatcher): void {
  const there = index.get(key);
  there?.delete(watcher);
  if (there?.size === 0) index.delete(key);
}
