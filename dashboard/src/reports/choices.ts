/** Words as a select shows them. */
export const choices = <const T extends string>(words: readonly T[], named: (word: T) => string) => words.map((value) => ({ value, label: named(value) }));
