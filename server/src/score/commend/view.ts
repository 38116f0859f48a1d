import { allowed, asking } from "../../access/index.ts";
import type { UnitRegister } from "../../unit/index.ts";
import type { ScoreContext } from "../context.ts";
import { officerOfAccount, officerRatioView } from "../officer/index.ts";
import { scoreWords } from "../words.types.ts";
import { scoresIn } from "./candidates.ts";
import { changedSince } from "./checks.ts";
import { CandidateScoreView, CandidateSheetView, CommendedOfficer } from "./candidate.types.ts";
import { CommendationForm, CommendationView, RoundView, RunView } from "./commend.types.ts";
import { lastRuns, statesOf } from "./dossier.queries.ts";
import type { RunRow } from "./dossier.queries.ts";
import type { CandidateRow, FormRow, RoundRow } from "./round.queries.ts";
import { lookIn } from "./run.ts";
import { officerIn } from "./sheets.ts";

export function formView({ nameVi, nameEn, outsideVi, outsideEn, ...form }: FormRow): CommendationForm {
  const words = { name: scoreWords({ vi: nameVi, en: nameEn }), outside: scoreWords({ vi: outsideVi, en: outsideEn }) };
  return Object.assign(new CommendationForm(), { ...form, ...words });
}

export function roundView(row: RoundRow, units: UnitRegister): RoundView {
  const { id, title, legalBasis, about, periodKind: kind, fromDay: from, toDay: to, periodIds, sheetPeriodIds, scopeUnitId, at, byName } = row;
  const told = { title, legalBasis, about, kind, from, to, at, byName, periods: [...periodIds, ...sheetPeriodIds].map(String), scope: units.byId(scopeUnitId) };
  return Object.assign(new RoundView(), { ...told, id: String(id), row });
}

/** Dossiers as the graph shows them, with how they stand and what was last looked at. */
export async function commendationViews(rows: readonly CandidateRow[], context: ScoreContext): Promise<CommendationView[]> {
  const ids = rows.map(({ id }) => id);
  const { states, runs } = await context.database.read(async (tx) => ({
    states: await statesOf(tx, ids),
    runs: new Map((await lastRuns(tx, ids)).map((run) => [run.candidateId, lookIn(run.content).checks])),
  }));
  const mayRead = await readsChecks(context);
  return rows.map((row) => {
    const { id, roundId, unitId, officerId, content, ...told } = row;
    const evidence = officerId === null ? ofUnit(content) : ofOfficer(content);
    const standing = { state: states.get(id) ?? "CANDIDATE", checks: mayRead(row) ? (runs.get(id) ?? []) : null };
    const unit = context.units.byId(unitId);
    return Object.assign(new CommendationView(), { ...told, ...standing, ...evidence, id: String(id), roundId: String(roundId), unit, row });
  });
}

type Evidence = Pick<CommendationView, "officer" | "scores" | "sheets">;

function ofUnit(content: string): Evidence {
  const scores = scoresIn(content).map((one) => Object.assign(new CandidateScoreView(), { ...one, period: String(one.period), blocked: one.blocked === true }));
  return { officer: null, scores, sheets: [] };
}

function ofOfficer(content: string): Evidence {
  const { officer: code, name, title, sheets: kept } = officerIn(content);
  const sheets = kept.map(({ period, result, ...told }) =>
    Object.assign(new CandidateSheetView(), { ...told, period: String(period), ratios: result.ratios.map(officerRatioView) }),
  );
  return { officer: Object.assign(new CommendedOfficer(), { code, name, title }), scores: [], sheets };
}

/** Of which dossiers the viewer reads the conditions: of the whole province's, never as the unit itself, and never as the officer whom it is about. */
export async function readsChecks(context: ScoreContext): Promise<(row: Pick<CandidateRow, "officerId">) => boolean> {
  const { viewer, units, database } = context;
  if (!allowed(viewer, "commendationPaper", { unitPath: units.province.path }).ok) return () => false;
  const own = await database.read((tx) => officerOfAccount(tx, asking(context).accountId));
  return ({ officerId }) => officerId === null || officerId !== own;
}

/** Looks, newest first, each with what it changed since the one before. @param runs one more than is shown, where there are more */
export function runViews(runs: readonly RunRow[], shown: number): RunView[] {
  return runs.slice(0, shown).map(({ id, at, byName, hash, content }, place) => {
    const [look, before] = [lookIn(content), runs[place + 1]];
    const changed = before === undefined ? [] : changedSince(lookIn(before.content), look);
    return Object.assign(new RunView(), { id: String(id), at, byName, hash, checks: look.checks, changed });
  });
}
