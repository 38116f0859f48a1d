import { localDay } from "../../platform/local-time.ts";
import { letterDocument, momentWords, vietnameseDay } from "../../report/index.ts";
import type { Letter } from "../../report/index.ts";
import type { Instant } from "../../platform/instant.ts";
import type { ScoreContext } from "../context.ts";
import { periodsByIds } from "./candidate.queries.ts";
import type { SpanPeriod } from "./candidate.queries.ts";
import { scoresIn } from "./candidates.ts";
import { CHECK_WORDS, EVIDENCE_WORDS, RESULT_WORDS, STATE_WORDS } from "./check-words.ts";
import type { Checked, PeriodScore } from "./checks.ts";
import type { CandidateState } from "./commend.words.ts";
import { decisionsOf, lastRuns, statesOf } from "./dossier.queries.ts";
import { candidatesOf, formOf } from "./round.queries.ts";
import type { CandidateRow, FormRow, RoundRow } from "./round.queries.ts";
import { lookIn } from "./run.ts";

/** A dossier as the paper lists it. */
interface Listed {
  row: CandidateRow;
  state: CandidateState;
  checks: readonly Checked[];
  /** of its last look, or as it was drawn with */
  scores: readonly PeriodScore[];
  /** of its last look; null: nobody looked */
  lookedAt: Instant | null;
  decision: string;
}

/**
 * R12, the proposal for commendation of a round: every candidate, those who meet the conditions and those who do not, with the reasons.
 * @returns the DOCX file's bytes
 * @source Nghị định 30/2020/NĐ-CP, Phụ lục I (thể thức, kỹ thuật trình bày)
 */
export async function commendationPaper(round: RoundRow, context: ScoreContext): Promise<Buffer> {
  const { form, periods, listed } = await context.database.read(async (tx) => {
    const rows = await candidatesOf(tx, round.id);
    const ids = rows.map(({ id }) => id);
    const states = await statesOf(tx, ids);
    const runs = new Map((await lastRuns(tx, ids)).map((run) => [run.candidateId, { ...lookIn(run.content), lookedAt: run.at }]));
    const decisions = Map.groupBy(await decisionsOf(tx, ids), ({ candidateId }) => candidateId);
    const decided = (id: number): string =>
      (decisions.get(id) ?? [])
        .map(({ kind, documentNumber, documentDay }) => `${STATE_WORDS[kind]}: ${documentNumber} ngày ${vietnameseDay(documentDay)}`)
        .join("; ");
    const shown = rows.map((row) => {
      const look = runs.get(row.id) ?? { checks: [], scores: scoresIn(row.content), lookedAt: null };
      return { row, state: states.get(row.id) ?? "CANDIDATE", ...look, decision: decided(row.id) };
    });
    return { form: await formOf(tx, round), periods: await periodsByIds(tx, round.periodIds), listed: shown };
  });
  return letterDocument(letterWith(round, { form, periods, listed }, context));
}

interface Contents {
  form: FormRow;
  periods: readonly SpanPeriod[];
  listed: readonly Listed[];
}

function letterWith(round: RoundRow, { form, periods, listed }: Contents, { units, clock }: ScoreContext): Letter {
  const { province } = units;
  const day = localDay(clock.now());
  const proposed = listed.filter(({ state }) => state !== "CANDIDATE").length;
  const span = `từ ngày ${vietnameseDay(round.fromDay)} đến ngày ${vietnameseDay(round.toDay)}`;
  return {
    superior: `UBND ${province.name.toUpperCase()}`,
    body: ["VĂN PHÒNG"],
    number: "Số:            /TTr-VP",
    subject: `Đề nghị khen thưởng: ${form.nameVi}`,
    placeAndDay: `${province.name.replace(/^(Tỉnh|Thành phố) /, "")}, ngày ${day.slice(8)} tháng ${Number(day.slice(5, 7))} năm ${day.slice(0, 4)}`,
    addressees: [],
    paragraphs: [
      `Căn cứ ${form.legalBasis};`,
      `Căn cứ ${round.legalBasis};`,
      `Đợt xét “${round.title}” xem xét ${listed.length} đơn vị theo điểm đường dây nóng đã khóa sổ ${span}; đề nghị hoặc đã quyết định ${proposed} đơn vị (danh sách kèm theo).`,
      `Điều kiện: điểm mỗi kỳ từ ${form.minimumScore.replace(".", ",")}; mỗi kỳ có ít nhất ${form.minimumCases} vụ việc; ít nhất ${form.minimumPeriods} kỳ. ${form.assumed ? "Các mức này là đề xuất, chưa ban hành." : ""}`,
      `Hệ thống không có số liệu về: ${form.outsideVi}. Người có thẩm quyền xem xét trước khi quyết định.`,
    ],
    recipients: [],
    signer: { title: "NGƯỜI ĐỀ NGHỊ", name: "" },
    annex: {
      title: "DANH SÁCH ĐƠN VỊ ĐƯỢC XEM XÉT",
      caption: `Kèm theo đề nghị khen thưởng, ${span}`,
      columns: [
        { title: "STT", widthMm: 12, centred: true },
        { title: "Đơn vị", widthMm: 40 },
        { title: "Điểm các kỳ", widthMm: 38 },
        { title: "Điều kiện vướng, chưa rõ", widthMm: 45 },
        { title: "Đề nghị, quyết định", widthMm: 30 },
      ],
      rows: listed.map((one, at) => [
        String(at + 1),
        units.byId(one.row.unitId).name,
        scoresText(one, periods),
        against(one.checks),
        one.decision || STATE_WORDS[one.state],
      ]),
    },
    minutes: { title: "TỜ TRÌNH", otherSigner: "" },
  };
}

function scoresText({ scores, lookedAt }: Listed, periods: readonly SpanPeriod[]): string {
  const told = scores.map(({ period, total, cases }) => {
    const days = periods.find(({ id }) => id === period);
    const shown = total === null ? "chưa đủ số liệu" : total.replace(".", ",");
    return `${days === undefined ? period : `${vietnameseDay(days.from)}–${vietnameseDay(days.to)}`}: ${shown} (${cases} vụ việc)`;
  });
  const all = told.length === 0 ? "Không có kỳ có điểm" : told.join("; ");
  return lookedAt === null ? all : `${all}. Xem xét lúc ${momentWords(lookedAt)}`;
}

function against(checks: readonly Checked[]): string {
  const open = checks
    .filter(({ result }) => result !== "CLEAR")
    .map(({ code, result, evidence }) => {
      const rests = evidence.map(({ kind, text }) => (kind === "NO_TOTAL" ? EVIDENCE_WORDS[kind] : `${EVIDENCE_WORDS[kind]} ${text}`.trim())).join(", ");
      return `${CHECK_WORDS[code]}: ${RESULT_WORDS[result]}${rests === "" ? "" : ` (${rests})`}`;
    });
  return open.length === 0 ? "Không vướng" : open.join("; ");
}
