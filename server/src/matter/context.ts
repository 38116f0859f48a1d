import type { ClockContext, Terms } from "../clock/index.ts";
import { termsOn } from "../clock/index.ts";
import type { CaseView } from "../case/index.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";
import type { WritebackContext } from "../writeback/index.ts";

export type MatterContext = WritebackContext & ClockContext;

/** What came of an act on a case; problems say what the asker can do. */
export type Acted = { outcome: "done" | "movedOn"; case: CaseView } | { outcome: "refused"; problem: Problem };

export const refusedWith = (problem: Problem): Acted => ({ outcome: "refused", problem });

/** What the regulation in force at an instant says besides its limits; null: none was adopted. */
export async function termsAt(context: MatterContext, at: Instant): Promise<Terms | null> {
  const rules = context.rules ?? (await context.refreshRules());
  return rules === null ? null : termsOn(rules.terms, localDay(at));
}
