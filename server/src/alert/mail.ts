import { createTransport } from "nodemailer";
import type { MailMessage, SendOutcome } from "./outcome.ts";

/** A mail server, and who we are to it. */
export interface MailServer {
  host: string;
  port: number;
  /** true: TLS from the first byte; false: STARTTLS, which is asked for before anything is said */
  implicitTls: boolean;
  /** null: the server takes mail without */
  login: { user: string; password: string } | null;
  /** certificate authorities beside the public ones, PEM; null: none */
  ca: readonly string[] | null;
  /** whom mails are from, such as "Đầu Mối <khong-tra-loi@tinh.gov.vn>" */
  from: string;
}

const CONNECT_MS = 10_000;
const SILENT_MS = 20_000;

/** Sends mails, one connection each; nothing is sent in clear text, save to this machine itself. */
export function mailOf(server: MailServer): (message: MailMessage) => Promise<SendOutcome> {
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.implicitTls,
    requireTLS: !isOwnMachine(server.host) || server.ca !== null,
    ...(server.login === null ? {} : { auth: { user: server.login.user, pass: server.login.password } }),
    tls: { minVersion: "TLSv1.2", ...(server.ca === null ? {} : { ca: [...server.ca] }) },
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^>\s]+)>?$/.exec(server.from)?.[1] ?? "localhost";
  return async ({ to, subject, text, id }) => {
    const own = { messageId: `<${id}@${domain}>`, headers: { "Auto-Submitted": "auto-generated" } };
    try {
      await transport.sendMail({ from: server.from, to: { name: "", address: to }, subject, text, ...own });
      return { outcome: "sent" };
    } catch (error) {
      return judged(error as { code?: string; responseCode?: number });
    }
  };
}

const isOwnMachine = (host: string): boolean => host === "localhost" || host === "::1" || host.startsWith("127.");

/** What the server says of an address or a mail for good is refused; everything else may go better later. Its own words may name the address and are not kept. */
function judged({ code, responseCode }: { code?: string; responseCode?: number }): SendOutcome {
  if (code === "EAUTH") return { outcome: "later", reason: "Máy chủ thư chưa chấp nhận tài khoản gửi." };
  if (responseCode !== undefined && responseCode >= 500)
    return { outcome: "refused", reason: `Máy chủ thư từ chối người nhận hoặc nội dung (mã ${responseCode}).` };
  if (responseCode !== undefined && responseCode >= 400) return { outcome: "later", reason: `Máy chủ thư hẹn gửi lại (mã ${responseCode}).` };
  return { outcome: "later", reason: "Chưa kết nối được với máy chủ thư." };
}
