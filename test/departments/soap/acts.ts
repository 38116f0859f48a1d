import type { Act, AskedAct, OrderForm } from "../outside/asked-act.ts";
import type { Wanted } from "../outside/decide.ts";
import { bytesOf, dayText, Malformed, printOf, readOr, type ActDialect, type Outcome } from "../dialect/act-dialect.ts";
import { plainAnswer, XML_TYPE, type Answer } from "../dialect/answer.ts";
import { PAUSE_REASONS, type PauseReason } from "../text/index.ts";
import { codeOfWord } from "../units.ts";
import { faultAnswer, responseText } from "./envelope.ts";
import { fileOfCase } from "./file-of-case.ts";
import { doneNode } from "./questions.ts";
import { child, textOf, type Element } from "./xml-tree.ts";

const ACTS: Readonly<Record<string, Act>> = {
  ChuyenXuLy: "assign",
  TiepNhan: "accept",
  YKien: "comment",
  KyVanBan: "result",
  GiaHan: "extend",
  ChuyenDonVi: "transfer",
  TraLai: "return",
  LuuHoSo: "close",
  MoLai: "reopen",
  CongKhai: "publish",
  PhatHanh: "answer",
  TamDung: "pause",
  TiepTuc: "resume",
};
const FORMS: Readonly<Record<string, OrderForm>> = { VAN_BAN: "WRITTEN", DIEN_THOAI: "CALL", HE_THONG: "SYSTEM" };
const NEEDED: Readonly<Record<Act, readonly string[]>> = {
  assign: ["donVi", "hinhThucGiao", "thoiGian"],
  accept: [],
  comment: ["ghiChu"],
  result: ["ketQua"],
  extend: ["hanMoi", "lyDo"],
  transfer: ["donVi", "lyDo"],
  return: ["lyDo"],
  close: ["lyDo"],
  reopen: ["lyDo"],
  publish: ["noiDung"],
  answer: ["noiDung", "thoiGian"],
  pause: ["lyDo"],
  resume: ["ghiChu"],
};
const WORDS_OF: Readonly<Partial<Record<Act, string>>> = {
  result: "ketQua",
  publish: "noiDung",
  assign: "ghiChu",
  accept: "ghiChu",
  comment: "ghiChu",
  answer: "noiDung",
  pause: "ghiChu",
  resume: "ghiChu",
};

function instantIn(request: Element): number | null {
  const text = textOf(request, "thoiGian");
  if (text === null) return null;
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text) ? Date.parse(`${text}+07:00`) : Number.NaN;
  if (Number.isNaN(at)) throw new Malformed("thoiGian không đúng định dạng");
  return at;
}

function filesIn(request: Element): NonNullable<AskedAct["files"]> {
  const file = child(request, "tep");
  if (file === undefined || textOf(file, "ten") === null) return [];
  return [{ name: textOf(file, "ten") ?? "", mediaType: textOf(file, "loai") ?? "", bytes: bytesOf(textOf(file, "noiDung") ?? "") }];
}

function formIn(request: Element, act: Act): Pick<AskedAct, "form"> {
  if (act !== "assign") return {};
  const form = FORMS[textOf(request, "hinhThucGiao") ?? ""];
  if (form === undefined) throw new Malformed("hinhThucGiao không hợp lệ");
  return { form };
}

function pauseReasonIn(word: string | null): PauseReason {
  const known = PAUSE_REASONS.find((reason) => reason === word);
  if (known === undefined) throw new Malformed("lyDo tạm dừng không có trong danh mục");
  return known;
}

function askedIn(request: Element): AskedAct {
  const act = ACTS[textOf(request, "hanhDong") ?? ""];
  if (act === undefined) throw new Malformed("hanhDong không hợp lệ");
  const missing = NEEDED[act].find((name) => textOf(request, name) === null);
  if (missing !== undefined) throw new Malformed(`thiếu ${missing}`);
  const [due, day] = [textOf(request, "hanMoi"), textOf(request, "ngayVanBan")];
  return {
    act,
    at: act === "assign" || act === "answer" ? instantIn(request) : null,
    words: textOf(request, WORDS_OF[act] ?? "lyDo"),
    paper: { no: textOf(request, "soVanBan"), day: day === null ? null : dayText(day) },
    files: act === "result" ? filesIn(request) : [],
    approver: textOf(request, "nguoiDuyet"),
    ...formIn(request, act),
    ...(NEEDED[act].includes("donVi") && { unit: codeOfWord(textOf(request, "donVi") ?? "") }),
    ...(act === "extend" && due !== null && { dueDay: dayText(due) }),
    ...(act === "pause" && { waitsFor: pauseReasonIn(textOf(request, "lyDo")) }),
  };
}

function wantedIn(request: Element): Wanted {
  const [key, id] = [textOf(request, "maGiaoDich") ?? "", textOf(request, "maHoSo") ?? ""];
  if (key.length < 1 || key.length > 100 || id === "") throw new Malformed("thiếu maGiaoDich hoặc maHoSo");
  const contents = request.children
    .filter(({ local }) => local !== "phienBan" && local !== "capNhatLuc")
    .map((one) => [one.local, one.text.trim() + one.children.map(({ text }) => text).join("|")]);
  return {
    id,
    asked: askedIn(request),
    key,
    print: printOf(Object.fromEntries(contents) as Record<string, string>),
    expected: textOf(request, "phienBan"),
    expectedMark: textOf(request, "capNhatLuc"),
  };
}

const done = (outcome: Extract<Outcome, { what: "done" | "done before" }>): Answer =>
  plainAnswer(200, XML_TYPE, responseText("CapNhatHoSo", [doneNode(outcome.line, outcome.what === "done before")]));

function answerOf(outcome: Outcome): Answer {
  switch (outcome.what) {
    case "done":
    case "done before":
      return done(outcome);
    case "stale":
      return faultAnswer("SAI_PHIEN_BAN", "hồ sơ đã thay đổi", [fileOfCase(outcome.line)]);
    case "busy":
      return faultAnswer("DANG_KHOA", "hồ sơ đang được mở");
    case "refused":
      return faultAnswer("KHONG_DUOC_PHEP", outcome.why.message);
    case "unknown case":
      return faultAnswer("KHONG_TIM_THAY", "không có hồ sơ này");
    case "key reused":
      return faultAnswer("TRUNG_GIAO_DICH", "mã giao dịch đã dùng cho việc khác");
  }
}

/** Acts on a case of the document system. @param request the element CapNhatHoSo of the envelope, already let in */
export function documentActs(request: Element): ActDialect {
  return {
    read: () =>
      readOr(
        () => wantedIn(request),
        (text) => faultAnswer("DU_LIEU_SAI", text),
      ),
    versionOf: (line) => String(line.n),
    answer: answerOf,
  };
}
