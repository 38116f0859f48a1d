type Search = Record<string, unknown>;
type Written = string | number | boolean | readonly string[] | null | undefined;

/** Reads `?a=1&b=x,y` into plain texts; what they mean is each page's own to say. */
export function readAddress(address: string): Search {
  return Object.fromEntries(new URLSearchParams(address));
}

/** Writes what a page keeps in its address: lists joined by commas, nothing for what is not set. */
export function writeAddress(search: Search): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search as Record<string, Written>)) {
    if (value === undefined || value === null || value === "") continue;
    parameters.set(name, typeof value === "object" ? value.join(",") : String(value));
  }
  const text = parameters.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return text && `?${text}`;
}
