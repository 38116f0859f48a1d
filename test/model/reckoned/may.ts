import type { ChangeKind, Stage } from "@dau-moi/schema";
import { dayNamed, dayOf } from "./calendar.ts";
import { STANDS_STILL } from "./clocks.ts";
import type { KnownCase } from "./case.ts";
import { PEOPLE, isWithin, reaches } from "./people.ts";
import type { Person } from "./people.ts";
import { INTAKE, isOpen, OPEN } from "./told.ts";
import type { Told } from "./told.ts";

/** A change as somebody asks for it; the words make each its own. */
export interface Asked {
  kind: ChangeKind;
  words: string;
  toUnit?: string;
  dueDay?: string;
  /** PAUSE: the regulation's code */
  pauseReason?: string;
}

/** @source the founding documents' rules 43–57, 65–76 as the glossary of acts has them */
const BY_HOLDER: Partial<Record<ChangeKind, readonly Person[]>> = {
  ACCEPT: ["head", "focal", "health"],
  RECORD_RESULT: ["head", "focal", "health"],
  RETURN: ["head", "health"],
  CLOSE: ["head", "focal", "health"],
  ANSWER: ["head", "focal", "health"],
  RESUME: ["head", "health"],
};
const BY_OFFICE: readonly ChangeKind[] = ["ASSIGN", "COMMENT", "EXTEND", "TRANSFER", "CLOSE", "REOPEN", "ANSWER", "RESUME"];

const holds = (who: Person, { known }: KnownCase): boolean => reaches(who, known.standing.unit);

/** Whether somebody may ask for a change; `toUnit` where it is given. */
export function mayAsk(who: Person, { kind, toUnit }: Asked, c: KnownCase): boolean {
  const holder = c.known.standing.unit;
  if (kind === "EXTEND" || kind === "PAUSE") return who === "leader" || (who === "chief" && holder !== INTAKE);
  if (kind === "RESUME" && who === "leader") return true;
  if (who === "chief") return BY_OFFICE.includes(kind);
  if (kind === "COMMENT") return ["head", "focal", "health"].includes(who) && (holds(who, c) || (who === "health" && c.known.told.several));
  if (kind === "ASSIGN") return (who === "head" || who === "health") && holds(who, c) && toUnit !== undefined && isWithin(toUnit, PEOPLE[who].unit);
  return BY_HOLDER[kind]?.includes(who) === true && holds(who, c);
}

const NOT_DONE: readonly Stage[] = ["RECEIVED", "ASSIGNED", "IN_PROGRESS"];
const STAGES: Partial<Record<ChangeKind, readonly Stage[]>> = {
  ASSIGN: NOT_DONE,
  ACCEPT: ["ASSIGNED"],
  RECORD_RESULT: ["ASSIGNED", "IN_PROGRESS", "RESOLVED", "ANSWERED"],
  EXTEND: NOT_DONE,
  TRANSFER: NOT_DONE,
  RETURN: ["ASSIGNED", "IN_PROGRESS"],
  CLOSE: ["RESOLVED", "ANSWERED"],
  REOPEN: ["CLOSED"],
  ANSWER: ["RESOLVED"],
  PAUSE: NOT_DONE,
  RESUME: NOT_DONE,
};

/** Whether a change makes sense for a case as it stands, at an instant. @param ruled a second return that the office rules on */
export function fits({ kind, toUnit, dueDay, pauseReason }: Asked, { known }: KnownCase, now: number, ruled = false): boolean {
  const { standing } = known;
  const stages = STAGES[kind];
  if (stages !== undefined && (!stages.includes(standing.stage as Stage) || standing.open === (kind === "REOPEN"))) return false;
  if (kind === "RETURN") return standing.unit !== INTAKE && standing.returnedBefore === ruled;
  if (toUnit !== undefined && toUnit === standing.unit) return false;
  const due = standing.running?.due ?? null;
  if (kind === "PAUSE") return due !== null && due !== Infinity && due > now && STANDS_STILL.includes(pauseReason ?? "");
  if (kind === "RESUME") return due === Infinity;
  if (kind !== "EXTEND") return true;
  if (due === null || standing.running?.originalDue !== null) return false; // once
  return due !== Infinity && due > now && dueDay !== undefined && dayNamed(dueDay) > dayOf(due - 1);
}

/** What the test's source takes: it does not do what makes no sense there. */
export function sourceTakes(kind: ChangeKind, told: Pick<Told, "stage" | "lead" | "steps">): boolean {
  const open = isOpen(told as Told);
  if (kind === "COMMENT") return true;
  if (kind === "REOPEN") return told.stage === "CLOSED";
  if (kind === "CLOSE") return open;
  if (kind === "RETURN" && told.lead === INTAKE) return false;
  return open && (STAGES[kind] ?? OPEN).includes(told.stage);
}
