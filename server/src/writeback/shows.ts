import { OPEN_STAGES } from "@dau-moi/schema";
import type { CaseChange, SourceCase, Stage, StepKind } from "@dau-moi/schema";

/** The source's present record of a case, and what it said when it was asked. */
export interface Shown {
  c: SourceCase;
  version: string | null;
  receiptVersion: string | null;
}

const ACCEPTED: readonly Stage[] = ["IN_PROGRESS", "RESOLVED", "ANSWERED", "CLOSED"];
/** A source may call an ending by its reason. */
const ENDED: readonly Stage[] = ["CLOSED", "DECLINED", "REDIRECTED"];
const GIVEN: readonly StepKind[] = ["ASSIGNED", "TRANSFERRED", "RETURNED"];

/** Whether a source's record shows that a change took place. */
export function shows(change: CaseChange, { c, version, receiptVersion }: Shown): boolean {
  const steps = (kind: StepKind) => c.steps.filter((step) => step.kind === kind);
  switch (change.kind) {
    case "ASSIGN":
      return c.leadUnitCode === change.toUnit && steps("ASSIGNED").some((step) => step.unitCode === null || step.unitCode === change.toUnit);
    case "ACCEPT":
      return ACCEPTED.includes(c.stage) || c.steps.findLastIndex((s) => s.kind === "ACCEPTED") > c.steps.findLastIndex((s) => GIVEN.includes(s.kind));
    case "RECORD_RESULT":
      return c.result !== null && plain(c.result).includes(plain(change.result));
    case "EXTEND":
      return steps("EXTENDED").some((step) => step.terms?.dueDay === change.dueDay);
    case "TRANSFER":
      return c.leadUnitCode === change.toUnit;
    case "RETURN":
      return c.leadUnitCode === c.intakeUnitCode || c.steps.findLast((step) => GIVEN.includes(step.kind))?.kind === "RETURNED";
    case "CLOSE":
      return ENDED.includes(c.stage);
    case "REOPEN":
      return (OPEN_STAGES as readonly Stage[]).includes(c.stage);
    case "ANSWER":
      return c.stage === "ANSWERED" || steps("ANSWERED").some((step) => lastOf(c, "RESOLVED") <= c.steps.indexOf(step));
    case "PAUSE":
      return c.steps.findLastIndex((s) => s.kind === "PAUSED" && s.terms?.pauseReason === change.pauseReason) > lastOf(c, "RESUMED");
    case "RESUME":
      return lastOf(c, "RESUMED") > lastOf(c, "PAUSED");
    case "COMMENT":
      return isReceipt(version, receiptVersion) || says(c, change.note);
    case "PUBLISH":
      return isReceipt(version, receiptVersion) || says(c, change.answer);
  }
}

/** The record is the very version that the source told us when we asked: our own echo. */
export function isReceipt(version: string | null, receiptVersion: string | null): boolean {
  return version !== null && version === receiptVersion;
}

const lastOf = (c: SourceCase, kind: StepKind): number => c.steps.findLastIndex((step) => step.kind === kind);

const says = (c: SourceCase, words: string): boolean => c.steps.some((step) => step.note !== null && plain(step.note).includes(plain(words)));

/** Sources fold blanks and write either Unicode form. */
function plain(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}
