import { withinCalendar } from "../../calendar/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { answerersAmong, instantAfter, movedUntilIn } from "../../score/index.ts";
import type { NoticeHub } from "../alert-hub.ts";
import { postsIn } from "../holders.queries.ts";
import { holdersOf } from "../recipients.ts";
import type { Told } from "../recipients.ts";
import { NOTHING } from "../rules.ts";
import { termOn } from "../term.queries.ts";
import { toldOfPeriods } from "./told-of-periods.ts";
import { appealActs, appealsTold, sheetHolders, takeScoreHappenings } from "./score-happenings.queries.ts";
import type { AppealAct, AppealTold, ScoreWaiting, SheetHolder } from "./score-happenings.queries.ts";

/** Whoever is to be told of appeals, sheets and scoring periods: what happened to them, and what is due soon. Each is taken once, in the transaction that tells it. */
export async function toldOfScores(tx: Tx, hub: NoticeHub, now: Instant): Promise<Told[]> {
  const waiting = await takeScoreHappenings(tx, await soonPoint(tx, hub, now));
  if (waiting.length === 0) return [];
  const idsOf = (...what: ScoreWaiting["what"][]): number[] => waiting.filter((one) => what.includes(one.what)).map(({ subjectId }) => subjectId);
  const acts = await appealActs(tx, idsOf("APPEAL_ACT"));
  const appeals = await appealsTold(tx, [...idsOf("APPEAL_DUE"), ...acts.map(({ appealId }) => appealId)]);
  const answerers = await answerersOf(tx, appeals, hub, now);
  const movedUntil = await limitsOf(tx, acts, hub);
  const sheets = await sheetHolders(tx, idsOf("SHEETS_TAKEN", "SHEETS_CLOSE"));
  const appealOf = (id: number): AppealTold | undefined => appeals.find((one) => one.id === id);
  const periods = await toldOfPeriods(tx, waiting, hub.units(), now);
  const rest = waiting.flatMap((one): Told[] => {
    if (one.what === "SHEETS_TAKEN" || one.what === "SHEETS_CLOSE")
      return sheets.filter(({ periodId }) => periodId === one.subjectId).flatMap((sheet) => toldOfSheet(one, sheet, now));
    if (one.what !== "APPEAL_ACT" && one.what !== "APPEAL_DUE") return [];
    const act = one.what === "APPEAL_ACT" ? acts.find(({ id }) => id === one.subjectId) : undefined;
    const appeal = appealOf(act?.appealId ?? one.subjectId);
    if (appeal === undefined) return [];
    const whom = answerers.get(appeal.id) ?? [];
    if (act !== undefined) return toldOfAct({ ...appeal, movedUntil: movedUntil.get(act.id) ?? null }, act, whom);
    return toldBeforeDue(appeal, whom, now);
  });
  return [...rest, ...periods];
}

/** What is due by then is due soon; null: no calendar says so, and what is due waits for one that does. */
async function soonPoint(tx: Tx, hub: NoticeHub, now: Instant): Promise<Instant | null> {
  const rules = hub.rules();
  if (rules === null) return null;
  const { leadLimit } = await termOn(tx, now);
  return withinCalendar(() => instantAfter(now, leadLimit, { units: hub.units(), rules }));
}

/** Until when a unit that an answer took a line to may ask, by the act's number; none where no calendar says so. */
async function limitsOf(tx: Tx, acts: readonly AppealAct[], hub: NoticeHub): Promise<ReadonlyMap<number, Instant>> {
  const rules = hub.rules();
  if (rules === null) return new Map();
  const movedUntil = await movedUntilIn(tx, { units: hub.units(), rules });
  const limits = acts.flatMap(({ id, act, at }) => (act.startsWith("GRANT") ? [{ id, until: movedUntil(at) }] : []));
  return new Map(limits.flatMap(({ id, until }) => (until === null ? [] : [[id, until] as const])));
}

async function answerersOf(tx: Tx, appeals: readonly AppealTold[], hub: NoticeHub, now: Instant): Promise<ReadonlyMap<number, readonly number[]>> {
  if (appeals.length === 0) return new Map();
  const units = hub.units();
  const holders = holdersOf(await postsIn(tx, [units.province.id], now), units);
  return answerersAmong(tx, appeals, holders, { units, clock: hub.clock });
}

const aboutAppeal = ({ id, holderUnitId }: AppealTold): Told["about"] => ({ ...NOTHING, appealId: id, unitId: holderUnitId });
const toAccounts = (told: Omit<Told, "to">, accountIds: readonly number[]): Told[] =>
  [...new Set(accountIds)].map((accountId) => ({ ...told, to: { accountId } }));

/** The heads of some units, who speak for them; not who did it. */
function toHeads(told: Omit<Told, "to">, unitIds: readonly number[], but: number): Told[] {
  const fits: (holder: { accountId: number; posts: readonly { acts: readonly string[] }[] }) => boolean = ({ accountId, posts }) =>
    accountId !== but && posts.some(({ acts }) => acts.includes("answerScores"));
  return unitIds.length === 0 ? [] : [{ ...told, to: { unitIds, fits } }];
}

/** The line is another unit's now: its head is told, and until when it may ask in its turn. */
function toldOfMove(told: Omit<Told, "to" | "rule">, { unitId, until }: { unitId: number; until: Instant | null }, but: number): Told[] {
  return toHeads({ ...told, rule: "SCORE_LINE_CAME", about: { ...told.about, unitId, until } }, [unitId], but);
}

/** Brought: who answers it, and the other side. Answered or withdrawn: both sides; withdrawn: also who would have answered. Words said between: who asked and who answers it. */
function toldOfAct(appeal: AppealTold & { movedUntil: Instant | null }, act: AppealAct, answerers: readonly number[]): Told[] {
  const told = { madeFrom: `appeal:${act.id}`, eventSeq: null, at: act.at, about: aboutAppeal(appeal) };
  const others = appeal.officerId === null ? [appeal.otherUnitId].filter((id) => id !== null) : [appeal.holderUnitId];
  if (act.act === "SAY") {
    const whom = [...appeal.askerIds, ...answerers].filter((id) => id !== act.byAccountId);
    return [
      ...toAccounts({ ...told, rule: "APPEAL_WORDS" }, whom),
      ...(appeal.officerId === null ? toHeads({ ...told, rule: "APPEAL_WORDS" }, [appeal.holderUnitId], act.byAccountId) : []),
    ];
  }
  if (act.act === "ASK")
    return [...toAccounts({ ...told, rule: "APPEAL_TO_ANSWER" }, answerers), ...toHeads({ ...told, rule: "APPEAL_ABOUT_US" }, others, act.byAccountId)];
  const ended = { ...told, rule: "APPEAL_ENDED" as const };
  const asked = appeal.askerIds.filter((id) => id !== act.byAccountId);
  const heads = [...new Set([appeal.holderUnitId, ...others])].filter((id) => id !== appeal.movedToId);
  const came = appeal.movedToId === null ? [] : toldOfMove(told, { unitId: appeal.movedToId, until: appeal.movedUntil }, act.byAccountId);
  return [...toAccounts(ended, [...asked, ...(act.act === "WITHDRAW" ? answerers : [])]), ...toHeads(ended, heads, act.byAccountId), ...came];
}

function toldBeforeDue(appeal: AppealTold, answerers: readonly number[], now: Instant): Told[] {
  if (!appeal.open || appeal.dueAt <= now) return []; // answered since, or nobody looked before it was due
  return toAccounts({ rule: "APPEAL_DUE_SOON", madeFrom: `appealDue:${appeal.id}`, eventSeq: null, at: now, about: aboutAppeal(appeal) }, answerers);
}

/** Ready: everybody of the period; closing: whoever has not confirmed his. */
function toldOfSheet(waiting: ScoreWaiting, sheet: SheetHolder, now: Instant): Told[] {
  const closing = waiting.what === "SHEETS_CLOSE";
  if (closing && (sheet.confirmed || waiting.at <= now)) return [];
  const { accountId, periodId, unitId } = sheet;
  const about = { ...NOTHING, sheetPeriodId: periodId, unitId };
  const told = { madeFrom: `sheets:${periodId}`, eventSeq: null, at: now, about, to: { accountId } };
  return [{ ...told, rule: closing ? "SHEET_CLOSING" : "SHEET_READY" }];
}
