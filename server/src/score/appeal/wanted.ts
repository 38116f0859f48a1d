import { calendarDeadline } from "../../clock/index.ts";
import type { LoadedRules } from "../../clock/index.ts";
import { limitOf } from "../../calendar/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import { scoredUnitOf } from "../card/card.queries.ts";
import type { LineFacts } from "../card/card.queries.ts";
import type { ScoreContext } from "../context.ts";
import type { Exclusion } from "../indicator/rule.ts";
import type { SchemeContent } from "../indicator/scheme-content.ts";
import type { Line } from "../indicator/sums.ts";
import type { PeriodRow } from "../period/period.queries.ts";
import { appealExclusionsOn, appealTermsOn } from "./appeal.queries.ts";
import type { AppealTerm } from "./appeal.queries.ts";
import { countedWorth } from "./counted.ts";
import { ruledLine } from "./overlay.ts";
import type { AppealKind, Wanted } from "./overlay.ts";

/** What somebody wants of a line, as he says it. */
export interface Wish {
  kind: AppealKind;
  reason?: Exclusion | null;
  /** any unit's code */
  otherUnit?: string | null;
}

/** What is wanted with the unit it would go to, its id beside its code; or what stands against it. */
export async function wantedIn(
  tx: Tx,
  { wish, line, period, scheme }: { wish: Wish; line: FrozenLine; period: PeriodRow; scheme: SchemeContent },
  { units, clock }: Pick<ScoreContext, "units" | "clock">,
): Promise<(Wanted & { unitId: number | null }) | Problem> {
  if (wish.kind === "INCLUSION") return countedAgain(line, scheme);
  if (line.excluded !== null) return { at: "kind", message: "Dòng này đã không được tính: chỉ có thể đề nghị tính dòng này." };
  const excluded = await excludedFor(tx, wish, clock.now());
  if (excluded !== null) return typeof excluded === "object" ? excluded : { kind: wish.kind, excluded, unit: null, unitId: null };
  if (wish.kind === "ATTRIBUTION") {
    const named = units.byCode(wish.otherUnit ?? "");
    const unitId = named === undefined ? undefined : await scoredUnitOf(tx, period.id, named.id);
    const unit = unitId === undefined ? undefined : units.byId(unitId).code;
    if (unit === undefined || unitId === undefined) return { at: "otherUnit", message: "Cần chọn đơn vị có phiếu điểm trong kỳ." };
    if (unit === line.unit) return { at: "otherUnit", message: "Dòng này đã tính cho chính đơn vị đó." };
    return { kind: wish.kind, excluded: null, unit, unitId };
  }
  const wanted: Wanted = { kind: wish.kind, excluded: null, unit: null };
  if (ruledLine(line, wanted, scheme).numerator === line.numerator) return { at: "kind", message: "Dòng này đã được tính là đúng hạn, không có vi phạm." };
  return { ...wanted, unitId: null };
}

/** A line as it was frozen, or as an earlier ruling left it. */
export type FrozenLine = Line & { facts: LineFacts };

/** A line that was left out counts as what was frozen of it says, better or worse: nobody says a number. */
function countedAgain(line: FrozenLine, scheme: SchemeContent): (Wanted & { unitId: null }) | Problem {
  if (line.excluded === null) return { at: "kind", message: "Dòng này đang được tính." };
  if (line.excluded === "PAUSED") return { at: "kind", message: "Việc này chưa kết thúc: dòng được tính ở kỳ mà việc kết thúc." };
  const worth = countedWorth(line, scheme);
  if (worth === null) return { at: "kind", message: "Số liệu đã chốt của dòng này không đủ để biết nếu tính thì được tính thế nào." };
  return { kind: "INCLUSION", excluded: null, unit: null, unitId: null, worth };
}

/** For which reason a line is to be taken out; null: it is not. */
export async function excludedFor(tx: Tx, { kind, reason }: Pick<Wish, "kind" | "reason">, at: Instant): Promise<Exclusion | Problem | null> {
  if (kind !== "EXCLUSION") return null;
  const known = await appealExclusionsOn(tx, localDay(at));
  return known.find((one) => one === reason) ?? { at: "reason", message: "Cần chọn một lý do không tính trong danh mục." };
}

/** The term that holds for a kind on a day. */
export async function termOf(tx: Tx, kind: AppealKind, at: Instant): Promise<AppealTerm> {
  const term = (await appealTermsOn(tx, localDay(at))).find((one) => one.kind === kind);
  if (term === undefined) throw new Error(`nothing says who answers appeals of ${kind}`);
  return term;
}

/** The first instant at which an appeal about a period comes too late; null: its figures are not taken yet. */
export function askedUntil(
  period: PeriodRow,
  { sealedLimit }: Pick<AppealTerm, "sealedLimit">,
  context: Pick<ScoreContext, "units" | "rules">,
): Instant | null {
  if (period.state === "OPEN") return null;
  return period.sealedAt === null ? period.objectionUntil : instantAfter(period.sealedAt, sealedLimit, context);
}

/** @param text of a limit, counted in the province's working time */
export function instantAfter(at: Instant, text: string, { units, rules }: { units: ScoreContext["units"]; rules: LoadedRules | null }): Instant {
  const limit = limitOf(text);
  if ("message" in limit) throw new Error(`appeal_term: ${limit.message}`);
  if (rules === null) throw new Error("a period was taken without a calendar");
  return calendarDeadline(rules.time, units.province.id, at, limit).dueAt;
}
