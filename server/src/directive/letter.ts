import { localDay } from "../platform/local-time.ts";
import type { Instant } from "../platform/instant.ts";
import { bodyOf, letterDocument, momentWords, parentBody, placeName, vietnameseDay } from "../report/index.ts";
import type { Annex, Letter } from "../report/index.ts";
import type { Unit, UnitRegister } from "../unit/index.ts";
import type { DirectiveContext } from "./context.ts";
import { directedCases, stepsOf } from "./directive.queries.ts";
import type { DirectedCaseRow, DirectiveRow } from "./directive.queries.ts";
import { loadersOf } from "./loaders.ts";

const MOST_ROWS = 5_000;

/** The letter of a directive, with those of its cases that the asker sees. @returns its bytes, and how many rows its list has */
export async function letterOf(row: DirectiveRow, context: DirectiveContext): Promise<{ file: Buffer; rows: number }> {
  const { units, database } = context;
  const obligations = await loadersOf(context).obligations.load(row.id);
  const [cases, steps] = await database.read(async (tx) => {
    const listed = await directedCases(tx, row.id, { first: MOST_ROWS, after: 0 });
    const all = await stepsOf(
      tx,
      obligations.map(({ id }) => id),
    );
    return [listed, all] as const;
  });
  const dues = steps.filter(({ kind }) => kind === "ISSUED").map(({ dueAt }) => dueAt);
  const facts = { row, units, addressees: obligations.map(({ unitId }) => units.byId(unitId)), cases, dueAt: dues.length === 0 ? null : Math.min(...dues) };
  return { file: await letterDocument(letterWith(facts)), rows: cases.length };
}

interface Facts {
  row: DirectiveRow;
  units: UnitRegister;
  addressees: readonly Unit[];
  cases: readonly DirectedCaseRow[];
  /** the first late instant of the first reply */
  dueAt: Instant | null;
}

function letterWith({ row, units, addressees, cases, dueAt }: Facts): Letter {
  const issuer = units.byId(row.byUnitId);
  return {
    ...bodyOf(issuer, units),
    number: "Số:            /",
    subject: row.subject,
    placeAndDay: `${placeName(issuer, units)}, ngày      tháng ${Number(localDay(row.issuedAt).slice(5, 7))} năm ${localDay(row.issuedAt).slice(0, 4)}`,
    addressees: addressees.map(({ name }) => name),
    paragraphs: paragraphsOf(row, cases.length, dueAt),
    recipients: ["Như trên", ...(issuer.parentId === null ? [] : [`${parentBody(issuer, units)} (để báo cáo)`]), "Lưu: VT"],
    signer: { title: "[QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ]", name: row.byName },
    annex: annexOf(row, cases, units),
  };
}

function paragraphsOf(row: DirectiveRow, rows: number, dueAt: Instant | null): string[] {
  const at = row.asOfInstant ?? row.issuedAt;
  const list = rows === row.caseCount ? "danh sách kèm theo" : `danh sách kèm theo gồm ${rows} phản ánh thuộc phạm vi được xem`;
  const counted = `Qua theo dõi việc tiếp nhận, xử lý phản ánh, kiến nghị của tổ chức, cá nhân trên hệ thống, tính đến ${momentWords(at)}, có ${row.caseCount} phản ánh, kiến nghị cần tập trung giải quyết (${list}).`;
  const spoken = row.words
    .split(/\n+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const asked = row.kind === "DIRECTIVE" ? "Yêu cầu" : "Đề nghị";
  const until = dueAt === null ? "" : `, hoàn thành trước hết ngày ${vietnameseDay(localDay(dueAt - 1))}`;
  return [counted, ...spoken, `${asked} cơ quan, đơn vị khẩn trương thực hiện và báo cáo kết quả trên hệ thống${until}`];
}

function annexOf(row: DirectiveRow, cases: readonly DirectedCaseRow[], units: UnitRegister): Annex {
  const at = row.asOfInstant ?? row.issuedAt;
  return {
    title: "DANH SÁCH PHẢN ÁNH, KIẾN NGHỊ",
    caption: `Kèm theo Công văn số       /           ngày     /     /${localDay(row.issuedAt).slice(0, 4)}; số liệu tính đến ${momentWords(at)}`,
    columns: [
      { title: "STT", widthMm: 12, centred: true },
      { title: "Mã phản ánh", widthMm: 30 },
      { title: "Ngày tiếp nhận", widthMm: 24, centred: true },
      { title: "Trích yếu nội dung", widthMm: 45 },
      { title: "Đơn vị xử lý", widthMm: 30 },
      { title: "Hạn xử lý", widthMm: 24, centred: true },
    ],
    rows: cases.map(({ position, reference, receivedAt, title, unitId, dueAt }) => [
      String(position),
      reference,
      vietnameseDay(localDay(receivedAt)),
      title,
      units.nameAt(units.byId(unitId), row.issuedAt),
      dueText(dueAt, at),
    ]),
  };
}

/** The last day on time, and that it is over. */
function dueText(dueAt: Instant | null, at: Instant): string {
  if (dueAt === null) return "–";
  return `${vietnameseDay(localDay(dueAt - 1))}${dueAt <= at ? " (quá hạn)" : ""}`;
}
