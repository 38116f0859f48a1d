import type { CaseTable } from "../case-table.ts";
import type { CaseVersion, LedgerLine } from "../ledger-line.ts";
import { now } from "../now.ts";
import { SERVICE_NAMES } from "../text/index.ts";
import { DAY_MS } from "../vietnam-time.ts";
import { JSON_TYPE, plainAnswer, wholeNumber, XML_TYPE, type Answer, type Question, type Twist } from "./answer.ts";
import { answerUpdates } from "./open311-acts.ts";
import { requestRow } from "./request-row.ts";
import type { Row } from "./spoil.ts";
import { xmlDocument, type XmlNode } from "./xml.ts";

type Format = "xml" | "json";

const DEFAULT_WINDOW_MS = 90 * DAY_MS;
const MOST_ROWS = 1000;

function formatOf(extension: string | undefined, accept: unknown): Format {
  if (extension === "json" || extension === "xml") return extension;
  return typeof accept === "string" && /application\/json/.test(accept) && !/xml/.test(accept) ? "json" : "xml";
}

function problem(format: Format, code: number, description: string): Answer {
  if (format === "json") return plainAnswer(code, JSON_TYPE, JSON.stringify([{ code, description }]));
  return plainAnswer(code, XML_TYPE, xmlDocument("errors", { error: { code, description } }));
}

function services(format: Format): Answer {
  const list = Object.entries(SERVICE_NAMES).map(([code, name]) => ({
    service_code: code,
    service_name: name,
    description: name,
    metadata: "false",
    type: "realtime",
    keywords: "",
    group: "Hạ tầng đô thị",
  }));
  if (format === "json") return plainAnswer(200, JSON_TYPE, JSON.stringify(list.map((service) => ({ ...service, metadata: false }))));
  return plainAnswer(200, XML_TYPE, xmlDocument("services", { each: "service", items: list }));
}

const withOtherTypes = (row: Row): Row => ({
  ...row,
  service_request_id: Number(row["service_request_id"]),
  lat: String(row["lat"]),
  long: String(row["long"]),
});

function writeRows(format: Format, rows: readonly Row[], twist: Twist): string {
  if (format === "json") return JSON.stringify(twist === "WRONG_TYPES" ? rows.map((row) => ("service_request_id" in row ? withOtherTypes(row) : row)) : rows);
  return xmlDocument("service_requests", { each: "request", items: rows as readonly XmlNode[] });
}

/** One entry of a listing: a version in the ledger, or a request that has only its token. */
type Entry = { line: LedgerLine } | { token: string; version: CaseVersion };

const versionOf = (entry: Entry): CaseVersion => ("line" in entry ? entry.line : entry.version);

function rowsAnswer(format: Format, entries: readonly Entry[], isList: boolean): Answer {
  const lines = entries.flatMap((entry) => ("line" in entry ? [entry.line] : []));
  function write(shown: readonly LedgerLine[], twist: Twist): string {
    const kept = new Set(shown);
    const rows = entries.flatMap((entry) =>
      "line" in entry ? (kept.has(entry.line) ? [requestRow(entry.line, null)] : []) : [requestRow(entry.version, entry.token)],
    );
    return writeRows(format, rows, twist);
  }
  return { status: 200, contentType: format === "json" ? JSON_TYPE : XML_TYPE, headers: {}, lines, isList, write };
}

function byIds(format: Format, ids: string, table: CaseTable): Answer {
  const found = ids.split(",").flatMap((id) => table.byId(id.trim()));
  if (found.length === 0) return problem(format, 404, "service_request_id not found");
  return rowsAnswer(
    format,
    found.map((line) => ({ line })),
    true,
  );
}

/** Reads the window of requested_datetime; null where a date is not one. */
function windowOf(query: URLSearchParams): { from: number; until: number } | null {
  const start = query.get("start_date");
  const end = query.get("end_date");
  const until = end === null ? Number.MAX_SAFE_INTEGER : Date.parse(end);
  const from = start === null ? (end === null ? now() : until) - DEFAULT_WINDOW_MS : Date.parse(start);
  return Number.isNaN(from) || Number.isNaN(until) ? null : { from, until };
}

function newestFirst(table: CaseTable): Entry[] {
  const waiting: Entry[] = table.promised.map(({ token, line }) => ({ token, version: line }));
  const known: Entry[] = table.lines().map((line) => ({ line }));
  const keyed = [...waiting, ...known].map((entry) => ({ entry, at: Date.parse(versionOf(entry).receivedAt), id: versionOf(entry).id }));
  return keyed.toSorted((one, other) => other.at - one.at || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0)).map(({ entry }) => entry);
}

const isClosed = (version: CaseVersion): boolean => version.stage === "CLOSED" || version.stage === "DECLINED";

function listing(format: Format, query: URLSearchParams, table: CaseTable): Answer {
  const ids = query.get("service_request_id");
  if (ids !== null) return byIds(format, ids, table);
  const asked = windowOf(query);
  if (asked === null) return problem(format, 400, "start_date and end_date must be W3C dates with a zone");
  const statuses = (query.get("status") ?? "open,closed").split(",");
  if (!statuses.every((status) => status === "open" || status === "closed")) return problem(format, 400, "status must be open or closed");
  const page = wholeNumber(query, "page", 1, 1, 100_000);
  const size = wholeNumber(query, "page_size", query.has("page") ? 100 : MOST_ROWS, 1, query.has("page_size") ? 200 : MOST_ROWS);
  if (page === null || size === null) return problem(format, 400, "page must be at least 1 and page_size 1 to 200");
  const inside = newestFirst(table).filter((entry) => {
    const version = versionOf(entry);
    const at = Date.parse(version.receivedAt);
    return at >= asked.from && at <= asked.until && statuses.includes(isClosed(version) ? "closed" : "open");
  });
  return rowsAnswer(format, inside.slice(0, MOST_ROWS).slice((page - 1) * size, page * size), true);
}

function tokenAnswer(format: Format, token: string, table: CaseTable): Answer {
  const waits = table.promised.some((promise) => promise.token === token);
  const id = waits ? "" : table.lines().find((line) => line.token === token)?.id;
  if (id === undefined) return problem(format, 404, "token not found");
  const row = waits ? { token } : { service_request_id: id, token };
  return plainAnswer(
    200,
    format === "json" ? JSON_TYPE : XML_TYPE,
    format === "json" ? JSON.stringify([row]) : xmlDocument("service_requests", { each: "request", items: [row] }),
  );
}

/** Urban incidents over Open311 GeoReport v2; filters requested_datetime only, ignores updated_after. */
export function answerOpen311(question: Question, table: CaseTable): Answer {
  const accepted = answerUpdates(question, table);
  if (accepted !== null) return accepted;
  const match = /^\/open311\/v2\/(services|requests|tokens)(?:\/([^/.]+))?(?:\.(\w+))?$/.exec(question.path);
  const format = formatOf(match?.[3], question.headers["accept"]);
  const [, resource, id] = match ?? [];
  if (resource === "services" && id === undefined) return services(format);
  if (resource === "tokens" && id !== undefined) return tokenAnswer(format, id, table);
  if (resource !== "requests") return problem(format, 404, "no such resource");
  if (id === undefined) return listing(format, question.query, table);
  const found = table.byId(decodeURIComponent(id));
  if (found.length === 0) return problem(format, 404, "service_request_id not found");
  return rowsAnswer(
    format,
    found.map((line) => ({ line })),
    false,
  );
}

/** What the system says, in the format asked for, when it fails but still answers 200. */
export function open311FalseSuccess(contentType: string): string {
  return problem(contentType === JSON_TYPE ? "json" : "xml", 500, "internal error, please retry later").write([], "NONE");
}
