import { createHash } from "node:crypto";
import type { LedgerLine } from "../ledger-line.ts";
import type { Decision, Wanted } from "../outside/decide.ts";
import type { Answer, Question } from "./answer.ts";

/** What somebody outside sent. */
export type Message = Question & { method: string; body: string };

/** What became of it: decided against, done, or passed over in silence. */
export type Outcome = Exclude<Decision, { what: "do" }> | { what: "done"; line: LedgerLine };

/** How a product takes acts from outside. */
export type ActDialect = {
  /** Reads a message; an answer where it cannot be read. */
  read(message: Message): { wanted: Wanted } | { problem: Answer };
  /** A row's version as readers know it. */
  versionOf(line: LedgerLine): string;
  answer(outcome: Outcome, wanted: Wanted): Answer;
};

/** A message that is not as it should be; its text says what is wrong. */
export class Malformed extends Error {}

/** A fingerprint of an act's contents, the same whatever order they came in. */
export function printOf(contents: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(contents)
    .filter(([, value]) => value !== undefined && value !== null && value !== "")
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("base64url");
}

const DAY = /^20\d\d-\d\d-\d\d$/;

/** @throws {Malformed} no day such as 2026-11-27 */
export function dayText(text: string): string {
  const isDay = DAY.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
  if (!isDay) throw new Malformed(`not a day: ${text}`);
  return text;
}

/** Length in bytes of what base64 holds. @throws {Malformed} it is none, or more than 10 MB */
export function bytesOf(base64: string): number {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(base64)) throw new Malformed("content is not base64");
  const { length } = Buffer.from(base64, "base64");
  if (length > 10_485_760) throw new Malformed("content is larger than 10 MB");
  return length;
}

/** Takes the wanted act out of a message, or the answer to a malformed one. */
export function readOr(read: () => Wanted, answer: (message: string) => Answer): { wanted: Wanted } | { problem: Answer } {
  try {
    return { wanted: read() };
  } catch (cause) {
    if (cause instanceof Malformed) return { problem: answer(cause.message) };
    throw cause;
  }
}
