import { randomUUID } from "node:crypto";
import type { ChangeKind } from "@dau-moi/schema";
import { ACTS } from "../asked/documents.ts";
import type { Run } from "../asked/run.ts";
import { dayOf, textOf, workedAfter } from "../reckoned/calendar.ts";
import type { KnownCase } from "../reckoned/case.ts";
import type { Asked } from "../reckoned/may.ts";
import { named, send } from "../reckoned/outbox.ts";
import type { Change, Mishap, Sending } from "../reckoned/outbox.ts";
import { UNIT_CODES } from "../reckoned/people.ts";
import type { Person } from "../reckoned/people.ts";
import type { ModelProvince } from "../reckoned/province.ts";
import { Act, agrees, changesDecided, count, picked } from "./act.ts";

const ACTING: readonly Person[] = ["chief", "head", "focal", "health", "leader"];
const KINDS: readonly ChangeKind[] = [
  "ASSIGN",
  "ACCEPT",
  "COMMENT",
  "RECORD_RESULT",
  "EXTEND",
  "TRANSFER",
  "RETURN",
  "CLOSE",
  "REOPEN",
  "ANSWER",
  "PAUSE",
  "RESUME",
];

let said = 0;

/** A change with all that its kind needs. @param drawn decides unit and day */
export function askedOf(kind: ChangeKind, c: KnownCase, drawn: number): Asked {
  const words = `Ý kiến số ${(said += 1)} của người thử`;
  if (kind === "ASSIGN" || kind === "TRANSFER") return { kind, words, toUnit: picked(UNIT_CODES, drawn) };
  if (kind === "PAUSE") return { kind, words, pauseReason: drawn % 5 === 4 ? "CHO-PHOI-HOP" : "CHO-CONG-DAN" };
  if (kind !== "EXTEND") return { kind, words };
  const due = c.known.standing.running?.due ?? Infinity;
  return { kind, words, dueDay: textOf(workedAfter(dayOf(due === Infinity ? c.known.told.received : due - 1), 1 + (drawn % 4))) };
}

/** What a request or a draft tells of itself. */
export function inputOf({ kind, words, toUnit, dueDay, pauseReason }: Asked, now: number): Record<string, unknown> {
  return {
    kind,
    words,
    ...(toUnit === undefined ? {} : { toUnit }),
    ...(dueDay === undefined ? {} : { dueDay }),
    ...(pauseReason === undefined ? {} : { pauseReason }),
    ...(kind === "ANSWER" ? { answerForm: "TEXT", answeredAt: new Date(now).toISOString() } : {}),
    ...(kind === "ASSIGN" ? { form: "SYSTEM", orderedAt: new Date(now).toISOString() } : {}),
  };
}

/** The newest page of a case, or the one before. */
export function pageOf(c: KnownCase, stale: boolean): { version: string; learnedAt: string } {
  return (stale ? c.pages.at(-2) : undefined) ?? c.page;
}

export interface DrawnRequest {
  one: number;
  who: number;
  what: number;
  /** somebody who may, something that fits; otherwise whatever comes */
  sensible: boolean;
  stale: boolean;
  twice: boolean;
  dropping: boolean;
}

/** Somebody asks for a change of a case. */
export class Requests extends Act {
  readonly #drawn: DrawnRequest;

  constructor(drawn: DrawnRequest) {
    super();
    this.#drawn = drawn;
  }

  check({ known }: ModelProvince): boolean {
    return known.length > 0;
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const { stale, twice, dropping } = this.#drawn;
    const c = picked(model.known, this.#drawn.one);
    const { who, asked } = this.#chosen(model, c);
    const page = pageOf(c, stale);
    this.told = `${who} asks for ${asked.kind}${(asked.toUnit ?? asked.dueDay ?? asked.pauseReason) ? ` ${asked.toUnit ?? asked.dueDay ?? asked.pauseReason}` : ""} of ${c.letter}${stale ? ", on an older page" : ""}${dropping ? ", connections dropped meanwhile" : ""}`;
    const key = randomUUID();
    const input = { caseId: c.id, key, seen: page.learnedAt, ...inputOf(asked, model.now) };
    for (let times = twice ? 2 : 1; times > 0; times -= 1) {
      const { outcome: expected, change } = model.request({ who, c, asked, key, seen: page.version });
      const answer = await run.live.does(ACTS.request, input, who, dropping);
      agrees(answer, expected);
      const id = answer.outcome.change?.id;
      if (change === undefined || id === undefined) continue;
      if (change.id === "") count(changesDecided, asked.kind);
      if (change.id !== "" && change.id !== id) throw new Error(`asked twice with one key, the hub made change ${change.id} and change ${id}`);
      change.id = id;
    }
  }

  #chosen(model: ModelProvince, c: KnownCase): { who: Person; asked: Asked } {
    const { who, what, sensible } = this.#drawn;
    const all = ACTING.flatMap((person) => KINDS.map((kind) => ({ who: person, asked: askedOf(kind, c, what) })));
    const fitting = all.filter((one) => model.refusalOf({ ...one, c }) === null);
    if (!sensible || fitting.length === 0) return picked(all, 7 * who + what);
    const kinds = [...new Set(fitting.map(({ asked }) => asked.kind))]; // what few may ask for is asked for as often
    const kind = picked(kinds, what);
    return picked(
      fitting.filter(({ asked }) => asked.kind === kind),
      who,
    );
  }
}

/** The hub sends what is due, and something may happen to the first request. */
export class Sends extends Act {
  readonly #drawn: { mishap: Mishap; dropping: boolean };

  constructor(drawn: { mishap: Mishap; dropping: boolean }) {
    super();
    this.#drawn = drawn;
  }

  check({ outbox }: ModelProvince): boolean {
    return outbox.some(({ state }) => state === "QUEUED" || state === "UNKNOWN");
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const { dropping } = this.#drawn;
    const asks = model.outbox.some((change) => change.state === "QUEUED" && change.nextAt <= model.now && isFirst(model, change.case));
    const mishap = asks && !dropping ? this.#drawn.mishap : "none";
    this.told = `the hub sends what is due${mishap === "none" ? "" : `, the first request ends ${mishap}`}${dropping ? ", connections dropped meanwhile" : ""}`;
    if (mishap !== "none") run.live.source.mishaps(mishap);
    const before = run.live.source.effects.length;
    const instants = await run.live.send(dropping);
    if (dropping) for (let more = 0; more < 5; more += 1) instants.push((instants.at(-1) ?? 0) + 60_000);
    const sending: Sending = { mishaps: mishap === "none" ? [] : [mishap], sources: new Map() };
    let effects = 0;
    for (const at of instants) effects += send(model.outbox, at, sending);
    for (const c of model.cases) run.look(c);
    named(model.outbox, sending.sources);
    model.sent();
    const took = run.live.source.effects.length - before;
    if (took !== effects) throw new Error(`the model says ${effects} changes take place in the source, there were ${took}`);
  }
}

/** Whether the first change of a case that can go is one to be sent, not one to be asked after. */
function isFirst({ outbox }: ModelProvince, c: unknown): boolean {
  return outbox.find((change) => change.case === c && ["QUEUED", "UNKNOWN", "CONFLICT"].includes(change.state))?.state === "QUEUED";
}

const waitsForAPerson = ({ state }: Change): boolean => state === "CONFLICT" || state === "NOT_SHOWN";

/** Somebody decides on a change whose source moved on, or does not show it. */
export class SettlesConflict extends Act {
  readonly #drawn: { which: number; who: number; again: boolean };

  constructor(drawn: { which: number; who: number; again: boolean }) {
    super();
    this.#drawn = drawn;
  }

  check({ outbox }: ModelProvince): boolean {
    return outbox.some(waitsForAPerson);
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const change = picked(model.outbox.filter(waitsForAPerson), this.#drawn.which);
    const ids = await run.live.hub.database.sql<{ id: string }>("select id::text from case_change where case_id = $1 order by id", [change.case.id]);
    const place = model.outbox.filter((one) => one.case === change.case).indexOf(change);
    const who = this.#drawn.who % 3 === 0 ? picked(ACTING, this.#drawn.who) : change.who;
    const settlement = this.#drawn.again ? "SEND_AGAIN" : "DROP";
    this.told = `${who} decides on the ${change.state} ${change.asked.kind} of ${change.case.letter}: ${settlement}`;
    const expected = model.settleConflict(change, who, settlement);
    agrees(await run.live.does(ACTS.settleConflict, { id: ids[place]?.id ?? "0", settlement }, who), expected, "ChangeNotPossible");
  }
}

const CLASSES = ["B1", "B2", "B3", "B4", null] as const;

/** Somebody says that a case is of another class. */
export class CorrectsClass extends Act {
  readonly #drawn: { one: number; who: number; class: number; stale: boolean };

  constructor(drawn: { one: number; who: number; class: number; stale: boolean }) {
    super();
    this.#drawn = drawn;
  }

  check({ known }: ModelProvince): boolean {
    return known.length > 0;
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const c = picked(model.known, this.#drawn.one);
    const who = picked(ACTING, this.#drawn.who);
    const ofClass = picked(CLASSES, this.#drawn.class);
    const page = pageOf(c, this.#drawn.stale);
    this.told = `${who} says that ${c.letter} is ${ofClass ?? "what the rules say"}${this.#drawn.stale ? ", on an older page" : ""}`;
    const expected = model.correct(who, c, { class: ofClass, seen: page.version });
    agrees(
      await run.live.does(ACTS.correct, { caseId: c.id, class: ofClass, reason: "Theo thực tế", seen: page.learnedAt }, who),
      expected,
      "BacklogClassRefused",
    );
  }
}
