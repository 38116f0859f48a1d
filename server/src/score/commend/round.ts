import { asking, doingOf, postFor } from "../../access/index.ts";
import type { Doing } from "../../access/index.ts";
import { insertKept, writtenOnce } from "../../inspection/index.ts";
import { keyFault, numberOf, said, wordsFault } from "../../platform/asked.ts";
import type { Tx } from "../../platform/database.ts";
import { instantText } from "../../platform/instant.ts";
import { dayAfter, localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import type { Unit } from "../../unit/index.ts";
import { officerOf } from "../brought.queries.ts";
import type { ScoreContext } from "../context.ts";
import { openWordsOver } from "../period/open-words.ts";
import { periodsByIds, periodsIn, sealedCards } from "./candidate.queries.ts";
import type { SpanPeriod } from "./candidate.queries.ts";
import { keptScores, scoresOf } from "./candidates.ts";
import type { AddCommendationCandidateInput, OpenCommendationRoundInput } from "./commend.inputs.ts";
import { factsOf } from "./facts.ts";
import { formOf, formsOn, insertDrawn, insertFirstRuns, roundById } from "./round.queries.ts";
import type { FormRow, RoundRow } from "./round.queries.ts";
import { runOf } from "./run.ts";

const LONGEST_TITLE = 200;
const LONGEST_BASIS = 500;
const LONGEST_REASON = 1_000;

/** Opens a round: candidates are drawn from the sealed cards of its days, each with a first look at its conditions. @returns its number */
export async function openRound(input: OpenCommendationRoundInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const [title, basis] = [said(input.title), said(input.legalBasis)];
  const fault = keyFault(input.key) ?? wordsFault(title, "title", LONGEST_TITLE) ?? wordsFault(basis, "legalBasis", LONGEST_BASIS);
  if (fault !== undefined) return fault;
  const { units, clock, database } = context;
  const scope = input.unit == null ? units.province : units.byCode(input.unit);
  const post = scope === undefined ? undefined : postFor(asking(context), "openCommendationRound", { unitPath: units.province.path });
  if (scope === undefined || post === undefined) return { at: "unit", message: "Không có đơn vị này trong phạm vi bạn được mở đợt xét." };
  const found = await database.read(async (tx) => ({ forms: await formsOn(tx, localDay(clock.now())), periods: await periodsIn(tx, input) }));
  const form = found.forms.find(({ code }) => code === input.form);
  if (form === undefined) return { at: "form", message: "Không có hình thức khen thưởng này đang có hiệu lực." };
  const against = spanFault(input, found.periods);
  if (against !== undefined) return against;
  const periodIds = found.periods.map(({ id }) => id);
  const [openTitle, openBasis] = await openWordsOver({ periodIds, unitId: null }, [title, basis], context);
  const row = {
    province: units.province.code,
    title: openTitle,
    legal_basis: openBasis,
    form_code: form.code,
    form_valid_from: form.validFrom,
    scheme_code: input.scheme,
    period_kind: input.kind,
    from_day: input.from,
    to_day: input.to,
    period_ids: periodIds,
    scope_unit_id: scope.id,
  };
  const doing = doingOf(
    post,
    input.key,
    ["openCommendationRound", form.code, input.scheme, input.kind, input.from, input.to, scope.code, title, basis],
    context,
  );
  return database.asWorker().write(async (tx) => {
    const write = async (): Promise<number | null> => {
      const id = await insertKept(tx, "commendation_round", { ...row, by_officer_id: await officerOf(tx, doing.accountId) }, doing);
      if (id !== null) await draw(tx, { id, form, scope, doing }, context);
      return id;
    };
    const subject = { kind: "commendationRound", id: form.code };
    const detail = { form: form.code, from: input.from, to: input.to, scope: scope.code };
    return writtenOnce(tx, doing, { operation: "openCommendationRound", table: "commendation_round", subject, detail }, write, context);
  });
}

/** What stands against drawing from these periods: there is none, one is not sealed, or a day of the span is in none of them. */
function spanFault({ from, to }: { from: string; to: string }, periods: readonly SpanPeriod[]): Problem | undefined {
  if (from > to) return { at: "from", message: "Ngày đầu không được sau ngày cuối." };
  const unsealed = periods.filter(({ sealNumber }) => sealNumber === null);
  if (unsealed.length > 0) return { at: "from", message: `Chưa khóa sổ: ${unsealed.map(daysOf).join("; ")}. Chỉ xét trên kỳ đã khóa sổ.` };
  let day = from;
  for (const period of periods) {
    if (period.from !== day) return missing(day, dayAfter(period.from, -1));
    day = dayAfter(period.to, 1);
  }
  return day === dayAfter(to, 1) ? undefined : missing(day, to);
}

const written = (day: string): string => day.split("-").toReversed().join("/");
const daysOf = ({ from, to }: { from: string; to: string }): string => `kỳ ${written(from)}–${written(to)}`;
const missing = (from: string, to: string): Problem => ({
  at: "from",
  message: `Không có kỳ chấm điểm đã khóa sổ cho các ngày ${written(from)}–${written(to)}: đợt xét phải gồm đủ các kỳ liền nhau, không chọn riêng kỳ.`,
});

interface Opened {
  id: number;
  form: FormRow;
  scope: Unit;
  doing: Doing;
}

/** Every unit of the scope that was scored in one of the periods, whoever meets the conditions and whoever does not. */
async function draw(tx: Tx, { id, form, scope, doing }: Opened, { units }: ScoreContext): Promise<void> {
  const round = await roundOf(tx, id);
  const inScope = new Set(units.subtree(scope.path));
  const periods = await periodsByIds(tx, round.periodIds);
  const cards = (await sealedCards(tx, round.periodIds, null)).filter(({ unitId }) => inScope.has(unitId));
  const byUnit = Map.groupBy(cards, ({ unitId }) => unitId);
  const drawn = [...byUnit].flatMap(([unitId, own]) => {
    if (!own.some(({ scored }) => scored)) return [];
    const { content, hash } = keptScores(units.byId(unitId).code, scoresOf(periods, own));
    return [{ unitId, content, hash }];
  });
  const by = { roundId: id, ...doing, at: instantText(doing.at) };
  const looked = (await insertDrawn(tx, by, drawn)).map((one) => ({ candidateId: one.id, unitId: one.unitId }));
  const facts = await factsOf(tx, { round, form }, looked, units);
  const runs = [...facts].map(([candidateId, given]) => ({ candidateId, ...runOf(candidateId, form, given, doing.at) }));
  await insertFirstRuns(tx, by, runs);
}

async function roundOf(tx: Tx, id: number): Promise<RoundRow> {
  const round = await roundById(tx, id);
  if (round === undefined) throw new Error(`round ${id} was not written`);
  return round;
}

/** Names a unit by hand that was not drawn. @returns its dossier's number */
export async function addCandidate(input: AddCommendationCandidateInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const reason = said(input.reason);
  const fault = keyFault(input.key) ?? wordsFault(reason, "reason", LONGEST_REASON);
  if (fault !== undefined) return fault;
  const { units, database } = context;
  const round = await database.read((tx) => roundById(tx, numberOf(input.round) ?? 0));
  const unit = units.byCode(input.unit);
  const post = unit === undefined ? undefined : postFor(asking(context), "addCommendationCandidate", { unitPath: unit.path });
  if (round === undefined || unit === undefined || post === undefined)
    return { at: "unit", message: "Không có đợt xét hoặc đơn vị này trong phạm vi bạn được thực hiện." };
  if (!units.ruleOf(unit).inspected) return { at: "unit", message: "Đơn vị này ngoài thẩm quyền đánh giá, khen thưởng theo điểm đường dây nóng." };
  const [kept] = await openWordsOver({ periodIds: round.periodIds, unitId: unit.id }, [reason], context);
  const doing = doingOf(post, input.key, ["addCommendationCandidate", round.id, unit.code, reason], context);
  return database.asWorker().write(async (tx) => {
    const write = async (): Promise<number | null | Problem> => {
      const periods = await periodsByIds(tx, round.periodIds);
      const { content, hash } = keptScores(unit.code, scoresOf(periods, await sealedCards(tx, round.periodIds, [unit.id])));
      const row = { round_id: round.id, unit_id: unit.id, origin: "ADDED", reason: kept, content, hash, by_officer_id: await officerOf(tx, doing.accountId) };
      const id = await insertKept(tx, "commendation_candidate", row, doing);
      if (id === null) return { at: "unit", message: "Đơn vị này đã có trong đợt xét." };
      const form = await formOf(tx, round);
      const facts = await factsOf(tx, { round, form }, [{ candidateId: id, unitId: unit.id }], units);
      const by = { ...doing, at: instantText(doing.at) };
      await insertFirstRuns(
        tx,
        by,
        [...facts].map(([candidateId, given]) => ({ candidateId, ...runOf(candidateId, form, given, doing.at) })),
      );
      return id;
    };
    const subject = { kind: "commendationRound", id: String(round.id) };
    const writing = { operation: "addCommendationCandidate", table: "commendation_candidate", subject, detail: { unit: unit.code } } as const;
    return writtenOnce(tx, doing, writing, write, context);
  });
}
