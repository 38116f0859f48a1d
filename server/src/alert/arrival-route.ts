import type { IncomingMessage, ServerResponse } from "node:http";
import type { NoticeHub } from "./alert-hub.ts";
import { recordReport } from "./arrival.ts";
import type { ReportReader } from "./outcome.ts";

/** Where the gateway tells what became of messages. */
export const ARRIVALS_PATH = "/gateway/reports";

/** A report is some hundred bytes. */
const LARGEST = 4_096;

const STATUS = { recorded: 200, unknown: 404, future: 400 } as const;

/** POST of one signed report, see `reportReader`; the same once more is answered the same and changes nothing. @param read null: no gateway is configured */
export function arrivalRoute(read: ReportReader | null, hub: NoticeHub): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    if (read === null) return answer(response, 404, "gateway");
    if (request.method !== "POST") return answer(response.setHeader("Allow", "POST"), 405, "method");
    try {
      const body = await bodyOf(request);
      if (body === null) return answer(response, 413, "size");
      const report = read(request.headers, body);
      if ("fault" in report) return answer(response, report.fault === "body" ? 400 : 401, report.fault);
      const outcome = await recordReport(report, hub);
      answer(response, STATUS[outcome], outcome);
    } catch (error) {
      hub.log.error({ err: error }, "a gateway's report could not be written down"); // the gateway tells it again
      answer(response, 503, "later");
    }
  };
}

function answer(response: ServerResponse, status: number, said: string): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" }).end(JSON.stringify({ status: said }));
}

/** @returns null: it is too large, and the rest is not read */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    pieces.push(piece as Buffer);
    if ((size += (piece as Buffer).length) > LARGEST) return null;
  }
  return Buffer.concat(pieces).toString("utf8");
}
