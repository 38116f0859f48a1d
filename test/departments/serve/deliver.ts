import type { ServerResponse } from "node:http";
import { falseSuccess, plainAnswer, type Answer } from "../dialect/index.ts";
import type { DepartmentCode } from "../departments.ts";
import type { LedgerLine } from "../ledger-line.ts";
import { now } from "../now.ts";
import { faultAnswer } from "../soap/index.ts";
import type { FaultOrder } from "./faults.ts";
import { windows1258 } from "./windows-1258.ts";

const LOGIN_PAGE = `<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Đăng nhập hệ thống</title></head>
<body><h1>Đăng nhập</h1><form method="post" action="/dang-nhap"><label>Tên đăng nhập <input name="u"></label><label>Mật khẩu <input type="password" name="p"></label><button>Đăng nhập</button></form>
<p>Phiên làm việc của quý vị đã hết hạn.</p></body></html>
`;

const bodyOf = (answer: Answer): string => answer.write(answer.lines, "NONE");

function send(response: ServerResponse, answer: Answer, body: string | Buffer): void {
  response.writeHead(answer.status, { "content-type": answer.contentType, "content-length": Buffer.byteLength(body), ...answer.headers });
  response.end(body);
}

/** Sends the truth. @param onSent called with the versions shown, once the whole answer has left */
export function sendHonestly(response: ServerResponse, answer: Answer, onSent: (lines: readonly LedgerLine[]) => void): void {
  if (answer.status === 200) response.once("finish", () => onSent(answer.lines));
  send(response, answer, bodyOf(answer));
}

function sendCut(response: ServerResponse, answer: Answer, claimsLength: boolean): void {
  const whole = Buffer.from(bodyOf(answer));
  const half = whole.subarray(0, Math.floor(whole.length * 0.6));
  if (!claimsLength) {
    response.writeHead(200, { "content-type": answer.contentType, "transfer-encoding": "chunked" });
    response.end(half);
    return;
  }
  response.writeHead(200, { "content-type": answer.contentType, "content-length": whole.length });
  response.write(half, () => response.socket?.end());
}

function sendThenReset(response: ServerResponse, answer: Answer): void {
  const whole = Buffer.from(bodyOf(answer));
  response.writeHead(200, { "content-type": answer.contentType, "content-length": whole.length });
  response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => setTimeout(() => response.socket?.resetAndDestroy(), 5));
}

const DRIP = { bytes: 8, everyMs: 200 };

/** As over a line that hardly carries: honest, and never done in time. */
function sendTrickling(response: ServerResponse, answer: Answer): void {
  const whole = Buffer.from(bodyOf(answer));
  response.writeHead(200, { "content-type": answer.contentType, "content-length": whole.length });
  let sent = 0;
  const dripping = setInterval(() => {
    if (response.destroyed || sent >= whole.length) return clearInterval(dripping);
    response.write(whole.subarray(sent, (sent += DRIP.bytes)));
  }, DRIP.everyMs);
  dripping.unref();
}

function sendLie(response: ServerResponse, answer: Answer, as: "missing" | "total"): void {
  const body =
    as === "total"
      ? answer.write(answer.lines, "WRONG_TOTAL")
      : answer.write(
          answer.lines.filter((_, index) => index % 5 !== 2 && answer.lines.length > 1),
          "NONE",
        );
  // Open311 tells no total, so the wrong one reads like the truth: there rows go missing instead.
  const silent = as === "total" && body === bodyOf(answer);
  send(response, answer, silent ? answer.write(answer.lines.slice(1), "NONE") : body);
}

function refusal(dept: DepartmentCode, mode: "fail" | "unauthorized" | "rate_limited", turn: number, ms: number): Answer {
  const [status, message] =
    mode === "fail" ? [500, "Lỗi hệ thống"] : mode === "unauthorized" ? [401, "Khóa truy cập không còn hiệu lực"] : [429, "Quá nhiều yêu cầu"];
  const wait = Math.max(1, Math.ceil(ms / 1000));
  const retry = mode === "rate_limited" ? { "retry-after": turn % 2 === 0 ? String(wait) : new Date(now() + wait * 1000).toUTCString() } : {};
  if (dept === "eoffice") return { ...faultAnswer("LOI_HE_THONG", message, [], retry), status };
  if (dept === "hatang")
    return plainAnswer(
      status,
      "text/xml; charset=utf-8",
      `<?xml version="1.0" encoding="utf-8"?>\n<errors><error><code>${status}</code><description>${message}</description></error></errors>\n`,
      retry,
    );
  return plainAnswer(
    status,
    "application/json; charset=utf-8",
    JSON.stringify(dept === "tinh" || dept === "stp" || dept === "songlam" ? { error: { code: mode, message } } : { loi: message }),
    retry,
  );
}

/** Everything but the truth. @param before the list answered last, for the fault that repeats it */
export function sendFaulty(dept: DepartmentCode, response: ServerResponse, answer: Answer, order: FaultOrder, turn: number, before: Answer | null): void {
  const { mode } = order;
  switch (mode) {
    case "fail":
    case "unauthorized":
    case "rate_limited":
      return sendPlain(response, refusal(dept, mode, turn, order.ms ?? 2000));
    case "hang":
      return;
    case "reset":
      return sendThenReset(response, answer);
    case "trickle":
      return sendTrickling(response, answer);
    case "repeat":
      return send(response, before ?? answer, bodyOf(before ?? answer));
    case "lie":
      return sendLie(response, answer, order.as ?? (turn % 2 === 0 ? "missing" : "total"));
    case "html":
      return sendPlain(response, plainAnswer(200, "text/html; charset=utf-8", LOGIN_PAGE));
    case "truncated":
      return sendCut(response, answer, order.end === undefined ? turn % 2 === 0 : order.end === "length");
    case "charset":
      return send(response, answer, windows1258(bodyOf(answer)));
    case "false_success":
      return sendPlain(response, plainAnswer(200, answer.contentType, falseSuccess(dept, answer.contentType)));
    case "types_drift":
      return send(response, answer, answer.write(answer.lines, "WRONG_TYPES"));
    case "stale_replica":
      return send(response, answer, bodyOf(answer));
    case "none":
    case "slow":
    case "late_commit":
    case "wrong_clock":
    case "half":
    case "away":
    case "write_timeout":
    case "write_lost":
    case "write_fail":
    case "write_conflict":
    case "write_busy":
    case "write_slow":
    case "write_same_version":
    case "write_ignored":
      throw new Error(`${mode} leaves answers as they are`);
  }
}

function sendPlain(response: ServerResponse, answer: Answer): void {
  send(response, answer, bodyOf(answer));
}
