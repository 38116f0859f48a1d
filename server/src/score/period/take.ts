import { setTimeout as wait } from "node:timers/promises";
import { appendAudit } from "../../audit/index.ts";
import type { AuditActor } from "../../audit/index.ts";
import { limitOf } from "../../calendar/index.ts";
import { calendarDeadline } from "../../clock/index.ts";
import type { LoadedRules } from "../../clock/index.ts";
import { lastEvent } from "../../journal/index.ts";
import type { Database, Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { dayAfter, localDay, startOfLocalDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import type { Log } from "../../platform/log.ts";
import type { Clock } from "../../platform/now.ts";
import type { UnitRegister } from "../../unit/index.ts";
import { WORDING } from "../indicator/cards.ts";
import { inputsHashOf, resultOf, termsOf } from "../indicator/result.ts";
import { indicatorsAsked } from "../indicator/scheme-content.ts";
import type { SchemeContent } from "../indicator/scheme-content.ts";
import { changedCases, membersOf, writeLines } from "../line/line.queries.ts";
import type { LineAsked, LinesAsked, Member, ToldLine } from "../line/line.queries.ts";
import { blockerLines } from "../line/blocker-lines.ts";
import { countsReports, reportLines } from "../line/report-lines.ts";
import { lineTerms } from "../line/terms.ts";
import { schemeTexts } from "../scheme/scheme.queries.ts";
import { anyDue, lockPeriod, periodBefore, scoreTermOn, takeDue } from "./period.queries.ts";
import type { PeriodRow } from "./period.queries.ts";
import {
  insertTaking,
  lineDigests,
  oneSnapshot,
  silentSources,
  sumsOfPeriod,
  unitsOfPeriod,
  writeCards,
  writeCorrections,
  writeMembers,
  writeUnits,
} from "./take.queries.ts";

/** What taking a period needs of its hub. */
export interface ScoreHub {
  database: Database;
  clock: Clock;
  log: Log;
  units(): UnitRegister;
  rules(): LoadedRules | null;
}

/** Who takes it, and how the audit chain names him; the hub itself when its instant has come. */
export interface TakenBy {
  actor: AuditActor;
  by: { accountId: number; name: string; onBehalfOf: string | null } | null;
}

const HUB: TakenBy = { actor: { kind: "hub", id: null, name: "hub" }, by: null };
const MINUTE = 60_000;

/** The first instant after a period. */
export const endOf = ({ to }: { to: string }): Instant => startOfLocalDay(dayAfter(to, 1));

/** Takes a period's inputs by hand. @returns what stands against it */
export async function takeByHand(hub: ScoreHub, id: number, by: TakenBy): Promise<Problem | null> {
  return inOneSnapshot(hub.database, async (tx) => {
    const period = await lockPeriod(tx, id);
    if (period === undefined) return { at: "period", message: "Không có kỳ chấm điểm này." };
    if (period.state !== "OPEN") return { at: "period", message: period.state === "CALLED_OFF" ? "Kỳ này đã hủy." : "Số liệu của kỳ này đã chốt." };
    if (hub.clock.now() < endOf(period)) return { at: "period", message: "Kỳ chưa kết thúc, chưa chốt được số liệu." };
    return take(tx, period, hub, by);
  });
}

/** Takes every period whose instant has come; one whose sources are behind waits for them as long as the term says. @returns how many */
export async function takeAllDue(hub: ScoreHub): Promise<number> {
  for (let taken = 0; ; taken += 1) {
    const now = hub.clock.now();
    if (!(await hub.database.read((tx) => anyDue(tx, now)))) return taken;
    const problem = await inOneSnapshot(hub.database, async (tx): Promise<Problem | null> => {
      const period = await takeDue(tx, now);
      if (period === undefined) return { at: "period", message: "another hub has it" };
      const { waitMinutes } = await scoreTermOn(tx, period.to);
      const silent = await silentSources(tx, endOf(period));
      if (silent.length > 0 && now < period.cutAt + waitMinutes * MINUTE) return { at: "source", message: silent.join(", ") };
      return take(tx, period, hub, HUB);
    });
    if (problem !== null) return taken; // the next look tries again
  }
}

/** Somebody else wrote meanwhile: a serialization failure, or the very rows (a unique violation). */
const WRITTEN_MEANWHILE: ReadonlySet<unknown> = new Set(["40001", "23505"]);
const TRIES = 5;

/** Everything from one snapshot; who appended to the audit chain meanwhile makes it begin anew. A problem leaves nothing written. */
export async function inOneSnapshot(database: Database, work: (tx: Tx) => Promise<Problem | null>): Promise<Problem | null> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await database.write(async (tx) => {
        await oneSnapshot(tx);
        const problem = await work(tx);
        if (problem !== null) throw new Unwritten(problem);
        return null;
      });
    } catch (error) {
      if (error instanceof Unwritten) return error.problem;
      if (!WRITTEN_MEANWHILE.has((error as { code?: unknown }).code) || tried === TRIES) throw error;
    }
  }
}

class Unwritten extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Lines, cards, hashes and the correction note of the period before: all or nothing. */
async function take(tx: Tx, period: PeriodRow, hub: ScoreHub, { actor, by }: TakenBy): Promise<Problem | null> {
  const rules = hub.rules();
  if (rules === null) return { at: "rules", message: "Chưa có lịch làm việc và quy chế nào được ban hành." };
  const asOf = { event: await lastEvent(tx), instant: hub.clock.now() };
  const [scheme] = await schemeTexts(tx, [period.schemeId]);
  if (scheme === undefined) throw new Error(`period ${period.id} has no scheme`);
  await writeMembers(tx, period.id, period.to);
  const told = {
    reports: await reportLines(tx, { period, content: scheme.content, at: asOf.instant }, { units: hub.units(), rules }),
    found: await blockerLines(tx, { period, content: scheme.content }),
  };
  const asked = linesOf(period, scheme.content, { event: asOf.event, members: await membersOf(tx, period.id), told }, rules);
  if ("message" in asked) return asked;
  await writeLines(tx, asked);
  await writeUnits(tx, period.id, period);
  const units = await unitsOfPeriod(tx, period.id);
  const { cards, hash: resultHash } = resultOf(scheme.content, units, { sums: await sumsOfPeriod(tx, period.id), ...termsOf(period) });
  const ids = new Map(units.map(({ code, unitId }) => [code, unitId]));
  await writeCards(
    tx,
    period.id,
    cards.map(({ card, body }) => ({ unitId: ids.get(card.unit) ?? 0, body })),
  );
  const digests = await lineDigests(tx, period.id);
  const inputsHash = inputsHashOf(scheme.document, units, digests);
  const lines = digests.reduce((sum, one) => sum + one.lines, 0);
  await correctBefore(tx, period, asOf.event, rules);
  const objectionUntil = await objectionEnd(tx, asOf.instant, hub.units().province.id, rules);
  const silent = await silentSources(tx, endOf(period));
  const hashes = { schemeVersion: scheme.version, calendarVersion: rules.time.calendar.version, inputsHash, resultHash, wording: WORDING };
  await insertTaking(tx, { periodId: period.id, asOf, lines, objectionUntil, silent, by, ...hashes });
  const detail = { event: asOf.event, lines, inputs: inputsHash, result: resultHash, silent: silent.length };
  await appendAudit(tx, {
    stream: "decision",
    actor,
    act: "cutScorePeriod",
    subject: { kind: "scorePeriod", id: String(period.id) },
    detail,
    at: asOf.instant,
  });
  return null;
}

/** What other stations tell of a period. */
interface Told {
  reports: readonly ToldLine[];
  found: readonly { code: string; told: readonly ToldLine[] }[];
}
const NOTHING: Told = { reports: [], found: [] };

/** What is asked for every indicator, deduction and blocker of a scheme. */
function linesOf(
  period: Pick<PeriodRow, "id" | "from" | "to">,
  content: SchemeContent,
  { event, members, told }: { event: number; members: readonly Member[]; told: Told },
  rules: LoadedRules,
): LinesAsked | Problem {
  const most = Math.max(0, ...content.indicators.map(({ params }) => params.mostDays ?? 0));
  const terms = lineTerms(period, event, most, rules.time.calendar);
  if ("message" in terms) return terms;
  const { worked } = terms;
  const indicators = indicatorsAsked(content).map(({ code, rule, params, fields }): LineAsked => ({
    code,
    rule,
    params,
    fields: fields ?? null,
    worked: worked.slice(worked.length - Math.min(params.mostDays ?? 0, worked.length)),
    told: countsReports({ rule, params }) ? told.reports : [],
  }));
  const plain = { params: {}, fields: null, worked };
  const deductions = content.deductions.map(({ code, rule }): LineAsked => ({ ...plain, code, rule, told: [] }));
  const blockers = told.found.map(({ code, told: lines }): LineAsked => ({ ...plain, code, rule: "BLOCKER", told: lines }));
  return { periodId: period.id, terms, members, each: [...indicators, ...deductions, ...blockers] };
}

/** Late data change no period that was taken: they are told with the next one. */
async function correctBefore(tx: Tx, period: PeriodRow, event: number, rules: LoadedRules): Promise<void> {
  const earlier = await periodBefore(tx, period);
  if (earlier === undefined) return;
  const [scheme] = await schemeTexts(tx, [earlier.schemeId]);
  const calendar = rules.calendars.get(earlier.calendarVersion ?? "") ?? rules.time.calendar;
  const known = { event, members: await membersOf(tx, earlier.id), told: NOTHING };
  if (scheme === undefined) return;
  const asked = linesOf(earlier, scheme.content, known, { ...rules, time: { ...rules.time, calendar } });
  if ("message" in asked) return; // a calendar that was enough for its taking is enough still
  await writeCorrections(tx, period.id, earlier.id, await changedCases(tx, asked));
}

async function objectionEnd(tx: Tx, at: Instant, provinceId: number, rules: LoadedRules): Promise<Instant> {
  return limitEnd((await scoreTermOn(tx, localDay(at))).objectionLimit, at, provinceId, rules);
}

/** The first instant after a limit such as "3wd" that begins at an instant. @throws a term's limit that is none */
export function limitEnd(told: string, at: Instant, provinceId: number, rules: LoadedRules): Instant {
  const limit = limitOf(told);
  if ("message" in limit) throw new Error(`a term's limit: ${limit.message}`);
  return calendarDeadline(rules.time, provinceId, at, limit).dueAt;
}

const LOOK_MS = 2_000;

/** Looks every few seconds. @returns a function that stops it between two looks */
export function scheduleScores(hub: ScoreHub): () => Promise<void> {
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await takeAllDue(hub).catch((error: unknown) => hub.log.warn({ err: error }, "a scoring period could not be taken")); // the next look tries again
      await wait(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined); // stopping
    }
  })();
  return async () => {
    stopping.abort();
    await loop;
  };
}
