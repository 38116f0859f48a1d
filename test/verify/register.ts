import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { dayNamed, dayOf, deadlineOf, midnightOf, WorkingDays, type CalendarFile, type Deadline } from "./working-days.ts";

interface UnitRow {
  code: string;
  parent?: string;
  /** first day on which it no longer exists */
  to?: string;
}
interface SuccessionRow {
  from: string;
  to: string;
  areas?: string[];
}
interface LimitRow {
  stage: ClockStage;
  limit: string;
  field?: string;
  severalAgencies?: boolean;
  from: string;
  to?: string;
}
export type ClockStage = "ASSIGN" | "HANDLE" | "ANSWER";

/** What decides how long a stage may take. */
export interface LimitQuestion {
  stage: ClockStage;
  start: number;
  field: string;
  severalAgencies: boolean;
}

/** The invented province's units, limits and calendar, as its files say. */
export class Register {
  readonly codes: readonly string[];
  readonly province: string;
  readonly #units: ReadonlyMap<string, UnitRow>;
  readonly #successions: readonly SuccessionRow[];
  readonly #limits: readonly LimitRow[];
  readonly #calendar: WorkingDays;

  /** @param folder of units.yaml, rules.yaml and calendar.json */
  constructor(folder: string) {
    const text = (name: string): string => readFileSync(join(folder, name), "utf8");
    const { units, successions } = parse(text("units.yaml")) as { units: UnitRow[]; successions: SuccessionRow[] };
    this.#units = new Map(units.map((unit) => [unit.code, unit]));
    this.#successions = successions;
    this.#limits = (parse(text("rules.yaml")) as { limits: LimitRow[] }).limits;
    this.#calendar = new WorkingDays(JSON.parse(text("calendar.json")) as CalendarFile);
    this.codes = units.map((unit) => unit.code);
    this.province = units.find((unit) => unit.parent === undefined)?.code ?? "";
  }

  /** Direct children, in the register's order. */
  childrenOf(code: string): string[] {
    return this.codes.filter((child) => this.#units.get(child)?.parent === code);
  }

  isWithin(code: string, scope: string): boolean {
    return code === scope || (this.#units.get(code)?.parent !== undefined && this.isWithin(this.#units.get(code)?.parent ?? "", scope));
  }

  /** The instant from which a unit no longer exists; null: it does. */
  dissolvedAt(code: string): number | null {
    const to = this.#units.get(code)?.to;
    return to === undefined ? null : midnightOf(dayNamed(to));
  }

  /** @param area the case's old ward, where there are several successors @returns null: none is known */
  successorOf(code: string, area: string | null): string | null {
    const possible = this.#successions.filter((row) => row.from === code);
    return possible.find((row) => row.areas === undefined || (area !== null && row.areas.includes(area)))?.to ?? null;
  }

  /** @throws no limit fits */
  deadline(question: LimitQuestion): Deadline {
    const fitting = this.#limits.filter((limit) => fits(limit, question)).toSorted((one, other) => weightOf(other) - weightOf(one));
    const days = /^(\d+)wd$/.exec(fitting[0]?.limit ?? "")?.[1];
    if (days === undefined) throw new Error(`no limit in working days for ${JSON.stringify(question)}`);
    return deadlineOf(this.#calendar, question.start, Number(days));
  }
}

const weightOf = (limit: LimitRow): number => (limit.field === undefined ? 0 : 2) + (limit.severalAgencies === undefined ? 0 : 1);

function fits(limit: LimitRow, { stage, start, field, severalAgencies }: LimitQuestion): boolean {
  const day = dayOf(start);
  const isValid = dayNamed(limit.from) <= day && (limit.to === undefined || day < dayNamed(limit.to));
  const isMeant = (limit.field ?? field) === field && (limit.severalAgencies ?? severalAgencies) === severalAgencies;
  return limit.stage === stage && isValid && isMeant;
}
