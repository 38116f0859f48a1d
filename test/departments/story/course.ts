import type { Field } from "@dau-moi/schema";
import type { DepartmentCode } from "../departments.ts";
import type { CourseStep, PlainKind } from "../course-step.ts";
import type { Destination } from "../ledger-line.ts";
import type { Dice } from "../random.ts";
import { inventNote } from "../text/index.ts";
import { punctuality } from "../units.ts";
import { DAY_MS, floorTo, MINUTE_MS } from "../vietnam-time.ts";
import { officeMomentAfter } from "../working-days.ts";
import { otherUnit } from "./leads.ts";

export type CoursePlan = {
  dept: DepartmentCode;
  receivedAt: number;
  intake: string;
  destined: Destination;
  field: Field;
  urgent: boolean;
  repeats: boolean;
  precision: number;
};

/** How the whole life of a case goes, also beyond the instant at which it will be cut. */
export type InventedCourse = { course: CourseStep[]; destined: Destination; ending: "DONE" | "DECLINED" | "REDIRECTED" | "NOT_COMPETENT" | "DUPLICATE" };

/** Whole working days a unit has to resolve a case. */
function handlingLimit({ dept, field, destined: { cooperating } }: Pick<CoursePlan, "dept" | "field" | "destined">): number {
  if (dept === "stp") return 15;
  if (field === "URBAN_INFRASTRUCTURE") return 1;
  return cooperating.length > 0 ? 7 : 5;
}

const ENDINGS: Readonly<Record<DepartmentCode, Readonly<Record<string, number>>>> = {
  tinh: { DONE: 94.5, DECLINED: 3, REDIRECTED: 2.5 },
  sxd: { DONE: 96, DECLINED: 2, NOT_COMPETENT: 2 },
  hatang: { DONE: 93, DECLINED: 3, DUPLICATE: 4 },
  songlam: { DONE: 96, DECLINED: 4 },
  trungtam: { DONE: 96, DECLINED: 3, NOT_COMPETENT: 1 },
  stp: { DONE: 95, DECLINED: 3, REDIRECTED: 2 },
  eoffice: { DONE: 96, DECLINED: 4 },
  syt: { DONE: 97, DECLINED: 3 },
  "so-tiepdan": { DONE: 1 },
};

/** Writes one step after the other; each moment is in office hours after the one before. */
function courseWriter(plan: CoursePlan, dice: Dice) {
  const course: CourseStep[] = [{ at: plan.receivedAt, kind: "RECEIVED", unit: plan.intake, note: inventNote("RECEIVED", plan.receivedAt, dice) }];
  function stepAt(at: number, kind: PlainKind, unit: string | null): void {
    const last = course.at(-1)?.at ?? plan.receivedAt;
    const moment = Math.max(last, floorTo(at, plan.precision));
    course.push({ at: moment, kind, unit, note: inventNote(kind, moment, dice) });
  }
  const lastAt = (): number => course.at(-1)?.at ?? plan.receivedAt;
  const step = (days: number, kind: PlainKind, unit: string | null): void => stepAt(officeMomentAfter(lastAt(), days, dice), kind, unit);
  return { course, step, stepAt, lastAt };
}

type CourseWriter = ReturnType<typeof courseWriter>;

const fewDays = (dice: Dice): number => Number(dice.weighted({ "0": 48, "1": 36, "2": 10, "3": 6 }));

function handOut(writer: CourseWriter, plan: CoursePlan, lead: string, dice: Dice): void {
  if (plan.urgent) writer.stepAt(writer.lastAt() + dice.whole(6, 90) * MINUTE_MS, "ASSIGNED", lead);
  else writer.step(dice.chance(0.03) ? dice.whole(4, 7) : fewDays(dice), "ASSIGNED", lead);
}

/** From being given out to being answered, in time or not as the unit is wont. */
function handleOnce(writer: CourseWriter, plan: CoursePlan, holder: string, dice: Dice): void {
  const limit = handlingLimit(plan);
  writer.step(plan.urgent || limit === 1 ? 0 : Number(dice.weighted({ "0": 60, "1": 40 })), "ACCEPTED", holder);
  const inTime = dice.chance(punctuality(holder));
  const days = inTime ? dice.whole(0, Math.max(0, limit - 1)) : limit + 1 + Math.floor(-Math.log(1 - dice.next()) * 4);
  writer.step(days, "RESOLVED", holder);
  const answers = plan.dept === "hatang" ? dice.chance(0.8) : true;
  if (answers) writer.step(dice.chance(0.9) ? 0 : dice.whole(1, 3), "ANSWERED", dice.chance(0.7) ? holder : plan.intake);
}

function conclude(writer: CourseWriter, plan: CoursePlan, dice: Dice): void {
  writer.step(Number(dice.weighted({ "0": 45, "1": 35, "2": 20 })), "CLOSED", dice.chance(0.12) ? null : plan.intake);
}

function endEarly(writer: CourseWriter, plan: CoursePlan, ending: InventedCourse["ending"], dice: Dice): void {
  if (ending === "NOT_COMPETENT") handOut(writer, plan, plan.destined.lead, dice);
  writer.step(fewDays(dice), ending === "DECLINED" || ending === "REDIRECTED" ? ending : "CLOSED", plan.intake);
}

/** Gives the case out, sometimes twice, and sometimes passes it on. @returns who holds it in the end */
function findHolder(writer: CourseWriter, plan: CoursePlan, dice: Dice): string {
  let holder = plan.destined.lead;
  handOut(writer, plan, holder, dice);
  const movable = plan.dept !== "songlam" && plan.dept !== "so-tiepdan";
  if (movable && dice.chance(0.022)) {
    writer.step(fewDays(dice), "RETURNED", plan.intake);
    holder = otherUnit(plan.dept, holder, writer.lastAt(), dice);
    handOut(writer, plan, holder, dice);
  }
  if (movable && dice.chance(0.062)) {
    if (dice.chance(0.6)) writer.step(fewDays(dice), "ACCEPTED", holder);
    holder = otherUnit(plan.dept, holder, writer.lastAt(), dice);
    writer.step(dice.whole(0, 2), "TRANSFERRED", holder);
  }
  return holder;
}

/** Invents the life of one case from the call to the end, possibly reopened once. */
export function inventCourse(plan: CoursePlan, dice: Dice): InventedCourse {
  const writer = courseWriter(plan, dice);
  const ending = (plan.repeats && plan.dept === "hatang" && dice.chance(0.5) ? "DUPLICATE" : dice.weighted(ENDINGS[plan.dept])) as InventedCourse["ending"];
  if (ending !== "DONE") {
    endEarly(writer, plan, ending, dice);
    return { course: writer.course, destined: plan.destined, ending };
  }
  const holder = findHolder(writer, plan, dice);
  handleOnce(writer, plan, holder, dice);
  conclude(writer, plan, dice);
  if (dice.chance(0.032)) {
    writer.stepAt(officeMomentAfter(writer.lastAt() + dice.whole(2, 20) * DAY_MS, 0, dice), "REOPENED", plan.intake);
    handleAgain(writer, plan, holder, dice);
  }
  const { cooperating, supervisor } = plan.destined;
  return { course: writer.course, destined: { lead: holder, cooperating: cooperating.filter((code) => code !== holder), supervisor }, ending };
}

function handleAgain(writer: CourseWriter, plan: CoursePlan, holder: string, dice: Dice): void {
  writer.step(dice.whole(0, handlingLimit(plan) + 1), "RESOLVED", holder);
  writer.step(dice.chance(0.9) ? 0 : 1, "ANSWERED", holder);
  conclude(writer, plan, dice);
}
