import { ACCESS, type DepartmentCode } from "../departments.ts";
import type { CaseTable } from "../case-table.ts";
import type { LedgerLine } from "../ledger-line.ts";
import { now } from "../now.ts";
import { codeOnTheWire } from "../units.ts";
import { rfc3339, rfc3339Millis } from "../vietnam-time.ts";
import { JSON_TYPE, plainAnswer, wholeNumber, type Answer, type Question, type Twist } from "./answer.ts";
import { spoil, type Row, type SpoilMap } from "./spoil.ts";
import type { CourseStep } from "../course-step.ts";
import { outsideNow } from "../outside/since-reopening.ts";
import { actionRow } from "./keyset-action.ts";
import { ACTS, DISTRICT_STATUS, MERGED_STATUS, PROVINCE_STATUS, STREAM_WORDS } from "./words.ts";

const SPOIL: SpoilMap = {
  id: "id",
  text: "content",
  received: "received_at",
  status: "status",
  statusWord: "cho_bo_sung",
  field: "field",
  fieldWord: "chuyen_doi_so",
  unit: "lead",
  unitWord: "BQLKKT",
  channel: "channel",
  channelWord: "mang_xa_hoi",
  year9999: "9999-12-31T23:59:59+07:00",
  badDate: "2026-02-30T25:61:00+07:00",
};

function statusOf(dept: DepartmentCode, line: LedgerLine): string {
  if (typeof line.mergedInto === "string") return MERGED_STATUS;
  return (dept === "songlam" ? DISTRICT_STATUS : PROVINCE_STATUS)[line.stage];
}

/** The newer release has four more keys in every step; urging is no step of a case. */
function stepOf(step: CourseStep, isNewer: boolean): Row[] {
  const { at, kind, unit, note, reason = null, dueDay = null, approver = null, into = null } = step;
  if (kind === "URGED") return [];
  const row = { at: rfc3339(at), act: ACTS[kind], unit: unit === null ? null : codeOnTheWire(unit), note };
  return [isNewer ? { ...row, reason, new_due: dueDay, approver, into } : row];
}

/** What a row of the newer release has besides. */
function newerKeys({ stream, mergedInto, record }: LedgerLine): Row {
  if (stream === undefined) return {};
  const { course } = record;
  const urgings = course.filter(({ kind }) => kind === "URGED").map(({ at, unit, note }) => ({ at: rfc3339(at), by: unit, note }));
  return { case_type: STREAM_WORDS[stream], merged_into: mergedInto ?? null, urgings, ...fromOutside(record) };
}

const FORM_WORDS = { WRITTEN: "van_ban", CALL: "cuoc_goi_uy_quyen", SYSTEM: "he_thong" } as const;

/** What acts from outside left besides steps. */
function fromOutside(record: LedgerLine["record"]): Row {
  const { comments, documents, files, published } = outsideNow(record);
  return {
    comments: comments.map(({ at, note }) => ({ at: rfc3339(at), note })),
    documents: documents.map(({ at, act, no, day, form }) => ({
      at: rfc3339(at),
      act: act === "assign" ? "giao" : "co_kq",
      no,
      date: day,
      form: form === null ? null : FORM_WORDS[form],
    })),
    attachments: files.map(({ at, name, mediaType, bytes }) => ({ at: rfc3339(at), name, media_type: mediaType, bytes })),
    published: published === null ? null : { at: rfc3339(published.at), answer: published.answer },
  };
}

/** One case in the product's keys. */
export function keysetRow(dept: DepartmentCode, line: LedgerLine): Row {
  const { record } = line;
  const { caller, place } = record;
  const row: Row = {
    id: line.id,
    code: line.reference,
    received_at: rfc3339(Date.parse(line.receivedAt)),
    modified_at: line.modified,
    status: statusOf(dept, line),
    channel: record.channelWord,
    field: record.fieldWord,
    urgency: line.urgent ? "khan" : "thuong",
    title: record.title,
    content: record.content,
    caller: {
      name: caller.name,
      phone: caller.phone,
      email: caller.email,
      address: caller.address,
      hide_name: caller.hideName,
      hide_phone: caller.hidePhone,
      hide_content: caller.hideContent,
    },
    location: place === null ? null : { text: place.text, ward_code: place.wardCode, lat: place.lat, lng: place.long },
    intake: line.intake,
    lead: codeOnTheWire(line.lead),
    cooperating: line.cooperating.map(codeOnTheWire),
    supervisor: line.assignedAt === null ? null : record.destined.supervisor,
    steps: record.course.flatMap((step) => stepOf(step, line.stream !== undefined)),
    outcome: record.outcome,
    close_reason: record.closeReason,
    repeat_of: line.repeatOf,
    ...newerKeys(line),
  };
  return spoil(row, line.poison, SPOIL);
}

const problem = (status: number, code: string, message: string): Answer => plainAnswer(status, JSON_TYPE, JSON.stringify({ error: { code, message } }));

const markOf = (line: LedgerLine): number => line.record.mark ?? 0;

function inOrder(table: CaseTable): LedgerLine[] {
  return table.lines().toSorted((one, other) => markOf(one) - markOf(other) || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
}

/** Ids as JSON numbers: what one release of the product did to numbers beyond 2^53. */
const withNumericIds = (text: string): string => text.replace(/"(id|after_id|repeat_of)":"(\d+)"/g, '"$1":$2');

function writeAs(twist: Twist, value: unknown): string {
  const text = JSON.stringify(value);
  return twist === "WRONG_TYPES" ? withNumericIds(text) : text;
}

function nextOf(lines: readonly LedgerLine[], more: boolean): { since: string; after_id: string } | null {
  const last = lines.at(-1);
  return more && last !== undefined ? { since: rfc3339Millis(markOf(last)), after_id: last.id } : null;
}

function listing(dept: DepartmentCode, query: URLSearchParams, table: CaseTable): Answer {
  const limit = wholeNumber(query, "limit", 100, 1, 500);
  if (limit === null) return problem(400, "bad_limit", "limit phải là số nguyên từ 1 đến 500");
  const since = query.get("since");
  const sinceMark = since === null ? null : Date.parse(since);
  if (sinceMark !== null && (Number.isNaN(sinceMark) || !/T.*([+-]\d\d:\d\d|Z)$/.test(since ?? "")))
    return problem(400, "bad_since", "since không đúng định dạng RFC 3339");
  const afterId = query.get("after_id");
  const ahead = inOrder(table).filter((line) => {
    if (sinceMark === null || markOf(line) > sinceMark) return true;
    return afterId !== null && markOf(line) === sinceMark && line.id > afterId;
  });
  const shown = ahead.slice(0, limit);
  const next = nextOf(shown, ahead.length > limit);
  function write(lines: readonly LedgerLine[], twist: Twist): string {
    const told = twist === "WRONG_TOTAL" ? (next === null ? nextOf(shown, true) : null) : next;
    return writeAs(twist, { items: lines.map((line) => keysetRow(dept, line)), next: told, server_time: rfc3339Millis(now()) });
  }
  return { status: 200, contentType: JSON_TYPE, headers: {}, lines: shown, isList: true, write };
}

/** The provincial hotline's product, also run by the dissolved district: keyset paging over (modified_at, id). */
export function answerKeyset(dept: DepartmentCode, question: Question, table: CaseTable): Answer {
  const access = ACCESS[dept];
  if (access !== null && question.headers[access.header] !== access.value) return problem(401, "unauthorized", "Thiếu hoặc sai khóa truy cập");
  const key = /^\/api\/v2\/actions\/([^/]+)$/.exec(question.path)?.[1];
  const done = key === undefined ? undefined : table.byKey(decodeURIComponent(key));
  if (done !== undefined) return plainAnswer(200, JSON_TYPE, JSON.stringify({ action: actionRow(done) }));
  if (question.path === "/api/v2/cases") return listing(dept, question.query, table);
  const one = /^\/api\/v2\/cases\/([^/]+)$/.exec(question.path)?.[1];
  const line = one === undefined ? undefined : table.byId(decodeURIComponent(one)).at(-1);
  if (line === undefined) return problem(404, "not_found", "Không tìm thấy");
  return {
    status: 200,
    contentType: JSON_TYPE,
    headers: {},
    lines: [line],
    isList: false,
    write: (lines, twist) => writeAs(twist, lines[0] && keysetRow(dept, lines[0])),
  };
}

/** What the product says when it fails but still answers 200. */
export const KEYSET_FALSE_SUCCESS = JSON.stringify({ items: null, error: { code: "session_expired", message: "Phiên làm việc đã hết hạn" } });
