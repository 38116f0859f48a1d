import type { IncomingMessage, ServerResponse } from "node:http";
import { GraphQLError } from "graphql";
import { accessError, actorOf, allowed, asking } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { numberOf } from "../../platform/asked.ts";
import type { Log } from "../../platform/log.ts";
import type { ReportContext } from "./context.ts";
import { keptReport } from "./kept-table.ts";
import { paperOf } from "./paper-of.ts";
import { contentsOf, reportById } from "./report.queries.ts";
import type { ReportHead } from "./report.queries.ts";
import type { PaperFormat } from "./report.words.ts";

/** Where papers of reports are given: /reports/ID/xlsx, /reports/ID/docx, /reports/ID/pdf. */
export const REPORTS_PATH = "/reports";

const MEDIA: Readonly<Record<PaperFormat, string>> = {
  XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  PDF: "application/pdf",
};
const ASKED = /^\/reports\/(\d{1,15})\/(xlsx|docx|pdf)$/;

/**
 * GET /reports/ID/FORMAT: the report's paper, made from what was kept and from nothing newer. Who took it stands in the audit chain before the first byte.
 * What is wrong is answered as { code, message }.
 */
export function reportRoute(contextOf: (request: IncomingMessage, response: ServerResponse) => Promise<ReportContext>, log: Log) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    try {
      const site = request.headers["sec-fetch-site"];
      if (site !== undefined && site !== "same-origin" && site !== "none") throw refused("FORBIDDEN", "Yêu cầu không đến từ trang của hệ thống.");
      const [, id = "", format = ""] = ASKED.exec((request.url ?? "").split("?")[0] ?? "") ?? [];
      if (request.method !== "GET" || id === "") throw refused("BAD_REQUEST", "Yêu cầu không đúng.");
      await give(response, { id, format: format.toUpperCase() as PaperFormat }, await contextOf(request, response));
    } catch (error) {
      answer(response, error, log);
    }
  };
}

async function give(response: ServerResponse, { id, format }: { id: string; format: PaperFormat }, context: ReportContext): Promise<void> {
  const { viewer, database, clock } = context;
  const may = allowed(viewer, "reportPaper");
  if (!may.ok) {
    await context.refusals?.tell({ operation: "reportPaper", code: may.code, viewer, address: context.address });
    throw accessError(may.code);
  }
  const number = numberOf(id) ?? 0;
  const [head, kept] = await database.read(async (tx) => [await reportById(tx, number), (await contentsOf(tx, [number]))[0]] as const);
  if (head === null || kept === undefined) throw refused("NOT_FOUND", "Không có báo cáo này trong phạm vi bạn được xem.");
  const entry = {
    stream: "access",
    actor: actorOf(asking(context)),
    act: "reportPaper",
    subject: { kind: "report", id },
    detail: { format, sha256: head.sha256 },
    at: clock.now(),
  } as const;
  await database.asWorker().write((tx) => appendAudit(tx, entry));
  const { sha256, verification } = head;
  const paper = await paperOf(keptReport(kept, database), { sha256, verification, format });
  response.writeHead(200, {
    "Content-Type": MEDIA[format],
    "Content-Length": paper.length,
    "Content-Disposition": `attachment; filename="${nameOf(head, context)}.${format.toLowerCase()}"`,
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
  response.end(paper);
}

/** bao-cao_R1_SXD_2026-02-15_2026-03-14 */
const nameOf = ({ code, unitId, from, to }: ReportHead, { units }: ReportContext): string =>
  `bao-cao_${code}_${units.byId(unitId).code.replaceAll(/[^\w.-]/g, "-")}_${from}_${to}`;

const refused = (code: string, message: string): GraphQLError => new GraphQLError(message, { extensions: { code } });

const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, PASSWORD_CHANGE_REQUIRED: 403, FORBIDDEN: 403, NOT_FOUND: 404, NOT_READY: 503 };

function answer(response: ServerResponse, error: unknown, log: Log): void {
  const told = error instanceof GraphQLError ? error : refused("INTERNAL", "Chưa thực hiện được. Hãy thử lại.");
  if (told !== error) log.error({ err: error }, "a report's paper could not be given");
  if (response.headersSent) return void response.destroy(); // half a file is better broken off than taken for whole
  const { code: said } = told.extensions;
  const code = typeof said === "string" ? said : "INTERNAL";
  const status = code === "INTERNAL" ? 500 : (STATUS[code] ?? 400);
  response.writeHead(status, { "Content-Type": "application/json; charset=utf-8" }).end(JSON.stringify({ code, message: told.message }));
}
