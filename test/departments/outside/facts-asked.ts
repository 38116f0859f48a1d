import type { CourseStep, PlainKind } from "../course-step.ts";
import { profileOf, type DepartmentCode } from "../departments.ts";
import { nextMark } from "../dialect/tell.ts";
import type { CaseFacts, CaseRecord, LedgerLine } from "../ledger-line.ts";
import { floorTo } from "../vietnam-time.ts";
import { positionOf } from "../dialect/position.ts";
import { NOTHING, type Act, type AskedAct, type Outside } from "./asked-act.ts";

const STEP_OF: Readonly<Partial<Record<Act, PlainKind | "EXTENDED" | "PAUSED" | "RESUMED">>> = {
  assign: "ASSIGNED",
  accept: "ACCEPTED",
  result: "RESOLVED",
  extend: "EXTENDED",
  transfer: "TRANSFERRED",
  return: "RETURNED",
  close: "CLOSED",
  reopen: "REOPENED",
  answer: "ANSWERED",
  pause: "PAUSED",
  resume: "RESUMED",
};

function unitOf(line: LedgerLine, { act, unit }: AskedAct): string {
  if (act === "assign" || act === "transfer") return unit ?? line.intake;
  const isIntakes = act === "return" || act === "close" || act === "reopen" || act === "extend";
  return isIntakes ? line.intake : positionOf(line.record.course, line.intake, true).holder;
}

function stepOf(line: LedgerLine, asked: AskedAct, at: number): CourseStep[] {
  const kind = STEP_OF[asked.act];
  if (kind === undefined) return [];
  const unit = unitOf(line, asked);
  if (kind === "PAUSED") {
    const { waitsFor, approver: by } = asked;
    return [{ at, kind, unit, note: asked.words, ...(waitsFor && { reason: waitsFor }), ...(by && { approver: by }) }];
  }
  if (kind !== "EXTENDED") return [{ at, kind, unit, note: asked.act === "result" ? null : asked.words }];
  const { words, dueDay, approver } = asked;
  return [{ at, kind, unit, note: null, ...(words !== null && { reason: words }), ...(dueDay && { dueDay }), ...(approver && { approver }) }];
}

function outsideAfter({ outside = NOTHING }: CaseRecord, asked: AskedAct, did: { at: number; print: string; steps: number }): Outside {
  const { act, words, form = null, paper, files = [] } = asked;
  const came = { at: did.at, steps: did.steps };
  const isOnPaper = act === "assign" || (act === "result" && (paper?.no ?? null) !== null);
  return {
    comments: act === "comment" ? [...outside.comments, { ...came, note: words ?? "" }] : outside.comments,
    documents: isOnPaper ? [...outside.documents, { ...came, act, no: paper?.no ?? null, day: paper?.day ?? null, form }] : outside.documents,
    files: [...outside.files, ...files.map((file) => ({ ...came, ...file }))],
    published: act === "publish" ? { ...came, answer: words ?? "" } : outside.published,
    last: { ...outside.last, [act]: { print: did.print, steps: did.steps } },
  };
}

function endsAfter(
  dept: DepartmentCode,
  { outcome, closeReason, remark }: CaseRecord,
  { act, words }: AskedAct,
): Pick<CaseRecord, "outcome" | "closeReason" | "remark"> {
  switch (act) {
    case "result":
      return { outcome: words, closeReason, remark: null };
    case "close":
      return { outcome, closeReason: words, remark: null };
    case "reopen":
      return { outcome: null, closeReason: null, remark: null };
    case "comment":
      return { outcome, closeReason, remark: dept === "hatang" ? words : remark };
    case "assign":
    case "accept":
    case "extend":
    case "transfer":
    case "return":
    case "publish":
    case "answer":
    case "pause":
    case "resume":
      return { outcome, closeReason, remark };
  }
}

/** What the writing of one asked act knows beside the act. */
export type Doing = { at: number; print: string; keepsMark: boolean };

/** Goes on with a case by the act asked for; it must not be refused there. @param line its newest version */
export function factsAsked(dept: DepartmentCode, line: LedgerLine, asked: AskedAct, { at: now, print, keepsMark }: Doing): CaseFacts {
  const { record } = line;
  const last = record.course.at(-1)?.at ?? 0;
  const at = Math.max(last, floorTo(Math.min(now, asked.at ?? now), profileOf(dept).precision));
  const course = [...record.course, ...stepOf(line, asked, at)];
  const { destined } = record;
  const lead = asked.act === "assign" || asked.act === "transfer" ? unitOf(line, asked) : destined.lead;
  const isStep = course.length > record.course.length;
  const after: CaseRecord = {
    ...record,
    mark: keepsMark ? record.mark : nextMark(dept, record.mark, now),
    course,
    destined: { ...destined, lead, cooperating: destined.cooperating.filter((code) => code !== lead) },
    ...endsAfter(dept, record, asked),
    outside: outsideAfter(record, asked, { at, print, steps: course.length }),
    ...(isStep && { lagging: null, backlog: null }),
  };
  return { ...line, record: after };
}

/** Whether the row already shows exactly this act as its newest of the kind, and nothing has undone it. */
export function isRepeat(line: LedgerLine, act: Act, print: string): boolean {
  const { course, outside = NOTHING } = line.record;
  const done = outside.last[act];
  if (done === undefined || done.print !== print) return false;
  const kind = STEP_OF[act];
  const after = course.slice(done.steps);
  return !after.some((step) => step.kind === kind || step.kind === "REOPENED" || (step.kind === "RETURNED" && act !== "comment"));
}
