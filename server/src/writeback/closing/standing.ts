import type DataLoader from "dataloader";
import { termsOn } from "../../clock/index.ts";
import type { ClosingRule, LoadedRules } from "../../clock/index.ts";
import type { Database } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { oneByKey } from "../../platform/loader.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import { closingFacts } from "./closing.queries.ts";
import type { ClosingFacts } from "./closing.queries.ts";

/** What must stand recorded before a case is closed. */
export const CLOSING_TICKS = ["ANSWERED", "REPORTED"] as const;
export type ClosingTick = (typeof CLOSING_TICKS)[number];

/** How far a case is on its way to being closed. */
export interface ClosingStanding {
  facts: ClosingFacts;
  rule: ClosingRule | null;
  missing: ClosingTick[];
}

interface ClosingContext {
  database: Database;
  rules: LoadedRules | null;
}

/** What the regulation asks for before closing, and what of it is not recorded. @param at whose day decides which regulation is in force */
export async function closingStanding(caseId: number, at: Instant, context: ClosingContext): Promise<ClosingStanding | null> {
  const facts = await loaderOf(context).load(caseId);
  if (facts === null) return null;
  const { rules } = context;
  const rule = rules === null ? null : termsOn(rules.terms, localDay(facts.closedAt ?? at)).closing;
  return { facts, rule, missing: missingOf(facts, rule) };
}

function missingOf({ toldAt, answer, reportedAt }: ClosingFacts, rule: ClosingRule | null): ClosingTick[] {
  const unanswered = rule?.answered === true && toldAt === null && answer === null;
  const unreported = rule?.reported === true && reportedAt === null;
  return [...(unanswered ? (["ANSWERED"] as const) : []), ...(unreported ? (["REPORTED"] as const) : [])];
}

const IN_WORDS: Readonly<Record<ClosingTick, string>> = {
  ANSWERED: "ghi nhận đã trả lời người dân (cuộc gọi, số văn bản hoặc nội dung)",
  REPORTED: "ghi nhận đã báo cáo lãnh đạo (ai, khi nào)",
};

/** A case is closed when the citizen was answered and the leader reported to, where the regulation in force asks for it. @source the founding documents' rules 47, 55, 73 */
export async function closingFault(caseId: number, at: Instant, context: ClosingContext): Promise<Problem | undefined> {
  const standing = await closingStanding(caseId, at, context);
  if (standing === null || standing.rule === null || standing.missing.length === 0) return undefined;
  const missing = standing.missing.map((tick) => IN_WORDS[tick]).join("; ");
  return { at: "closing", message: `Chưa kết thúc được, còn thiếu: ${missing}. Căn cứ: ${standing.rule.legalBasis}` };
}

const loaders = new WeakMap<object, DataLoader<number, ClosingFacts | null>>();

/** One a request, bound to its viewer. */
function loaderOf(context: ClosingContext): DataLoader<number, ClosingFacts | null> {
  const kept = loaders.get(context) ?? oneByKey(context.database, closingFacts, (row) => row.caseId);
  loaders.set(context, kept);
  return kept;
}

/** What was read of a case is out of date: something was written. */
export function forgetClosing(caseId: number, context: ClosingContext): void {
  loaderOf(context).clear(caseId);
}
