import type { CaseChange, ChangeKind } from "@dau-moi/schema";
import { ConnectorError, type WriteCommand } from "../../connector.ts";
import { readTime, type TimeForms } from "../their-time.ts";
import { writtenDay, writtenTime } from "../written-time.ts";
import { fileFacts } from "./files.ts";

/** What a change says, as the source writes it, by the names placeholders have; what it does not carry is not there. */
export type Facts = Readonly<Record<string, string>>;

const ALWAYS = ["id", "key", "version", "at"];
const PAPER = ["number", "day"];

/** The placeholders a change can fill. */
export const PLACEHOLDERS: Readonly<Record<ChangeKind, readonly string[]>> = {
  ASSIGN: [...ALWAYS, "unit", "form", "orderedAt", ...PAPER, "note"],
  ACCEPT: [...ALWAYS, "note"],
  COMMENT: [...ALWAYS, "note"],
  RECORD_RESULT: [...ALWAYS, "result", ...PAPER, "file.name", "file.mediaType", "file.base64"],
  EXTEND: [...ALWAYS, "dueDay", "reason", "approver"],
  TRANSFER: [...ALWAYS, "unit", "reason"],
  RETURN: [...ALWAYS, "reason"],
  CLOSE: [...ALWAYS, "reason"],
  REOPEN: [...ALWAYS, "reason"],
  PUBLISH: [...ALWAYS, "answer"],
  ANSWER: [...ALWAYS, "form", "answeredAt", ...PAPER, "answer"],
  PAUSE: [...ALWAYS, "pauseReason", "reason", "approver"],
  RESUME: [...ALWAYS, "reason"],
};

/** How a source writes what a change says. */
interface Writing {
  time: TimeForms;
  /** IANA zone of the source */
  zone: string;
  /** its word for a unit of the hub's register */
  unit: (code: string) => string;
  /** its words for the forms of an order or an answer; the hub's own where it has none */
  forms: Readonly<Record<string, string>>;
  /** its words for reasons of a pause, to the regulation's codes */
  pauses: Readonly<Record<string, string>>;
}

/** @throws {ConnectorError} config: the source has no word for the unit, or for the reason of a pause */
export function factsOf({ change, sourceId, expectedVersion, idempotencyKey, files = [] }: WriteCommand, writing: Writing): Facts {
  const told: Record<string, string | undefined | null> = {
    id: sourceId,
    key: idempotencyKey,
    version: expectedVersion,
    at: instant(change.at, writing),
    ...termsOf(change, writing),
    ...fileFacts(files),
  };
  return Object.fromEntries(Object.entries(told).filter((fact): fact is [string, string] => typeof fact[1] === "string"));
}

function termsOf(change: CaseChange, writing: Writing): Record<string, string | undefined> {
  const paper = "paper" in change ? { number: change.paper?.number, day: change.paper && writtenDay(change.paper.day, writing.time) } : {};
  switch (change.kind) {
    case "ASSIGN":
      return {
        unit: writing.unit(change.toUnit),
        form: writing.forms[change.form] ?? change.form,
        orderedAt: instant(change.orderedAt, writing),
        note: change.note,
        ...paper,
      };
    case "ACCEPT":
    case "COMMENT":
      return { note: change.note };
    case "RECORD_RESULT":
      return { result: change.result, ...paper };
    case "EXTEND":
      return { dueDay: writtenDay(change.dueDay, writing.time), reason: change.reason, approver: change.approver };
    case "TRANSFER":
      return { unit: writing.unit(change.toUnit), reason: change.reason };
    case "RETURN":
    case "CLOSE":
    case "REOPEN":
    case "RESUME":
      return { reason: change.reason };
    case "PUBLISH":
      return { answer: change.answer };
    case "ANSWER":
      return { form: writing.forms[change.form] ?? change.form, answeredAt: instant(change.answeredAt, writing), answer: change.answer, ...paper };
    case "PAUSE":
      return { pauseReason: pauseWord(change.pauseReason, writing.pauses), reason: change.reason, approver: change.approver };
  }
}

/** The first of the source's words that mean the reason: whichever is written, reading it back tells the same code. */
function pauseWord(code: string, words: Readonly<Record<string, string>>): string {
  const word = Object.keys(words).find((one) => words[one] === code);
  if (word === undefined) throw new ConnectorError("config", `the manifest has no word for the reason ${code}; put one into words.pause`);
  return word;
}

function instant(text: string, { time, zone }: Writing): string {
  const read = readTime(text, "rfc3339", "UTC");
  if (!read.ok) throw new ConnectorError("bug", "the change has an instant that is none");
  return writtenTime(read.instant.micros, time, zone);
}

/** A source's words for units, to the units' codes. */
type UnitWords = Readonly<Record<string, string>>;

/**
 * The source's word for a unit: the one the manifest gives for writing, or the only one that means it when reading.
 * @throws {ConnectorError} config: no word, or several
 */
export function unitWordOf(code: string, forWriting: UnitWords, whenReading: UnitWords): string {
  const given = forWriting[code];
  if (given !== undefined) return given;
  const [word, other] = wordsFor(code, whenReading);
  if (word === undefined) throw new ConnectorError("config", `the manifest has no word for the unit ${code}; put one into write.unitWords`);
  if (other !== undefined) throw new ConnectorError("config", `several words mean the unit ${code}; put the one to write into write.unitWords`);
  return word;
}

/** Units that reading knows by several words and writing by none: which one to write somebody must say. */
export function unitWordFaults(forWriting: UnitWords, whenReading: UnitWords): string[] {
  const codes = [...new Set(Object.values(whenReading))].filter((code) => forWriting[code] === undefined);
  return codes.filter((code) => wordsFor(code, whenReading).length > 1).map((code) => `expected the word for ${code}, which several words of words.unit mean`);
}

function wordsFor(code: string, words: UnitWords): string[] {
  return Object.entries(words).flatMap(([word, meaning]) => (meaning === code ? [word] : []));
}
