import { actorOf, asking, doingOf, postFor } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { MOST_SUBMITTERS } from "../case/index.ts";
import { KEY_USED, keyFault, said, wordsFault } from "../platform/asked.ts";
import type { Problem } from "../platform/problem.ts";
import { tickNow } from "../tally/index.ts";
import { withoutFrozenSubmitters } from "./campaign-asking.ts";
import type { CampaignContext } from "./campaign-asking.ts";
import { countsOf } from "./campaign-figures.ts";
import { campaignEndAsked, insertCampaignEnd } from "./campaign-write.queries.ts";
import type { CampaignEnd } from "./campaign-write.queries.ts";
import { campaignById, frozenCaseIds } from "./campaign.queries.ts";
import type { CampaignRow } from "./campaign.queries.ts";
import type { CloseCampaignInput } from "./campaign.inputs.ts";

const LONGEST_REASON = 1_000;
const NOT_FOUND: Problem = { at: "id", message: "Không có chiến dịch này trong phạm vi bạn được kết thúc." };

/** Whether somebody may end a campaign: a post of his that may, whose scope covers the unit that opened it. */
export function endingPost(row: Pick<CampaignRow, "byUnitId">, context: CampaignContext): ReturnType<typeof postFor> {
  return context.viewer === null ? undefined : postFor(context.viewer, "closeCampaign", { unitPath: context.units.byId(row.byUnitId).path });
}

/** Ends a campaign; its figures stand from then on. @returns its number, or what stands against it */
export async function closeCampaign(input: CloseCampaignInput, context: CampaignContext): Promise<{ id: number } | Problem> {
  const spoken = said(input.reason).normalize("NFC");
  const fault = keyFault(input.key) ?? wordsFault(spoken, "reason", LONGEST_REASON);
  if (fault !== undefined) return fault;
  const found = /^\d{1,15}$/.test(input.id) ? await context.database.read((tx) => campaignById(tx, Number(input.id))) : null;
  const post = found === null ? undefined : endingPost(found, context);
  if (found === null || post === undefined) return NOT_FOUND;
  const ids = await context.database.read((tx) => frozenCaseIds(tx, found.id, MOST_SUBMITTERS + 1));
  const reason = await withoutFrozenSubmitters(ids, spoken, context);
  const { event, instant } = tickNow(context);
  const doing = doingOf(post, input.key, ["closeCampaign", found.id, input.outcome, spoken], context);
  const { left } = found.outcome === null ? await countsOf(context).load(found) : { left: 0 };
  return write({ ...doing, campaignId: found.id, outcome: input.outcome, reason, asOf: { event, instant } }, left, context);
}

async function write(end: CampaignEnd, left: number, context: CampaignContext): Promise<{ id: number } | Problem> {
  const { campaignId, outcome, asOf, at } = end;
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    if (!(await insertCampaignEnd(tx, end))) {
      const before = await campaignEndAsked(tx, campaignId);
      if (before?.accountId !== end.accountId || before.askedKey !== end.askedKey) return { at: "id", message: "Chiến dịch này đã kết thúc." };
      return before.askedHash.equals(end.askedHash) ? { id: campaignId } : KEY_USED;
    }
    const act = outcome === "COMPLETED" ? "closeCampaign" : "cancelCampaign";
    const entry = {
      stream: "decision",
      actor: actorOf(asking(context), end.onBehalfOf),
      act,
      subject: { kind: "campaign", id: String(campaignId) },
      at,
    } as const;
    await appendAudit(tx, { ...entry, detail: { left, event: asOf.event } });
    return { id: campaignId };
  });
}
