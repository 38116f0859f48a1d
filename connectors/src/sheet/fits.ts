/** Whether a name is one that a pattern with * and ? means. */
export function fits(name: string, pattern: string): boolean {
  const form = [...pattern].map((sign) => (sign === "*" ? ".*" : sign === "?" ? "." : sign.replace(/[\\^$.+()[\]{}|/]/, "\\$&"))).join("");
  return new RegExp(`^${form}$`, "iu").test(name.normalize("NFC"));
}
