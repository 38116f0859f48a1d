import type { CaseTable } from "../case-table.ts";
import type { LedgerLine } from "../ledger-line.ts";
import type { AskedAct } from "../outside/asked-act.ts";
import type { Wanted } from "../outside/decide.ts";
import { codeOfWord } from "../units.ts";
import { Malformed, printOf, readOr, type ActDialect, type Message, type Outcome } from "./act-dialect.ts";
import { JSON_TYPE, plainAnswer, XML_TYPE, type Answer, type Question } from "./answer.ts";
import { requestRow } from "./request-row.ts";
import { xmlDocument } from "./xml.ts";

type Format = "xml" | "json";

const PATH = /^\/open311\/v2\/servicerequestupdates\.(xml|json)$/;

const formatOf = (path: string): Format | null => (PATH.exec(path)?.[1] as Format | undefined) ?? null;

function problem(format: Format, code: number, description: string, headers: Readonly<Record<string, string>> = {}): Answer {
  const body = format === "json" ? JSON.stringify([{ code, description }]) : xmlDocument("errors", { error: { code, description } });
  return plainAnswer(code, format === "json" ? JSON_TYPE : XML_TYPE, body, headers);
}

function updateRow(line: LedgerLine): Record<string, string> {
  const row = requestRow(line, null);
  return {
    update_id: line.asked?.key ?? "",
    service_request_id: line.id,
    status: String(row["status"]),
    status_notes: String(row["status_notes"]),
    updated_datetime: line.modified,
  };
}

function updates(format: Format, lines: readonly LedgerLine[]): Answer {
  const items = lines.map(updateRow);
  if (format === "json") return plainAnswer(200, JSON_TYPE, JSON.stringify(items));
  return plainAnswer(200, XML_TYPE, xmlDocument("service_request_updates", { each: "request_update", items }));
}

/** The updates that were accepted; null: the question is about something else. */
export function answerUpdates({ path, query }: Question, table: CaseTable): Answer | null {
  const format = formatOf(path);
  if (format === null) return null;
  const line = table.byKey(query.get("update_id") ?? "");
  if (query.has("update_id")) return updates(format, line === undefined ? [] : [line]);
  return updates(format, table.askedOf(query.get("service_request_id") ?? ""));
}

function actOf(fields: URLSearchParams, stage: LedgerLine["stage"] | null): AskedAct["act"] {
  const notes = (fields.get("status_notes") ?? "").normalize("NFC");
  const agency = fields.get("agency_responsible") ?? "";
  const status = fields.get("status");
  if (status !== "open" && status !== "closed") throw new Malformed("status must be open or closed");
  if (status === "closed" && notes === "" && agency === "") return "close";
  if (status === "open" && notes === "Đã phân công" && agency !== "") return stage === "RECEIVED" ? "assign" : "transfer";
  if (status === "open" && notes === "Đang sửa chữa" && agency === "") return stage === "CLOSED" ? "reopen" : "accept";
  if (status === "open" && notes === "Đã khắc phục" && agency === "") return "result";
  if (status === "open" && notes === "" && agency === "") return "comment";
  throw new Malformed("no such update of status_notes and agency_responsible");
}

function askedIn(fields: URLSearchParams, stage: LedgerLine["stage"] | null): AskedAct {
  const act = actOf(fields, stage);
  const text = fields.get("updated_datetime") ?? "";
  const at = /T.*([+-]\d\d:\d\d|Z)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new Malformed("updated_datetime must be a W3C date with a zone");
  const words = fields.get("description") ?? "";
  if ((act === "comment" || act === "result") && words === "") throw new Malformed("description is required");
  const unit = act === "assign" || act === "transfer" ? { unit: codeOfWord(fields.get("agency_responsible") ?? "") } : {};
  return { act, at, words: words === "" ? null : words, ...unit };
}

function wantedIn({ body }: Message, table: CaseTable): Wanted {
  const fields = new URLSearchParams(body);
  const key = fields.get("update_id") ?? "";
  if (key.length < 1 || key.length > 100) throw new Malformed("update_id must have 1 to 100 characters");
  const id = fields.get("service_request_id") ?? "";
  const earlier = table.byKey(key);
  const stage = table.byId(id).at(-1)?.stage ?? null;
  // The same update_id is the same update, whatever else is told.
  if (earlier?.asked !== undefined) return { id: earlier.id, asked: askedAs(earlier), key, print: earlier.asked.print, expected: null };
  return { id, asked: askedIn(fields, stage), key, print: printOf(Object.fromEntries(fields)), expected: fields.get("if_updated_datetime") };
}

const askedAs = (line: LedgerLine): AskedAct => ({ act: line.asked?.act ?? "comment", at: null, words: null });

function answerOf(format: Format, outcome: Outcome): Answer {
  switch (outcome.what) {
    case "done":
    case "done before":
      return updates(format, [outcome.line]);
    case "stale":
      return problem(format, 409, "the request was updated since");
    case "busy":
      return problem(format, 503, "the request is locked", { "retry-after": "1" });
    case "refused":
      return problem(format, 400, `refused: ${outcome.why.message}`);
    case "unknown case":
    case "key reused":
      return problem(format, 404, "service_request_id not found");
  }
}

/** Updates of urban incidents. @param table says which request an update_id or an id belongs to */
export function open311Acts(table: CaseTable): ActDialect {
  let format: Format = "xml";
  function read(message: Message): ReturnType<ActDialect["read"]> {
    const asked = formatOf(message.path);
    format = asked ?? "xml";
    if (asked === null) return { problem: problem(format, 404, "no such resource") };
    return readOr(
      () => wantedIn(message, table),
      (text) => problem(format, 400, `bad: ${text}`),
    );
  }
  return { read, versionOf: (line) => line.modified, answer: (outcome) => answerOf(format, outcome) };
}
