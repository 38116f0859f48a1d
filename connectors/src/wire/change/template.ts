import type { Json } from "../../connector.ts";
import type { Facts } from "./facts.ts";

/** {note} is written empty when the change does not carry it; a field that is {note?} alone is then left out. */
const PLACE = /\{([a-zA-Z]+(?:\.[a-zA-Z0-9]+)?)(\?)?\}/g;
const OPTIONAL = /^\{([a-zA-Z.0-9]+)\?\}$/;

/** Every placeholder of a template, without its "?". */
export function placeholdersIn(template: Json | undefined): string[] {
  if (typeof template === "string") return [...template.matchAll(PLACE)].map(([, name]) => name ?? "");
  if (typeof template !== "object" || template === null) return [];
  return Object.values(template).flatMap((part) => placeholdersIn(part));
}

/**
 * A template with the facts in their places. What is inside an object or a list and would be empty only because everything in it was left out is
 * left out too.
 * @returns undefined when nothing is left
 */
export function filled(template: Json, facts: Facts): Json | undefined {
  if (typeof template === "string") {
    const optional = OPTIONAL.exec(template)?.[1];
    return optional !== undefined && facts[optional] === undefined ? undefined : filledText(template, facts);
  }
  if (typeof template !== "object" || template === null) return template;
  if (Array.isArray(template)) {
    const items = template.flatMap((item) => factsPerItem(item, facts).map((own) => filled(item, own))).filter((item) => item !== undefined);
    return items.length === 0 && template.length > 0 ? undefined : items;
  }
  const parts = Object.entries(template).map(([name, part]) => [name, filled(part, facts)] as const);
  const kept = parts.filter((part): part is [string, Json] => part[1] !== undefined);
  return kept.length === 0 && parts.length > 0 ? undefined : Object.fromEntries(kept);
}

/** @param written how a fact is written into the text, e.g. encoded for an address */
export function filledText(template: string, facts: Facts, written: (fact: string) => string = (fact) => fact): string {
  return template.replaceAll(PLACE, (_place, name: string) => written(facts[name] ?? ""));
}

/** The facts that an item of a list is filled with: once, or once for each file where it speaks of one. */
function factsPerItem(item: Json, facts: Facts): readonly Facts[] {
  if (!placeholdersIn(item).some((name) => name.startsWith("file."))) return [facts];
  const others = Object.keys(facts).flatMap((name) => /^(file\d+)\.name$/.exec(name)?.[1] ?? []);
  return [facts, ...others.map((own) => ({ ...facts, ...renamed(facts, own) }))];
}

function renamed(facts: Facts, own: string): Facts {
  return Object.fromEntries(["name", "mediaType", "base64"].map((part) => [`file.${part}`, facts[`${own}.${part}`] ?? ""]));
}
