import { resolve } from "node:path";
import { z } from "zod";

/** How mails and messages leave the hub. */
export interface OutgoingConfig {
  /** where officers open the hub, without a slash at its end; null: where it listens */
  publicUrl: string | null;
  /** null: no mail is sent */
  mail: { host: string; port: number; implicitTls: boolean; user: string | null; passwordFile: string; from: string } | null;
  /** null: no message is sent to phones */
  gateway: { url: string; keyId: string; secretFile: string } | null;
  /** certificate authorities of the province's own, PEM; null: the public ones alone */
  caFile: string | null;
}

const urlOf = (expected: string, ...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== "" && new URL(text).password === "",
      expected,
    )
    .optional();

/** The variables, all of which may be left out; passwords and secrets are files of their own. */
export const OUTGOING_VARIABLES = {
  PUBLIC_URL: urlOf("expected the address that officers open, such as https://daumoi.tinh.gov.vn", "http:", "https:"),
  SMTP_URL: urlOf("expected smtp://user@host:587 (STARTTLS) or smtps://user@host:465; the password stands in SMTP_PASSWORD_FILE", "smtp:", "smtps:"),
  SMTP_PASSWORD_FILE: z.string().default("hub-smtp-password"),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^<>\r\n]{0,80}<[^\s<>@]{1,64}@[^\s<>@]{1,190}>$|^[^\s<>@]{1,64}@[^\s<>@]{1,190}$/,
      "expected an address, such as Đầu Mối <khong-tra-loi@tinh.gov.vn>",
    )
    .default("Đầu Mối <khong-tra-loi@localhost>"),
  GATEWAY_URL: urlOf("expected https://host:port/path", "http:", "https:"),
  GATEWAY_KEY_ID: z
    .string()
    .regex(/^[\w.-]{1,80}$/, "expected letters, digits, points and dashes")
    .default("dau-moi"),
  GATEWAY_SECRET_FILE: z.string().default("hub-gateway-secret"),
  OUTGOING_CA_FILE: z.string().optional(),
};

type Given = z.infer<z.ZodObject<typeof OUTGOING_VARIABLES>>;

/** @param checkout folder that relative paths are relative to */
export function outgoingConfig(given: Given, checkout: string): OutgoingConfig {
  return {
    publicUrl: given.PUBLIC_URL?.replace(/\/+$/, "") ?? null,
    mail: given.SMTP_URL === undefined ? null : mailConfig(new URL(given.SMTP_URL), given, checkout),
    gateway:
      given.GATEWAY_URL === undefined
        ? null
        : { url: given.GATEWAY_URL, keyId: given.GATEWAY_KEY_ID, secretFile: resolve(checkout, given.GATEWAY_SECRET_FILE) },
    caFile: given.OUTGOING_CA_FILE === undefined ? null : resolve(checkout, given.OUTGOING_CA_FILE),
  };
}

function mailConfig(url: URL, given: Given, checkout: string): NonNullable<OutgoingConfig["mail"]> {
  const implicitTls = url.protocol === "smtps:";
  return {
    host: url.hostname,
    port: url.port === "" ? (implicitTls ? 465 : 587) : Number(url.port),
    implicitTls,
    user: url.username === "" ? null : decodeURIComponent(url.username),
    passwordFile: resolve(checkout, given.SMTP_PASSWORD_FILE),
    from: given.MAIL_FROM,
  };
}
