import { positionOf } from "../dialect/index.ts";
import type { DepartmentCode } from "../departments.ts";
import type { CourseStep, PlainKind } from "../course-step.ts";
import { OPEN } from "../open-stages.ts";
import type { Dice } from "../random.ts";
import { MOOT, NOT_COMPETENT } from "../text/index.ts";
import { punctuality } from "../units.ts";
import { DAY_MS } from "../vietnam-time.ts";
import type { Draft } from "./draft.ts";

/** Ways in which a case is left lying, with their share of the backlog. */
const WAYS = { OLD: 7, MOOT: 4, NOT_OURS: 6, NEVER_CLOSED: 56, NEVER_ANSWERED: 3, NEVER_RECORDED: 9, NEVER_RESOLVED: 15 } as const;
type Way = keyof typeof WAYS;
/** With one working day for nearly everything, what lies unresolved is overdue at once: less of it, to keep to a third. */
const INCIDENT_WAYS = { ...WAYS, NEVER_CLOSED: 110 };

const LEAST_AGE_MS = 20 * DAY_MS;
const OLD_AGE_MS = 190 * DAY_MS;

/** The course up to and with the first step of that kind, or whole where it has none. */
function upTo(course: readonly CourseStep[], kind: PlainKind): CourseStep[] {
  const index = course.findIndex((step) => step.kind === kind);
  return index < 0 ? [...course] : course.slice(0, index + 1);
}

const beforeResult = (course: readonly CourseStep[]): CourseStep[] => upTo(course, "RESOLVED").slice(0, -1);

function withLastNote(course: CourseStep[], note: string): CourseStep[] {
  return course.map((step, index) => (index === course.length - 1 ? { ...step, note } : step));
}

function leaveUnresolved(draft: Draft, dice: Dice): void {
  const stopped = dice.weighted({ RECEIVED: 14, ASSIGNED: 30, ACCEPTED: 56 });
  draft.happened = stopped === "ACCEPTED" ? beforeResult(draft.invented.course) : upTo(draft.invented.course, stopped);
  draft.backlog = "B1";
}

function leaveUnrecorded(draft: Draft, dept: DepartmentCode, dice: Dice): void {
  draft.backlog = "B2";
  if (dept === "hatang") draft.remark = "Đội thi công báo đã khắc phục xong, chờ cập nhật";
  if (dept === "hatang" || dice.chance(0.5)) {
    draft.happened = beforeResult(draft.invented.course);
    draft.hasEarlyResult = true;
  } else {
    draft.happened = upTo(draft.invented.course, "RESOLVED");
    draft.lagging = "IN_PROGRESS";
  }
}

function leaveUnclosed(draft: Draft, dept: DepartmentCode, dice: Dice): void {
  const { course } = draft.invented;
  draft.backlog = "B2";
  const datedButOpen = (dept === "sxd" || dept === "trungtam") && dice.chance(0.1);
  if (datedButOpen) draft.lagging = "ANSWERED";
  const answered = course.some((step) => step.kind === "ANSWERED") ? "ANSWERED" : "RESOLVED";
  draft.happened = upTo(course, datedButOpen ? "CLOSED" : answered);
}

function leaveWithRemark(draft: Draft, remark: string): void {
  draft.happened = withLastNote(beforeResult(draft.invented.course), remark);
  draft.remark = remark;
}

function leaveLying(draft: Draft, way: Way, dept: DepartmentCode, dice: Dice): void {
  switch (way) {
    case "NEVER_RESOLVED":
      return leaveUnresolved(draft, dice);
    case "OLD":
      leaveUnresolved(draft, dice);
      draft.backlog = "B3";
      return;
    case "MOOT":
      leaveWithRemark(draft, `Nội dung ${MOOT}`);
      draft.backlog = "B3";
      return;
    case "NOT_OURS":
      leaveWithRemark(draft, `${NOT_COMPETENT} của đơn vị, đề nghị chuyển cơ quan khác`);
      draft.backlog = "B4";
      return;
    case "NEVER_CLOSED":
      return leaveUnclosed(draft, dept, dice);
    case "NEVER_ANSWERED":
      draft.happened = upTo(draft.invented.course, "RESOLVED");
      draft.backlog = "B2";
      return;
    case "NEVER_RECORDED":
      return leaveUnrecorded(draft, dept, dice);
  }
}

const GOLDEN = 0.618_033_988_749_895;

/** The way of the n-th case left lying: in their shares however few there are, and well mixed. */
function wayOf(dept: DepartmentCode, index: number): Way {
  const ways = Object.entries(dept === "hatang" ? INCIDENT_WAYS : WAYS) as [Way, number][];
  const total = ways.reduce((sum, [, weight]) => sum + weight, 0);
  let left = (((index + 0.5) * GOLDEN) % 1) * total;
  for (const [way, weight] of ways) {
    left -= weight;
    if (left < 0) return way;
  }
  return "NEVER_CLOSED";
}

/** Drafts in the order in which they are likeliest to lie about: careless units and recent months first. */
function byLikelihood(drafts: readonly Draft[], anchor: number, dice: Dice): Draft[] {
  const keyed = drafts.map((draft) => {
    const careless = punctuality(draft.invented.destined.lead) < 0.7 ? 2.5 : 1;
    const weight = careless * Math.exp(-(anchor - draft.receivedAt) / (200 * DAY_MS));
    return { draft, key: dice.next() ** (1 / weight) };
  });
  return keyed.toSorted((one, other) => other.key - one.key).map((entry) => entry.draft);
}

/**
 * Leaves so many finished cases lying in one of the four backlog classes; old ones only where nobody reported again.
 * @param count how many to leave
 * @param anchor the instant of the sample, epoch milliseconds
 */
export function strandCases(dept: DepartmentCode, drafts: readonly Draft[], count: number, anchor: number, dice: Dice): void {
  const finished = drafts.filter(
    (draft) => draft.invented.ending === "DONE" && draft.happened.length === draft.invented.course.length && anchor - draft.receivedAt > LEAST_AGE_MS,
  );
  const waiting = byLikelihood(finished, anchor, dice);
  for (let left = count; left > 0 && waiting.length > 0; left -= 1) {
    const way = wayOf(dept, left);
    const needsAge = way === "OLD";
    const index = waiting.findIndex((draft) => !needsAge || (!draft.isRepeated && anchor - draft.receivedAt > OLD_AGE_MS));
    const [draft] = waiting.splice(Math.max(0, index), 1);
    if (draft !== undefined) leaveLying(draft, index < 0 ? "NEVER_CLOSED" : way, dept, dice);
  }
}

/** What was not yet finished when a department's past ended is by now backlog too. */
export function labelTheOld(drafts: readonly Draft[], anchor: number): void {
  for (const draft of drafts) {
    const isOpen = OPEN.has(positionOf(draft.happened, "", true).stage);
    if (isOpen && draft.backlog === null && anchor - draft.receivedAt > OLD_AGE_MS) draft.backlog = draft.isRepeated ? "B1" : "B3";
  }
}
