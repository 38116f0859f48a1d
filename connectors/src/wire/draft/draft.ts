import { sourceCase, type SourceCase, type SourceStep, type StepKind, type StepTerms } from "@dau-moi/schema";
import type { Json, MapOutcome, UnknownWord } from "../../connector.ts";
import { quoted } from "../quoted.ts";
import { nfc } from "../text.ts";
import { readDay, readTime, type Instant, type TimeForms } from "../their-time.ts";
import { valueAt } from "./path.ts";
import type { Words } from "./words.ts";

/** A step whose instant is still comparable, and where it stands in the row. */
export interface DraftStep {
  path: string;
  at: Instant;
  kind: StepKind;
  unitCode: string | null;
  note: string | null;
  terms?: StepTerms;
}

interface DraftOptions {
  /** what a field that is not in the row at all means: "refuse" takes it for a change of the interface */
  absent: "refuse" | "null";
  time: TimeForms;
  /** IANA zone of times without offset */
  zone: string;
}

/**
 * One row on its way to a case. Every reading method names what is wrong and goes on, so that all faults and unknown words
 * of a row are known at once; `outcome` then holds the row back.
 */
export class Draft {
  readonly #row: Json;
  readonly #options: DraftOptions;
  readonly #prefix: string;
  readonly #faults: { at: string; reason: string }[];
  readonly #unknown: UnknownWord[];

  constructor(row: Json, options: DraftOptions, within?: { draft: Draft; prefix: string }) {
    this.#row = row;
    this.#options = options;
    this.#prefix = within?.prefix ?? "";
    this.#faults = within === undefined ? [] : within.draft.#faults;
    this.#unknown = within === undefined ? [] : within.draft.#unknown;
  }

  /** Reads an object inside the row, e.g. one of its steps; its faults are the row's. */
  inside(part: Json, at: string): Draft {
    return new Draft(part, this.#options, { draft: this, prefix: `${at}.` });
  }

  /** The same row where a field that is not there is an empty one: what only some rows say. */
  get sparse(): Draft {
    return new Draft(this.#row, { ...this.#options, absent: "null" }, { draft: this, prefix: this.#prefix });
  }

  /** @param at path of the field; names it to the person who mends the manifest or the source */
  fault(at: string, reason: string): void {
    this.#faults.push({ at: this.#prefix + at, reason });
  }

  /** The value as it stands; null when it is null or, where the options allow it, absent. */
  value(path: string): Json {
    const value = valueAt(this.#row, path);
    if (value === undefined && this.#options.absent === "refuse")
      this.fault(path, `the row has no field "${path}" (absent: null in the manifest takes it as empty)`);
    return value ?? null;
  }

  /** Text in NFC without outer white space; null when null, absent or empty. Numbers are taken as their digits. */
  text(path: string, max: number): string | null {
    return this.textIn(path, this.value(path), max);
  }

  /** As `text`, of a value that was already found at `at`. */
  textIn(at: string, value: Json, max: number): string | null {
    if (value === null) return null;
    if (typeof value === "number") return String(value);
    if (typeof value !== "string") {
      this.fault(at, `expected text, found ${kindOf(value)}`);
      return null;
    }
    const fault = textFault(value, max);
    if (fault !== null) this.fault(at, fault);
    const text = fault === null ? nfc(value).trim() : "";
    if (text.length > max) this.fault(at, tooLong(max));
    return text === "" ? null : text;
  }

  requiredText(path: string, max: number): string {
    return (
      this.#required(
        path,
        () => "text",
        () => this.text(path, max),
      ) ?? ""
    );
  }

  instant(path: string): Instant | null {
    const text = this.text(path, 100);
    if (text === null) return null;
    const read = readTime(text, this.#options.time, this.#options.zone);
    if (read.ok) return read.instant;
    this.fault(path, read.reason);
    return null;
  }

  /** A local day, YYYY-MM-DD, from a date or an instant. */
  day(path: string): string | null {
    const text = this.text(path, 100);
    const read = text === null ? null : readDay(text, this.#options.time, this.#options.zone);
    if (read?.ok === false) this.fault(path, read.reason);
    return read?.ok === true ? read.day : null;
  }

  /** A whole number from 1. */
  count(path: string): number | null {
    const text = this.text(path, 20);
    if (text === null || /^[1-9]\d{0,2}$/.test(text)) return text === null ? null : Number(text);
    this.fault(path, `expected a whole number from 1 to 999, found ${quoted(text)}`);
    return null;
  }

  /** A whole number from 0, at most nine digits; null when the row has none. */
  amount(path: string): number | null {
    const text = this.text(path, 20);
    if (text === null || /^(0|[1-9]\d{0,8})$/.test(text)) return text === null ? null : Number(text);
    this.fault(path, `expected a whole number from 0, found ${quoted(text)}`);
    return null;
  }

  requiredAmount(path: string): number | null {
    return this.#required(
      path,
      () => "a whole number",
      () => this.amount(path),
    );
  }

  requiredInstant(path: string): Instant | null {
    return this.#required(
      path,
      () => "an instant",
      () => this.instant(path),
    );
  }

  /** True or false and nothing else: what a submitter asked to be kept confidential is never assumed. */
  flag(path: string): boolean {
    const value = this.value(path);
    if (typeof value !== "boolean") this.fault(path, `expected true or false, found ${kindOf(value)}`);
    return value === true;
  }

  /** A word of a list that must be known; null when the row names none. */
  word<T>(list: UnknownWord["list"], path: string, words: Words<T>): T | null {
    return this.wordIn(list, path, this.value(path), words);
  }

  wordIn<T>(list: UnknownWord["list"], at: string, value: Json, words: Words<T>): T | null {
    const word = this.textIn(at, value, 200);
    if (word === null) return null;
    if (Object.hasOwn(words, word)) return words[word] ?? null;
    if (!this.#unknown.some((one) => one.list === list && one.word === word)) this.#unknown.push({ list, word });
    if (list !== "channel") this.fault(at, `unknown ${list} word ${quoted(word)}; the manifest knows ${listed(Object.keys(words))}`);
    return null;
  }

  requiredWord<T>(list: UnknownWord["list"], path: string, words: Words<T>): T | null {
    return this.#required(
      path,
      () => `one of ${listed(Object.keys(words))}`,
      () => this.word(list, path, words),
    );
  }

  /** A plane pair; 0,0 lies in the sea and means unknown. */
  coordinates(at: string, lat: Json, long: Json): { lat: number | null; long: number | null } {
    const [north, east] = [this.#degrees(at, lat, 90), this.#degrees(at, long, 180)];
    if ((north === null) !== (east === null)) this.fault(at, "expected both coordinates or none");
    return north === null || east === null || (north === 0 && east === 0) ? { lat: null, long: null } : { lat: north, long: east };
  }

  /** Oldest first, in the row's order where instants are equal; a step before the receipt is a contradiction of the source. */
  stepsInTime(received: { path: string; at: Instant } | null, steps: readonly DraftStep[]): SourceStep[] {
    for (const { path, at } of steps) {
      if (received !== null && at.micros < received.at.micros)
        this.fault(path, `${at.text} lies before the receipt at ${received.at.text} ("${received.path}")`);
    }
    return steps.toSorted((a, b) => a.at.micros - b.at.micros).map(({ at, path: _path, ...step }) => ({ at: at.text, ...step }));
  }

  /** What is wrong with the row so far: the first fault, and the places of the others; null: nothing. */
  get wrong(): { at: string; reason: string } | null {
    const [first, ...more] = this.#faults;
    if (first === undefined) return null;
    return more.length === 0 ? first : { at: first.at, reason: `${first.reason} (and also: ${listed(more.map(({ at }) => at))})` };
  }

  /** The case if nothing was wrong with the row, and nothing is with the case. */
  outcome(draft: { [field in keyof SourceCase]: unknown }): MapOutcome {
    const unknownWords = this.#unknown;
    const wrong = this.wrong;
    if (wrong !== null) return { ok: false, ...wrong, unknownWords };
    const parsed = sourceCase.safeParse(draft);
    if (parsed.success) return { ok: true, case: parsed.data, unknownWords };
    const issue = parsed.error.issues[0];
    return { ok: false, at: issue?.path.join(".") ?? "", reason: issue?.message ?? "no case", unknownWords };
  }

  #required<T>(path: string, what: () => string, read: () => T | null): T | null {
    const before = this.#faults.length;
    const value = read();
    if (value === null && this.#faults.length === before) this.fault(path, `expected ${what()}, found nothing`);
    return value;
  }

  #degrees(at: string, value: Json, most: number): number | null {
    const text = this.textIn(at, value, 100);
    if (text === null) return null;
    const degrees = /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (Math.abs(degrees) <= most) return degrees;
    this.fault(at, `expected degrees between -${most} and ${most}, found ${quoted(text)}`);
    return null;
  }
}

function textFault(value: string, max: number): string | null {
  if (value.length > 4 * max + 1000) return tooLong(max);
  if (value.includes("\u0000")) return "contains a NUL character";
  return value.isWellFormed() ? null : "contains half of a surrogate pair";
}

function tooLong(max: number): string {
  return `longer than ${max} characters`;
}

function kindOf(value: Json): string {
  return value === null ? "nothing" : Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `${typeof value} ${quoted(String(value))}`;
}

function listed(words: readonly string[]): string {
  return words.length > 12 ? `${words.slice(0, 12).join(", ")} and ${words.length - 12} more` : words.join(", ");
}
