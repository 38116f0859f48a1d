/** Reads one part of an address. What is not there or typed wrong is undefined: the page shows itself without it, never an error. */
export type Part<Value> = (said: unknown) => Value | undefined;

const DAY = /^20\d\d-\d\d-\d\d$/;

/** @param shape that all of it has */
export const text =
  (longest: number, shape?: RegExp): Part<string> =>
  (said) =>
    typeof said === "string" && said !== "" && said.length <= longest && (shape === undefined || shape.test(said)) ? said : undefined;

/** YYYY-MM-DD */
export const day: Part<string> = text(10, DAY);

export const code: Part<string> = text(40, /^[\w.-]+$/);

export const claim: Part<boolean> = (said) => (said === true || said === "true" ? true : said === false || said === "false" ? false : undefined);

/** The same, where only its being so is kept. */
export const so: Part<true> = (said) => claim(said) || undefined;

/** One of some words. */
export const word =
  <const Words extends Readonly<Record<string, string>>>(words: Words): Part<Words[keyof Words]> =>
  (said) =>
    Object.values(words).find((known) => known === said) as Words[keyof Words] | undefined;

/** Words joined by commas, each once; unknown ones are left out. */
export const words =
  <Word extends string>(isKnown: (said: string) => said is Word): Part<Word[]> =>
  (said) => {
    const list = typeof said === "string" ? said.split(",") : Array.isArray(said) ? said.map(String) : [];
    const known = [...new Set(list)].filter(isKnown);
    return known.length > 0 ? known : undefined;
  };

export const oneOf =
  <Word extends string>(known: Readonly<Record<string, Word>>) =>
  (said: string): said is Word =>
    Object.values(known).includes(said as Word);

type Parts = Readonly<Record<string, Part<unknown>>>;
/** What a page keeps in its address by parts of these names. */
export type ReadBy<P extends Parts> = { [Name in keyof P]?: ReturnType<P[Name]> | undefined };

/** Reads all parts of an address; those that are not set are left out, so that the same page has one address. */
export function readBy<P extends Parts>(parts: P, address: Readonly<Record<string, unknown>>): { [Name in keyof P]?: NonNullable<ReturnType<P[Name]>> } {
  const read = Object.entries(parts).map(([name, part]) => [name, part(address[name])] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as { [Name in keyof P]?: NonNullable<ReturnType<P[Name]>> };
}
