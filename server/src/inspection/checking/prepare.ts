import { asking, doingOf, postFor } from "../../access/index.ts";
import { keyFault, numberOf, said, wordsFault } from "../../platform/asked.ts";
import { instantText } from "../../platform/instant.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import { withoutSubmitters } from "../../case/index.ts";
import type { Unit } from "../../unit/index.ts";
import { inspectable, onInspection, writtenOnce } from "../act.ts";
import type { InspectionContext } from "../act.ts";
import { withoutSubmittersOf } from "../hide.ts";
import { insertKept } from "../kept.queries.ts";
import { gathered } from "./evidence.ts";
import type { AnswerItemInput, InspectionWordsInput, PlanInspectionsInput, PrepareInspectionInput } from "./inspection.inputs.ts";
import { checklistOn, insertEvidence, planNames } from "./inspection.queries.ts";

const MOST_UNITS = 200;
const MOST_TEAM = 20;
const LONGEST_BASIS = 500;
const LONGEST_WORDS = 4_000;

/** Writes down which units are inspected in a year, and for what. */
export async function planInspections(input: PlanInspectionsInput, context: InspectionContext): Promise<{ id: number } | Problem> {
  const [basis, contents] = [said(input.legalBasis), said(input.contents)];
  const fault = keyFault(input.key) ?? wordsFault(basis, "legalBasis", LONGEST_BASIS) ?? wordsFault(contents, "contents", LONGEST_WORDS);
  if (fault !== undefined) return fault;
  if (input.year < 2016 || input.year > 2100) return { at: "year", message: "Năm từ 2016 đến 2100." };
  const units = unitsOf(input.units, context);
  if ("message" in units) return units;
  const posts = units.map(({ path }) => postFor(asking(context), "planInspections", { unitPath: path }));
  const [post] = posts;
  if (post === undefined || posts.includes(undefined)) return { at: "units", message: "Có đơn vị không thuộc phạm vi bạn được kiểm tra." };
  const ids = units.map(({ id }) => id);
  const doing = doingOf(post, input.key, ["planInspections", input.year, basis, contents, ids], context);
  const row = { province: context.units.province.code, year: input.year, legal_basis: await open(basis, context), contents: await open(contents, context) };
  const subject = { kind: "plan", id: String(input.year) };
  const writing = { operation: "planInspections", table: "inspection_plan", subject, detail: { units: ids.length } } as const;
  return context.database
    .asWorker()
    .write((tx) => writtenOnce(tx, doing, writing, () => insertKept(tx, "inspection_plan", { ...row, unit_ids: ids }, doing), context));
}

/** Nobody's number is kept in what is written down. */
const open = (text: string, context: InspectionContext): Promise<string> => withoutSubmitters([], text, context);

function unitsOf(codes: readonly string[], { units, clock }: InspectionContext): Unit[] | Problem {
  const named = [...new Set(codes)];
  if (named.length === 0 || named.length > MOST_UNITS) return { at: "units", message: `Cần từ 1 đến ${MOST_UNITS} đơn vị.` };
  const found: Unit[] = [];
  for (const code of named) {
    const unit = units.byCode(code);
    if (unit === undefined) return { at: "units", message: `Danh mục không có đơn vị ${code.slice(0, 40)}.` };
    if (units.endOf(unit) <= clock.now()) return { at: "units", message: `${unit.name} đã kết thúc hoạt động.` };
    if (!units.ruleOf(unit).inspected) return { at: "units", message: `${unit.name} không thuộc phạm vi kiểm tra của UBND tỉnh.` };
    found.push(unit);
  }
  return found;
}

/** Writes down an inspection that is to come; the unit does not see it before it is opened. */
export async function prepareInspection(input: PrepareInspectionInput, context: InspectionContext): Promise<{ id: number } | Problem> {
  const basis = said(input.legalBasis);
  const team = input.team.map((name) => said(name)).filter((name) => name !== "");
  const fault = keyFault(input.key) ?? wordsFault(basis, "legalBasis", LONGEST_BASIS) ?? termsFault(input, team, context);
  if (fault !== undefined) return fault;
  const units = unitsOf([input.unit], context);
  if ("message" in units) return { ...units, at: "unit" };
  const unit = units[0] as Unit;
  const post = postFor(asking(context), "prepareInspection", { unitPath: unit.path });
  if (post === undefined) return { at: "unit", message: `${unit.name} không thuộc phạm vi bạn được kiểm tra.` };
  const planId = input.plan == null ? null : numberOf(input.plan);
  if (input.plan != null && (planId === null || !(await isPlanOf(planId, unit.id, context))))
    return { at: "plan", message: "Kế hoạch này không có, hoặc không gồm đơn vị này." };
  const doing = doingOf(post, input.key, ["prepareInspection", planId, unit.id, input.fromDay, input.toDay, team, basis], context);
  const row = {
    plan_id: planId,
    unit_id: unit.id,
    from_day: input.fromDay,
    to_day: input.toDay,
    team,
    legal_basis: await withoutSubmittersOf({ unitId: unit.id, fromDay: input.fromDay, toDay: input.toDay }, basis, context),
  };
  const subject = { kind: "unit", id: unit.code };
  const writing = { operation: "prepareInspection", table: "inspection", subject, detail: { from: input.fromDay, to: input.toDay } } as const;
  const whole = { ...row, province: context.units.province.code };
  return context.database.asWorker().write((tx) => writtenOnce(tx, doing, writing, () => insertKept(tx, "inspection", whole, doing), context));
}

function termsFault({ fromDay, toDay }: PrepareInspectionInput, team: readonly string[], { clock }: InspectionContext): Problem | undefined {
  if (toDay < fromDay) return { at: "toDay", message: "Ngày cuối phải từ ngày đầu trở đi." };
  if (toDay > localDay(clock.now())) return { at: "toDay", message: "Chỉ kiểm tra những ngày đã qua hoặc hôm nay." };
  if (team.length === 0 || team.length > MOST_TEAM) return { at: "team", message: `Đoàn kiểm tra có từ 1 đến ${MOST_TEAM} người.` };
  return team.some((name) => name.length > 200) ? { at: "team", message: "Tên dài quá 200 ký tự." } : undefined;
}

async function isPlanOf(planId: number, unitId: number, context: InspectionContext): Promise<boolean> {
  return context.database.read((tx) => planNames(tx, planId, unitId));
}

/** Opens an inspection: what the system says to every item is frozen, and the unit sees it. */
export async function openInspection(input: InspectionWordsInput, context: InspectionContext): Promise<{ id: number } | Problem> {
  const spoken = said(input.words);
  const fault = wordsFault(spoken, "words", LONGEST_WORDS);
  if (fault !== undefined) return fault;
  const today = localDay(context.clock.now());
  const items = await context.database.read((tx) => checklistOn(tx, today));
  const act = { operation: "openInspection", input, table: "inspection_step", content: [spoken], needs: "PLANNED" } as const;
  const row = await inspectable(input.id, "openInspection", context);
  if ("message" in row) return row;
  const words = await withoutSubmittersOf(row, spoken, context);
  const { asOf, evidence } = await gathered(
    row,
    items.map(({ code }) => code),
    context,
  );
  const detail = { event: asOf.event, items: evidence.length };
  return onInspection(
    { ...act, detail },
    async (tx, doing, { id }) => {
      const step = { inspection_id: id, kind: "OPENED", words, as_of_event: asOf.event, as_of_instant: instantText(asOf.instant) };
      const written = await insertKept(tx, "inspection_step", step, doing);
      if (written !== null) await insertEvidence(tx, id, evidence);
      return written;
    },
    context,
  );
}

/** The inspector answers an item of the checklist; his last word holds. */
export async function answerItem(input: AnswerItemInput, context: InspectionContext): Promise<{ id: number } | Problem> {
  const spoken = said(input.words);
  const fault = wordsFault(spoken, "words", LONGEST_WORDS);
  if (fault !== undefined) return fault;
  const row = await inspectable(input.id, "answerInspectionItem", context);
  if ("message" in row) return row;
  const words = await withoutSubmittersOf(row, spoken, context);
  const { item, result } = input;
  const act = { operation: "answerInspectionItem", input, table: "inspection_answer", content: [item, result, spoken], needs: "OPEN" } as const;
  const detail = { item, result };
  return onInspection(
    { ...act, detail },
    (tx, doing, { id }) => insertKept(tx, "inspection_answer", { inspection_id: id, item, result, words }, doing),
    context,
  );
}
