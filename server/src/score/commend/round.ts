import { asking, doingOf, postFor } from "../../access/index.ts";
import { insertKept, writtenOnce } from "../../inspection/index.ts";
import { keyFault, numberOf, said, wordsFault } from "../../platform/asked.ts";
import type { Tx } from "../../platform/database.ts";
import { instantText } from "../../platform/instant.ts";
import { dayAfter, localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import type { UnitRegister } from "../../unit/index.ts";
import { officerOf } from "../brought.queries.ts";
import type { ScoreContext } from "../context.ts";
import { sheetPeriodsWithin } from "../officer/index.ts";
import type { SheetPeriod } from "../officer/index.ts";
import { periodsIn } from "./candidate.queries.ts";
import type { SpanPeriod } from "./candidate.queries.ts";
import type { AddCommendationCandidateInput, OpenCommendationRoundInput } from "./commend.inputs.ts";
import { draw, keptOf } from "./draw.ts";
import type { Named } from "./draw.ts";
import { openWordsOfRound } from "./open-words.ts";
import { isHisOrLenders, refusedOwn } from "./own.ts";
import { lastSheetPlaces } from "./person-facts.queries.ts";
import { formOf, formsOn, insertFirstRuns, roundById } from "./round.queries.ts";
import type { FormRow, RoundRow } from "./round.queries.ts";
import { looksAt } from "./run.ts";

const LONGEST_TITLE = 200;
const LONGEST_BASIS = 500;
const LONGEST_REASON = 1_000;

/** What fills a round's days. */
interface Span {
  scoring: readonly SpanPeriod[];
  sheets: readonly SheetPeriod[];
}

/** Opens a round: candidates are drawn from the sealed cards, or officers' sealed sheets, of its days, each with a first look at its conditions. @returns its number */
export async function openRound(input: OpenCommendationRoundInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const [title, basis] = [said(input.title), said(input.legalBasis)];
  const fault = keyFault(input.key) ?? wordsFault(title, "title", LONGEST_TITLE) ?? wordsFault(basis, "legalBasis", LONGEST_BASIS);
  if (fault !== undefined) return fault;
  const { units, clock, database } = context;
  const scope = input.unit == null ? units.province : units.byCode(input.unit);
  const post = scope === undefined ? undefined : postFor(asking(context), "openCommendationRound", { unitPath: units.province.path });
  if (scope === undefined || post === undefined) return { at: "unit", message: "Không có đơn vị này trong phạm vi bạn được mở đợt xét." };
  const found = await database.read(async (tx) => ({ forms: await formsOn(tx, localDay(clock.now())), span: await spanOf(tx, input) }));
  const { span } = found;
  const form = found.forms.find(({ code }) => code === input.form);
  if (form === undefined) return { at: "form", message: "Không có hình thức khen thưởng này đang có hiệu lực." };
  const against = aboutFault(input, form) ?? spanFault(input, [...span.scoring, ...span.sheets.map(ofSheets)]);
  if (against !== undefined) return against;
  const periodIds = span.scoring.map(({ id }) => id);
  const sheetPeriodIds = span.sheets.map(({ id }) => id);
  const [openTitle, openBasis] = await openWordsOfRound(
    { periodIds, sheetPeriodIds, fromDay: input.from },
    { unitId: null, officerId: null },
    [title, basis],
    context,
  );
  const row = {
    province: units.province.code,
    title: openTitle,
    legal_basis: openBasis,
    form_code: form.code,
    form_valid_from: form.validFrom,
    about: form.about,
    scheme_code: form.about === "UNITS" ? (input.scheme ?? null) : null,
    period_kind: input.kind,
    from_day: input.from,
    to_day: input.to,
    period_ids: periodIds,
    sheet_period_ids: sheetPeriodIds,
    scope_unit_id: scope.id,
  };
  const asked = ["openCommendationRound", form.code, input.scheme ?? null, input.kind, input.from, input.to, scope.code, title, basis];
  const doing = doingOf(post, input.key, asked, context);
  return database.asWorker().write(async (tx) => {
    const write = async (): Promise<number | null> => {
      const id = await insertKept(tx, "commendation_round", { ...row, by_officer_id: await officerOf(tx, doing.accountId) }, doing);
      if (id !== null) await draw(tx, { id, form, scope, doing }, context);
      return id;
    };
    const subject = { kind: "commendationRound", id: form.code };
    const detail = { form: form.code, about: form.about, from: input.from, to: input.to, scope: scope.code };
    return writtenOnce(tx, doing, { operation: "openCommendationRound", table: "commendation_round", subject, detail }, write, context);
  });
}

async function spanOf(tx: Tx, input: OpenCommendationRoundInput): Promise<Span> {
  const { about, scheme, kind, from, to } = input;
  if (about === "UNITS") return { scoring: scheme == null ? [] : await periodsIn(tx, { scheme, kind, from, to }), sheets: [] };
  if (kind !== "QUARTER" && kind !== "YEAR") return { scoring: [], sheets: [] };
  const calendar = await sheetPeriodsWithin(tx, { reckoning: "CALENDAR", kind, from, to });
  // the two reckonings begin on different days: the days of a round are of one of them
  const administrative = await sheetPeriodsWithin(tx, { reckoning: "ADMINISTRATIVE", kind, from, to });
  const sheets = administrative[0]?.from === from || calendar.length === 0 ? administrative : calendar;
  return { scoring: [], sheets };
}

/** A round is about whom its form commends. */
function aboutFault({ about, scheme, kind }: OpenCommendationRoundInput, form: FormRow): Problem | undefined {
  if (form.about !== about) return { at: "form", message: about === "UNITS" ? "Hình thức này dành cho cá nhân." : "Hình thức này dành cho tập thể." };
  if (about === "UNITS") return scheme == null ? { at: "scheme", message: "Cần chọn bộ tiêu chí." } : undefined;
  if (scheme != null) return { at: "scheme", message: "Đợt xét cá nhân dựa vào phiếu số liệu, không theo bộ tiêu chí chấm điểm." };
  return kind === "QUARTER" || kind === "YEAR" ? undefined : { at: "kind", message: "Phiếu số liệu cá nhân chỉ có theo quý và theo năm." };
}

const ofSheets = ({ from, to, sealedAt }: SheetPeriod): SealedSpan => ({ from, to, sealNumber: sealedAt });

/** A period's days; `sealNumber` null: it is not sealed. */
type SealedSpan = Pick<SpanPeriod, "from" | "to" | "sealNumber">;

/** What stands against drawing from these periods: there is none, one is not sealed, or a day of the span is in none of them. */
function spanFault({ from, to }: { from: string; to: string }, periods: readonly SealedSpan[]): Problem | undefined {
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
  message: `Không có kỳ đã khóa sổ cho các ngày ${written(from)}–${written(to)}: đợt xét phải gồm đủ các kỳ liền nhau, không chọn riêng kỳ.`,
});

const HIMSELF: Problem = { at: "officer", message: "Không tự đưa mình, hoặc người đã ủy quyền cho mình, vào danh sách đề nghị khen thưởng." };

/** Names a unit, or an officer, by hand that was not drawn; nobody names himself, and who tries stands in the audit chain. @returns its dossier's number */
export async function addCandidate(input: AddCommendationCandidateInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const reason = said(input.reason);
  const fault = keyFault(input.key) ?? wordsFault(reason, "reason", LONGEST_REASON);
  if (fault !== undefined) return fault;
  const { units, database } = context;
  const round = await database.read((tx) => roundById(tx, numberOf(input.round) ?? 0));
  if (round === undefined) return { at: "unit", message: NOT_IN_SIGHT };
  const named = round.about === "UNITS" ? unitNamed(input, units) : await officerNamed(round, input, context);
  if ("message" in named) return named;
  const post = postFor(asking(context), "addCommendationCandidate", { unitPath: units.byId(named.unitId).path });
  if (post === undefined) return named.officerId === null ? { at: "unit", message: NOT_IN_SIGHT } : NO_SHEET;
  if (await isHisOrLenders(named, post, context)) return refusedOwn("addCommendationCandidate", HIMSELF, context);
  const [kept] = await openWordsOfRound(round, named, [reason], context);
  const doing = doingOf(post, input.key, ["addCommendationCandidate", round.id, input.unit ?? null, input.officer ?? null, reason], context);
  return database.asWorker().write(async (tx) => {
    const write = async (): Promise<number | null | Problem> => {
      const by = { round_id: round.id, unit_id: named.unitId, officer_id: named.officerId, origin: "ADDED", reason: kept };
      const row = { ...by, ...(await keptOf(tx, round, named, units)), by_officer_id: await officerOf(tx, doing.accountId) };
      const id = await insertKept(tx, "commendation_candidate", row, doing);
      if (id === null) return { at: round.about === "UNITS" ? "unit" : "officer", message: "Đã có trong đợt xét." };
      const runs = await looksAt(tx, { round, form: await formOf(tx, round), at: doing.at }, [{ candidateId: id, ...named }], context);
      await insertFirstRuns(tx, { ...doing, at: instantText(doing.at) }, runs);
      return id;
    };
    const subject = { kind: "commendationRound", id: String(round.id) };
    const detail = { unit: units.byId(named.unitId).code, ...(round.about === "OFFICERS" && { officer: input.officer ?? "" }) };
    return writtenOnce(tx, doing, { operation: "addCommendationCandidate", table: "commendation_candidate", subject, detail }, write, context);
  });
}

const NO_SHEET: Problem = { at: "officer", message: "Không có phiếu số liệu đã khóa sổ của cán bộ này trong đợt xét và phạm vi của bạn." };
const NOT_IN_SIGHT = "Không có đợt xét hoặc đơn vị này trong phạm vi bạn được thực hiện.";

function unitNamed({ unit: code, officer }: AddCommendationCandidateInput, units: UnitRegister): Named | Problem {
  if (officer != null) return { at: "officer", message: "Đợt xét này dành cho tập thể." };
  const unit = code == null ? undefined : units.byCode(code);
  if (unit === undefined) return { at: "unit", message: NOT_IN_SIGHT };
  if (!units.ruleOf(unit).inspected) return { at: "unit", message: "Đơn vị này ngoài thẩm quyền đánh giá, khen thưởng theo điểm đường dây nóng." };
  return { unitId: unit.id, officerId: null };
}

/** An officer who has a sealed sheet of the span, at his last unit then. */
async function officerNamed(round: RoundRow, { unit, officer: code }: AddCommendationCandidateInput, { database }: ScoreContext): Promise<Named | Problem> {
  if (unit != null) return { at: "unit", message: "Đợt xét này dành cho cá nhân." };
  const [last] = await database.asWorker().read((tx) => lastSheetPlaces(tx, round.sheetPeriodIds, code ?? ""));
  return last ?? NO_SHEET;
}
