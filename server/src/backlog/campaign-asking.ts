import { caseLoaders, withoutSubmitters } from "../case/index.ts";
import type { CaseContext } from "../case/index.ts";
import type { ClockContext } from "../clock/index.ts";
import type { TallyContext } from "../tally/index.ts";

export type CampaignContext = TallyContext & CaseContext & Pick<ClockContext, "rules">;

/** `withoutSubmitters` past the second wall, only to hide: a case may have gone out of sight since its list was frozen. */
export function withoutFrozenSubmitters(caseIds: readonly number[], text: string, context: CampaignContext): Promise<string> {
  return withoutSubmitters(caseIds, text, { ...context, caseLoaders: caseLoaders(context.database.asWorker()) });
}
