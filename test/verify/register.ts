import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Step } from "./course.ts";
import { livedLimit, noResultDuty, type LivedDeadline, type NoResultDuty } from "./lived-limit.ts";
import { rulebookIn, type LimitRow, type LimitStage, type Rulebook } from "./rulebook.ts";
import { dayNamed, dayOf, midnightOf } from "./working-days.ts";

interface UnitVersion {
  parent?: string;
  /** first day on which it no longer exists */
  to?: string;
}
interface UnitRow extends UnitVersion {
  code: string;
  /** oldest first; absent: the row is the only one */
  versions?: UnitVersion[];
}
interface SuccessionRow {
  from: string;
  to: string;
  areas?: string[];
  fields?: string[];
}
/** What decides which of several successors a case goes to. */
export interface Matter {
  /** its old ward */
  area: string | null;
  field: string;
}
/** What decides how long a stage may take. */
export interface LimitQuestion {
  stage: LimitStage;
  start: number;
  field: string;
  severalAgencies: boolean;
  /** the hotline's when left out */
  stream?: string;
  urgent?: boolean;
  channel?: string | null;
  /** when the case's present cycle began; for limits that count from there */
  cycleBegan?: number;
}

/** The invented province's units, limits and calendar, as its files say. */
export class Register {
  readonly codes: readonly string[];
  readonly province: string;
  readonly #units: ReadonlyMap<string, UnitVersion & { code: string }>;
  readonly #successions: readonly SuccessionRow[];
  readonly #rules: Rulebook;

  /** @param folder of units.yaml @param rules those of the same folder where not said */
  constructor(folder: string, rules: Rulebook = rulebookIn(folder)) {
    const { units, successions } = parse(readFileSync(join(folder, "units.yaml"), "utf8")) as { units: UnitRow[]; successions: SuccessionRow[] };
    this.#units = new Map(units.map((unit) => [unit.code, { code: unit.code, ...(unit.versions?.at(-1) ?? unit) }]));
    this.#successions = successions;
    this.#rules = rules;
    this.codes = units.map((unit) => unit.code);
    this.province = [...this.#units.values()].find((unit) => unit.parent === undefined)?.code ?? "";
  }

  /** Direct children, in the register's order. */
  childrenOf(code: string): string[] {
    return this.codes.filter((child) => this.#units.get(child)?.parent === code);
  }

  isWithin(code: string, scope: string): boolean {
    const parent = this.#units.get(code)?.parent ?? null;
    return code === scope || (parent !== null && this.isWithin(parent, scope));
  }

  /** The instant from which a unit no longer exists; null: it does. */
  dissolvedAt(code: string): number | null {
    const to = this.#units.get(code)?.to;
    return to === undefined ? null : midnightOf(dayNamed(to));
  }

  /** By its ward, else by its field, else whoever took over what neither names. @returns null: none is known */
  successorOf(code: string, { area, field }: Matter): string | null {
    const possible = this.#successions.filter((row) => row.from === code);
    const byArea = possible.find((row) => area !== null && row.areas?.includes(area));
    const byField = possible.find((row) => row.fields?.includes(field));
    return (byArea ?? byField ?? possible.find((row) => row.areas === undefined && row.fields === undefined))?.to ?? null;
  }

  /** When a stage's limit ends after what happened to it, and what it counts from. @param steps of the present cycle @throws no limit fits */
  deadline(question: LimitQuestion, steps: readonly Step[]): LivedDeadline & { start: number } {
    const found = this.deadlineIfAny(question, steps);
    if (found === null) throw new Error(`no limit for ${JSON.stringify(question)}`);
    return found;
  }

  /** The same for a stage that a regulation may not measure. @returns null: no limit fits */
  deadlineIfAny(question: LimitQuestion, steps: readonly Step[]): (LivedDeadline & { start: number }) | null {
    const row = this.#limitFor(question);
    if (row === undefined) return null;
    const [, count, unit] = /^(\d+)(wd|d)$/.exec(row.limit === "same-day" ? "0wd" : row.limit) ?? [];
    if (count === undefined || row.startsFrom === "ACCEPTANCE") throw new Error(`not recounted: ${JSON.stringify(row)}`);
    const { calendar, terms } = this.#rules;
    const isHandling = question.stage === "HANDLE";
    const start = isHandling && row.startsFrom === "RECEIPT" ? (question.cycleBegan ?? question.start) : question.start;
    const inCalendarDays = unit === "d";
    const last = inCalendarDays ? calendar.lastCalendarDay(start, Number(count)) : calendar.lastDay(start, Number(count));
    return { ...livedLimit(calendar, { start, last, canBeExtended: isHandling, inCalendarDays }, steps, terms), start };
  }

  /** The duty to report that there is no result yet; null: the regulation knows none, or handling is not late. */
  noResult(question: Omit<LimitQuestion, "stage" | "start">, handlingDue: number, reports: readonly number[], instant: number): NoResultDuty | null {
    // The limit ran out with its last day.
    const row = this.#limitFor({ ...question, stage: "NO_RESULT", start: handlingDue - 1 });
    const days = /^(\d+)wd$/.exec(row?.limit ?? "")?.[1];
    return days === undefined ? null : noResultDuty(this.#rules.calendar, { handlingDue, everyDays: Number(days) }, reports, instant);
  }

  #limitFor(question: LimitQuestion): LimitRow | undefined {
    return this.#rules.limits.filter((limit) => fits(limit, question)).toSorted((one, other) => weightOf(other) - weightOf(one))[0];
  }
}

/** What a limit is narrowed to, the weightiest first. */
const weightOf = ({ stream, field, urgency, severalAgencies, channel }: LimitRow): number =>
  [stream, field, urgency, severalAgencies, channel].reduce((weight, key) => 2 * weight + (key === undefined ? 0 : 1), 0);

function fits(limit: LimitRow & { from: string }, question: LimitQuestion): boolean {
  const day = dayOf(question.start);
  const isValid = dayNamed(limit.from) <= day && (limit.to === undefined || day < dayNamed(limit.to));
  const asked = { stream: "HOTLINE", channel: null, ...question, urgency: question.urgent === true ? "URGENT" : "NORMAL" };
  const isMeant = (["stage", "stream", "field", "urgency", "severalAgencies", "channel"] as const).every((key) => (limit[key] ?? asked[key]) === asked[key]);
  return isValid && isMeant;
}
