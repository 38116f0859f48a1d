import { ACCESS, type DepartmentCode } from "../departments.ts";
import type { Act, AskedAct, OrderForm } from "../outside/asked-act.ts";
import type { Wanted } from "../outside/decide.ts";
import { PAUSE_REASONS, type PauseReason } from "../text/index.ts";
import { codeFromWire } from "../units.ts";
import { bytesOf, dayText, Malformed, printOf, readOr, type ActDialect, type Message, type Outcome } from "./act-dialect.ts";
import { JSON_TYPE, plainAnswer, type Answer } from "./answer.ts";
import { ACT_WORDS, actionRow } from "./keyset-action.ts";
import { keysetRow } from "./keyset.ts";

type Body = Readonly<Record<string, unknown>>;

const FORMS: Readonly<Record<string, OrderForm>> = { van_ban: "WRITTEN", cuoc_goi_uy_quyen: "CALL", he_thong: "SYSTEM" };
/** Which keys an act has; those with ? may be absent or null. */
const KEYS: Readonly<Record<Act, readonly string[]>> = {
  assign: ["unit", "order_form", "ordered_at", "document_no?", "document_date?", "note?"],
  accept: ["note?"],
  comment: ["note"],
  result: ["result", "document_no?", "document_date?", "attachments?"],
  extend: ["new_due", "reason", "approver?"],
  transfer: ["unit", "reason"],
  return: ["reason"],
  close: ["reason"],
  reopen: ["reason"],
  publish: ["answer"],
  answer: ["answer", "answered_at", "answer_form", "document_no?", "document_date?"],
  pause: ["wait_for", "reason", "approver?"],
  resume: ["reason"],
};

function problem(status: number, code: string, message: string, more: object = {}, headers: Readonly<Record<string, string>> = {}): Answer {
  const { reason, ...beside } = more as { reason?: string };
  return plainAnswer(status, JSON_TYPE, JSON.stringify({ error: { code, message, ...(reason !== undefined && { reason }) }, ...beside }), headers);
}

function bodyOf(text: string): Body {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Malformed("the body is not JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Malformed("the body is not an object");
  return value as Body;
}

function checkKeys(body: Body, act: Act): void {
  const allowed = new Set(["act", ...KEYS[act].map((key) => key.replace("?", ""))]);
  const unknown = Object.keys(body).find((key) => !allowed.has(key));
  if (unknown !== undefined) throw new Malformed(`unknown key ${unknown}`);
  const missing = KEYS[act].find((key) => !key.endsWith("?") && (body[key] === undefined || body[key] === null || body[key] === ""));
  if (missing !== undefined) throw new Malformed(`${missing} is missing`);
}

function textIn(body: Body, key: string): string | null {
  const value = body[key] ?? null;
  if (value !== null && typeof value !== "string") throw new Malformed(`${key} is not text`);
  return value;
}

function instantIn(body: Body, key: string): number | null {
  const text = textIn(body, key);
  if (text === null) return null;
  const at = /T.*([+-]\d\d:\d\d|Z)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new Malformed(`${key} is not RFC 3339`);
  return at;
}

function filesIn(body: Body): NonNullable<AskedAct["files"]> {
  const list = body["attachments"] ?? [];
  if (!Array.isArray(list)) throw new Malformed("attachments is not a list");
  return list.map((file: Body) => ({
    name: textIn(file, "name") ?? "",
    mediaType: textIn(file, "media_type") ?? "",
    bytes: bytesOf(textIn(file, "content") ?? ""),
  }));
}

function pauseReasonIn(word: string | null): PauseReason {
  const known = PAUSE_REASONS.find((reason) => reason === word);
  if (known === undefined) throw new Malformed("unknown wait_for");
  return known;
}

function askedIn(body: Body): AskedAct {
  const act = (Object.keys(ACT_WORDS) as Act[]).find((known) => ACT_WORDS[known] === body["act"]);
  if (act === undefined) throw new Malformed("unknown act");
  checkKeys(body, act);
  const form = act === "assign" ? FORMS[textIn(body, "order_form") ?? ""] : undefined;
  if (act === "assign" && form === undefined) throw new Malformed("unknown order_form");
  const day = textIn(body, "document_date");
  const due = textIn(body, "new_due");
  const unit = textIn(body, "unit");
  return {
    act,
    at: instantIn(body, "ordered_at") ?? instantIn(body, "answered_at"),
    words: textIn(body, act === "result" ? "result" : act === "publish" || act === "answer" ? "answer" : "reason") ?? textIn(body, "note"),
    paper: { no: textIn(body, "document_no"), day: day === null ? null : dayText(day) },
    files: filesIn(body),
    approver: textIn(body, "approver"),
    ...(form === undefined ? {} : { form }),
    ...(unit === null ? {} : { unit: codeFromWire(unit) }),
    ...(due === null ? {} : { dueDay: dayText(due) }),
    ...(act === "pause" ? { waitsFor: pauseReasonIn(textIn(body, "wait_for")) } : {}),
  };
}

function wantedIn(message: Message, id: string): Wanted {
  const key = message.headers["idempotency-key"];
  if (typeof key !== "string" || !/^[\x20-\x7e]{1,200}$/.test(key)) throw new Malformed("no_key");
  const body = bodyOf(message.body);
  const match = message.headers["if-match"];
  const expected = typeof match === "string" ? match.replace(/^"(.*)"$/, "$1") : null;
  return { id, asked: askedIn(body), key, print: printOf({ ...body, id }), expected };
}

const REFUSED_STATUS = 422;

function answerOf(dept: DepartmentCode, outcome: Outcome): Answer {
  switch (outcome.what) {
    case "done":
    case "done before": {
      const { line } = outcome;
      const headers = { etag: `"${line.modified}"`, ...(outcome.what === "done before" && { "idempotent-replay": "true" }) };
      return plainAnswer(200, JSON_TYPE, JSON.stringify({ action: actionRow(line), case: keysetRow(dept, line) }), headers);
    }
    case "stale":
      return problem(412, "stale", "Hồ sơ đã thay đổi", { case: keysetRow(dept, outcome.line) });
    case "busy":
      return problem(409, "busy", "Hồ sơ đang được người khác mở");
    case "key reused":
      return problem(REFUSED_STATUS, "key_reused", "Khóa đã dùng cho việc khác");
    case "refused":
      return problem(REFUSED_STATUS, "refused", outcome.why.message, { reason: outcome.why.code });
    case "unknown case":
      return problem(404, "not_found", "Không tìm thấy");
  }
}

/** Acts on a case of the provincial hotline's product, newer release. */
export function keysetActs(dept: "tinh" | "stp"): ActDialect {
  function read(message: Message): ReturnType<ActDialect["read"]> {
    const { header, value } = ACCESS[dept] as { header: string; value: string };
    if (message.headers[header] !== value) return { problem: problem(401, "unauthorized", "Thiếu hoặc sai khóa truy cập") };
    const id = /^\/api\/v2\/cases\/([^/]+)\/actions$/.exec(message.path)?.[1];
    if (id === undefined) return { problem: problem(404, "not_found", "Không tìm thấy") };
    return readOr(
      () => wantedIn(message, decodeURIComponent(id)),
      (text) => (text === "no_key" ? problem(400, "no_key", "Thiếu Idempotency-Key") : problem(400, "bad_body", text)),
    );
  }
  return { read, versionOf: (line) => line.modified, answer: (outcome) => answerOf(dept, outcome) };
}
