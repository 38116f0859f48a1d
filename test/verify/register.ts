import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Step } from "./course.ts";
import { NO_PLACES, type Places } from "./places.ts";
import { livedLimit, noResultDuty, type LivedDeadline, type NoResultDuty } from "./lived-limit.ts";
import { rulebookIn, type BacklogRules, type LimitRow, type LimitStage, type Rulebook } from "./rulebook.ts";
import { dayNamed, dayOf, midnightOf, type Day } from "./working-days.ts";

interface UnitVersion {
  parent?: string;
  /** first day on which it no longer exists */
  to?: string;
}
interface UnitRow extends UnitVersion {
  code: string;
  kind: string;
  /** oldest first; absent: the row is the only one */
  versions?: UnitVersion[];
}
interface SuccessionRow {
  from: string;
  to: string;
  /** YYYY-MM-DD */
  on: string;
  areas?: string[];
  fields?: string[];
}
/** What decides which of several successors a case goes to. */
export interface Matter {
  /** the code of its area, and the day of its receipt, which says what the code names */
  area: string | null;
  receivedOn: Day;
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
  readonly #units: ReadonlyMap<string, UnitVersion & { code: string; kind: string }>;
  readonly #successions: readonly SuccessionRow[];
  readonly #rules: Rulebook;
  readonly #places: Places;

  /** @param folder of units.yaml @param rules those of the same folder where not said @param places absent: every code is itself */
  constructor(folder: string, rules: Rulebook = rulebookIn(folder), places: Places = NO_PLACES) {
    const { units, successions } = parse(readFileSync(join(folder, "units.yaml"), "utf8")) as { units: UnitRow[]; successions: SuccessionRow[] };
    this.#units = new Map(units.map((unit) => [unit.code, { code: unit.code, kind: unit.kind, ...(unit.versions?.at(-1) ?? unit) }]));
    this.#successions = successions;
    this.#rules = rules;
    this.#places = places;
    this.codes = units.map((unit) => unit.code);
    this.province = [...this.#units.values()].find((unit) => unit.parent === undefined)?.code ?? "";
  }

  /** Direct children, in the register's order. */
  childrenOf(code: string): string[] {
    return this.codes.filter((child) => this.#units.get(child)?.parent === code);
  }

  /** e.g. DEPARTMENT; undefined: no such unit */
  kindOf(code: string): string | undefined {
    return this.#units.get(code)?.kind;
  }

  isWithin(code: string, scope: string): boolean {
    const parent = this.#units.get(code)?.parent ?? null;
    return code === scope || (parent !== null && this.isWithin(parent, scope));
  }

  /** What puts open cases into their place in the backlog at an instant. */
  backlogAt(instant: number): BacklogRules {
    return this.#rules.backlogOn(dayOf(instant));
  }

  /** Whole working days from the first late day of a due instant up to and with the day before another. */
  workingDaysLate(due: number, instant: number): number {
    return this.#rules.calendar.between(dayOf(due - 1), dayOf(instant) - 1);
  }

  /** Whether a field is some unit's to handle: nobody said whose, or it is one of them, or within one. */
  mayHandle(code: string, field: string, rules: BacklogRules): boolean {
    const row = rules.competence.find((one) => one.field === field);
    if (row === undefined) return true;
    const above = [...this.#units.values()].filter((unit) => this.isWithin(code, unit.code));
    return above.some((unit) => row.units?.includes(unit.code) === true || row.kinds?.includes(unit.kind) === true);
  }

  /** The instant from which a unit no longer exists; null: it does. */
  dissolvedAt(code: string): number | null {
    const to = this.#units.get(code)?.to;
    return to === undefined ? null : midnightOf(dayNamed(to));
  }

  /** By its area, else by its field, else whoever took over what neither names. @returns null: none is known */
  successorOf(code: string, matter: Matter): string | null {
    const possible = this.#successions.filter((row) => row.from === code);
    const byField = possible.find((row) => row.fields?.includes(matter.field));
    const others = possible.find((row) => row.areas === undefined && row.fields === undefined);
    return (this.#byArea(possible, matter) ?? byField ?? others)?.to ?? null;
  }

  /** Who was given the place itself, else who was given everything that has become of it. */
  #byArea(possible: readonly SuccessionRow[], { area, receivedOn }: Matter): SuccessionRow | undefined {
    if (area === null) return undefined;
    const place = this.#places.named(area, receivedOn);
    const whole = this.#places.nowIn(place);
    const given = possible.map((row) => ({ row, places: new Set((row.areas ?? []).map((code) => this.#places.named(code, dayNamed(row.on)))) }));
    return (given.find(({ places }) => places.has(place)) ?? given.find(({ places }) => whole.every((part) => places.has(part))))?.row;
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
