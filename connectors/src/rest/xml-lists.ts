import type { Json } from "../connector.ts";
import { isObject } from "../wire/draft/index.ts";
import type { RestConfig } from "./config.ts";

/** In XML nobody sees whether one element is a list of one: where the manifest expects a list, it becomes one. */
export function withLists({ format, record }: RestConfig, row: Json): Json {
  if (format === "json") return row;
  const paths = [
    ...(record.steps.kind === "list" ? [record.steps.path] : []),
    ...(record.cooperating !== undefined && record.cooperating.separator === undefined ? [record.cooperating.path] : []),
  ];
  return paths.reduce<Json>((whole, path) => listAt(whole, path.split(".")), row);
}

function listAt(value: Json, [name = "", ...rest]: readonly string[]): Json {
  // an element without content; one that is not there at all stays so, for `absent` to judge
  const holder = value === "" ? {} : value;
  if (!isObject(holder)) return value;
  const part = Object.hasOwn(holder, name) ? (holder[name] ?? null) : undefined;
  if (rest.length > 0) return part === undefined ? holder : { ...holder, [name]: listAt(part, rest) };
  if (Array.isArray(part)) return holder;
  return { ...holder, [name]: part === undefined || part === null || part === "" ? [] : [part] };
}
