import { ConnectorError } from "../connector.ts";

/** Words of the pages that stand in for a source for a while: gateways, maintenance, sign-in. */
const PASSING =
  /\b50[234]\b|bad gateway|gateway time-?out|service (temporarily )?unavailable|maintenance|temporarily|nginx|cloudflare|log ?in|sign ?in|password|bảo trì|tạm ngừng|đăng nhập|mật khẩu/iu;

/**
 * Refuses a web page that came where an answer was expected.
 * @param expected "JSON" or "XML"
 * @throws {ConnectorError} transient for a gateway's, maintenance or login page; data for any other page
 */
export function refuseHtml(text: string, expected: string, what: string): void {
  const head = text.slice(0, 4096).normalize("NFC");
  if (!/^\s*(<!--[^]*?-->\s*)*<(!doctype\s+html|html|head|body)[\s>]/i.test(head)) return;
  const passing = PASSING.test(head);
  const message = `${what}: the source answered an HTML page where ${expected} was expected`;
  throw new ConnectorError(passing ? "transient" : "data", passing ? `${message} (a gateway, maintenance or login page)` : message);
}
