import type { Tx } from "../../../platform/database.ts";
import type { Problem } from "../../../platform/problem.ts";
import { lineKey, lineOfKey } from "../counting/line.ts";
import type { CountedLine, RulingEffect } from "../counting/line.ts";
import type { SheetResult } from "../counting/result.ts";
import { frozenLines, rulingsOf } from "../line/line.queries.ts";
import { countedLines, laidOver, resultOf } from "../taking/count.ts";
import { sheetPeriodById } from "../taking/period.queries.ts";
import { sheetsOfPeriod } from "../taking/sheet.queries.ts";
import { insertRuling, lockRulings } from "./ruling.queries.ts";
import type { NewOfficerRuling } from "./ruling.queries.ts";

type OfLine = { periodId: number; officerId: number; key: string; effect: RulingEffect };

const NO_LINE: Problem = { at: "line", message: "Không có dòng số liệu này trong phiếu." };

/** An officer's lines of a period as they count now, rulings laid over them, by their names such as "PROGRESS-3". */
export async function officerLinesByKey(tx: Tx, of: { periodId: number; officerId: number }): Promise<ReadonlyMap<string, CountedLine>> {
  const period = await sheetPeriodById(tx, of.periodId);
  const lines = period === undefined ? [] : ((await countedLines(tx, period, [of.officerId], null)).get(of.officerId) ?? []);
  return new Map(lines.map((line) => [lineKey(line), line]));
}

/** What stands against ruling so of a line; a year's lines are ruled of in their quarters. */
async function wrong(tx: Tx, of: OfLine): Promise<Problem | null> {
  const named = lineOfKey(of.key);
  const [line] =
    named === undefined ? [] : (await frozenLines(tx, [of.periodId], [of.officerId])).filter((one) => one.part === named.part && one.ordinal === named.ordinal);
  if (line === undefined) return NO_LINE;
  if (line.part === "TIME") return { at: "line", message: "Thời gian giữ hồ sơ là số liệu của quá trình chuyển giao, không xem xét riêng từng dòng." };
  if (of.effect === "COUNT_IN_TIME" && line.part !== "PROGRESS") return { at: "effect", message: "Chỉ dòng tiến độ mới có thể được tính là đúng hạn." };
  return null;
}

/**
 * What an officer's figures are, and what they would be if a line were ruled so; nothing is kept.
 * @param of the line's own period, a quarter
 */
export async function effectOfOfficerRuling(tx: Tx, of: OfLine): Promise<{ before: SheetResult; after: SheetResult } | Problem> {
  const problem = await wrong(tx, of);
  const period = await sheetPeriodById(tx, of.periodId);
  const sheet = (await sheetsOfPeriod(tx, of.periodId)).find(({ officerId }) => officerId === of.officerId);
  const named = lineOfKey(of.key);
  if (problem !== null || period === undefined || sheet === undefined || named === undefined) return problem ?? NO_LINE;
  const lines = await frozenLines(tx, period.parts, [of.officerId]);
  const rulings = await rulingsOf(tx, period.parts, [of.officerId], null);
  const next = {
    ...named,
    id: Infinity,
    periodId: of.periodId,
    officerId: of.officerId,
    effect: of.effect,
    appeal: "",
    documentNumber: "",
    documentDay: "",
    byName: "",
  };
  const figures = (of_: typeof rulings): SheetResult => resultOf(period, sheet.staff, laidOver(period, lines, of_));
  return { before: figures(rulings), after: figures([...rulings, next]) };
}

/** Keeps what was ruled of a line, which stays as it was frozen. The caller writes the audit entry. @returns its number, or what stands against it */
export async function keepOfficerRuling(tx: Tx, ruling: NewOfficerRuling): Promise<{ id: number } | Problem> {
  const problem = await wrong(tx, ruling);
  const named = lineOfKey(ruling.key);
  if (problem !== null || named === undefined) return problem ?? NO_LINE;
  await lockRulings(tx);
  return { id: await insertRuling(tx, { ...ruling, ...named }) };
}
