import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { ConnectorError, type Context } from "../connector.ts";
import { escaped } from "./message.ts";

const secretName = z.string("expected the name of a secret").min(1, "expected the name of a secret");

/** How a message is signed; only names of secrets stand in a manifest. */
export const securitySchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({ kind: z.literal("basic"), userSecret: secretName, passwordSecret: secretName }),
    z.strictObject({
      kind: z.literal("usernameToken"),
      /** digest: the password itself never travels, and a message is good once */
      password: z.enum(["text", "digest"], "expected text or digest"),
      userSecret: secretName,
      passwordSecret: secretName,
    }),
  ],
  { error: "expected kind: none, basic or usernameToken" },
);
export type Security = z.infer<typeof securitySchema>;

const OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
const EXTENSION = `${OASIS}wssecurity-secext-1.0.xsd`;
const UTILITY = `${OASIS}wssecurity-utility-1.0.xsd`;
const TOKEN = `${OASIS}username-token-profile-1.0`;
const BASE64 = `${OASIS}soap-message-security-1.0#Base64Binary`;

/**
 * What signs one message: its header block.
 * @param theirTime the source's own time, RFC 3339 in UTC, asked for only when a digest needs it
 */
export async function securityHeader(security: Security, secret: Context<unknown>["secret"], theirTime: () => Promise<string>): Promise<string> {
  if (security.kind !== "usernameToken") return "";
  const [user, password] = [await secret(security.userSecret), await secret(security.passwordSecret)];
  const proof = security.password === "text" ? passwordText(password) : passwordDigest(password, randomBytes(16), await theirTime());
  return (
    `<wsse:Security soap:mustUnderstand="1" xmlns:wsse="${EXTENSION}" xmlns:wsu="${UTILITY}"><wsse:UsernameToken>` +
    `<wsse:Username>${escaped(user)}</wsse:Username>${proof}</wsse:UsernameToken></wsse:Security>`
  );
}

function passwordText(password: string): string {
  return `<wsse:Password Type="${TOKEN}#PasswordText">${escaped(password)}</wsse:Password>`;
}

/** @source OASIS Web Services Security UsernameToken Profile 1.0, section 3.1 */
function passwordDigest(password: string, nonce: Uint8Array, created: string): string {
  const digest = createHash("sha1").update(nonce).update(created).update(password).digest("base64");
  return (
    `<wsse:Password Type="${TOKEN}#PasswordDigest">${digest}</wsse:Password>` +
    `<wsse:Nonce EncodingType="${BASE64}">${Buffer.from(nonce).toString("base64")}</wsse:Nonce><wsu:Created>${created}</wsu:Created>`
  );
}

/**
 * The Date of an answer: the only clock a connector has, and the one its message is judged by.
 * @returns UTC RFC 3339 of whole seconds; null when the answer tells none
 */
export function dateOf(headers: Headers): string | null {
  const millis = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(millis) ? null : new Date(millis).toISOString().replace(/\.\d+Z$/, "Z");
}

/** @throws {ConnectorError} config: a source that tells no time cannot be given a digest */
export function requireDate(date: string | null): string {
  if (date === null)
    throw new ConnectorError("config", "the source's answers have no Date, which a password digest is made with; use password: text over https");
  return date;
}
