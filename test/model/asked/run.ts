import { localText } from "../../world.ts";
import type { CaseSpec } from "../../world.ts";
import { ModelCase } from "../reckoned/case.ts";
import { dayOf, opening } from "../reckoned/calendar.ts";
import type { ModelProvince } from "../reckoned/province.ts";
import { INTAKE, toldOf } from "../reckoned/told.ts";
import type { Told } from "../reckoned/told.ts";
import { CHAIN, SUMMARY } from "./documents.ts";
import type { LiveProvince } from "./live-province.ts";

const MINUTE = 60_000;
const BEFORE_THE_FIRST = Buffer.alloc(32);

/** What a new case is, before anything is done to it. */
export interface NewCase {
  field: Told["field"];
  several: boolean;
  /** received last year */
  old: boolean;
  repeatOf: ModelCase | null;
}

/** One run of the model in the province: its own cases, its own count of the chain. */
export class Run {
  readonly live: LiveProvince;
  readonly #number: number;
  /** where the chain of decisions, and what waits for others, stood when it began */
  readonly before: { entries: number; unanswered: number; replied: number; waiting: number };
  readonly startedAt: number;
  /** the newest entry of the chain of decisions whose hash was computed anew */
  walkedTo: { number: number; hash: Uint8Array } = { number: 0, hash: BEFORE_THE_FIRST };

  private constructor(live: LiveProvince, number: number, before: Run["before"]) {
    [this.live, this.#number, this.before, this.startedAt] = [live, number, before, live.clock.now()];
  }

  static async begin(live: LiveProvince, number: number): Promise<Run> {
    live.calm();
    const { directivesSummary: summary } = (await live.ask(SUMMARY, {}, "leader")).answer;
    const { unanswered, replied } = summary.issued;
    return new Run(live, number, { entries: await entriesNow(live), unanswered, replied, waiting: summary.submissionsWaiting });
  }

  /** Between two acts a minute passes. */
  minutePasses(): Promise<void> {
    return this.live.pass(MINUTE);
  }

  /** Entries of the chain of decisions since the run began. */
  async entries(): Promise<number> {
    return (await entriesNow(this.live)) - this.before.entries;
  }

  /** The source has a new case. */
  deliver(model: ModelProvince, { field, several, old, repeatOf }: NewCase): ModelCase {
    const place = model.cases.length;
    const letter = String.fromCodePoint(97 + place);
    const id = `r${this.#number}-${letter}`;
    const received = old ? opening(dayOf(model.now) - 450) + this.#number : model.now - MINUTE;
    this.live.source.cases.put({
      id,
      received: localText(received),
      field,
      cooperating: several ? ["SYT"] : [],
      stage: "RECEIVED",
      intake: INTAKE,
      lead: INTAKE,
      title: wordsOf(7_919 * this.#number + place),
      content: wordsOf(104_729 * this.#number + place),
      submitter: { name: "Trần Văn Mẫu", phone: `09${String(10_000_000 + 8 * this.#number + place).padStart(8, "0")}`, email: null, address: null },
      repeatOf: repeatOf?.name ?? null,
      steps: [{ at: localText(received), kind: "RECEIVED" }],
    });
    const made = new ModelCase(id, letter, this.#told(id));
    model.cases.push(made);
    return made;
  }

  /** The source writes a case anew. */
  change(c: ModelCase, changes: Partial<CaseSpec>): void {
    this.live.source.cases.change(c.name, changes);
    this.look(c);
  }

  /** What the source has of a case now. */
  look(c: ModelCase): void {
    c.told = this.#told(c.name);
  }

  /** The hub reads the source; who looks at a case from now on sees its new page. */
  async read(model: ModelProvince, dropping = false): Promise<void> {
    await this.live.read(dropping);
    model.read();
    const rows = await this.live.hub.database.sql<{ name: string; id: string; at: Date }>(
      "select source_case_id as name, id::text, learned_at as at from feedback_case where source_case_id = any($1)",
      [model.cases.map(({ name }) => name)],
    );
    for (const c of model.known) {
      const row = rows.find(({ name }) => name === c.name);
      if (row === undefined) throw new Error(`the hub has not read ${c.letter}`);
      c.id = row.id;
      if (c.pages.at(-1)?.version !== c.known.told.version) c.pages.push({ version: c.known.told.version, learnedAt: row.at.toISOString() });
    }
  }

  /** Nothing of the run is left over for the next: its cases end, and what was on its way goes nowhere. */
  async end(model: ModelProvince): Promise<void> {
    const { live } = this;
    live.clock.advance(MINUTE);
    for (const { name } of model.cases) {
      const { spec } = live.source.cases.shown(name);
      live.source.cases.change(name, { stage: "CLOSED", steps: [...(spec.steps ?? []), { at: localText(model.now), kind: "CLOSED" }] });
    }
    await live.read();
    await live.hub.database.sql(
      "update case_change set state = 'DROPPED', lease_owner = null, lease_until = null where state not in ('VERIFIED', 'NOT_SHOWN', 'REFUSED', 'DROPPED')",
    );
    await live.hub.database.sql("update bulk_job set state = 'CANCELLED', lease_owner = null, lease_until = null where state = 'RUNNING'");
    await live.pass(opening(nextMonday(model.now)) + MINUTE - model.now);
  }

  #told(id: string): Told {
    return toldOf(this.live.source.cases.shown(id));
  }
}

async function entriesNow(live: LiveProvince): Promise<number> {
  const { auditChain } = (await live.ask(CHAIN, {}, "inspector")).answer;
  return auditChain.streams.find(({ stream }) => stream.toLowerCase() === "decision")?.entries ?? 0;
}

const SYLLABLES = ["ba", "che", "đo", "giu", "hy", "khơ", "lâm", "mươn", "nguy", "pha", "quơ", "riêm", "sô", "thuy", "trôn", "vư", "xeo", "yên", "kẹ", "nhạm"];

/** Words unlike those of any other number: no case is a second report of another. */
function wordsOf(number: number): string {
  const words: string[] = [];
  for (let rest = number + 1, at = 0; at < 6; at += 1) {
    rest = (rest * 48_271 + at) % 2_147_483_647;
    words.push(`${SYLLABLES[rest % SYLLABLES.length]}${SYLLABLES[Math.floor(rest / 97) % SYLLABLES.length]}${rest % 89}`);
  }
  return words.join(" ");
}

function nextMonday(at: number): number {
  const weekday = (dayOf(at) + 4) % 7; // 0 is Sunday
  return dayOf(at) + ((8 - weekday) % 7 || 7);
}
