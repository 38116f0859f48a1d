import { ConnectorError, type Json } from "../connector.ts";
import { refuseHtml } from "./html.ts";
import { nfc } from "./text.ts";

/**
 * Parses a JSON answer. Every string is NFC; a number that a double would change (an id beyond 2^53, more digits than a double keeps) stays
 * as its own text; of duplicate keys the last one counts.
 * @param what what was asked for, for messages: "the list of cases"
 * @throws {ConnectorError} transient: empty, cut off, or a gateway's or login page; data: not JSON
 */
export function parseJson(text: string, what: string): Json {
  refuseHtml(text, "JSON", what);
  if (text.trim() === "") throw new ConnectorError("transient", `${what}: the answer is empty where JSON was expected`);
  try {
    return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => kept(value, context?.source)) as Json;
  } catch (cause) {
    if (cause instanceof ConnectorError) throw cause;
    if (isCutOff(text)) throw new ConnectorError("transient", `${what}: the JSON is cut off after ${text.length} characters`, { cause });
    throw new ConnectorError("data", `${what}: not JSON (${messageOf(cause)})`, { cause });
  }
}

/** Strings composed; numbers as they are when a double gives back the same digits, as their own text when it does not. */
function kept(value: unknown, source: string | undefined): unknown {
  if (typeof value === "string") return nfc(value);
  if (typeof value !== "number") return value;
  if (source === undefined) throw new ConnectorError("bug", "this runtime does not tell how a number was written; ids beyond 2^53 would be rounded");
  return isExact(value, source) ? value : source;
}

function isExact(value: number, source: string): boolean {
  if (Number.isSafeInteger(value)) return /^-?\d+(\.0*)?$/.test(source);
  return Number.isFinite(value) && !Number.isInteger(value) && digitsOf(String(value)) === digitsOf(source);
}

/** Significant digits, in comparable form: sign, exponent, point and outer zeros removed. */
function digitsOf(number: string): string {
  const mantissa = number.replace(/[eE].*$/, "").replace(/[-+.]/g, "");
  return mantissa.replace(/^0+/, "").replace(/0+$/, "");
}

/** Ends inside a string, a list or an object: the rest did not arrive. */
function isCutOff(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (inString) {
      if (char === 0x5c) at += 1;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x7b || char === 0x5b) depth += 1;
    else if (char === 0x7d || char === 0x5d) depth -= 1;
  }
  return inString || depth > 0;
}

/** V8 quotes the text around an error; what was quoted may be somebody's complaint, so only the kind and position are kept. */
function messageOf(cause: unknown): string {
  if (cause instanceof RangeError) return "nested too deeply";
  if (!(cause instanceof SyntaxError)) return "unreadable";
  const position = /position (\d+)/.exec(cause.message)?.[1];
  return position === undefined ? "a syntax error" : `a syntax error at character ${position}`;
}
