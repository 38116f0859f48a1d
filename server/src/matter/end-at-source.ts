import type { CaseChange, ChangeKind } from "@dau-moi/schema";
import type { Post } from "../access/index.ts";
import { asking } from "../access/index.ts";
import { KEY_USED } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { Problem } from "../platform/problem.ts";
import { decide, sourceOf, takes } from "../writeback/index.ts";
import type { Found } from "../writeback/index.ts";
import type { MatterContext } from "./context.ts";

/** What the source of a case can be asked for, so that it ends there. */
export type Ending = Extract<CaseChange, { kind: "CLOSE" | "COMMENT" | "TRANSFER" }>;

const CANNOT: Problem = {
  at: "caseId",
  message: "Hệ thống nguồn không nhận yêu cầu kết thúc hay ý kiến từ đây. Hãy thực hiện ngay trên hệ thống nguồn; Đầu Mối sẽ cập nhật theo.",
};

/**
 * The change that a source takes for a case that is not to be worked on here: to end it, in these words; where it cannot be asked for that, the same words as a note.
 * @param toUnit code of the unit that is to have it, where it is to be handed over
 * @returns the change, or that it takes none of them
 */
export async function endingFor(words: string, found: Found, context: MatterContext, toUnit: string | null = null): Promise<Ending | Problem> {
  const source = await sourceOf(context, found.case.sourceId);
  const at = instantText(found.now);
  const can = (kind: ChangeKind): boolean => takes(source, kind);
  if (toUnit !== null && can("TRANSFER")) return { kind: "TRANSFER", at, toUnit, reason: words };
  if (can("CLOSE")) return { kind: "CLOSE", at, reason: words };
  return can("COMMENT") ? { kind: "COMMENT", at, note: words } : CANNOT;
}

/** Decides the change in the transaction given. @returns its number, that the case moved on, or what stands against it */
export async function decideEnding(
  tx: Tx,
  ending: Ending,
  asked: { key: string; seen: number; post: Post; found: Found; toUnitId?: number | null },
  context: MatterContext,
): Promise<number | "movedOn" | Problem> {
  const { key: askedKey, seen, post, found, toUnitId = null } = asked;
  const who = { viewer: asking(context), post, askedKey, seen };
  const what = { caseId: found.case.id, change: ending, hide: found.hide, toUnitId, canSend: true, at: found.now, province: context.units.province.code };
  const decided = await decide(tx, context.vault, { ...who, ...what });
  switch (decided.outcome) {
    case "queued":
      return decided.id;
    case "movedOn":
      return "movedOn";
    case "onItsWay":
      return { at: "caseId", message: "Đã có yêu cầu cùng loại đang chờ nguồn xác nhận." };
    case "keyUsed":
      return KEY_USED;
    case "erased":
      throw new Error("an ending carries no files");
  }
}
