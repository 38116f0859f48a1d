import type { CourseKind } from "../course-step.ts";
import type { LedgerLine } from "../ledger-line.ts";
import { outsideNow } from "../outside/since-reopening.ts";
import { fingerprint } from "../random.ts";
import { unitWord } from "../units.ts";
import { localDate, yearMonthDaySecond } from "../vietnam-time.ts";
import type { Named, Node } from "./xml-text.ts";

const ACT_WORDS: Readonly<Record<Exclude<CourseKind, "URGED" | "REDIRECTED">, string>> = {
  RECEIVED: "VaoSo",
  ASSIGNED: "ChuyenXuLy",
  ACCEPTED: "TiepNhan",
  TRANSFERRED: "ChuyenDonVi",
  RETURNED: "TraLai",
  RESOLVED: "KyVanBan",
  ANSWERED: "PhatHanh",
  CLOSED: "LuuHoSo",
  REOPENED: "MoLai",
  DECLINED: "TuChoi",
  PAUSED: "TamDung",
  RESUMED: "TiepTuc",
  EXTENDED: "GiaHan",
  NO_RESULT_REPORTED: "BaoCao",
  MERGED: "GopHoSo",
};
const STATUS: Readonly<Record<LedgerLine["stage"], string>> = {
  RECEIVED: "Mới đến",
  ASSIGNED: "Đã chuyển xử lý",
  IN_PROGRESS: "Đang xử lý",
  RESOLVED: "Đã có văn bản trả lời",
  ANSWERED: "Đã phát hành",
  CLOSED: "Lưu hồ sơ",
  DECLINED: "Trả lại người gửi",
  REDIRECTED: "Trả lại người gửi",
};

/** A letter that answers a case. */
export type Letter = { so: string; ngay: string; trichYeu: string; coQuan: string; maHoSo: string };

export const wallTime = (instant: number): string => yearMonthDaySecond(instant).replace(" ", "T");
const OFFICES: Readonly<Record<string, string>> = { VPUB: "VP", SNV: "SNV", SCT: "SCT" };

/** The letter of a case that has a result; null: it has none. */
export function letterOf(line: LedgerLine): Letter | null {
  if (line.resolvedAt === null) return null;
  const paper = outsideNow(line.record).documents.findLast(({ act }) => act === "result");
  const own = `${1 + (fingerprint(line.id) % 4000)}/${OFFICES[line.lead] ?? "VP"}-TD`;
  return {
    so: paper?.no ?? own,
    ngay: paper?.day ?? localDate(Date.parse(line.resolvedAt)),
    trichYeu: `V/v trả lời: ${line.record.title}`,
    coQuan: unitWord(line.lead),
    maHoSo: line.id,
  };
}

type Entry = { at: number; named: Named };

function stepsOf(line: LedgerLine): Named[] {
  const { course } = line.record;
  const entry = (at: number, act: string, rest: readonly Named[]): Entry => ({ at, named: ["buoc", [["thoiGian", wallTime(at)], ["hanhDong", act], ...rest]] });
  const steps = course.flatMap(({ at, kind, unit, note, reason = null, dueDay = null, approver = null, into = null }): Entry[] => {
    if (kind === "URGED" || kind === "REDIRECTED") return [];
    const who: Named = ["donVi", unit === null ? null : unitWord(unit)];
    return [entry(at, ACT_WORDS[kind], [who, ["ghiChu", note], ["lyDo", reason], ["hanMoi", dueDay], ["nguoiDuyet", approver], ["gopVao", into]])];
  });
  const { comments, published } = outsideNow(line.record);
  const bare = (at: number, act: string, note: string): Entry =>
    entry(at, act, [
      ["donVi", null],
      ["ghiChu", note],
      ["lyDo", null],
      ["hanMoi", null],
      ["nguoiDuyet", null],
      ["gopVao", null],
    ]);
  const besides = [
    ...comments.map(({ at, note }) => bare(at, "YKien", note)),
    ...(published === null ? [] : [bare(published.at, "CongKhai", published.answer)]),
  ];
  return [...steps, ...besides].toSorted((one, other) => one.at - other.at).map(({ named }) => named);
}

function secrets({ caller }: LedgerLine["record"]): string {
  return [caller.hideName && "HO_TEN", caller.hidePhone && "DIEN_THOAI", caller.hideContent && "NOI_DUNG"].filter((word) => word !== false).join(" ");
}

function senderOf({ record }: LedgerLine, typed: (text: string | null) => string | null): Node {
  const { caller } = record;
  return [
    ["hoTen", typed(caller.name)],
    ["diaChi", typed(caller.address)],
    ["dienThoai", caller.phone],
    ["thuDienTu", caller.email],
    ["giuKin", secrets(record)],
  ];
}

const letterNode = (letter: Letter | null): Node =>
  letter === null
    ? null
    : [
        ["so", letter.so],
        ["ngay", letter.ngay],
        ["trichYeu", letter.trichYeu],
        ["coQuan", letter.coQuan],
      ];

/** One case as the system shows it. */
export function fileOfCase(line: LedgerLine): Named {
  const { record } = line;
  const { place } = record;
  const typed = (text: string | null): string | null => (text === null ? null : text.normalize(record.decomposed ? "NFD" : "NFC"));
  const content = typed(record.content) ?? "";
  return [
    "hoSo",
    [
      ["maHoSo", line.id],
      ["soDen", line.reference.slice(-5)],
      ["phienBan", line.n],
      ["capNhatLuc", line.modified],
      ["ngayDen", wallTime(Date.parse(line.receivedAt))],
      ["trangThai", STATUS[line.stage]],
      ["hinhThuc", record.channelWord],
      ["linhVuc", record.fieldWord],
      ["doKhan", line.urgent ? "Khẩn" : "Thường"],
      ["trichYeu", typed(record.title)],
      ["noiDung", line.row % 4 === 0 ? { cdata: content } : content],
      ["nguoiGui", senderOf(line, typed)],
      [
        "diaDiem",
        place === null
          ? null
          : [
              ["moTa", typed(place.text)],
              ["maXa", place.wardCode],
              ["viDo", place.lat],
              ["kinhDo", place.long],
            ],
      ],
      ["donViTiepNhan", unitWord(line.intake)],
      ["donViChuTri", unitWord(line.lead)],
      ["donViPhoiHop", line.cooperating.map((code): Named => ["donVi", unitWord(code)])],
      ["quaTrinh", stepsOf(line)],
      ["vanBanTraLoi", letterNode(letterOf(line))],
      ["ketQua", typed(record.outcome)],
      ["lyDoKetThuc", record.closeReason ?? record.remark],
      ["hoSoTruoc", line.repeatOf],
      ["gopVao", line.mergedInto ?? null],
    ],
  ];
}
