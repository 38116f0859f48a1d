import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import { gatewayOf, mailOf, reportReader } from "./alert/index.ts";
import type { Outgoing } from "./alert/index.ts";
import { postingTo } from "./ingest/index.ts";
import type { Config } from "./platform/config.ts";
import { systemClock } from "./platform/now.ts";
import { Refused } from "./platform/problem.ts";
import { secretFileText } from "./platform/secret-file.ts";

/**
 * The ways out of the hub that are configured; nothing of them when there are none.
 * @throws {Refused} a password, secret or certificate file is not there, or others may read it
 */
export function outgoingOf({ outgoing, host, port }: Pick<Config, "outgoing" | "host" | "port">): { outgoing?: Outgoing } {
  const { mail, gateway, caFile } = outgoing;
  if (mail === null && gateway === null) return {};
  const ca = caFile === null ? null : [...rootCertificates, certificates(caFile)];
  const sends =
    mail === null
      ? null
      : mailOf({ ...mail, ca, login: mail.user === null ? null : { user: mail.user, password: secretIn(mail.passwordFile, "SMTP password file") } });
  const now = (): number => systemClock.now();
  const key = gateway === null ? null : { id: gateway.keyId, secret: secretIn(gateway.secretFile, "gateway secret file") };
  const phone = gateway === null || key === null ? null : gatewayOf(key, now, postingTo(gateway.url, ca, systemClock));
  const reports = key === null ? null : reportReader(key, now);
  return { outgoing: { mail: sends, phone, reports, publicUrl: outgoing.publicUrl ?? `http://${host}:${port}` } };
}

function secretIn(path: string, what: string): string {
  const secret = secretFileText(path, what)?.trim() ?? "";
  if (secret === "") throw new Refused([{ at: path, message: `the ${what} is not there or empty` }]);
  return secret;
}

function certificates(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Refused([{ at: path, message: `the file of certificate authorities cannot be read: ${error instanceof Error ? error.message : String(error)}` }]);
  }
}
