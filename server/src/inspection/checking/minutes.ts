import { localDay, localTime } from "../../platform/local-time.ts";
import { letterDocument } from "../../report/index.ts";
import type { Annex, Letter } from "../../report/index.ts";
import { visibleCase } from "../../tally/index.ts";
import type { InspectionContext } from "../act.ts";
import { findingsOf, findingSteps } from "../findings/finding.queries.ts";
import type { Finding } from "../findings/finding.types.ts";
import { findingView } from "../findings/view.ts";
import { inspectionCalls } from "./call.queries.ts";
import type { CallRow } from "./call.queries.ts";
import { answersOf, checklistOn } from "./inspection.queries.ts";
import type { InspectionRow } from "./inspection.queries.ts";
import type { InspectionItem } from "./inspection.types.ts";
import { EVIDENCE_WORDS, FINDING_WORDS, REMEDY_WORDS, RESULT_WORDS, STEP_WORDS, VERDICT_WORDS } from "./minutes-words.ts";
import { sampleCases, samplesOf } from "./sample.queries.ts";
import { itemViews } from "./view.ts";

const NOT_JUDGED = "Chưa xem xét";

interface Facts {
  items: InspectionItem[];
  calls: CallRow[];
  findings: Finding[];
  /** of the samples together: a case that two samples drew stands there twice */
  cases: { caseId: number; reference: string; title: string; stratum: string; verdict: string; words: string }[];
}

/**
 * The minutes of an opened inspection as a DOCX file, made from what was frozen and written down; before the conclusion it says that it is a draft.
 * @returns the file's bytes
 * @source Nghị định 30/2020/NĐ-CP, Phụ lục I (thể thức, kỹ thuật trình bày)
 */
export async function minutesOf(row: InspectionRow, context: InspectionContext): Promise<Buffer> {
  return letterDocument(minutesWith(row, await factsOf(row, context), context));
}

async function factsOf(row: InspectionRow, context: InspectionContext): Promise<Facts> {
  const { database, units, clock } = context;
  const day = localDay(row.openedAt ?? clock.now());
  const told = await database.read(async (tx) => {
    const items = itemViews(await checklistOn(tx, day), await answersOf(tx, row.id));
    const found = await findingsOf(tx, row.id);
    const steps = await findingSteps(
      tx,
      found.map(({ id }) => id),
    );
    const samples = await samplesOf(tx, row.id);
    const drawn = [];
    for (const { id } of samples) drawn.push(...(await sampleCases(tx, id)));
    return { items, calls: await inspectionCalls(tx, row.id), findings: found.map((one) => findingView(one, steps, { units, at: clock.now() })), drawn };
  });
  const cases: Facts["cases"] = [];
  for (const { caseId, stratum, verdict, words } of told.drawn) {
    const seen = await visibleCase(caseId, context);
    const found = verdict === null ? NOT_JUDGED : VERDICT_WORDS[verdict];
    cases.push({ caseId, reference: seen?.reference ?? "–", title: seen?.title ?? "Ngoài phạm vi được xem", stratum, verdict: found, words: words ?? "" });
  }
  return { items: told.items, calls: told.calls, findings: told.findings, cases };
}

function minutesWith(row: InspectionRow, facts: Facts, { units }: InspectionContext): Letter {
  const [unit, province] = [units.byId(row.unitId), units.province];
  const place = province.name.replace(/^(Tỉnh|Thành phố) /, "");
  const day = localDay(row.concludedAt ?? row.openedAt ?? row.at);
  return {
    superior: `UBND ${province.name.toUpperCase()}`,
    body: ["SỞ NỘI VỤ", "ĐOÀN KIỂM TRA"],
    number: row.state === "CONCLUDED" ? "Số:            /BB-KT" : "DỰ THẢO",
    subject: `Việc tiếp nhận, xử lý phản ánh qua đường dây nóng tại ${unit.name}`,
    placeAndDay: `${place}, ngày ${day.slice(8)} tháng ${Number(day.slice(5, 7))} năm ${day.slice(0, 4)}`,
    addressees: [],
    paragraphs: paragraphsOf(row, facts, unit.name),
    recipients: [],
    signer: { title: "TRƯỞNG ĐOÀN KIỂM TRA", name: row.team[0] ?? "" },
    annex: annexOf(facts.cases),
    minutes: { title: "BIÊN BẢN KIỂM TRA", otherSigner: "ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM TRA" },
  };
}

function paragraphsOf(row: InspectionRow, { items, calls, findings, cases }: Facts, unit: string): string[] {
  const answered = calls.filter((call) => call.answered).length;
  return [
    `Căn cứ ${row.legalBasis}, Đoàn kiểm tra gồm ${row.team.join(", ")} tiến hành kiểm tra công vụ tại ${unit}; thời kỳ kiểm tra từ ngày ${written(row.fromDay)} đến ngày ${written(row.toDay)}.`,
    "I. NỘI DUNG KIỂM TRA",
    ...(row.asOfInstant === null
      ? []
      : [`Số liệu hệ thống được chốt lúc ${localTime(row.asOfInstant)} ngày ${written(localDay(row.asOfInstant))}, khi mở cuộc kiểm tra.`]),
    ...items.map((item, i) => itemText(item, i + 1)),
    "II. MẪU VỤ VIỆC, GỌI KIỂM TRA",
    sampleText(cases),
    calls.length === 0 ? "Không gọi kiểm tra." : `Đã gọi ${calls.length} cuộc, ${answered} cuộc có người nghe máy.`,
    "III. KIẾN NGHỊ",
    ...(findings.length === 0 ? ["Không có kiến nghị."] : findings.map((finding, i) => findingText(finding, i + 1))),
    "IV. KẾT LUẬN",
    row.conclusion ?? "Chưa kết luận",
  ];
}

/** How many cases were drawn and what was found of them, each counted once however many samples drew it. */
function sampleText(cases: Facts["cases"]): string {
  if (cases.length === 0) return "Không rút mẫu vụ việc.";
  const many = (drawn: Facts["cases"]): number => new Set(drawn.map(({ caseId }) => caseId)).size;
  const wrong = many(cases.filter(({ verdict }) => verdict === VERDICT_WORDS.NOT_IN_ORDER));
  const waiting = many(cases) - many(cases.filter(({ verdict }) => verdict !== NOT_JUDGED));
  const again = many(cases) < cases.length ? `, ${cases.length} lượt` : "";
  const found = `${wrong} vụ việc chưa đúng quy định${waiting === 0 ? "" : `, ${waiting} vụ việc chưa xem xét`}`;
  return `Đã rút ngẫu nhiên ${many(cases)} vụ việc${again} (danh sách kèm theo), trong đó ${found}.`;
}

function itemText({ name, figures, result, words }: InspectionItem, at: number): string {
  const numbers = figures.map(({ name: figure, value }) => `${EVIDENCE_WORDS[figure]}: ${value === null ? "không có số liệu" : value}`).join("; ");
  return `${at}. ${name}. Số liệu hệ thống: ${numbers}. Kết quả: ${result === null ? "chưa có" : RESULT_WORDS[result]}${words === null ? "" : `. ${words}`}`;
}

function findingText({ kind, words, remedyDueAt, remedy, steps }: Finding, at: number): string {
  const course = steps.map((step) => `${STEP_WORDS[step.kind]}${step.document === null ? "" : ` (${step.document})`}: ${step.words}`).join("; ");
  const due = `khắc phục trước hết ngày ${written(localDay(remedyDueAt - 1))}`;
  return `${at}. ${words} (${FINDING_WORDS[kind]}); ${due}; ${REMEDY_WORDS[remedy]}${course === "" ? "" : `. ${course}`}`;
}

function annexOf(cases: Facts["cases"]): Annex | null {
  if (cases.length === 0) return null;
  return {
    title: "DANH SÁCH VỤ VIỆC LẤY MẪU",
    caption: "Kèm theo Biên bản kiểm tra",
    columns: [
      { title: "STT", widthMm: 12, centred: true },
      { title: "Mã phản ánh", widthMm: 30 },
      { title: "Trích yếu nội dung", widthMm: 50 },
      { title: "Kết quả xem xét", widthMm: 28 },
      { title: "Nhận xét", widthMm: 45 },
    ],
    rows: cases.map(({ reference, title, verdict, words }, i) => [String(i + 1), reference, title, verdict, words]),
  };
}

const written = (day: string): string => day.split("-").toReversed().join("/");
