import { plainAnswer, XML_TYPE, type Answer } from "../dialect/answer.ts";
import { written, type Named } from "./xml-text.ts";

export const SPACE = "urn:songlamha:eoffice:phananh:1";
export const ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
const WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

/** Releases of the product differ in their prefixes; so does this one from office to office. */
const PREFIX = "eo";

/** By the row, so that the same row reads the same twice. */
export type Whim = (name: string) => boolean;
const EVEN: Whim = (name) => name.length % 2 === 0;

function envelope(body: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<soap:Envelope xmlns:soap="${ENVELOPE}" xmlns:${PREFIX}="${SPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soap:Body>${body}</soap:Body></soap:Envelope>\n`;
}

/** The text of a response. */
export function responseText(operation: string, content: readonly Named[]): string {
  return envelope(written(PREFIX, [`${operation}Response`, content], EVEN));
}

export type FaultWord = "KHONG_TIM_THAY" | "DU_LIEU_SAI" | "SAI_PHIEN_BAN" | "KHONG_DUOC_PHEP" | "TRUNG_GIAO_DICH" | "DANG_KHOA" | "LOI_HE_THONG";

/** A fault with the product's own detail. @param beside more for the detail, such as the row as it is now */
export function faultAnswer(word: FaultWord, message: string, beside: readonly Named[] = [], headers: Readonly<Record<string, string>> = {}): Answer {
  const code = word === "LOI_HE_THONG" || word === "DANG_KHOA" ? "soap:Server" : "soap:Client";
  const detail = written(PREFIX, ["loi", [["ma", word], ["moTa", message], ...beside]], EVEN);
  const body = `<soap:Fault><faultcode>${code}</faultcode><faultstring>${message}</faultstring><detail>${detail}</detail></soap:Fault>`;
  return plainAnswer(500, XML_TYPE, envelope(body), headers);
}

/** A fault of the login or of the envelope: no detail. */
export function bareFault(code: string, message: string): Answer {
  return plainAnswer(
    500,
    XML_TYPE,
    envelope(`<soap:Fault xmlns:wsse="${WSSE}"><faultcode>${code}</faultcode><faultstring>${message}</faultstring></soap:Fault>`),
  );
}
