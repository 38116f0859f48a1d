import { actorOf, asking, doingOf } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../platform/asked.ts";
import type { Problem } from "../platform/problem.ts";
import type { DirectiveContext } from "./context.ts";
import type { WithdrawDirectiveInput } from "./directive.inputs.ts";
import { directivesById, lockObligations, placesOf } from "./directive.queries.ts";
import { withoutSubmittersOf } from "./hide.ts";
import { fits, issuingPost } from "./obligation.ts";
import { insertSteps, stepAsked } from "./record.queries.ts";
import { tell } from "./tell.ts";

const LONGEST_REASON = 1_000;

/** Takes a directive back: every unit that has not been accepted yet owes nothing any more. @returns its number, or what stands against it */
export async function withdraw(input: WithdrawDirectiveInput, context: DirectiveContext): Promise<{ id: number } | Problem> {
  const spoken = said(input.reason);
  const fault = keyFault(input.key) ?? wordsFault(spoken, "reason", LONGEST_REASON);
  if (fault !== undefined) return fault;
  const id = numberOf(input.id);
  const [found] = id === null ? [] : await context.database.read((tx) => directivesById(tx, [id]));
  const post = found === undefined ? undefined : issuingPost(asking(context), found.byUnitId, context.units, context.clock.now());
  if (found === undefined || post === undefined) return { at: "id", message: "Không có văn bản này trong phạm vi bạn được thu hồi." };
  const reason = await withoutSubmittersOf(found.id, spoken, context);
  const doing = doingOf(post, input.key, ["WITHDRAWN", found.id, spoken], context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const obligations = await lockObligations(tx, found.id);
    const before = await stepAsked(tx, doing.accountId, doing.askedKey);
    if (before !== null) return before.askedHash.equals(doing.askedHash) ? { id: found.id } : KEY_USED;
    const open = obligations.filter(({ state }) => fits("WITHDRAWN", state));
    if (open.length === 0) return { at: "id", message: "Văn bản này đã kết thúc hoặc đã được thu hồi." };
    const addressees = open.map(({ unitId }) => unitId);
    const event = await tell(
      tx,
      { kind: "DIRECTIVE_MOVED", byUnitId: found.byUnitId, addressees, places: await placesOf(tx, found.id), at: doing.at },
      context.units,
    );
    await insertSteps(
      tx,
      open.map((one) => ({ ...doing, obligationId: one.id, kind: "WITHDRAWN", words: reason, dueAt: one.dueAt })),
      event,
    );
    const entry = { stream: "decision", actor: actorOf(asking(context), post.onBehalfOf), act: "withdrawDirective", at: doing.at } as const;
    await appendAudit(tx, { ...entry, subject: { kind: "directive", id: String(found.id) }, detail: { obligations: open.length, event } });
    return { id: found.id };
  });
}
