import type { CourseStep } from "../course-step.ts";
import type { DepartmentCode } from "../departments.ts";
import { intakeOf, profileOf } from "../departments.ts";
import { nextMark } from "../dialect/index.ts";
import type { CaseFacts, CaseRecord, LedgerLine } from "../ledger-line.ts";
import type { Dice } from "../random.ts";
import { numberCase, otherUnit, sceneAgain, type Subject } from "../story/index.ts";
import { CLOSE_REASONS, fillSlots, inventNote, MERGED_NOTE, outcomeShape, WITHDRAWN } from "../text/index.ts";
import { floorTo, utc } from "../vietnam-time.ts";
import { FULL_CHANGES, termsOf, type FullChange } from "./fuller.ts";
import { holderOf, PLAIN_STEP_OF, STEP_OF, type StepChange } from "./kinds.ts";

/** When a write becomes visible, and the instant its transaction began, which it is stamped with (epoch milliseconds). */
export type Moment = { at: number; mark: number };

function unitOfStep(dept: DepartmentCode, line: LedgerLine, kind: StepChange, at: number, dice: Dice): string {
  switch (kind) {
    case "assign":
      return line.record.destined.lead;
    case "transfer":
      return otherUnit(dept, holderOf(line), at, dice);
    case "return":
    case "close":
    case "reopen":
      return line.intake;
    case "accept":
    case "resolve":
    case "answer":
    case "pause":
    case "resume":
    case "report":
      return holderOf(line);
    case "extend":
    case "merge":
      return line.intake;
    case "urge":
      return line.record.destined.supervisor ?? line.intake;
  }
}

const isFuller = (kind: StepChange): kind is FullChange => FULL_CHANGES.some((known) => known === kind);

function resultAfter(line: LedgerLine, kind: StepChange, at: number, dice: Dice): Pick<CaseRecord, "outcome" | "closeReason" | "remark"> {
  const { outcome, closeReason, remark, title } = line.record;
  if (kind === "resolve") return { outcome: fillSlots(outcomeShape(title, dice), sceneAgain(line.record, at, dice)), closeReason, remark: null };
  if (kind === "close") return { outcome, closeReason: line.stage === "IN_PROGRESS" ? WITHDRAWN : dice.pick(CLOSE_REASONS), remark: null };
  if (kind === "merge") return { outcome: null, closeReason: MERGED_NOTE, remark: null };
  if (kind === "reopen") return { outcome: null, closeReason: null, remark: null };
  return { outcome, closeReason, remark: kind === "transfer" || kind === "return" ? null : remark };
}

/** Goes on with a case by one step. @param line its newest version; the step must be possible there */
export function factsAfter(dept: DepartmentCode, line: LedgerLine, kind: StepChange, moment: Moment, dice: Dice): CaseFacts {
  const last = line.record.course.at(-1)?.at ?? 0;
  const at = Math.max(last, floorTo(Math.min(moment.at, moment.mark), profileOf(dept).precision));
  const unit = unitOfStep(dept, line, kind, at, dice);
  const { destined } = line.record;
  const lead = kind === "transfer" ? unit : kind === "return" ? otherUnit(dept, destined.lead, at, dice) : destined.lead;
  const terms = isFuller(kind) ? termsOf(dept, line, kind, at, dice) : { note: inventNote(PLAIN_STEP_OF[kind], at, dice) };
  const step: CourseStep = { at, kind: STEP_OF[kind], unit, ...terms };
  const record: CaseRecord = {
    ...line.record,
    mark: nextMark(dept, line.record.mark, moment.mark),
    course: [...line.record.course, step],
    destined: { ...destined, lead, cooperating: destined.cooperating.filter((code) => code !== lead) },
    ...resultAfter(line, kind, at, dice),
    lagging: null,
    backlog: null,
  };
  return { ...line, record };
}

/** Rewrites a case without changing anything in it, as bulk jobs do. */
export function factsTouched(dept: DepartmentCode, line: LedgerLine, moment: Moment): CaseFacts {
  return { ...line, record: { ...line.record, mark: nextMark(dept, line.record.mark, moment.mark) } };
}

/** Enters a new case. @param number its row number and its running number */
export function factsOfNew(
  dept: DepartmentCode,
  subject: Subject,
  number: { row: number; serial: number },
  repeatOf: string | null,
  moment: Moment,
  dice: Dice,
): CaseFacts {
  const { precision } = profileOf(dept);
  const intake = intakeOf(dept, subject.record.place?.wardCode);
  const receivedAt = floorTo(Math.min(moment.at, moment.mark), precision);
  const { field, channel, urgent, wardCode } = subject;
  const record: CaseRecord = {
    ...subject.record,
    mark: nextMark(dept, null, moment.mark),
    course: [{ at: receivedAt, kind: "RECEIVED", unit: intake, note: inventNote("RECEIVED", receivedAt, dice) }],
    outcome: null,
    closeReason: null,
    remark: null,
    lagging: null,
    backlog: null,
  };
  const ward = wardCode === null ? {} : { wardCode };
  return {
    row: number.row,
    ...numberCase(dept, receivedAt, number.row, number.serial),
    receivedAt: utc(receivedAt),
    intake,
    field,
    channel,
    urgent,
    repeatOf,
    ...ward,
    record,
  };
}
