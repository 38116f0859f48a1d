import { createHash, randomBytes } from "node:crypto";
import type { Role } from "@dau-moi/schema";
import type { Database } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { Clock } from "../platform/now.ts";
import { accountByName, closeSession, keepSessionAlive, openSession, sweepSessions, viewerByToken } from "./access.queries.ts";
import { forgetAttempts, secondsToWait } from "./attempts.ts";
import { foldedUsername, isUsername, passwordFits } from "./password.ts";
import type { Viewer } from "./viewer.ts";

const MINUTE = 60_000;
const IDLE = 30 * MINUTE;
const ABSOLUTE = 8 * 60 * MINUTE;
/** A session in use is written at most this often. */
const WRITTEN_EVERY = MINUTE;
/** 32 bytes in base64url */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export interface Credentials {
  username: string;
  password: string;
  /** the address the request came from */
  from: string;
}

export type SignInOutcome =
  | { outcome: "signedIn"; token: string; viewer: Viewer }
  | { outcome: "wrongCredentials" }
  | { outcome: "tooManyAttempts"; retryAfterSeconds: number };

/**
 * Opens a session. An unknown username, a disabled account and a wrong password are answered alike and cost alike.
 * @returns the token to hand to the browser: 43 characters that stand nowhere else, the database holds their SHA-256
 */
export async function signIn(database: Database, clock: Clock, { username, password, from }: Credentials): Promise<SignInOutcome> {
  const name = foldedUsername(username).slice(0, 100);
  const retryAfterSeconds = await secondsToWait(database, name, from);
  if (retryAfterSeconds > 0) return { outcome: "tooManyAttempts", retryAfterSeconds };

  const [account] = isUsername(name) ? await database.read((tx) => tx.rows<accountByName>(accountByName, [name])) : [];
  const fits = await passwordFits(account?.password_hash, password);
  if (account === undefined || account.disabled || !fits) return { outcome: "wrongCredentials" };

  await forgetAttempts(database, name, from);
  const token = randomBytes(32).toString("base64url");
  const now = clock.now();
  await database.write(async (tx) => {
    await tx.rows(sweepSessions, [account.account_id, instantText(now), instantText(now - IDLE)]);
    await tx.rows(openSession, [hashOf(token), account.account_id, instantText(now), instantText(now + ABSOLUTE)]);
  });
  return { outcome: "signedIn", token, viewer: viewerIn(account) };
}

/**
 * Whose session this is; null when it is over: 30 minutes unused, 8 hours old, signed out, or the account disabled.
 * Asking counts as use.
 */
export async function viewerOf(database: Database, clock: Clock, token: string | null): Promise<Viewer | null> {
  if (token === null || !TOKEN.test(token)) return null;
  const now = clock.now();
  const hash = hashOf(token);
  const [found] = await database.read((tx) => tx.rows<viewerByToken>(viewerByToken, [hash, instantText(now), instantText(now - IDLE)]));
  if (found === undefined) return null;
  if (now - found.seen_at >= WRITTEN_EVERY) {
    await database.write((tx) => tx.rows(keepSessionAlive, [hash, instantText(now), instantText(now - WRITTEN_EVERY)]));
  }
  return viewerIn(found);
}

/** Ends the session; one that is over already is no error. */
export async function signOut(database: Database, token: string): Promise<void> {
  await database.write((tx) => tx.rows(closeSession, [hashOf(token)]));
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

function viewerIn(row: accountByName | viewerByToken): Viewer {
  return {
    accountId: row.account_id,
    username: row.username,
    displayName: row.display_name,
    role: row.role as Role, // an unknown word is allowed nothing by the policy's table
    unitId: row.unit_id,
    unitPath: row.unit_path,
  };
}
