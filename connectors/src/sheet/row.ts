import type { Json, UnknownWord } from "../connector.ts";
import { isObject, type Draft } from "../wire/draft/index.ts";
import { foldedHeader } from "./header.ts";
import { readMoment, type Moment } from "./moment.ts";
import type { Column, MomentFrom } from "./record-config.ts";

type Words<T> = Readonly<Record<string, T>>;

/** A row of a register, asked by the headers that the manifest names; what is wrong goes to the draft under the register's own header. */
export class Row {
  readonly #data: Json;
  readonly #draft: Draft;
  readonly #manner: { patterns: readonly string[]; zone: string; absent: "refuse" | "null" };
  #faults = 0;

  constructor(data: Json, draft: Draft, manner: { patterns: readonly string[]; zone: string; absent: "refuse" | "null" }) {
    this.#data = data;
    this.#draft = draft;
    this.#manner = manner;
  }

  /** The header of a column as this register has it. */
  at(names: Column): string {
    const wanted = new Set(names.map(folded));
    return (isObject(this.#data) ? Object.keys(this.#data).find((name) => wanted.has(folded(name))) : undefined) ?? names[0] ?? "";
  }

  value(names: Column): Json {
    const at = this.at(names);
    const value = isObject(this.#data) ? this.#data[at] : undefined;
    if (value === undefined && this.#manner.absent === "refuse") this.#fault(at, "the row has no such column");
    if (value === undefined || value === null) return null;
    if (!isObject(value)) return value;
    this.#fault(at, typeof value["fault"] === "string" ? value["fault"] : "expected a cell");
    return null;
  }

  text(names: Column, max: number): string | null {
    const value = this.value(names);
    return this.#draft.textIn(this.at(names), typeof value === "boolean" ? String(value) : value, max);
  }

  requiredText(names: Column, max: number): string {
    return this.#required(names, "text", () => this.text(names, max)) ?? "";
  }

  moment({ column, time }: MomentFrom): Moment | null {
    const value = this.value(column);
    if (value === null || value === "") return null;
    if (typeof value !== "string") {
      this.#fault(this.at(column), `expected a date, found ${typeof value === "number" ? "a number without the format of a date" : "none"}`);
      return null;
    }
    const read = readMoment(value.trim(), time === undefined ? null : this.text(time, 100), this.#manner.patterns, this.#manner.zone);
    if (typeof read !== "string") return read;
    this.#fault(this.at(column), read);
    return null;
  }

  requiredMoment(from: MomentFrom): Moment | null {
    return this.#required(from.column, "a date", () => this.moment(from));
  }

  word<T>(list: UnknownWord["list"], names: Column, words: Words<T>): T | null {
    return this.wordIn(list, names, this.value(names), words);
  }

  wordIn<T>(list: UnknownWord["list"], names: Column, value: Json, words: Words<T>): T | null {
    const known = typeof value === "string" ? value.replaceAll(/\s+/g, " ") : value;
    const word = this.#draft.wordIn(list, this.at(names), known, words);
    if (word === null && known !== null && known !== "") this.#faults += 1; // the draft has told it
    return word;
  }

  requiredWord<T>(list: UnknownWord["list"], names: Column, words: Words<T>): T | null {
    return this.#required(names, `one of ${Object.keys(words).slice(0, 12).join(", ")}`, () => this.word(list, names, words));
  }

  #required<T>(names: Column, what: string, read: () => T | null): T | null {
    const before = this.#faults;
    const value = read();
    if (value === null && this.#faults === before) this.#fault(this.at(names), `expected ${what}, found nothing`);
    return value;
  }

  #fault(at: string, reason: string): void {
    this.#faults += 1;
    this.#draft.fault(at, reason);
  }
}

const foldedOnes = new Map<string, string>();

/** The same headers come with every row. */
function folded(name: string): string {
  const known = foldedOnes.get(name);
  if (known !== undefined) return known;
  const made = foldedHeader(name);
  if (foldedOnes.size < 10_000) foldedOnes.set(name, made);
  return made;
}
