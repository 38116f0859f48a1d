import { now } from "../now.ts";
import type { CaseTable } from "../case-table.ts";
import { wholeNumber, XML_TYPE, type Answer, type Question, type Twist } from "../dialect/answer.ts";
import type { LedgerLine } from "../ledger-line.ts";
import { faultAnswer, responseText } from "./envelope.ts";
import { fileOfCase, letterOf, wallTime, type Letter } from "./file-of-case.ts";
import type { Named } from "./xml-text.ts";

const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text);
const told = (lines: readonly LedgerLine[], isList: boolean, write: Answer["write"]): Answer => ({
  status: 200,
  contentType: XML_TYPE,
  headers: {},
  lines,
  isList,
  write,
});

function pageOf({ query }: Question): { page: number; size: number } | null {
  const [page, size] = [wholeNumber(query, "trang", 1, 1, 1_000_000), wholeNumber(query, "soDong", 50, 1, 100)];
  return page === null || size === null ? null : { page, size };
}

function changes(question: Question, table: CaseTable): Answer {
  const paging = pageOf(question);
  const from = question.query.get("tuThoiDiem") ?? "0000-01-01T00:00:00";
  const until = question.query.get("denThoiDiem") ?? wallTime(now());
  if (paging === null || !isTime(from) || !isTime(until)) return faultAnswer("DU_LIEU_SAI", "tham số không hợp lệ");
  const inside = table.lines().filter(({ modified }) => modified >= from && modified < until);
  const sorted = inside.toSorted((one, other) => (one.modified + one.id < other.modified + other.id ? -1 : 1));
  const { page, size } = paging;
  const shown = sorted.slice((page - 1) * size, page * size);
  function write(lines: readonly LedgerLine[], twist: Twist): string {
    const more = sorted.length > page * size;
    return responseText("DanhSachThayDoi", [
      ["tongSo", twist === "WRONG_TOTAL" ? sorted.length + 37 : sorted.length],
      ["trang", page],
      ["conTrang", twist === "WRONG_TOTAL" ? !more : more],
      ["denThoiDiem", until],
      ["danhSach", lines.map(fileOfCase)],
    ]);
  }
  return told(shown, true, write);
}

function detail({ query }: Question, table: CaseTable): Answer {
  const line = table.byId(query.get("maHoSo") ?? "").at(-1);
  if (line === undefined) return faultAnswer("KHONG_TIM_THAY", "không có hồ sơ này");
  return told([line], false, (lines) => responseText("LayHoSo", lines.map(fileOfCase)));
}

const letterNode = ({ so, ngay, trichYeu, coQuan, maHoSo }: Letter): Named => [
  "vanBan",
  [
    ["so", so],
    ["ngay", ngay],
    ["trichYeu", trichYeu],
    ["coQuan", coQuan],
    ["maHoSo", maHoSo],
  ],
];

function letters(question: Question, table: CaseTable): Answer {
  const paging = pageOf(question);
  const from = question.query.get("tuNgay") ?? "0000-01-01";
  if (paging === null || !/^\d{4}-\d\d-\d\d$/.test(from)) return faultAnswer("DU_LIEU_SAI", "tham số không hợp lệ");
  const all = table.lines().flatMap((line) => letterOf(line) ?? []);
  const sorted = all.filter(({ ngay }) => ngay >= from).toSorted((a, b) => (a.ngay + a.so < b.ngay + b.so ? -1 : 1));
  const { page, size } = paging;
  const shown = sorted.slice((page - 1) * size, page * size).map(letterNode);
  const text = responseText("DanhSachVanBan", [
    ["tongSo", sorted.length],
    ["trang", page],
    ["conTrang", sorted.length > page * size],
    ["danhSach", shown],
  ]);
  return told([], false, () => text);
}

/** What an act is remembered as. @param again it had been done before */
export function doneNode(line: LedgerLine, again: boolean): Named {
  return [
    "ketQua",
    [
      ["maGiaoDich", line.asked?.key ?? null],
      ["maHoSo", line.id],
      ["phienBan", line.n],
      ["thoiDiem", wallTime(Date.parse(line.at))],
      ["daThucHien", again],
    ],
  ];
}

function lookUp({ query }: Question, table: CaseTable): Answer {
  const line = table.byKey(query.get("maGiaoDich") ?? "");
  if (line === undefined) return faultAnswer("KHONG_TIM_THAY", "không có giao dịch này");
  return told([], false, () => responseText("TraCuuGiaoDich", [doneNode(line, true)]));
}

/** Answers a question of the document system. @param question its path is the operation, its query the operation's elements */
export function answerDocuments(question: Question, table: CaseTable): Answer {
  switch (question.path) {
    case "DanhSachThayDoi":
      return changes(question, table);
    case "LayHoSo":
      return detail(question, table);
    case "DanhSachVanBan":
      return letters(question, table);
    case "TraCuuGiaoDich":
      return lookUp(question, table);
    default:
      return faultAnswer("DU_LIEU_SAI", "không có thao tác này");
  }
}

/** A 200 that says it failed. */
export const DOCUMENTS_FALSE_SUCCESS = responseText("DanhSachThayDoi", [
  ["tongSo", 0],
  ["trang", 1],
  ["conTrang", false],
  ["denThoiDiem", null],
  ["loi", "Phiên làm việc đã hết hạn"],
  ["danhSach", []],
]);
