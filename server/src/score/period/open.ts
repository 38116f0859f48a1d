import { asking, actorOf, doingOf, postFor } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { KEY_USED, keyFault, numberOf } from "../../platform/asked.ts";
import { dayAfter, localDay, startOfLocalDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import { periodOf, periodTerms } from "../../tally/index.ts";
import type { ScoreContext } from "../context.ts";
import { lockVersions, schemesById } from "../scheme/scheme.queries.ts";
import type { SchemeRow } from "../scheme/scheme.queries.ts";
import type { OpenScorePeriodInput } from "./period.inputs.ts";
import { insertPeriod, periodAskedBefore, scoreTermOn } from "./period.queries.ts";

const LONGEST_DAYS = 366;
/** A period is not opened longer before it begins: it cannot be taken back, and stands in the way of later versions. */
const MOST_DAYS_AHEAD = 366;
const MINUTE = 60_000;

/** The days that are meant: of a kind the one that a day lies in, or from one to another. */
async function spanOf(input: OpenScorePeriodInput, context: ScoreContext): Promise<{ from: string; to: string } | Problem> {
  const { kind, reckoning, on, from, to } = input;
  if (kind !== "CUSTOM") {
    if (on == null) return { at: "on", message: "Cần một ngày nằm trong kỳ." };
    const terms = await context.database.read((tx) => periodTerms(tx, reckoning));
    return periodOf(kind, on, terms);
  }
  if (from == null || to == null || from > to) return { at: "from", message: "Kỳ tự chọn cần ngày đầu và ngày cuối, ngày đầu không sau ngày cuối." };
  return dayAfter(from, LONGEST_DAYS) <= to ? { at: "to", message: `Kỳ dài nhất ${LONGEST_DAYS} ngày.` } : { from, to };
}

/** A scheme is for whole periods between its first day and the one after its last. */
function outside(span: { from: string; to: string }, { validFrom, validTo }: Pick<SchemeRow, "validFrom" | "validTo">): Problem | null {
  if (span.from >= validFrom && (validTo === null || span.to < validTo)) return null;
  return { at: "scheme", message: `Bộ tiêu chí này dành cho các kỳ từ ${validFrom}${validTo === null ? "" : ` đến trước ${validTo}`}.` };
}

/** Opens a scoring period. @returns its number, or what stands against it */
export async function openPeriod(input: OpenScorePeriodInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const fault = keyFault(input.key);
  if (fault !== undefined) return fault;
  const { province } = context.units;
  const post = postFor(asking(context), "openScorePeriod", { unitPath: province.path });
  if (post === undefined) return { at: "scheme", message: "Chỉ văn phòng và cơ quan kiểm tra của tỉnh được mở kỳ chấm điểm." };
  const span = await spanOf(input, context);
  if ("message" in span) return span;
  if (span.from > dayAfter(localDay(context.clock.now()), MOST_DAYS_AHEAD))
    return { at: input.kind === "CUSTOM" ? "from" : "on", message: `Chỉ mở kỳ bắt đầu trong ${MOST_DAYS_AHEAD} ngày tới.` };
  const [scheme] = await context.database.read((tx) => schemesById(tx, [numberOf(input.scheme) ?? 0]));
  if (scheme === undefined) return { at: "scheme", message: "Không có bộ tiêu chí này." };
  const { cutMinutes } = await context.database.read((tx) => scoreTermOn(tx, span.to));
  const end = startOfLocalDay(dayAfter(span.to, 1));
  const cutAt = input.cutAt ?? end + cutMinutes * MINUTE;
  if (cutAt < end) return { at: "cutAt", message: "Thời điểm chốt số liệu phải sau khi kỳ kết thúc." };
  const doing = doingOf(post, input.key, ["openScorePeriod", scheme.version, input.kind, input.reckoning, span.from, span.to, input.cutAt ?? null], context);
  const { kind, reckoning } = input;
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const before = await periodAskedBefore(tx, doing.accountId, doing.askedKey);
    if (before !== undefined) return before.askedHash.equals(doing.askedHash) ? { id: before.id } : KEY_USED;
    await lockVersions(tx, scheme.code);
    const problem = outside(span, (await schemesById(tx, [scheme.id]))[0] ?? scheme);
    if (problem !== null) return problem;
    const id = await insertPeriod(tx, { ...doing, ...span, province: province.code, schemeId: scheme.id, kind, reckoning, cutAt });
    if (id === null) return { at: "from", message: "Đã có một kỳ cùng loại của bộ tiêu chí này chồng lên các ngày đó." };
    const detail = { scheme: scheme.version, kind, from: span.from, to: span.to };
    const subject = { kind: "scorePeriod", id: String(id) };
    await appendAudit(tx, { stream: "decision", actor: actorOf(asking(context), doing.onBehalfOf), act: "openScorePeriod", subject, detail, at: doing.at });
    return { id };
  });
}
