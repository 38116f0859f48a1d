import type { Answer, Question } from "../dialect/answer.ts";
import { bareFault, ENVELOPE, faultAnswer, SPACE } from "./envelope.ts";
import type { loginDesk } from "./login.ts";
import { child, parseXml, textOf, type Element } from "./xml-tree.ts";

export const SERVICE_PATH = "/eoffice/ws/PhanAnh";

export type SoapRequest = { question: Question } | { act: Element } | { problem: Answer };

function tree(text: string): Element | null {
  try {
    return parseXml(text);
  } catch {
    return null; // told to the caller as a fault
  }
}

/** Takes an envelope apart and lets its sender in, or not. */
export function readRequest(body: string, headers: Question["headers"], letIn: ReturnType<typeof loginDesk>): SoapRequest {
  const envelope = tree(body);
  if (envelope === null) return { problem: bareFault("soap:Client", "không đọc được XML") };
  if (envelope.uri !== ENVELOPE) return { problem: bareFault("soap:VersionMismatch", "chỉ nhận SOAP 1.1") };
  const wrong = letIn(child(envelope, "Header"));
  if (wrong !== null) return { problem: bareFault(wrong, "đăng nhập không hợp lệ") };
  const request = child(envelope, "Body")?.children[0];
  if (request === undefined || request.uri !== SPACE) return { problem: faultAnswer("DU_LIEU_SAI", "không có thao tác này") };
  if (request.local === "CapNhatHoSo") return { act: request };
  const fields = request.children.flatMap(({ local }): [string, string][] => {
    const text = textOf(request, local);
    return text === null ? [] : [[local, text]];
  });
  return { question: { path: request.local, query: new URLSearchParams(fields), headers } };
}
