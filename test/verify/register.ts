import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { ClockStage, Step } from "./course.ts";
import { livedLimit, noResultDuty, type LivedDeadline, type NoResultDuty, type Terms } from "./lived-limit.ts";
import { termsIn } from "./terms.ts";
import { dayNamed, dayOf, midnightOf, WorkingDays, type CalendarFile } from "./working-days.ts";

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
interface LimitRow {
  stage: LimitStage;
  limit: string;
  field?: string;
  severalAgencies?: boolean;
  /** a stream's own limits; the others hold for every stream */
  stream?: string;
  from: string;
  to?: string;
}
type LimitStage = ClockStage | "NO_RESULT";

/** What decides how long a stage may take. */
export interface LimitQuestion {
  stage: LimitStage;
  start: number;
  field: string;
  severalAgencies: boolean;
  /** the hotline's when left out */
  stream?: string;
}

/** The invented province's units, limits and calendar, as its files say. */
export class Register {
  readonly codes: readonly string[];
  readonly province: string;
  readonly #units: ReadonlyMap<string, UnitVersion & { code: string }>;
  readonly #successions: readonly SuccessionRow[];
  readonly #limits: readonly LimitRow[];
  readonly #calendar: WorkingDays;
  readonly #terms: Terms;

  /** @param folder of units.yaml, rules.yaml and calendar.json */
  constructor(folder: string) {
    const text = (name: string): string => readFileSync(join(folder, name), "utf8");
    const { units, successions } = parse(text("units.yaml")) as { units: UnitRow[]; successions: SuccessionRow[] };
    this.#units = new Map(units.map((unit) => [unit.code, { code: unit.code, ...(unit.versions?.at(-1) ?? unit) }]));
    this.#successions = successions;
    this.#limits = (parse(text("rules.yaml")) as { limits: LimitRow[] }).limits;
    this.#calendar = new WorkingDays(JSON.parse(text("calendar.json")) as CalendarFile);
    this.#terms = termsIn(folder);
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

  /** When a stage's limit ends after what happened to it. @param steps of the present cycle @throws no limit fits */
  deadline(question: LimitQuestion, steps: readonly Step[]): LivedDeadline {
    const [row] = this.#fitting(question);
    const [, count, unit] = /^(\d+)(wd|d)$/.exec(row?.limit ?? "") ?? [];
    if (count === undefined) throw new Error(`no limit in days for ${JSON.stringify(question)}`);
    const { start, stage } = question;
    const last = unit === "wd" ? this.#calendar.lastDay(start, Number(count)) : this.#calendar.lastCalendarDay(start, Number(count));
    return livedLimit(this.#calendar, { start, last, canBeExtended: stage === "HANDLE" }, steps, this.#terms);
  }

  /** The duty to report that there is no result yet; null: the regulation knows none, or handling is not late. */
  noResult(question: Omit<LimitQuestion, "stage" | "start">, handlingDue: number, reports: readonly number[], instant: number): NoResultDuty | null {
    const [row] = this.#fitting({ ...question, stage: "NO_RESULT", start: handlingDue });
    const days = /^(\d+)wd$/.exec(row?.limit ?? "")?.[1];
    return days === undefined ? null : noResultDuty(this.#calendar, { handlingDue, everyDays: Number(days) }, reports, instant);
  }

  #fitting(question: LimitQuestion): LimitRow[] {
    return this.#limits.filter((limit) => fits(limit, question)).toSorted((one, other) => weightOf(other) - weightOf(one));
  }
}

const weightOf = (limit: LimitRow): number =>
  (limit.stream === undefined ? 0 : 4) + (limit.field === undefined ? 0 : 2) + (limit.severalAgencies === undefined ? 0 : 1);

function fits(limit: LimitRow, { stage, start, field, severalAgencies, stream = "HOTLINE" }: LimitQuestion): boolean {
  const day = dayOf(start);
  const isValid = dayNamed(limit.from) <= day && (limit.to === undefined || day < dayNamed(limit.to));
  const isMeant = (limit.stream ?? stream) === stream && (limit.field ?? field) === field && (limit.severalAgencies ?? severalAgencies) === severalAgencies;
  return limit.stage === stage && isValid && isMeant;
}
