import { upheldFindings } from "../../inspection/index.ts";
import type { UpheldFinding } from "../../inspection/index.ts";
import type { Tx } from "../../platform/database.ts";
import { dayAfter, startOfLocalDay } from "../../platform/local-time.ts";
import type { SchemeContent } from "../indicator/scheme-content.ts";
import type { ToldLine } from "./line.queries.ts";

/** What inspections concluded in a period found of units, one line each, by the blocker's code; a blocker that names no finding has none. */
export async function blockerLines(
  tx: Tx,
  { period, content }: { period: { from: string; to: string }; content: SchemeContent },
): Promise<{ code: string; told: ToldLine[] }[]> {
  const naming = content.blockers.filter(({ finding }) => finding !== undefined);
  if (naming.length === 0) return [];
  const found = await upheldFindings(tx, { from: startOfLocalDay(period.from), before: startOfLocalDay(dayAfter(period.to, 1)) });
  return naming.map(({ code, finding }) => ({ code, told: found.filter(({ kind }) => kind === finding).map(lineOf) }));
}

const lineOf = ({ id, inspectionId, unitId, kind, at }: UpheldFinding): ToldLine => ({
  unit: unitId,
  kept: true,
  facts: { finding: id, inspection: inspectionId, kind, happened: at },
});
