import { createHash, randomBytes, randomInt } from "node:crypto";

/** "dmk", the key's open number, and 32 bytes in base64url that stand nowhere else. */
const TOKEN = /^dmk_([a-z0-9]{10})_[A-Za-z0-9_-]{43}$/;
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** What a program sends; the database holds its SHA-256. */
export interface ApiToken {
  /** by which people speak of the key */
  publicId: string;
  /** shown once */
  token: string;
  hash: Buffer;
}

export function newApiToken(): ApiToken {
  const publicId = Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  const token = `dmk_${publicId}_${randomBytes(32).toString("base64url")}`;
  return { publicId, token, hash: apiTokenHash(token) };
}

/** 256 random bits need no slow hash. */
export function apiTokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Whether it has the form of a program's key. */
export function isApiToken(text: string): boolean {
  return TOKEN.test(text);
}

/** The key in an `Authorization: Bearer …` header. @returns null: there is no such header, or it holds something else */
export function apiTokenIn(header: string | undefined): string | null {
  const [scheme, token, ...more] = (header ?? "").split(" ");
  return scheme?.toLowerCase() === "bearer" && token !== undefined && more.length === 0 && isApiToken(token) ? token : null;
}
