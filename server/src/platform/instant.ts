/** Milliseconds since 1970-01-01T00:00Z; Infinity: never (a paused clock). */
export type Instant = number;

/** @returns RFC 3339 in UTC with milliseconds, or "infinity" as PostgreSQL writes it. */
export function instantText(at: Instant): string {
  return at === Infinity ? "infinity" : new Date(at).toISOString();
}

/** @throws {RangeError} the text is no instant */
export function instantOf(text: string): Instant {
  if (text === "infinity") return Infinity;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new RangeError(`not an instant: ${text}`);
  return at;
}
