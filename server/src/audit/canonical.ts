/** What an audit entry or a checkpoint is made of: JSON without fractions. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain | undefined };

/**
 * The one spelling of a value, as RFC 8785 (JSON Canonicalization Scheme) has it: no blanks, names in the order of their
 * UTF-16 code units, strings as ECMAScript writes them, whole numbers only. Names without a value are left out.
 * @throws {RangeError} a number is no whole number or beyond 2^53
 */
export function canonical(value: Plain): string {
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw new RangeError("an audited number is a whole number");
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one: Plain) => canonical(one)).join(",")}]`;
  const members = Object.entries(value as Record<string, Plain | undefined>).filter(([, one]) => one !== undefined);
  const ordered = members.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${ordered.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one as Plain)}`).join(",")}}`;
}
