import { asking, isOneSide, postFor } from "../access/index.ts";
import type { Doing, OperationName, Post } from "../access/index.ts";
import { KEY_USED } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import type { Problem } from "../platform/problem.ts";
import type { ReportContext } from "./filing/index.ts";
import { keyAsked } from "./second-person.queries.ts";
import type { ProposalTable } from "./second-person.queries.ts";

export const SECOND_PERSON: Problem = { at: "id", message: "Người đề nghị không tự quyết định; cần người thứ hai." };

/** What is laid down holds for the whole province: the post is asked there. Who reads no reports lays nothing down about them. */
export function postOfProvince(operation: OperationName, context: ReportContext): Post | undefined {
  const [viewer, province] = [asking(context), { unitPath: context.units.province.path }];
  return postFor(viewer, "reports", province) === undefined ? undefined : postFor(viewer, operation, province);
}

/** By the same account, or in the place of who stands on the other side. */
export function isOwn(proposal: { byAccountId: number; byUsername: string; onBehalfOf: string | null }, doing: Doing, context: ReportContext): boolean {
  const proposed = { username: proposal.byUsername, onBehalfOf: proposal.onBehalfOf };
  return proposal.byAccountId === doing.accountId || isOneSide(proposed, { username: asking(context).username, onBehalfOf: doing.onBehalfOf });
}

/** What this key did before; null: nothing. */
export async function askedBefore(tx: Tx, table: ProposalTable, doing: Doing): Promise<{ id: number } | Problem | null> {
  const before = await keyAsked(tx, table, doing);
  if (before === null) return null;
  return before.askedHash.equals(doing.askedHash) ? { id: before.id } : KEY_USED;
}
