import type { Json, WriteOutcome } from "../../connector.ts";
import { valueAt } from "../../wire/draft/index.ts";
import { nfc } from "../../wire/index.ts";
import { type SoapFault, withoutPersons } from "../fault.ts";
import type { Answers } from "../change-config.ts";

/** What an answer says became of a change. */
export function outcomeOf(answers: Answers, answer: Json): WriteOutcome {
  const { word } = answers;
  if (word === undefined) return done("applied", answers, answer);
  const told = textAt(answer, word.path);
  const status = told === null ? "unknown" : (word.words[nfc(told).trim()] ?? "unknown");
  switch (status) {
    case "applied":
    case "already_applied":
      return done(status, answers, answer);
    case "conflict":
      return { status, current: null };
    case "refused":
    case "unknown": {
      const reason = answers.reason === undefined ? null : textAt(answer, answers.reason);
      return {
        status,
        reason: withoutPersons(reason ?? "") || `the source answered ${told === null ? `nothing at "${word.path}"` : `"${withoutPersons(told)}"`}`,
      };
    }
  }
}

/**
 * What a fault says became of a change.
 * @returns null for a fault that is to be thrown: the source surely did nothing, and may another time
 */
export function outcomeOfFault(fault: SoapFault): WriteOutcome | null {
  switch (fault.meaning) {
    case "done":
      return { status: "already_applied", version: null, receipt: { code: fault.code } };
    case "conflict":
      return { status: "conflict", current: null };
    case "refused":
    case "data":
    case "missing":
      return { status: "refused", reason: fault.words === "" ? fault.code : `${fault.code}: ${fault.words}` };
    case "transient":
      // a source that failed in the middle may have done it
      return { status: "unknown", reason: fault.message };
    case "auth":
    case "config":
      return null;
  }
}

export function done(status: "applied" | "already_applied", answers: Answers, answer: Json): WriteOutcome {
  const receipt = answers.receipt === undefined ? null : textAt(answer, answers.receipt);
  return { status, version: answers.version === undefined ? null : textAt(answer, answers.version), receipt: receipt === null ? {} : { receipt } };
}

/** @returns null when nothing stands there */
export function textAt(answer: Json, path: string): string | null {
  const value = valueAt(answer, path);
  return typeof value === "string" && value.trim() !== "" ? value : null;
}
