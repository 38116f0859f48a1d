const numbers = new Map<string, Intl.NumberFormat>();

/** Made once a language: making one costs more than a hundred numbers written with it. */
function plainNumbers(locale: string): Intl.NumberFormat {
  const kept = numbers.get(locale) ?? new Intl.NumberFormat(locale);
  numbers.set(locale, kept);
  return kept;
}

/** A whole number with the language's thousands mark: 1284 is "1.284" in Vietnamese. */
export function numberText(value: number, locale: string): string {
  return plainNumbers(locale).format(value);
}

/** A number with its sign, for a change: "+3", "−2"; zero has none. */
export function changeText(value: number, locale: string): string {
  const digits = numberText(Math.abs(value), locale);
  return value > 0 ? `+${digits}` : value < 0 ? `−${digits}` : digits;
}

/** A share between 0 and 1 as a percentage with at most one decimal: 0.345 is "34,5%" in Vietnamese. */
export function shareText(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(share);
}
