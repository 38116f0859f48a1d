import type { LoadedRules } from "../../clock/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { reportsJudged } from "../../report/index.ts";
import type { JudgedReport } from "../../report/index.ts";
import type { UnitRegister } from "../../unit/index.ts";
import type { SchemeContent, SchemeIndicator } from "../indicator/scheme-content.ts";
import type { ToldLine } from "./line.queries.ts";

/**
 * Reports that were due in a period, one line each; none where no indicator of the scheme counts them.
 * @param at filed and accepted by then
 */
export async function reportLines(
  tx: Tx,
  { period, content, at }: { period: { from: string; to: string }; content: SchemeContent; at: Instant },
  known: { units: UnitRegister; rules: LoadedRules },
): Promise<ToldLine[]> {
  const counts = content.indicators.some(countsReports);
  return counts ? (await reportsJudged(tx, period, at, known)).map(lineOf) : [];
}

/** An indicator counts the hub's own reports. */
export const countsReports = ({ rule, params }: Pick<SchemeIndicator, "rule" | "params">): boolean => rule === "REPORTS" && (params.hubReports ?? 0) > 0;

function lineOf({ dutyId, code, unitId, span, dueAt, filedAt, reportId, accepted, kept }: JudgedReport): ToldLine {
  return { unit: unitId, kept, facts: { duty: dutyId, code, from: span.from, to: span.to, due: dueAt, filed: filedAt, report: reportId, accepted } };
}
