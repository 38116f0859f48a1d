import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setImmediate as othersTurn } from "node:timers/promises";
import { GraphQLError } from "graphql";
import { z } from "zod";
import { accessError, actorOf, allowed } from "../access/index.ts";
import type { AccessContext } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { localDay } from "../platform/local-time.ts";
import type { Log } from "../platform/log.ts";
import { harmless } from "../platform/workbook.ts";
import { wholeQueue } from "../tally/index.ts";
import type { CaseFilter, TallyContext } from "../tally/index.ts";
import { MOST_ROWS, streamedBook } from "../platform/streamed-book.ts";
import { sentOnBy } from "./export-letters.queries.ts";
import { headOf, moment, rowOf } from "./export-rows.ts";
import { filterWords } from "./export-words.ts";
import { QUEUE_COLUMNS, queueColumnsOf, queueFilterOf } from "./queue-filter.ts";
import type { QueueColumn } from "./queue-filter.ts";

/** Where the hub writes the queue out. */
export const EXPORT_PATH = "/exports/backlog";

export type ExportContext = TallyContext & AccessContext;

const ASKED = z.object({ format: z.enum(["csv", "xlsx"]), asOf: z.string().min(1).max(400), columns: z.string().max(200).optional() });
const MEDIA = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" } as const;

/**
 * GET with `format` (csv, xlsx), `asOf`, `filter` (JSON) and `columns` as the queue has them: exactly its rows and columns, as they are read. Who took what stands in the audit
 * chain before the first byte. A file that could not be written whole is broken off, never ended early. What is wrong is answered as { code, message }.
 */
export function exportRoute(contextOf: (request: IncomingMessage, response: ServerResponse) => Promise<ExportContext>, log: Log) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    try {
      if (request.method !== "GET") throw refused("BAD_REQUEST", "Yêu cầu không đúng.");
      const site = request.headers["sec-fetch-site"];
      if (site !== undefined && site !== "same-origin" && site !== "none") throw refused("FORBIDDEN", "Yêu cầu không đến từ trang của hệ thống.");
      await give(response, askedOf(request), await contextOf(request, response));
    } catch (error) {
      answer(response, error, log);
    }
  };
}

interface Asked {
  format: "csv" | "xlsx";
  asOf: string;
  filter: CaseFilter;
  columns: readonly QueueColumn[];
}

function askedOf(request: IncomingMessage): Asked {
  const { searchParams } = new URL(request.url ?? "/", "http://hub");
  const asked = ASKED.safeParse(Object.fromEntries(searchParams));
  const filter = queueFilterOf(jsonOf(searchParams.get("filter")));
  const columns = asked.data?.columns === undefined ? QUEUE_COLUMNS : queueColumnsOf(asked.data.columns.split(",").filter((word) => word !== ""));
  if (!asked.success || filter === null || columns === null) throw refused("BAD_REQUEST", "Bộ lọc không đúng.");
  return { format: asked.data.format, asOf: asked.data.asOf, filter, columns };
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null; // refused below as no filter
  }
}

async function give(response: ServerResponse, { format, asOf: token, filter, columns }: Asked, context: ExportContext): Promise<void> {
  const { viewer, clock, units, database } = context;
  const may = allowed(viewer, "exportBacklog");
  if (!may.ok || viewer === null) {
    const code = may.ok ? "UNAUTHENTICATED" : may.code;
    await context.refusals?.tell({ operation: "exportBacklog", code, viewer, address: context.address });
    throw accessError(code);
  }
  const { asOf, total, pages } = await wholeQueue(filter, token, context);
  if (format === "xlsx" && total > MOST_ROWS) throw refused("BAD_REQUEST", "Danh sách dài hơn một trang tính Excel. Hãy tải CSV.");
  const at = clock.now();
  const detail = { event: asOf.event, rows: total, format, unit: filter.unit ?? null, filtered: Object.keys(filter).toSorted().join("+") };
  const entry = { stream: "access", actor: actorOf(viewer), act: "exportBacklog", subject: { kind: "case", id: "list" }, detail, at } as const;
  await database.asWorker().write((tx) => appendAudit(tx, entry));
  const name = `ton-dong_${localDay(asOf.instant)}_${total}-dong.${format}`;
  response.writeHead(200, {
    "Content-Type": MEDIA[format],
    "Content-Disposition": `attachment; filename="${name}"`,
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
  const rows = wholeRows(pages, total, { columns, context });
  const provenance = [
    ["Nguồn gốc danh sách", "Xử lý tồn đọng"],
    ["Bộ lọc", filterWords(filter, filter.unit == null ? null : (units.byCode(filter.unit)?.name ?? filter.unit))],
    ["Số liệu đến", `${moment(asOf.instant)} (sự kiện ${asOf.event})`],
    ["Số dòng", String(total)],
    ["Người tải", `${viewer.displayName} (${viewer.username})`],
    ["Tải lúc", moment(at)],
  ];
  const book = [
    { name: "Nguồn gốc", widths: [24, 90], rows: provenance },
    { name: "Tồn đọng", widths: headOf(columns).map(({ width }) => width), rows },
  ];
  await sendPieces(response, format === "csv" ? csv(rows) : streamedBook(book));
}

/** Rows that are written before others have their turn. */
const AT_ONCE = 50;

/** The head and every row. @throws when they are not as many as were counted, which would be a list cut without a word */
async function* wholeRows(
  pages: Awaited<ReturnType<typeof wholeQueue>>["pages"],
  total: number,
  { columns, context }: { columns: readonly QueueColumn[]; context: ExportContext },
): AsyncGenerator<string[]> {
  yield headOf(columns).map(({ title }) => title);
  let written = 0;
  for await (const page of pages) {
    const sentOn = new Map(
      (
        await context.database.read((tx) =>
          sentOnBy(
            tx,
            page.map(({ case: one }) => one.id),
          ),
        )
      ).map((letter) => [letter.caseId, letter]),
    );
    const known = { ...context, sentOn };
    for (const one of page) {
      if (written % AT_ONCE === 0) await othersTurn();
      yield rowOf(one, columns, known);
      written += 1;
    }
  }
  if (written !== total) throw new Error(`an export of ${total} rows has ${written}`);
}

/** @source RFC 4180; with the mark that Excel knows UTF-8 by */
async function* csv(rows: AsyncIterable<string[]>): AsyncGenerator<Buffer> {
  yield Buffer.from("\uFEFF");
  for await (const cells of rows) yield Buffer.from(`${cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(",")}\r\n`);
}

async function sendPieces(response: ServerResponse, pieces: AsyncIterable<Buffer>): Promise<void> {
  for await (const piece of pieces) {
    if (response.destroyed) return;
    if (!response.write(piece)) await Promise.race([once(response, "drain"), once(response, "close")]);
  }
  response.end();
}

function refused(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, PASSWORD_CHANGE_REQUIRED: 403, FORBIDDEN: 403, NOT_READY: 503 };

function answer(response: ServerResponse, error: unknown, log: Log): void {
  const told = error instanceof GraphQLError ? error : refused("INTERNAL", "Chưa thực hiện được. Hãy thử lại.");
  if (told !== error) log.error({ err: error }, "the backlog could not be written out");
  if (response.headersSent) return void response.destroy(); // half a list is better broken off than taken for whole
  const { code: said } = told.extensions;
  const code = typeof said === "string" ? said : "INTERNAL";
  const status = code === "INTERNAL" ? 500 : (STATUS[code] ?? 400);
  response.writeHead(status, { "Content-Type": "application/json; charset=utf-8" }).end(JSON.stringify({ code, message: told.message }));
}
