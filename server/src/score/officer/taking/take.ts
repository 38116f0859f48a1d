import { actorOf, asking, doingOf, postFor } from "../../../access/index.ts";
import type { Doing } from "../../../access/index.ts";
import { appendAudit, canonical } from "../../../audit/index.ts";
import type { Plain } from "../../../audit/index.ts";
import type { LoadedRules } from "../../../clock/index.ts";
import { lastEvent } from "../../../journal/index.ts";
import { KEY_USED, keyFault } from "../../../platform/asked.ts";
import type { Tx } from "../../../platform/database.ts";
import { instantText } from "../../../platform/instant.ts";
import { startOfLocalDay } from "../../../platform/local-time.ts";
import type { Problem } from "../../../platform/problem.ts";
import { periodOf, periodTerms } from "../../../tally/index.ts";
import type { MonthReckoning } from "../../../tally/index.ts";
import type { ScoreContext } from "../../context.ts";
import { silentSources } from "../../period/take.queries.ts";
import { endOf, inOneSnapshot, limitEnd } from "../../period/take.ts";
import { SHEET_PARTS } from "../counting/line.ts";
import type { PeriodTerms } from "../counting/rule.ts";
import { officerTermsOn } from "../counting/rule.queries.ts";
import { unlinkedAccounts, workingOfficers, writeOfficerLines } from "../line/line.queries.ts";
import type { OfficerLinesAsked, WorkingOfficer } from "../line/line.queries.ts";
import { lastRuling, lockRulings } from "../ruling/ruling.queries.ts";
import { bodiesOf, countedLines, inputsHash } from "./count.ts";
import { insertSheetPeriod, nextSheetPeriod, sheetPeriodAsked, sheetPeriodsWithin } from "./period.queries.ts";
import type { SheetPeriodKind } from "./period.queries.ts";
import { headsOn, insertSheets, officersOfParts } from "./sheet.queries.ts";

/** Which period's sheets are to be taken: of a kind the one that a day lies in. */
export interface SheetPeriodWanted {
  key: string;
  kind: SheetPeriodKind;
  reckoning: MonthReckoning;
  on: string;
}

/** A quarter or a year that may be taken. */
interface Wanted {
  kind: SheetPeriodKind;
  reckoning: MonthReckoning;
  from: string;
  to: string;
  terms: PeriodTerms;
  rules: LoadedRules;
  doing: Doing;
}

const NOT_HIS: Problem = { at: "kind", message: "Chỉ văn phòng và cơ quan kiểm tra của tỉnh được chốt phiếu số liệu." };
const QUARTERS = 4;

/** Takes everybody's sheets of a period that has ended. @returns its number, or what stands against it */
export async function takeSheets(input: SheetPeriodWanted, context: ScoreContext): Promise<{ id: number } | Problem> {
  const fault = keyFault(input.key);
  if (fault !== undefined) return fault;
  const post = postFor(asking(context), "takeOfficerSheets", { unitPath: context.units.province.path });
  if (post === undefined) return NOT_HIS;
  const { kind, reckoning } = input;
  const { span, terms } = await context.database.read(async (tx) => {
    const days = periodOf(kind, input.on, await periodTerms(tx, reckoning));
    return { span: days, terms: await officerTermsOn(tx, days.to) };
  });
  const { rules } = context;
  if (rules === null) return { at: "rules", message: "Chưa có lịch làm việc và quy chế nào được ban hành." };
  if (terms === undefined) return { at: "on", message: `Chưa có quy tắc tính phiếu số liệu cho ngày ${span.to}.` };
  if (context.clock.now() < endOf(span)) return { at: "on", message: "Kỳ chưa kết thúc, chưa chốt được số liệu." };
  const doing = doingOf(post, input.key, ["takeOfficerSheets", kind, reckoning, span.from, span.to], context);
  const known: { id?: number } = {};
  const problem = await inOneSnapshot(context.database.asWorker(), async (tx) => {
    const before = await sheetPeriodAsked(tx, doing.accountId, doing.askedKey);
    if (before !== undefined) {
      known.id = before.id;
      return before.askedHash.equals(doing.askedHash) ? null : KEY_USED;
    }
    const done = await take(tx, { kind, reckoning, ...span, terms, rules, doing }, context);
    if ("message" in done) return done;
    known.id = done.id;
    return null;
  });
  return problem ?? { id: known.id ?? 0 };
}

/** Lines, sheets and hashes: all or nothing. */
async function take(tx: Tx, wanted: Wanted, context: ScoreContext): Promise<{ id: number } | Problem> {
  const { kind, reckoning, from, to, terms, rules, doing } = wanted;
  await lockRulings(tx);
  const [same] = (await sheetPeriodsWithin(tx, wanted)).filter((one) => one.from === from && one.to === to);
  if (same !== undefined) return { at: "on", message: "Phiếu số liệu của kỳ này đã chốt." };
  const quarters = kind === "YEAR" ? await sheetPeriodsWithin(tx, { reckoning, kind: "QUARTER", from, to }) : [];
  if (kind === "YEAR" && (quarters.length !== QUARTERS || quarters.some(({ sealedAt }) => sealedAt === null)))
    return { at: "kind", message: "Phiếu năm tổng hợp từ bốn quý: cả bốn quý phải khóa sổ trước." };
  const id = await nextSheetPeriod(tx);
  const parts = kind === "YEAR" ? quarters.map((one) => one.id) : [id];
  const rulingsUpTo = kind === "YEAR" ? await lastRuling(tx) : 0;
  const period = { id, kind, reckoning, from, to, parts, rulingsUpTo, terms: canonical(terms as unknown as Plain) };
  const asked = linesAsked(wanted, id);
  await deferPeriod(tx);
  let lines = quarters.reduce((sum, one) => sum + one.lines, 0);
  for (const part of kind === "YEAR" ? [] : SHEET_PARTS) lines += await writeOfficerLines(tx, part, asked);
  const officers: WorkingOfficer[] = kind === "YEAR" ? await officersOfParts(tx, parts) : await workingOfficers(tx, asked);
  const heads = await headsOn(tx, officers, to);
  const { sheets, hash: resultHash } = bodiesOf(period, heads, await countedLines(tx, period, null, rulingsUpTo));
  const hash = await inputsHash(tx, period, heads);
  const asOf = { asOfEvent: await lastEvent(tx), asOfInstant: doing.at };
  const objectionUntil = limitEnd(terms.term.objectionLimit, doing.at, context.units.province.id, rules);
  const silent = await silentSources(tx, endOf({ to }));
  const unlinked = await unlinkedAccounts(tx, asked.begin, asked.end);
  const province = context.units.province.code;
  await insertSheetPeriod(tx, { ...doing, ...period, ...asOf, province, lines, inputsHash: hash, resultHash, objectionUntil, silent, unlinked });
  await insertSheets(tx, id, sheets);
  await tellTaking(tx, { id, doing, lines, sheets: sheets.length, inputs: hash, result: resultHash }, context);
  return { id };
}

function linesAsked({ from, to, terms: { term } }: Wanted, periodId: number): OfficerLinesAsked {
  return { periodId, begin: instantText(startOfLocalDay(from)), end: instantText(endOf({ to })), day: to, nearDue: term.nearDue, stages: term.stages };
}

/** Lines come before the period's own row, which tells their hash. */
async function deferPeriod(tx: Tx): Promise<void> {
  await tx.rows("/* deferPeriod */ set constraints officer_line_period deferred");
}

async function tellTaking(
  tx: Tx,
  { id, doing, ...detail }: { id: number; doing: Doing; lines: number; sheets: number; inputs: string; result: string },
  context: ScoreContext,
): Promise<void> {
  const actor = actorOf(asking(context), doing.onBehalfOf);
  await appendAudit(tx, {
    stream: "decision",
    actor,
    act: "takeOfficerSheets",
    subject: { kind: "officerPeriod", id: String(id) },
    detail,
    at: doing.at,
  });
}
