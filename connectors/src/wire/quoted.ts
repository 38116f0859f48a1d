/**
 * A source's text inside a message: at most 40 characters, and only characters that every log and database takes.
 */
export function quoted(text: string): string {
  const short = text
    .slice(0, 40)
    .toWellFormed()
    .replace(/\p{Cc}/gu, "\uFFFD");
  return `"${short}${text.length > 40 ? "…" : ""}"`;
}
