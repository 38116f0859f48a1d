import type { Discovered, Json, ReadMessage } from "../../connector.ts";

type Field = Discovered["fields"][number];

/** A source that makes up names of fields is told by the first of them. */
const MOST_FIELDS = 500;

/** The fields of some rows, with their types and never their content; fields inside a list as "steps[].at". Sorted by path. */
export function fieldsOf(rows: readonly Json[]): Field[] {
  const types = new Map<string, Field["type"]>();
  for (const row of rows) note(row, "", types);
  return [...types].map(([path, type]) => ({ path, type })).toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Passes a run's messages on, and tells at its end which fields its records had. */
export async function* withShape(stream: string, messages: AsyncIterable<ReadMessage>): AsyncGenerator<ReadMessage, void> {
  const types = new Map<string, Field["type"]>();
  for await (const message of messages) {
    if (message.type === "batch") for (const { data } of message.records) note(data, "", types);
    yield message;
  }
  const fields = [...types.keys()].filter((path) => !path.includes("[]")).toSorted();
  if (fields.length > 0) yield { type: "shape", stream, fields };
}

function note(value: Json, path: string, types: Map<string, Field["type"]>): void {
  if (path !== "" && !types.has(path) && types.size >= MOST_FIELDS) return;
  const type = typeOf(value);
  if (path !== "" && (types.get(path) ?? "nothing") === "nothing") types.set(path, type);
  if (Array.isArray(value)) for (const item of value) noteInside(item, `${path}[]`, types);
  else noteInside(value, path, types);
}

function noteInside(value: Json, path: string, types: Map<string, Field["type"]>): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  for (const [name, part] of Object.entries(value)) note(part, path === "" ? name : `${path}.${name}`, types);
}

function typeOf(value: Json): Field["type"] {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "list";
  return typeof value === "object" ? "object" : typeof value === "string" ? "text" : typeof value === "number" ? "number" : "boolean";
}
