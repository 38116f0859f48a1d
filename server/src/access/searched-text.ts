import { folded } from "./folded.ts";

/** A folded text that several things are looked for in; what they share is reckoned once, when it is first asked for. */
export class SearchedText {
  /** as `folded` gives it */
  readonly plain: string;
  readonly #at: () => readonly number[];
  #places: readonly number[] | undefined;
  #lower: string | undefined;
  #digits: string | undefined;

  constructor(original: string) {
    const { text, at } = folded(original);
    this.plain = text;
    this.#at = at;
  }

  /** where in the original each character came from */
  get at(): readonly number[] {
    return (this.#places ??= this.#at());
  }

  get lower(): string {
    return (this.#lower ??= this.plain.toLowerCase());
  }

  /** its digits alone, run together */
  get digits(): string {
    return (this.#digits ??= this.plain.replace(/\D+/g, ""));
  }
}

/** One thing to be found in a folded text. */
export interface Finder {
  /** false: the pattern has no match there. A cheap look that spares most searches. */
  mayBeIn(text: SearchedText): boolean;
  /** Global. Made when it is first needed: most are never. */
  pattern(): RegExp;
}

/** @param pattern called once, at the first search */
export function finder(mayBeIn: (text: SearchedText) => boolean, pattern: () => RegExp): Finder {
  let made: RegExp | undefined;
  return { mayBeIn, pattern: () => (made ??= pattern()) };
}
