import { folded } from "./folded.ts";

/** A folded text that several things are looked for in; what they share is reckoned once, when it is first asked for. */
export class SearchedText {
  /** as `folded` gives it */
  readonly plain: string;
  readonly #at: () => readonly number[];
  #lower: string | undefined;
  #digits: string | undefined;
  #digitsAt: readonly number[] | undefined;

  constructor(original: string) {
    const { text, at } = folded(original);
    this.plain = text;
    this.#at = at;
  }

  /** where in the original each character came from */
  at(): readonly number[] {
    return this.#at();
  }

  /** character by character the same text */
  get lower(): string {
    return (this.#lower ??= inLowerCase(this.plain));
  }

  /** its digits alone, run together */
  get digits(): string {
    return (this.#digits ??= this.plain.replace(/\D+/g, ""));
  }

  /** where each of them stands in the folded text */
  get digitsAt(): readonly number[] {
    return (this.#digitsAt ??= [...this.plain.matchAll(/\d/g)].map((match) => match.index));
  }
}

/** [from, to) in a folded text. */
export type Place = readonly [from: number, to: number];

/** Where one thing is to be found in a folded text, from left to right. */
export type Finder = (text: SearchedText) => Place[];

/** Lower case in which words can be compared: the two small forms of Σ are one. @param plain folded: no character of it has a longer small form */
export function inLowerCase(plain: string): string {
  return plain.toLowerCase().replaceAll("ς", "σ");
}

/** A finder by a pattern, global, made at the first search: most are never needed. */
export type PatternFinder = Finder & { pattern(): RegExp };

/** @param mayBeIn false: the pattern has no match there. A cheap look that spares most searches. */
export function patternFinder(mayBeIn: (text: SearchedText) => boolean, pattern: () => RegExp): PatternFinder {
  let made: RegExp | undefined;
  const once = (): RegExp => (made ??= pattern());
  return Object.assign((text: SearchedText) => (mayBeIn(text) ? matchesOf(once(), text.plain) : []), { pattern: once });
}

/** (`matchAll` would compile the pattern anew for every text.) */
function matchesOf(pattern: RegExp, plain: string): Place[] {
  const places: Place[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(plain); match !== null; match = pattern.exec(plain)) places.push([match.index, match.index + match[0].length]);
  return places;
}
