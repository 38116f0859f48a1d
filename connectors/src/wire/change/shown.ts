import type { Json } from "../../connector.ts";
import { isObject, valueAt } from "../draft/index.ts";
import type { TimeForms } from "../their-time.ts";
import { isSameTime } from "../written-time.ts";
import { nfc } from "../text.ts";

interface Reading {
  time: TimeForms;
  zone: string;
}

/**
 * Whether a record shows what a filled template says: of an object every dotted path, of a list that some item of the record's shows each of its own,
 * of a text the same words or the same instant.
 */
export function isShown(expected: Json, shown: Json | undefined, reading: Reading): boolean {
  if (Array.isArray(expected)) return Array.isArray(shown) && expected.every((one) => shown.some((item) => isShown(one, item, reading)));
  if (isObject(expected))
    return Object.entries(expected).every(([path, part]) => isShown(part, shown === undefined ? undefined : valueAt(shown, path), reading));
  if (expected === null || expected === "") return shown === undefined || shown === null || shown === "";
  if (typeof expected !== "string" || typeof shown === "object" || shown === undefined) return expected === shown;
  const [left, right] = [nfc(expected).trim(), nfc(String(shown)).trim()];
  return left === right || isSameTime(left, right, reading.time, reading.zone);
}
