import { randomUUID } from "node:crypto";
import type { CaseChange } from "@dau-moi/schema";
import { actorOf, asking, doingOf } from "../access/index.ts";
import type { Doing, Post } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { KEY_USED, keyFault, said, wordsFault } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { Problem } from "../platform/problem.ts";
import type { Unit } from "../unit/index.ts";
import { decide, faultOf, postForChange, sourceOf, takes } from "../writeback/index.ts";
import type { Found } from "../writeback/index.ts";
import type { MatterContext } from "./context.ts";
import { heldMatter } from "./join-cases.ts";
import { insertPart, lockMatter, matterAsked } from "./joined.queries.ts";
import type { MatterPartInput, SplitMatterInput } from "./joined.types.ts";

const LONGEST_WORDS = 1_000;
const MOST = 20;

/** A part that can be assigned. */
interface Part {
  found: Found;
  post: Post;
  unit: Unit;
  words: string;
  seen: number;
  change: CaseChange;
  canSend: boolean;
}

/** Thrown inside the transaction, which it undoes: one part cannot be assigned, so none is. */
class PartFault extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Gives cases of a matter to its agencies, each assigned at its source: all or none. @returns the matter's number, or what stands against it */
export async function splitMatter(input: SplitMatterInput, context: MatterContext): Promise<{ id: number } | Problem> {
  const fault = keyFault(input.key) ?? manyFault(input.parts);
  if (fault !== undefined) return fault;
  const held = await heldMatter(input.id, context);
  if ("message" in held) return held;
  const told = input.parts.map(({ caseId, unit, words }) => [caseId, unit, said(words)]);
  const doing = doingOf(held.post, input.key, ["splitMatter", held.id, told], context);
  const again = await context.database.asWorker().read((tx) => matterAsked(tx, "matter_part", doing.accountId, doing.askedKey));
  if (again !== null) return again.askedHash.equals(doing.askedHash) ? { id: again.id } : KEY_USED;
  const parts: Part[] = [];
  for (const asked of input.parts) {
    const part = await partOf(asked, held, context);
    if ("message" in part) return part;
    parts.push(part);
  }
  try {
    return await context.database.asWorker().write((tx) => keep(tx, { id: held.id, parts, doing }, context));
  } catch (error) {
    if (error instanceof PartFault) return error.problem;
    throw error;
  }
}

function manyFault(parts: readonly MatterPartInput[]): Problem | undefined {
  if (parts.length === 0 || parts.length > MOST) return { at: "parts", message: `Mỗi lần phân công 1 đến ${MOST} phần việc.` };
  return new Set(parts.map(({ caseId }) => caseId)).size < parts.length ? { at: "parts", message: "Mỗi phản ánh chỉ giao cho một cơ quan." } : undefined;
}

/** One part as a change that assigns it, or what stands against that. */
async function partOf(asked: MatterPartInput, held: { cases: readonly Found[]; unitIds: readonly number[] }, context: MatterContext): Promise<Part | Problem> {
  const words = said(asked.words);
  const found = held.cases.find(({ case: { id } }) => String(id) === asked.caseId);
  if (found === undefined) return { at: "parts", message: "Có phản ánh không thuộc vụ việc này." };
  const fault = wordsFault(words, "parts", LONGEST_WORDS);
  if (fault !== undefined) return fault;
  const unit = context.units.byCode(asked.unit.trim());
  if (unit === undefined || !held.unitIds.includes(unit.id))
    return { at: "parts", message: `${asked.unit.slice(0, 40)} không phải cơ quan chủ trì hoặc phối hợp của vụ việc.` };
  const post = postForChange(asking(context), "ASSIGN", found, unit);
  if (post === undefined) return { at: "parts", message: `Bạn không được giao phản ánh ${found.case.reference}.` };
  const at = instantText(found.now);
  const change: CaseChange = { kind: "ASSIGN", at, toUnit: unit.code, form: "SYSTEM", orderedAt: at, note: words };
  const refusal = faultOf(change, found);
  if (refusal !== undefined) return { at: "parts", message: `${found.case.reference}: ${refusal.message}` };
  return { found, post, unit, words, seen: asked.seen, change, canSend: takes(await sourceOf(context, found.case.sourceId), "ASSIGN") };
}

async function keep(
  tx: Tx,
  { id, parts, doing }: { id: number; parts: readonly Part[]; doing: Doing },
  context: MatterContext,
): Promise<{ id: number } | Problem> {
  const stands = await lockMatter(tx, id);
  const before = await matterAsked(tx, "matter_part", doing.accountId, doing.askedKey);
  if (before !== null) return before.askedHash.equals(doing.askedHash) ? { id: before.id } : KEY_USED;
  if (!stands) return { at: "id", message: "Vụ việc này đã được tách ra trước đó." };
  for (const part of parts.toSorted((a, b) => a.found.case.id - b.found.case.id)) await assigned(tx, { id, part, doing }, context);
  return { id };
}

async function assigned(tx: Tx, { id, part, doing }: { id: number; part: Part; doing: Doing }, context: MatterContext): Promise<void> {
  const { found, post, unit, words, seen, change, canSend } = part;
  const caseId = found.case.id;
  const who = { viewer: asking(context), post, askedKey: randomUUID(), seen };
  const what = { caseId, change, hide: found.hide, toUnitId: unit.id, canSend, at: found.now, province: context.units.province.code };
  const decided = await decide(tx, context.vault, { ...who, ...what });
  if (decided.outcome !== "queued") {
    const why = decided.outcome === "movedOn" ? "đã thay đổi ở nguồn sau khi bạn mở" : "đã có yêu cầu giao đang chờ nguồn xác nhận";
    throw new PartFault({ at: "parts", message: `Phản ánh ${found.case.reference} ${why}; chưa giao phần nào.` });
  }
  await insertPart(tx, { ...doing, matterId: id, caseId, unitId: unit.id, words: found.hide(words), changeId: decided.id });
  const subject = { kind: "case", id: String(caseId) };
  const actor = actorOf(asking(context), post.onBehalfOf);
  const detail = { matter: id, change: decided.id, unit: unit.code };
  await appendAudit(tx, { stream: "decision", actor, act: "splitMatter", subject, detail, at: doing.at });
}
