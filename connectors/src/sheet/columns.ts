import type { Column, RecordFrom } from "./record-config.ts";

/** Every column that the manifest names, each once. */
export function columnsOf(record: RecordFrom): Column[] {
  const found: Column[] = [];
  const visit = (part: unknown): void => {
    if (Array.isArray(part) && part.every((one) => typeof one === "string")) found.push(part);
    else if (Array.isArray(part)) part.forEach(visit);
    else if (typeof part === "object" && part !== null)
      for (const [name, inner] of Object.entries(part)) if (!["words", "yes", "no", "constant"].includes(name)) visit(inner);
  };
  visit(record);
  return [...new Map(found.map((names) => [names.join("\u0001"), names])).values()];
}
