/** A body as XML: an element per field, one per item of a list; nothing for null. */
export function asXml(body: object): { type: string; body: string } {
  return { type: "text/xml; charset=utf-8", body: `<?xml version="1.0" encoding="utf-8"?>\n<answer>${elements(body)}</answer>` };
}

function elements(value: unknown): string {
  if (typeof value !== "object" || value === null) return escaped(value);
  return Object.entries(value)
    .flatMap(([name, part]) => (Array.isArray(part) ? part : [part]).map((one) => (one === null ? "" : `<${name}>${elements(one)}</${name}>`)))
    .join("");
}

function escaped(value: unknown): string {
  const text = typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/^#(\d+)#$/g, "$1");
}
