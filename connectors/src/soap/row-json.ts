import type { Json } from "../connector.ts";
import { isObject } from "../wire/draft/index.ts";
import { unmarked, type XmlNode } from "../wire/index.ts";

const INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

/**
 * An element as JSON. xsi:nil is null; an element with neither elements nor attributes is its text, the empty one "" (one that is not there at all has
 * no field); any other is an object of its elements by their local names and of its attributes as "@name". Elements of one name are a list.
 * Attributes of an element that is text are not kept.
 */
export function jsonOf(node: XmlNode): Json {
  if (node.attributes[`{${INSTANCE}}nil`] === "true" || node.attributes[`{${INSTANCE}}nil`] === "1") return null;
  const attributes = Object.entries(node.attributes).filter(([name]) => !name.startsWith("{"));
  if (node.children.length === 0 && (attributes.length === 0 || node.text.trim() !== "")) return unmarked(node.text);
  const values = new Map<string, Json[]>(attributes.map(([name, value]) => [`@${name}`, [unmarked(value)]]));
  for (const child of node.children) {
    const same = values.get(child.name);
    if (same === undefined) values.set(child.name, [jsonOf(child)]);
    else same.push(jsonOf(child));
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? null) : all]));
}

/**
 * In XML nobody sees whether one element is a list of one: at these paths it is, and an element that holds none of them holds an empty list.
 */
export function withLists(row: Json, paths: readonly string[]): Json {
  return paths.reduce<Json>((whole, path) => listAt(whole, path.split(".")), row);
}

function listAt(value: Json, [name = "", ...rest]: readonly string[]): Json {
  const holder = value === "" ? {} : value;
  if (Array.isArray(holder)) return holder.map((item) => listAt(item, [name, ...rest]));
  if (!isObject(holder)) return value;
  const part = Object.hasOwn(holder, name) ? (holder[name] ?? null) : undefined;
  // a holder that is not there stays so, for `absent` to judge
  if (rest.length > 0) return part === undefined ? holder : { ...holder, [name]: listAt(part, rest) };
  if (Array.isArray(part)) return holder;
  return { ...holder, [name]: part === undefined || part === null || part === "" ? [] : [part] };
}
