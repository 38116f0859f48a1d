import { asking, doingOf, postFor } from "../../access/index.ts";
import type { OperationName } from "../../access/index.ts";
import { limitOf, withinCalendar } from "../../calendar/index.ts";
import { calendarDeadline } from "../../clock/index.ts";
import { keyFault, numberOf, said, wordsFault } from "../../platform/asked.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import { inspectable, onInspection, writtenOnce } from "../act.ts";
import type { InspectionContext } from "../act.ts";
import { withoutSubmittersOf } from "../hide.ts";
import { insertKept } from "../kept.queries.ts";
import { inspectionById } from "../checking/inspection.queries.ts";
import type { InspectionRow } from "../checking/inspection.queries.ts";
import { courseFault } from "./course.ts";
import type { AnswerFindingInput, RaiseFindingInput, SettleFindingInput } from "./finding.inputs.ts";
import { findingById, findingSteps, findingTerms, lockFinding } from "./finding.queries.ts";
import type { FindingStepKind } from "./finding.words.ts";

const LONGEST_WORDS = 4_000;
const LONGEST_DOCUMENT = 100;
const LONGEST_REGULATION = 300;
const MOST_WORKING_DAYS = 60;
const NOT_FOUND: Problem = { at: "id", message: "Không có kiến nghị này trong phạm vi bạn được thực hiện." };

/** Writes down what was found, by when it is to be explained and remedied. */
export async function raiseFinding(input: RaiseFindingInput, context: InspectionContext): Promise<{ id: number } | Problem> {
  const spoken = said(input.words);
  const { workingDays = null, item = null, kind } = input;
  const fault = wordsFault(spoken, "words", LONGEST_WORDS);
  if (fault !== undefined) return fault;
  if (workingDays !== null && (workingDays < 1 || workingDays > MOST_WORKING_DAYS))
    return { at: "workingDays", message: `Số ngày làm việc từ 1 đến ${MOST_WORKING_DAYS}.` };
  const row = await inspectable(input.id, "raiseFinding", context);
  if ("message" in row) return row;
  const due = await duesOf(row.unitId, workingDays, context);
  if ("message" in due) return due;
  const words = await withoutSubmittersOf(row, spoken, context);
  const act = { operation: "raiseFinding", input, table: "finding", content: [kind, item, spoken, workingDays], needs: "OPEN", detail: { kind } } as const;
  const dues = { explain_due_at: instantText(due.explain), remedy_due_at: instantText(due.remedy), terms: due.terms };
  return onInspection(
    act,
    (tx, doing, { id }) => insertKept(tx, "finding", { inspection_id: id, unit_id: row.unitId, kind, item, words, ...dues }, doing),
    context,
  );
}

interface Dues {
  explain: Instant;
  remedy: Instant;
  terms: string;
}

/** First late instants by the terms in force and the unit's calendar. @source Bộ luật Dân sự 2015 điều 147–148 */
async function duesOf(unitId: number, workingDays: number | null, { database, rules, clock }: InspectionContext): Promise<Dues | Problem> {
  if (rules === null) return { at: "id", message: "Chưa có lịch làm việc được ban hành, chưa tính được hạn." };
  const now = clock.now();
  const terms = await database.read((tx) => findingTerms(tx, localDay(now)));
  const dueOf = (kind: "EXPLANATION" | "REMEDY"): Instant => {
    const term = terms.find((one) => one.kind === kind);
    if (term === undefined) throw new Error(`inspection_term: no ${kind} on ${localDay(now)}`);
    const limit = limitOf(term.limitText);
    if ("message" in limit) throw new Error(`inspection_term: ${limit.message}`);
    const asked = kind === "REMEDY" && workingDays !== null ? ({ unit: "wd", amount: workingDays } as const) : limit;
    return calendarDeadline(rules.time, unitId, now, asked).dueAt;
  };
  return (
    withinCalendar(() => ({ explain: dueOf("EXPLANATION"), remedy: dueOf("REMEDY"), terms: terms.map(({ legalBasis }) => legalBasis).join("; ") })) ?? {
      at: "workingDays",
      message: "Lịch làm việc được ban hành chưa đến ngày này.",
    }
  );
}

/** The unit explains, or reports its remedy. */
export function answerFinding(input: AnswerFindingInput, context: InspectionContext): Promise<{ id: number } | Problem> {
  return taken("answerFinding", input, context);
}

/** The inspector checks the remedy, or writes down what became of a sanction. */
export async function settleFinding(input: SettleFindingInput, context: InspectionContext): Promise<{ id: number } | Problem> {
  const { kind } = input;
  if (kind === "SANCTION_PROPOSED" && said(input.regulation) === "") return { at: "regulation", message: "Cần nêu quy định có hình thức xử lý này." };
  if ((kind === "SANCTION_DECIDED" || kind === "SANCTION_APPLIED") && said(input.document) === "")
    return { at: "document", message: "Cần số văn bản quyết định hoặc thực hiện." };
  return taken("settleFinding", input, context);
}

interface Step {
  key: string;
  id: string;
  words: string;
  document?: string | null;
  kind: FindingStepKind;
  regulation?: string | null;
}

async function taken(operation: OperationName, input: Step, context: InspectionContext): Promise<{ id: number } | Problem> {
  const [spoken, document, regulation] = [said(input.words), said(input.document), said(input.regulation)];
  const fault = keyFault(input.key) ?? wordsFault(spoken, "words", LONGEST_WORDS);
  if (fault !== undefined) return fault;
  if (document.length > LONGEST_DOCUMENT) return { at: "document", message: `Số văn bản dài quá ${LONGEST_DOCUMENT} ký tự.` };
  if (regulation.length > LONGEST_REGULATION) return { at: "regulation", message: `Tên quy định dài quá ${LONGEST_REGULATION} ký tự.` };
  const number = numberOf(input.id);
  const found = number === null ? null : await context.database.read((tx) => findingById(tx, number));
  const post = found === null ? undefined : postFor(asking(context), operation, { unitPath: context.units.byId(found.unitId).path });
  if (found === null || post === undefined) return NOT_FOUND;
  const { kind } = input;
  const doing = doingOf(post, input.key, [operation, found.id, kind, spoken, document, regulation], context);
  const words = await withoutSubmittersOf(await inspectionOf(found.inspectionId, context), spoken, context);
  const row = { finding_id: found.id, kind, words, document: document || null, regulation: regulation || null };
  const subject = { kind: "finding", id: String(found.id) };
  return context.database.asWorker().write(async (tx) => {
    await lockFinding(tx, found.id);
    const write = async (): Promise<number | null | Problem> => {
      const steps = (await findingSteps(tx, [found.id])).map((step) => step.kind);
      const wrong = courseFault(steps, kind);
      return wrong === undefined ? insertKept(tx, "finding_step", row, doing) : { at: "kind", message: wrong };
    };
    return writtenOnce(tx, doing, { operation, table: "finding_step", subject, detail: { kind } }, write, context);
  });
}

/** Who sees a finding sees its inspection. */
async function inspectionOf(id: number, { database }: InspectionContext): Promise<InspectionRow> {
  const row = await database.read((tx) => inspectionById(tx, id));
  if (row === null) throw new Error(`inspection ${id} is out of sight of who sees its finding`);
  return row;
}
