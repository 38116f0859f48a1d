import { ACCESS } from "../departments.ts";
import type { Act, AskedAct, OrderForm } from "../outside/asked-act.ts";
import type { Wanted } from "../outside/decide.ts";
import { PAUSE_REASONS, type PauseReason } from "../text/index.ts";
import { codeOfWord } from "../units.ts";
import { bytesOf, dayText, Malformed, printOf, readOr, type ActDialect, type Message, type Outcome } from "./act-dialect.ts";
import { JSON_TYPE, plainAnswer, type Answer } from "./answer.ts";
import { offsetRow } from "./offset.ts";
import { OFFICE_PAUSE_REASONS } from "./words.ts";

type Fields = Readonly<Record<string, string>>;

const ACTS: Readonly<Record<string, Act>> = {
  giao: "assign",
  nhan: "accept",
  ykien: "comment",
  ketqua: "result",
  giahan: "extend",
  chuyen: "transfer",
  tralai: "return",
  ketthuc: "close",
  molai: "reopen",
  congkhai: "publish",
  traloi: "answer",
  tamdung: "pause",
  tieptuc: "resume",
};
const FORMS: Readonly<Record<string, OrderForm>> = { "Văn bản": "WRITTEN", "Điện thoại": "CALL", "Hệ thống": "SYSTEM" };
const ANSWER_WORDS: readonly string[] = ["Công văn", "Điện thoại", "Tin nhắn"];
const NEEDED: Readonly<Record<Act, readonly string[]>> = {
  assign: ["donVi", "hinhThuc", "ngayGiao"],
  accept: [],
  comment: ["ghiChu"],
  result: ["ketQua"],
  extend: ["giaHanDen", "lyDo"],
  transfer: ["donVi", "lyDo"],
  return: ["lyDo"],
  close: ["lyDo"],
  reopen: ["lyDo"],
  publish: ["noiDung"],
  answer: ["noiDung", "hinhThuc", "ngayTraLoi"],
  pause: ["lyDoTamDung", "lyDo"],
  resume: ["lyDo"],
};
const WORDS_IN: Partial<Readonly<Record<Act, string>>> = { result: "ketQua", publish: "noiDung", answer: "noiDung" };
const INSTANT_IN: Partial<Readonly<Record<Act, string>>> = { assign: "ngayGiao", answer: "ngayTraLoi" };

const failure = (status: number, message: string): Answer => plainAnswer(status, JSON_TYPE, JSON.stringify({ loi: message }));
const told = (value: object): Answer => plainAnswer(200, JSON_TYPE, JSON.stringify(value));

function jsonFields(body: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Malformed("du lieu khong hop le");
  }
  if (typeof value !== "object" || value === null) throw new Malformed("du lieu khong hop le");
  if (Object.values(value).some((field) => typeof field !== "string")) throw new Malformed("moi truong phai la chuoi");
  return value as Fields;
}

function fieldsOf({ headers, body }: Message): Fields {
  const type = String(headers["content-type"] ?? "");
  if (type.startsWith("application/json")) return jsonFields(body);
  if (type.startsWith("application/x-www-form-urlencoded")) return Object.fromEntries(new URLSearchParams(body));
  throw new Malformed("kieu du lieu khong ho tro");
}

/** dd/MM/yyyy → YYYY-MM-DD; null where nothing is said. */
function dayIn(fields: Fields, name: string): string | null {
  const text = fields[name] ?? "";
  return text === "" ? null : dayText(text.split("/").toReversed().join("-"));
}

function minuteIn(fields: Fields, name: string): number | null {
  const text = fields[name] ?? "";
  if (text === "") return null;
  const [, day, month, year, time] = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d)$/.exec(text) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${time}:00+07:00`);
  if (Number.isNaN(at)) throw new Malformed(`${name} khong dung dinh dang`);
  return at;
}

/** The product's own word of a pause's reason, as its rows have it. */
function pauseReasonIn(word: string): PauseReason {
  const known = PAUSE_REASONS.find((reason) => OFFICE_PAUSE_REASONS.sxd[reason] === word.normalize("NFC"));
  if (known === undefined) throw new Malformed("lyDoTamDung khong co trong danh muc");
  return known;
}

function askedIn(fields: Fields): AskedAct {
  const act = ACTS[fields["thaoTac"] ?? ""];
  if (act === undefined) throw new Malformed("thaoTac khong hop le");
  const missing = NEEDED[act].find((name) => (fields[name] ?? "") === "");
  if (missing !== undefined) throw new Malformed(`thieu ${missing}`);
  const form = act === "assign" ? FORMS[(fields["hinhThuc"] ?? "").normalize("NFC")] : undefined;
  const isNoForm = act === "assign" ? form === undefined : act === "answer" && !ANSWER_WORDS.includes((fields["hinhThuc"] ?? "").normalize("NFC"));
  if (isNoForm) throw new Malformed("hinhThuc khong hop le");
  const words = fields[WORDS_IN[act] ?? (NEEDED[act].includes("lyDo") ? "lyDo" : "ghiChu")] ?? "";
  const instant = INSTANT_IN[act];
  const due = act === "extend" ? dayIn(fields, "giaHanDen") : null;
  const file = act === "result" ? (fields["tepDinhKem"] ?? "") : "";
  return {
    act,
    at: instant === undefined ? null : minuteIn(fields, instant),
    words: words === "" ? null : words,
    paper: { no: fields["soVanBan"] || null, day: dayIn(fields, "ngayVanBan") },
    files: file === "" ? [] : [{ name: file, mediaType: "application/octet-stream", bytes: bytesOf(fields["noiDungTep"] ?? "") }],
    approver: fields["nguoiDuyet"] || null,
    ...(form !== undefined && { form }),
    ...(NEEDED[act].includes("donVi") && { unit: codeOfWord(fields["donVi"] ?? "") }),
    ...(due !== null && { dueDay: due }),
    ...(act === "pause" && { waitsFor: pauseReasonIn(fields["lyDoTamDung"] ?? "") }),
  };
}

function wantedIn(message: Message): Wanted {
  const { ma = "", ngayCapNhat = "", ...contents } = fieldsOf(message);
  if (ma === "") throw new Malformed("thieu ma");
  return { id: ma, asked: askedIn(contents), key: null, print: printOf(contents), expected: ngayCapNhat === "" ? null : ngayCapNhat };
}

function answerOf(outcome: Outcome): Answer {
  switch (outcome.what) {
    case "done":
      return told({ ketQua: "OK", ngayCapNhat: outcome.line.modified });
    case "done before":
      return told({ ketQua: "TU CHOI", lyDo: "đã cập nhật", ngayCapNhat: outcome.line.modified });
    case "stale":
      return told({ ketQua: "XUNG DOT", duLieu: offsetRow("sxd", outcome.line) });
    case "busy":
      return told({ ketQua: "BAN" });
    case "refused":
      return told({ ketQua: "TU CHOI", lyDo: outcome.why.message });
    case "unknown case":
    case "key reused":
      return told({ ketQua: "TU CHOI", lyDo: "không tìm thấy" });
  }
}

/** Acts on a case of Sở Xây dựng's product: nothing but the row tells what was done. */
export function offsetActs(): ActDialect {
  function read(message: Message): ReturnType<ActDialect["read"]> {
    const { header, value } = ACCESS.sxd as { header: string; value: string };
    if (message.headers[header] !== value) return { problem: failure(401, "sai tai khoan") };
    if (message.path !== "/phananh/capnhat") return { problem: failure(404, "khong co dich vu nay") };
    return readOr(
      () => wantedIn(message),
      (text) => failure(400, text),
    );
  }
  return { read, versionOf: (line) => line.modified, answer: answerOf };
}
