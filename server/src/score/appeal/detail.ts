import { numberOf } from "../../platform/asked.ts";
import { localDay } from "../../platform/local-time.ts";
import { lineHeld } from "../card/card.queries.ts";
import { lineView } from "../card/view.ts";
import type { ScoreContext } from "../context.ts";
import { officerLinesByKey, officerLineView, seenSheet, sheetPeriodById, wordsOfCases } from "../officer/index.ts";
import { periodById } from "../period/period.queries.ts";
import { schemesById } from "../scheme/scheme.queries.ts";
import { scoreWords } from "../words.types.ts";
import { appealActsOf, appealTermsOn } from "./appeal.queries.ts";
import type { AppealRow } from "./appeal.queries.ts";
import { AppealDetail } from "./appeal.types.ts";
import { OfficerLineAppeal, OfficerSheetAppeals } from "./effect.types.ts";
import { isOfficers } from "./decide.ts";
import { filesShown } from "./files/files.ts";
import type { AppealFilesContext } from "./files/files.ts";
import { sheetOpen } from "./officer/ask-officer.ts";
import type { OfficersAppeal } from "./officer/officer-effect.ts";
import { appealsAboutSheet, ratiosOf } from "./officer/officer.queries.ts";
import { effectsOf } from "./ruling.queries.ts";
import { moveShown } from "./moved.ts";
import { postsToAnswer } from "./who.ts";
import { appealView, effectView, ratioView, stepView } from "./view.ts";

/** An appeal with its line, its course and what its answer changed. */
export async function detailOf(row: AppealRow, context: AppealFilesContext): Promise<AppealDetail> {
  const { units } = context;
  const { steps, effects, ratios } = await context.database.read(async (tx) => ({
    steps: await appealActsOf(tx, row.id),
    effects: await effectsOf(tx, row.id),
    ratios: await ratiosOf(tx, row.id),
  }));
  return Object.assign(new AppealDetail(), {
    appeal: appealView(row, (await postsToAnswer([row], context)).get(row.id), context),
    ...(isOfficers(row) ? await ofSheet(row, context) : await ofCard(row, context)),
    steps: steps.map((step) => stepView(step, units)),
    effects: effects.map((one) => effectView(one, units)),
    ratios: ratios.map(ratioView),
    others: steps.find(({ others }) => others !== null)?.others ?? null,
    moved: isOfficers(row) ? null : await moveShown(row.id, context),
    ...(await filesShown(row, context)),
  });
}

type OfWhat = Pick<AppealDetail, "period" | "from" | "to" | "sealed" | "name" | "line" | "officerLine">;

async function ofCard(row: AppealRow, context: ScoreContext): Promise<OfWhat> {
  const { period, scheme, line } = await context.database.read(async (tx) => {
    const found = await periodById(tx, row.periodId);
    if (found === undefined) throw new Error(`appeal ${row.id} is of no period`);
    return { period: found, scheme: (await schemesById(tx, [found.schemeId]))[0]?.content, line: await lineHeld(tx, row) };
  });
  const known = [...(scheme?.indicators ?? []), ...(scheme?.deductions ?? [])].find(({ code }) => code === row.indicator);
  const name = scoreWords(known?.name ?? { vi: row.indicator, en: row.indicator });
  const { id, from, to, state } = period;
  const shown = line === undefined ? null : lineView(line, context.units, false);
  return { period: String(id), from, to, sealed: state === "SEALED", name, line: shown, officerLine: null };
}

async function ofSheet(row: OfficersAppeal, context: ScoreContext): Promise<OfWhat> {
  const { period, line, words } = await context.database.read(async (tx) => {
    const found = await sheetPeriodById(tx, row.periodId);
    const own = (await officerLinesByKey(tx, row)).get(`${row.indicator}-${row.ordinal}`);
    if (found === undefined || own === undefined) throw new Error(`appeal ${row.id} is about no line`);
    return { period: found, line: own, words: await wordsOfCases(tx, [own.caseId]) };
  });
  const { id, from, to, sealedAt } = period;
  const shown = officerLineView(line, words.get(line.caseId), context.units);
  return { period: String(id), from, to, sealed: sealedAt !== null, name: null, line: null, officerLine: shown };
}

/** Appeals about the lines of a sheet, and whether the viewer may ask; null: no sheet that he may see. */
export async function appealsOfSheet(period: string, officer: string, context: ScoreContext): Promise<OfficerSheetAppeals | null> {
  const sheet = await seenSheet(period, officer, context);
  if (sheet === null) return null;
  const { asked, open } = await context.database.read(async (tx) => ({
    asked: await appealsAboutSheet(tx, { periodIds: sheet.period.parts, officerId: sheet.row.officerId }),
    open: sheet.own && (await sheetOpen(tx, numberOf(period) ?? 0, await appealTermsOn(tx, localDay(context.clock.now())), context)),
  }));
  const lines = asked.map(({ id, periodId, key }) => Object.assign(new OfficerLineAppeal(), { period: String(periodId), key, appeal: String(id) }));
  return Object.assign(new OfficerSheetAppeals(), { mayAsk: open, lines });
}
