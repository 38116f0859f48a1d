import { registerEnumType } from "type-graphql";

/** A GraphQL enum over one of the shared word lists. */
export function enumOf<const Word extends string>(words: readonly Word[], name: string, description: string): { readonly [W in Word]: W } {
  const named = Object.fromEntries(words.map((word) => [word, word])) as { [W in Word]: W };
  registerEnumType(named, { name, description });
  return named;
}
