import { createHash, randomBytes, randomInt } from "node:crypto";
import type { Database } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";
import type { Clock } from "../platform/now.ts";
import { askPairing, devicesByToken, keepDevicesSeen, sweepPairings } from "./device.queries.ts";

/** What a wall can show. */
export const WALL_BOARDS = ["OVERVIEW", "UNITS", "SOURCES", "MAP"] as const;
export type WallBoard = (typeof WALL_BOARDS)[number];
export const WALL_THEMES = ["DARK", "LIGHT"] as const;
export type WallTheme = (typeof WALL_THEMES)[number];
export const WALL_LANGUAGES = ["VI", "EN"] as const;
export type WallLanguage = (typeof WALL_LANGUAGES)[number];

/** A screen that asks: it is nobody's account, and may do nothing but what `device` in the policy's table says. */
export interface Device {
  id: number;
  name: string;
  /** it shows this unit and everything below it */
  unitId: number;
  unitPath: string;
  boards: readonly WallBoard[];
  rotateSeconds: number;
  theme: WallTheme;
  language: WallLanguage;
  /** more overdue cases than this in a unit are an alarm; null: none are */
  alarmOverdue: number | null;
}

const MINUTE = 60_000;
const CODE_HOLDS = 10 * MINUTE;
/** A screen that was off for longer asks for a code again. */
const FORGOTTEN_AFTER = 90 * 24 * 60 * MINUTE;
const WRITTEN_EVERY = MINUTE;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
/** Letters and digits that cannot be taken for each other, also when read out. */
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const CODE_LETTERS = 8;

/** What a screen shows, and the token that its browser keeps: 43 characters, of which the database has the SHA-256. */
export interface AskedPairing {
  code: string;
  token: string;
  expiresAt: Instant;
}

/** A code that waits for ten minutes to be entered by somebody who keeps screens. */
export async function askForPairing(database: Database, now: Instant, screen: string): Promise<AskedPairing> {
  const letters = Array.from({ length: CODE_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  const token = randomBytes(32).toString("base64url");
  const expiresAt = now + CODE_HOLDS;
  await database.write(async (tx) => {
    await tx.rows(sweepPairings, [instantText(now)]);
    await tx.rows(askPairing, [codeHash(letters), hashOf(token), screen, instantText(expiresAt)]);
  });
  return { code: `${letters.slice(0, 4)}-${letters.slice(4)}`, token, expiresAt };
}

/** The screens of these tokens; those that are revoked, forgotten or not paired yet are not among them. Asking counts as being seen. */
export async function devicesOf(database: Database, clock: Clock, tokens: readonly string[]): Promise<Map<string, Device>> {
  const now = clock.now();
  const hashes = new Map(tokens.filter((token) => TOKEN.test(token)).map((token) => [hashOf(token).toString("hex"), token]));
  if (hashes.size === 0) return new Map();
  const wanted = [...hashes.keys()].map((hash) => Buffer.from(hash, "hex"));
  const found = await database.read((tx) => tx.rows<devicesByToken>(devicesByToken, [wanted, instantText(now - FORGOTTEN_AFTER)]));
  const seen = found.filter((row) => now - row.seenAt >= WRITTEN_EVERY).map((row) => row.tokenHash);
  if (seen.length > 0) await database.write((tx) => tx.rows(keepDevicesSeen, [seen, instantText(now), instantText(now - WRITTEN_EVERY)]));
  return new Map(found.map((row) => [hashes.get(row.tokenHash.toString("hex")) ?? "", deviceIn(row)]));
}

/** @param typed as somebody typed it: small letters, blanks and the hyphen do not matter */
export function codeHash(typed: string): Buffer {
  return hashOf(typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, ""));
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

function deviceIn({ id, name, unitId, unitPath, boards, rotateSeconds, theme, language, alarmOverdue }: devicesByToken): Device {
  return {
    id,
    name,
    unitId,
    unitPath,
    boards: boards.flatMap((kept) => WALL_BOARDS.find((board) => board === kept) ?? []),
    rotateSeconds,
    theme: theme === "LIGHT" ? "LIGHT" : "DARK",
    language: language === "EN" ? "EN" : "VI",
    alarmOverdue,
  };
}
