import { NothingToReport, textColumn, vietnameseDay } from "../../report/index.ts";
import type { ReportAsked, ReportColumn, ReportKind, ReportRow, ReportTable } from "../../report/index.ts";
import { candidatesOf, formOf, roundsOfSpan } from "./round.queries.ts";
import type { FormRow, RoundRow } from "./round.queries.ts";
import { evidenceText, listedOf, openChecks, termsText, whoText } from "./listed.ts";
import type { Listed } from "./listed.ts";
import { periodsByIds } from "./candidate.queries.ts";
import type { SpanPeriod } from "./candidate.queries.ts";
import { STATE_WORDS } from "./check-words.ts";

const COLUMNS: readonly ReportColumn[] = [
  textColumn("form", "Hình thức khen thưởng", "Form of commendation", 40, "Hình thức của đợt xét, và tên đợt."),
  textColumn("unit", "Đơn vị, cá nhân", "Unit, officer", 40, "Đơn vị hoặc cá nhân được xem xét."),
  textColumn(
    "scores",
    "Thành tích: điểm, phiếu số liệu các kỳ",
    "Scores, sheets",
    60,
    "Điểm đường dây nóng hoặc phiếu số liệu cá nhân đã khóa sổ của từng kỳ, của lần xem xét gần nhất hoặc khi lập danh sách.",
  ),
  textColumn(
    "against",
    "Điều kiện vướng, chưa rõ",
    "Blocked, unknown",
    60,
    "Điều kiện chặn và điều kiện chưa rõ của lần xem xét gần nhất; chưa xem xét: không có số liệu.",
  ),
  textColumn("decision", "Đề nghị, quyết định", "Proposed, decided", 40, "Tình trạng hồ sơ; số, ngày quyết định."),
];

/** R12: the candidates of the rounds of these very days, with what stands for and against each. Of the whole province alone: no unit reads what is verified about it. */
export const COMMENDATION_REPORT: ReportKind = {
  code: "R12",
  vi: "Đề nghị khen thưởng",
  en: "Commendation",
  subject: "Đề nghị khen thưởng theo kết quả đường dây nóng",
  streams: ["HOTLINE"],
  needs: "commendationPaper",
  latestAlone: true,
  owed: { filers: ["PROVINCE"] },
  table: commendationTable,
};

async function commendationTable({ tx, span, scope, units, at }: ReportAsked): Promise<ReportTable> {
  if (scope.id !== units.province.id) throw new NothingToReport("Đề nghị khen thưởng lập cho toàn tỉnh: đơn vị không đọc nội dung đang xác minh về mình.");
  const rounds = await roundsOfSpan(tx, span, at);
  if (rounds.length === 0) throw new NothingToReport("Không có đợt xét khen thưởng nào của đúng các ngày này đã mở tại thời điểm số liệu.");
  const rows: ReportRow[] = [];
  const forms: FormRow[] = [];
  for (const round of rounds) {
    const form = await formOf(tx, round);
    forms.push(form);
    const periods = await periodsByIds(tx, round.periodIds);
    const listed = await listedOf(tx, await candidatesOf(tx, round.id));
    for (const one of listed)
      rows.push(
        rowOf(
          one,
          { round, form, periods },
          whoText(one.row, (id) => units.nameAt(units.byId(id), at)),
        ),
      );
  }
  return { columns: COLUMNS, rows, notes: notesOf(forms) };
}

function rowOf(one: Listed, { round, form, periods }: { round: RoundRow; form: FormRow; periods: readonly SpanPeriod[] }, unit: string): ReportRow {
  const against = one.lookedAt === null ? null : openChecks(one.checks);
  const cells = [`${form.nameVi} (${round.title}; ${round.legalBasis})`, unit, evidenceText(one, periods), against, one.decision || STATE_WORDS[one.state]];
  return { kind: "ITEM", cells };
}

function notesOf(forms: readonly FormRow[]): string[] {
  const terms = forms.map(
    ({ nameVi, legalBasis, assumed, validFrom, outsideVi, ...form }) =>
      `${nameVi}: ${termsText(form)} (${legalBasis}, từ ngày ${vietnameseDay(validFrom)}${assumed ? "; đề xuất, chưa ban hành" : ""}). Hệ thống không có số liệu về: ${outsideVi}.`,
  );
  return ["Danh sách gồm mọi đơn vị, cá nhân được xem xét, cả đủ và chưa đủ điều kiện. Điểm là căn cứ; người có thẩm quyền quyết định.", ...new Set(terms)];
}
