import { ConnectorError, type Json, type SqlRow } from "../connector.ts";
import { parseJson } from "../wire/index.ts";
import { fromLegacy } from "../wire/legacy/index.ts";
import { isObject } from "../wire/draft/index.ts";
import type { SqlConfig } from "./config.ts";

const FLAGS: Readonly<Record<string, boolean>> = { true: true, t: true, "1": true, false: false, f: false, "0": false };

/** A row as the hub keeps it: text as the database wrote it, flags as true and false, steps as a list. */
export function dataOf(config: SqlConfig, row: SqlRow): Json {
  const { confidential } = config.record.submitter;
  const flags = new Set(confidential.kind === "flags" ? [confidential.name, confidential.phone, confidential.content] : []);
  const list = config.steps === undefined || config.record.steps.kind !== "list" ? null : config.record.steps.path;
  const data: Record<string, Json> = {};
  for (const [name, value] of Object.entries(row)) {
    if (name === list) data[name] = stepsIn(config, value);
    else if (value === null) data[name] = null;
    else data[name] = flags.has(name) ? (FLAGS[value.toLowerCase()] ?? value) : inUnicode(config, value);
  }
  return data;
}

/** A database gives the rows of a list in no order: by their time, then by their key. */
function stepsIn(config: SqlConfig, text: string | null): Json {
  const { record, steps } = config;
  const list = parseJson(text ?? "[]", "the list of steps");
  if (!Array.isArray(list)) throw new ConnectorError("data", "the list of steps is no list");
  const at = record.steps.kind === "list" ? record.steps.at : "";
  const read = list.filter(isObject).map((step) => ({ step, at: textAt(step, at), key: textAt(step, steps?.key ?? "") }));
  return read.toSorted((a, b) => compare(a.at, b.at) || byKey(a.key, b.key)).map(({ step }) => unicodeStep(config, step));
}

function unicodeStep(config: SqlConfig, step: { [key: string]: Json }): Json {
  return Object.fromEntries(Object.entries(step).map(([name, value]) => [name, typeof value === "string" ? inUnicode(config, value) : value]));
}

function inUnicode({ legacyText }: SqlConfig, text: string): string {
  return legacyText === undefined ? text : fromLegacy(text, legacyText);
}

function textAt(step: { [key: string]: Json }, name: string): string {
  const value = step[name];
  return typeof value === "string" ? value : "";
}

function byKey(a: string, b: string): number {
  const areNumbers = /^\d+$/.test(a) && /^\d+$/.test(b);
  return (areNumbers ? a.length - b.length : 0) || compare(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
