import { localDay } from "../../platform/local-time.ts";
import { letterDocument, vietnameseDay } from "../../report/index.ts";
import type { Letter } from "../../report/index.ts";
import type { ScoreContext } from "../context.ts";
import { periodsByIds } from "./candidate.queries.ts";
import type { SpanPeriod } from "./candidate.queries.ts";
import { STATE_WORDS } from "./check-words.ts";
import { evidenceText, listedOf, openChecks, termsText, whoText } from "./listed.ts";
import type { Listed } from "./listed.ts";
import { candidatesOf, formOf } from "./round.queries.ts";
import type { FormRow, RoundRow } from "./round.queries.ts";

/**
 * R12, the proposal for commendation of a round: every candidate, those who meet the conditions and those who do not, with the reasons.
 * @returns the DOCX file's bytes
 * @source Nghị định 30/2020/NĐ-CP, Phụ lục I (thể thức, kỹ thuật trình bày)
 */
export async function commendationPaper(round: RoundRow, context: ScoreContext): Promise<Buffer> {
  const { form, periods, listed } = await context.database.read(async (tx) => {
    const rows = await candidatesOf(tx, round.id);
    return { form: await formOf(tx, round), periods: await periodsByIds(tx, round.periodIds), listed: await listedOf(tx, rows) };
  });
  return letterDocument(letterWith(round, { form, periods, listed }, context));
}

/** Words of a paper by whom the round is about. */
const WHOM = {
  UNITS: { counted: "đơn vị", by: "điểm đường dây nóng đã khóa sổ", list: "DANH SÁCH ĐƠN VỊ ĐƯỢC XEM XÉT", who: "Đơn vị", evidence: "Điểm các kỳ" },
  OFFICERS: { counted: "cá nhân", by: "phiếu số liệu đã khóa sổ", list: "DANH SÁCH CÁ NHÂN ĐƯỢC XEM XÉT", who: "Cá nhân", evidence: "Phiếu số liệu các kỳ" },
} as const;

interface Contents {
  form: FormRow;
  periods: readonly SpanPeriod[];
  listed: readonly Listed[];
}

function letterWith(round: RoundRow, { form, periods, listed }: Contents, { units, clock }: ScoreContext): Letter {
  const { province } = units;
  const day = localDay(clock.now());
  const proposed = listed.filter(({ state }) => state !== "CANDIDATE").length;
  const whom = WHOM[round.about];
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
      `Đợt xét “${round.title}” xem xét ${listed.length} ${whom.counted} theo ${whom.by} ${span}; đề nghị hoặc đã quyết định ${proposed} ${whom.counted} (danh sách kèm theo).`,
      `Điều kiện: ${termsText(form)}. ${form.assumed ? "Các mức này là đề xuất, chưa ban hành." : ""}`,
      `Hệ thống không có số liệu về: ${form.outsideVi}. Người có thẩm quyền xem xét trước khi quyết định.`,
    ],
    recipients: [],
    signer: { title: "NGƯỜI ĐỀ NGHỊ", name: "" },
    annex: {
      title: whom.list,
      caption: `Kèm theo đề nghị khen thưởng, ${span}`,
      columns: [
        { title: "STT", widthMm: 12, centred: true },
        { title: whom.who, widthMm: 40 },
        { title: whom.evidence, widthMm: 38 },
        { title: "Điều kiện vướng, chưa rõ", widthMm: 45 },
        { title: "Đề nghị, quyết định", widthMm: 30 },
      ],
      rows: listed.map((one, at) => [
        String(at + 1),
        whoText(one.row, (id) => units.byId(id).name),
        evidenceText(one, periods),
        one.lookedAt === null ? "" : openChecks(one.checks), // not looked at, or not for whom it is about
        one.decision || STATE_WORDS[one.state],
      ]),
    },
    minutes: { title: "TỜ TRÌNH", otherSigner: "" },
  };
}
