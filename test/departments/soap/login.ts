import { createHash, timingSafeEqual } from "node:crypto";
import { CREDENTIALS } from "../departments.ts";
import { child, textOf, type Element } from "./xml-tree.ts";

const MOST_OFF_MS = 5 * 60_000;
const DIGEST = "#PasswordDigest";

/** Remembers which nonces were used. @returns what is wrong with a header's login; null: nothing */
export function loginDesk(now: () => number): (header: Element | undefined) => "wsse:FailedAuthentication" | "wsse:MessageExpired" | null {
  const used = new Map<string, number>();
  function wasUsed(nonce: string): boolean {
    for (const [old, at] of used) if (now() - at > 2 * MOST_OFF_MS) used.delete(old);
    if (used.has(nonce)) return true;
    used.set(nonce, now());
    return false;
  }
  return (header) => {
    const token = child(child(header, "Security"), "UsernameToken");
    const password = child(token, "Password");
    const [nonce, created] = [textOf(token, "Nonce") ?? "", textOf(token, "Created") ?? ""];
    const { user, password: secret } = CREDENTIALS.eoffice;
    const bytes = Buffer.from(nonce, "base64");
    if (textOf(token, "Username") !== user || password?.attributes["Type"]?.endsWith(DIGEST) !== true || bytes.length < 8) return "wsse:FailedAuthentication";
    const expected = createHash("sha1")
      .update(Buffer.concat([bytes, Buffer.from(created + secret)]))
      .digest();
    const given = Buffer.from(password.text.trim(), "base64");
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "wsse:FailedAuthentication";
    const at = Date.parse(created);
    if (Number.isNaN(at) || Math.abs(now() - at) > MOST_OFF_MS) return "wsse:MessageExpired";
    return wasUsed(nonce) ? "wsse:FailedAuthentication" : null;
  };
}
