import type { ModelCase, KnownCase } from "./case.ts";
import { isKnown } from "./case.ts";
import type { Asked } from "./may.ts";
import { fits, mayAsk } from "./may.ts";
import { missingOf } from "./closing.ts";
import { onItsWay, shows } from "./outbox.ts";
import type { Change, Mishap } from "./outbox.ts";
import type { Person } from "./people.ts";
import { PEOPLE } from "./people.ts";
import { ruleClassOf } from "./standing.ts";
import type { BacklogClass } from "./standing.ts";
import { lapsed } from "./papers.ts";
import type { Job, LeaderReport, Proposal, Submission } from "./papers.ts";

/** What somebody asks for, and on which page of the case. */
export interface Asking {
  who: Person;
  c: KnownCase;
  asked: Asked;
  key: string;
  /** version of the page he looks at */
  seen: string;
}

/** The province as it must be: plain lists, and how many entries the chain of decisions must have got. */
export class ModelProvince {
  readonly cases: ModelCase[] = [];
  readonly outbox: Change[] = [];
  readonly proposals: Proposal[] = [];
  readonly jobs: Job[] = [];
  readonly submissions: Submission[] = [];
  readonly reports: LeaderReport[] = [];
  /** what happens to the next requests to the source */
  readonly mishaps: Mishap[] = [];
  entries = 0;
  readonly #clock: () => number;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  get now(): number {
    return this.#clock();
  }

  get known(): KnownCase[] {
    return this.cases.filter(isKnown);
  }

  /** Its source was read: what the hub knows of every case, what that shows of the outbox, and which proposals it ends. */
  read(): void {
    for (const c of this.cases) {
      const before = c.known;
      c.read(this.now);
      if (c.known === null || c.known === before) continue;
      for (const proposal of this.proposals) if (proposal.case === c) lapsed(proposal, c.known.standing);
    }
    for (const change of this.outbox) change.readSince = change.tries > 0;
    this.#confirm();
  }

  /** What is due was sent: what a read had brought before the source said that it took place. */
  sent(): void {
    this.#confirm();
  }

  /** What was sent is held against what a read has brought of its case since. */
  #confirm(): void {
    for (const change of this.outbox) {
      const { known } = change.case;
      if (!change.readSince || !["APPLIED", "UNKNOWN"].includes(change.state) || known === null) continue;
      if (shows(change, known.told)) Object.assign(change, { state: "VERIFIED", stateAt: this.now, shown: known.told.version });
      else if (change.state === "APPLIED" && change.asked.kind !== "COMMENT" && known.at >= change.stateAt) this.#notShown(change, known.told.version);
    }
  }

  /** Its source took it, and what it told since does not show it. */
  #notShown(change: Change, version: string): void {
    Object.assign(change, { state: "NOT_SHOWN", stateAt: this.now, conflictVersion: version });
    this.entries += 1;
  }

  /** Whether a page that is not the newest will do: what came since is the echo of our own change. */
  isCurrent(c: KnownCase, seen: string): boolean {
    const { version } = c.known.told;
    return seen === version || this.outbox.some((change) => change.case === c && change.receipt === version);
  }

  /** What stands against a request whoever looks at which page; null: nothing. */
  refusalOf({ who, c, asked }: Pick<Asking, "who" | "c" | "asked">): "ChangeNotAllowed" | "ChangeNotPossible" | null {
    if (!mayAsk(who, asked, c)) return "ChangeNotAllowed";
    const unapproved = asked.kind === "RECORD_RESULT" && PEOPLE[who].role !== "UNIT_HEAD";
    const early = asked.kind === "CLOSE" && missingOf(c, this).length > 0;
    return unapproved || early || !fits(asked, c, this.now) ? "ChangeNotPossible" : null;
  }

  /** Somebody asks for a change. @returns the outcome's name, and the change where there is one */
  request(asking: Asking): { outcome: string; change?: Change } {
    if (!mayAsk(asking.who, asking.asked, asking.c)) return { outcome: "ChangeNotAllowed" };
    const before = this.outbox.find(({ who, key }) => who === asking.who && key === asking.key);
    if (before !== undefined) return { outcome: "CaseChangeQueued", change: before };
    const refusal = this.refusalOf(asking);
    return refusal === null ? this.decide(asking) : { outcome: refusal };
  }

  /** The decision itself, whoever was asked whether it may be. */
  decide({ who, c, asked, key, seen }: Asking): { outcome: string; change?: Change } {
    if (!this.isCurrent(c, seen)) return { outcome: "CaseMovedOn" };
    if (asked.kind !== "COMMENT" && onItsWay(this.outbox, c, asked.kind)) return { outcome: "ChangeNotPossible" };
    const now = this.now;
    const at = { state: "QUEUED", stateAt: now, nextAt: now, tries: 0, readSince: false, expected: c.known.told.version, expectedAt: now } as const;
    const change: Change = { case: c, asked, who, key, id: "", decidedAt: now, ...at, receipt: null, shown: null, conflictVersion: null, done: false };
    this.outbox.push(change);
    this.entries += 1;
    return { outcome: "CaseChangeQueued", change };
  }

  /** A person decides on a conflict. */
  settleConflict(change: Change, who: Person, settlement: "DROP" | "SEND_AGAIN"): string {
    if (!isKnown(change.case) || !mayAsk(who, change.asked, change.case)) return "ChangeNotAllowed";
    if (change.state !== "CONFLICT" && (change.state !== "NOT_SHOWN" || settlement === "SEND_AGAIN")) return "ChangeNotPossible";
    const now = this.now;
    this.entries += 1;
    if (settlement === "DROP") Object.assign(change, { state: "DROPPED", stateAt: now });
    else
      Object.assign(change, {
        state: "QUEUED",
        stateAt: now,
        nextAt: now,
        tries: 0,
        readSince: false,
        expected: change.conflictVersion,
        expectedAt: now,
        receipt: null,
      });
    return "CaseChangeSettled";
  }

  repeatsOf(c: ModelCase): number {
    return this.known.filter(({ known }) => known.told.repeatOf === c.name).length;
  }

  ruleClass(c: KnownCase): BacklogClass | null {
    const { standing, told } = c.known;
    return standing.open ? ruleClassOf(standing, told, { now: this.now, repeated: this.repeatsOf(c) > 0 }) : null;
  }

  classOf(c: KnownCase): BacklogClass | null {
    const rule = this.ruleClass(c);
    return rule === null ? null : (c.corrected ?? rule);
  }

  /** Somebody says that a case is of another class; null: the rules are to speak again. */
  correct(who: Person, c: KnownCase, said: { class: BacklogClass | null; seen: string }): string {
    const holds = mayAsk(who, { kind: "CLOSE", words: "" }, c); // the same people in the same places
    const rule = this.ruleClass(c);
    if (!holds || rule === null || (said.class ?? rule) === (c.corrected ?? rule) || said.seen !== c.known.told.version) return "BacklogClassRefused";
    c.corrected = said.class === rule ? null : said.class;
    this.entries += 1;
    return "BacklogClassCorrected";
  }
}
