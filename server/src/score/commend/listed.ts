import { vietnameseDay, momentWords } from "../../report/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { PART_WORDS, percent, STATE_WORDS as STATE_WORDS_OF_SHEETS } from "../officer/index.ts";
import type { SpanPeriod } from "./candidate.queries.ts";
import { scoresIn } from "./candidates.ts";
import { CHECK_WORDS, EVIDENCE_WORDS, RESULT_WORDS, STATE_WORDS } from "./check-words.ts";
import type { Checked, PeriodScore } from "./checks.ts";
import type { CandidateState } from "./commend.words.ts";
import { decisionsOf, lastRuns, statesOf } from "./dossier.queries.ts";
import type { CandidateRow, FormRow } from "./round.queries.ts";
import { lookIn } from "./run.ts";
import { officerIn } from "./sheets.ts";

/** A dossier as papers list it. */
export interface Listed {
  row: CandidateRow;
  state: CandidateState;
  checks: readonly Checked[];
  /** of its last look, or as it was drawn with */
  scores: readonly PeriodScore[];
  /** of its last look; null: nobody looked */
  lookedAt: Instant | null;
  decision: string;
}

/** Dossiers with how they stand and what was last looked at. */
export async function listedOf(tx: Tx, rows: readonly CandidateRow[]): Promise<Listed[]> {
  const ids = rows.map(({ id }) => id);
  const states = await statesOf(tx, ids);
  const runs = new Map((await lastRuns(tx, ids)).map((run) => [run.candidateId, { ...lookIn(run.content), lookedAt: run.at }]));
  const decisions = Map.groupBy(await decisionsOf(tx, ids), ({ candidateId }) => candidateId);
  const decided = (id: number): string =>
    (decisions.get(id) ?? [])
      .map(({ kind, documentNumber, documentDay }) => `${STATE_WORDS[kind]}: ${documentNumber} ngày ${vietnameseDay(documentDay)}`)
      .join("; ");
  return rows.map((row) => {
    const look = runs.get(row.id) ?? { checks: [], scores: row.officerId === null ? scoresIn(row.content) : [], lookedAt: null };
    return { row, state: states.get(row.id) ?? "CANDIDATE", ...look, decision: decided(row.id) };
  });
}

/** What a form asks of sealed scores, or of sheets. */
export function termsText({
  about,
  minimumScore,
  minimumCases,
  minimumPeriods,
}: Pick<FormRow, "about" | "minimumScore" | "minimumCases" | "minimumPeriods">): string {
  return about === "OFFICERS"
    ? `phiếu số liệu mỗi kỳ có ít nhất ${minimumCases} việc; ít nhất ${minimumPeriods} kỳ có phiếu; không chấm điểm, không xếp hạng cá nhân`
    : `điểm mỗi kỳ từ ${(minimumScore ?? "").replace(".", ",")}; mỗi kỳ có ít nhất ${minimumCases} vụ việc; ít nhất ${minimumPeriods} kỳ`;
}

/** The unit, or the officer with his post and unit. */
export function whoText({ unitId, officerId, content }: CandidateRow, unitName: (unitId: number) => string): string {
  if (officerId === null) return unitName(unitId);
  const { name, title, officer } = officerIn(content);
  return [`${name} (${officer})`, title, unitName(unitId)].filter(Boolean).join(", ");
}

/** Sealed scores, or figures of sealed sheets, period by period, and when they were looked at. */
export function evidenceText(listed: Listed, periods: readonly SpanPeriod[]): string {
  return listed.row.officerId === null ? scoresText(listed, periods) : sheetsText(listed);
}

function sheetsText({ row, lookedAt }: Listed): string {
  const told = officerIn(row.content).sheets.map(({ from, to, result, confirmed }) => {
    const figures = result.ratios.map(({ part, items, value, state }) => {
      const shown = value === null ? STATE_WORDS_OF_SHEETS[state] : `${percent(value)}${state === "TOO_FEW" ? " (chưa đủ mẫu)" : ""}`;
      return `${PART_WORDS[part]} ${shown}, ${items} việc`;
    });
    return `${vietnameseDay(from)}–${vietnameseDay(to)}: ${figures.join("; ")}${confirmed ? "" : " (chưa xác nhận)"}`;
  });
  return lookedAt === null ? told.join(". ") : `${told.join(". ")}. Xem xét lúc ${momentWords(lookedAt)}`;
}

function scoresText({ scores, lookedAt }: Listed, periods: readonly SpanPeriod[]): string {
  const told = scores.map(({ period, total, cases, blocked }) => {
    const days = periods.find(({ id }) => id === period);
    const shown = blocked ? "chuyển kiểm tra" : total === null ? "chưa đủ số liệu" : total.replace(".", ",");
    return `${days === undefined ? period : `${vietnameseDay(days.from)}–${vietnameseDay(days.to)}`}: ${shown} (${cases} vụ việc)`;
  });
  const all = told.length === 0 ? "Không có kỳ có điểm" : told.join("; ");
  return lookedAt === null ? all : `${all}. Xem xét lúc ${momentWords(lookedAt)}`;
}

/** Conditions that are not clear, with what was found. */
export function openChecks(checks: readonly Checked[]): string {
  const open = checks
    .filter(({ result }) => result !== "CLEAR")
    .map(({ code, result, evidence }) => {
      const rests = evidence
        .map(({ kind, text }) => (kind === "NO_TOTAL" || kind === "BLOCKED_TOTAL" ? EVIDENCE_WORDS[kind] : `${EVIDENCE_WORDS[kind]} ${text}`.trim()))
        .join(", ");
      return `${CHECK_WORDS[code]}: ${RESULT_WORDS[result]}${rests === "" ? "" : ` (${rests})`}`;
    });
  return open.length === 0 ? "Không vướng" : open.join("; ");
}
