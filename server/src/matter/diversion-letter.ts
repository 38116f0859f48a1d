import type { Paper } from "@dau-moi/schema";
import { actorOf, asking, doingOf, postFor } from "../access/index.ts";
import type { Post, Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { submitterHider } from "../case/index.ts";
import { KEY_USED, keyFault, said, wordsFault } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";
import type { UnitRegister } from "../unit/index.ts";
import { decide, foundCase, lockRecord, sourceOf, takes, tellChange } from "../writeback/index.ts";
import type { Found } from "../writeback/index.ts";
import { refusedWith } from "./context.ts";
import type { Acted, MatterContext } from "./context.ts";
import { insertDiversionLetter, letterAsked } from "./diversion-letter.queries.ts";
import { diversionsOf } from "./divert.queries.ts";
import type { DiversionRow } from "./divert.queries.ts";
import type { RecordDiversionLetterInput } from "./diversion-letter.types.ts";

const LONGEST_NUMBER = 80;
const NOT_FOUND: Problem = { at: "caseId", message: "Không có phản ánh đã chuyển hướng này trong phạm vi bạn được ghi văn bản chuyển." };

/** The post by which somebody records the letter of a diversion: one that may divert, in the unit that did or above it; undefined: none. */
export function letterPost(viewer: Viewer, diversion: DiversionRow, units: UnitRegister): Post | undefined {
  const { path: unitPath } = units.byId(diversion.byUnitId);
  return postFor(viewer, "recordDiversionLetter", { related: [{ relation: "HOLDS", unitPath }] });
}

/**
 * Records the letter by which a diverted case was sent on: who may, what it says, then letter, note to the source and the chain's entry in one transaction. A second letter of the same
 * diversion corrects the first, which stays. That its source refused to hand the case over undoes no letter.
 */
export async function recordDiversionLetter(input: RecordDiversionLetterInput, context: MatterContext): Promise<Acted> {
  const found = await foundCase(input.caseId, context);
  const diversion = found === null ? undefined : (await context.database.read((tx) => diversionsOf(tx, [found.case.id]))).at(-1);
  const post = diversion === undefined ? undefined : letterPost(asking(context), diversion, context.units);
  if (found === null || diversion === undefined || post === undefined) return refusedWith(NOT_FOUND);
  const number = said(input.paper.number);
  const fault = keyFault(input.key) ?? wordsFault(number, "paper", LONGEST_NUMBER) ?? dayFault(input.paper.day, found);
  if (fault !== undefined) return refusedWith(fault);
  // a number is no content: of it the submitter alone is hidden, also where all words of the case are
  const { hide } = await submitterHider(found.case.id, context);
  const paper = { number: hide(number), day: input.paper.day };
  const notes = !diversion.hides && takes(await sourceOf(context, found.case.sourceId), "COMMENT");
  const problem = await context.database.asWorker().write((tx) => keep(tx, { input, found, post, diversion, paper, notes }, context));
  return problem === null ? { outcome: "done", case: found.case } : refusedWith(problem);
}

function dayFault(day: string, { receivedAt, now }: Found): Problem | undefined {
  return day < localDay(receivedAt) || day > localDay(now) ? { at: "paper", message: "Ngày văn bản phải từ ngày tiếp nhận và không ở tương lai." } : undefined;
}

interface Recording {
  input: RecordDiversionLetterInput;
  found: Found;
  post: Post;
  diversion: DiversionRow;
  paper: Paper;
  /** its source is told the number, by a note */
  notes: boolean;
}

/** All or none; the same key again is the same letter. */
async function keep(tx: Tx, r: Recording, context: MatterContext): Promise<Problem | null> {
  const { input, found, post, diversion, paper } = r;
  const caseId = found.case.id;
  const doing = doingOf(post, input.key, ["recordDiversionLetter", diversion.id, input.paper.day, said(input.paper.number)], context);
  const record = await lockRecord(tx, caseId);
  const before = await letterAsked(tx, doing.accountId, doing.askedKey);
  if (before !== null) return before.askedHash.equals(doing.askedHash) ? null : KEY_USED;
  const changeId = await noted(tx, r, context);
  if (changeId !== null && typeof changeId !== "number") return changeId;
  if (changeId === null) await tellChange(tx, "CHANGE_MOVED", { caseId, at: doing.at, province: context.units.province.code });
  const id = await insertDiversionLetter(tx, { ...doing, diversionId: diversion.id, caseId, ...paper, changeId });
  const { vault } = context;
  const key = record?.wrappedKey == null ? vault.newRecordKey().key : vault.unwrap(record.wrappedKey);
  const kept = { texts: { number: paper.number }, caseId, seal: (plain: Buffer, place: string) => vault.seal(key, plain, place) };
  const subject = { kind: "case", id: String(caseId) };
  const detail = { diversion: diversion.id, letter: id, day: paper.day, change: changeId };
  const actor = actorOf(asking(context), post.onBehalfOf);
  await appendAudit(tx, { stream: "decision", actor, act: "recordDiversionLetter", subject, detail, at: doing.at, kept });
  return null;
}

/** The note by which its source learns of the letter. @returns its number; null: none is sent */
async function noted(tx: Tx, { input, found, post, diversion, paper, notes }: Recording, context: MatterContext): Promise<number | Problem | null> {
  if (!notes) return null;
  const note = `Đã chuyển theo văn bản số ${paper.number} ngày ${paper.day.split("-").toReversed().join("/")}: ${diversion.name}.`;
  const decided = await decide(tx, context.vault, {
    caseId: found.case.id,
    change: { kind: "COMMENT", at: instantText(found.now), note },
    askedKey: input.key.toLowerCase(),
    // whatever happened to the case, the letter went out
    seen: Infinity,
    viewer: asking(context),
    post,
    hide: found.hide,
    toUnitId: null,
    canSend: true,
    at: found.now,
    province: context.units.province.code,
  });
  switch (decided.outcome) {
    case "queued":
      return decided.id;
    case "keyUsed":
      return KEY_USED;
    case "movedOn":
    case "onItsWay":
    case "erased":
      throw new Error("a note waits for nothing, carries no files and is of whatever the case is by now");
  }
}
