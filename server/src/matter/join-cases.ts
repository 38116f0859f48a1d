import { actorOf, asking, doingOf, postFor } from "../access/index.ts";
import type { Post } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { withoutSubmitter } from "../case/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../platform/asked.ts";
import type { Problem } from "../platform/problem.ts";
import type { Unit } from "../unit/index.ts";
import { foundCase, tellChange } from "../writeback/index.ts";
import type { Found } from "../writeback/index.ts";
import type { MatterContext } from "./context.ts";
import { casesOfMatters, insertMatter, insertUndone, joinedAmong, lockCases, lockMatter, matterAsked, matterById } from "./joined.queries.ts";
import type { JoinCasesInput, UndoMatterInput } from "./joined.types.ts";

const LONGEST_WORDS = 1_000;
const [FEWEST, MOST] = [2, 20];
const MOST_COOPERATING = 10;

/** Says that cases are one matter; nothing of theirs moves by it. @returns the matter's number, or what stands against it */
export async function joinCases(input: JoinCasesInput, context: MatterContext): Promise<{ id: number } | Problem> {
  const spoken = said(input.reason);
  const ids = [...new Set(input.caseIds)];
  const fault = keyFault(input.key) ?? wordsFault(spoken, "reason", LONGEST_WORDS);
  if (fault !== undefined) return fault;
  if (ids.length < FEWEST || ids.length > MOST) return { at: "caseIds", message: `Một vụ việc gồm ${FEWEST} đến ${MOST} phản ánh khác nhau.` };
  const found = await dispatched(ids, context);
  if ("message" in found) return found;
  const units = agenciesOf(input, context);
  if ("message" in units) return units;
  const words = await withoutAll(found.cases, spoken, context);
  const caseIds = found.cases.map(({ case: { id } }) => id).toSorted((a, b) => a - b);
  const [leadUnitId, ...cooperating] = units.map(({ id }) => id);
  const content = ["joinCases", caseIds, leadUnitId, cooperating, spoken];
  const doing = doingOf(found.post, input.key, content, context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    await lockCases(tx, caseIds);
    const before = await matterAsked(tx, "matter", doing.accountId, doing.askedKey);
    if (before !== null) return before.askedHash.equals(doing.askedHash) ? { id: before.id } : KEY_USED;
    const joined = await joinedAmong(tx, caseIds);
    if (joined.length > 0) return { at: "caseIds", message: `${joined.length} phản ánh đã thuộc một vụ việc khác.` };
    const id = await insertMatter(tx, { ...doing, leadUnitId: leadUnitId ?? 0, cooperating, words, caseIds });
    const actor = actorOf(asking(context), found.post.onBehalfOf);
    const entry = { stream: "decision", actor, act: "joinCases", at: doing.at } as const;
    for (const caseId of caseIds) {
      await appendAudit(tx, { ...entry, subject: { kind: "case", id: String(caseId) }, detail: { matter: id, cases: caseIds.length } });
      await tellChange(tx, "CHANGE_MOVED", { caseId, at: doing.at, province: context.units.province.code });
    }
    return { id };
  });
}

/** Open cases, each of which the asker dispatches. */
async function dispatched(ids: readonly string[], context: MatterContext): Promise<{ cases: Found[]; post: Post } | Problem> {
  const cases: Found[] = [];
  let by: Post | undefined;
  for (const id of ids) {
    const found = await foundCase(id, context);
    const post = found === null ? undefined : postFor(asking(context), "joinCases", found);
    if (found === null || post === undefined) return { at: "caseIds", message: "Có phản ánh không nằm trong phạm vi bạn được ghép vụ việc." };
    if (!found.open) return { at: "caseIds", message: `Phản ánh ${found.case.reference} đã kết thúc.` };
    cases.push(found);
    by ??= post;
  }
  return by === undefined ? { at: "caseIds", message: "Chưa chọn phản ánh nào." } : { cases, post: by };
}

/** The lead first, then those beside it; none twice, none that has ended. */
function agenciesOf({ lead, cooperating }: JoinCasesInput, { units, clock }: MatterContext): Unit[] | Problem {
  if (cooperating.length > MOST_COOPERATING) return { at: "cooperating", message: `Tối đa ${MOST_COOPERATING} cơ quan phối hợp.` };
  const agencies: Unit[] = [];
  for (const [place, code] of [lead, ...cooperating].entries()) {
    const at = place === 0 ? "lead" : "cooperating";
    const unit = units.byCode(code.trim());
    if (unit === undefined) return { at, message: `Danh mục không có đơn vị ${code.slice(0, 40)}.` };
    if (units.endOf(unit) <= clock.now()) return { at, message: `${unit.name} đã kết thúc hoạt động.` };
    if (agencies.includes(unit)) return { at, message: `${unit.name} được nêu hai lần.` };
    agencies.push(unit);
  }
  return agencies;
}

async function withoutAll(cases: readonly Found[], text: string, context: MatterContext): Promise<string> {
  let open = text;
  for (const { case: found } of cases) open = await withoutSubmitter(found.id, open, context);
  return open;
}

/** Undoes a matter: its cases are each for itself again; what was assigned stays assigned. @returns its number, or what stands against it */
export async function undoMatter(input: UndoMatterInput, context: MatterContext): Promise<{ id: number } | Problem> {
  const spoken = said(input.reason);
  const fault = keyFault(input.key) ?? wordsFault(spoken, "reason", LONGEST_WORDS);
  if (fault !== undefined) return fault;
  const held = await heldMatter(input.id, context);
  if ("message" in held) return held;
  const { id, cases, post } = held;
  const words = await withoutAll(cases, spoken, context);
  const doing = doingOf(post, input.key, ["undoMatter", id, spoken], context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const stands = await lockMatter(tx, id);
    const before = await matterAsked(tx, "matter_undone", doing.accountId, doing.askedKey);
    if (before !== null) return before.askedHash.equals(doing.askedHash) ? { id: before.id } : KEY_USED;
    if (!stands) return { at: "id", message: "Vụ việc này đã được tách ra trước đó." };
    await insertUndone(tx, { ...doing, matterId: id, words });
    const entry = { stream: "decision", actor: actorOf(asking(context), post.onBehalfOf), act: "undoMatter", at: doing.at } as const;
    for (const { case: found } of cases) {
      await appendAudit(tx, { ...entry, subject: { kind: "case", id: String(found.id) }, detail: { matter: id } });
      await tellChange(tx, "CHANGE_MOVED", { caseId: found.id, at: doing.at, province: context.units.province.code });
    }
    return { id };
  });
}

const NO_MATTER: Problem = { at: "id", message: "Không có vụ việc này trong phạm vi của bạn." };

/** A matter all of whose cases the asker dispatches. */
export async function heldMatter(asked: string, context: MatterContext): Promise<{ id: number; cases: Found[]; post: Post; unitIds: number[] } | Problem> {
  const id = numberOf(asked);
  const row = id === null ? null : await context.database.read((tx) => matterById(tx, id));
  if (row === null) return NO_MATTER;
  const all = await context.database.asWorker().read((tx) => casesOfMatters(tx, [row.id]));
  const cases: Found[] = [];
  let by: Post | undefined;
  for (const { caseId } of all) {
    const found = await foundCase(String(caseId), context);
    const post = found === null ? undefined : postFor(asking(context), "joinCases", found);
    if (found === null || post === undefined) return NO_MATTER;
    cases.push(found);
    by ??= post;
  }
  return by === undefined ? NO_MATTER : { id: row.id, cases, post: by, unitIds: [row.leadUnitId, ...row.cooperating] };
}
