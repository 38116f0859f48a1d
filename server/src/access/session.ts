import { createHash, randomBytes } from "node:crypto";
import type { Role } from "@dau-moi/schema";
import type { Database } from "../platform/database.ts";
import type { AuditEntry } from "../audit/index.ts";
import { appendAudit } from "../audit/index.ts";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Clock } from "../platform/now.ts";
import { accountById, accountByName, closeSession, keepSessionsAlive, openSession, sweepSessions, viewersByToken } from "./access.queries.ts";
import { isApiToken } from "./api-key-token.ts";
import { viewersOfKeys } from "./api-key-viewer.ts";
import { forgetAttempts, secondsToWait } from "./attempts.ts";
import { sweepTickets } from "./socket-ticket.ts";
import { foldedUsername, isUsername, passwordFits } from "./password.ts";
import { actsOf, ACT_NAMES, rosterActsOf } from "./acts.ts";
import { accountEntry } from "./keep-account.ts";
import type { PostRow } from "./access.queries.ts";
import type { Post, Viewer } from "./viewer.ts";

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
  /** keyed hash of the address the request came from */
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

  const [account] = isUsername(name) ? await byName(database, name, clock.now()) : [];
  const fits = await passwordFits(account?.password_hash, password);
  if (account === undefined || account.disabled || !fits || account.posts.length === 0) {
    await database.write((tx) => appendAudit(tx, signInEntry(account, "signInFailed", clock.now(), from)));
    return { outcome: "wrongCredentials" };
  }

  await forgetAttempts(database, name, from);
  const token = randomBytes(32).toString("base64url");
  const now = clock.now();
  await database.write(async (tx) => {
    await tx.rows(openSession, [hashOf(token), account.account_id, instantText(now), instantText(now + ABSOLUTE)]);
    await appendAudit(tx, signInEntry(account, "signIn", now, from));
  });
  return { outcome: "signedIn", token, viewer: viewerIn(account) };
}

/**
 * Whose session this is; null when it is over: 30 minutes unused, 8 hours old, signed out, or the account disabled.
 * Asking counts as use.
 */
export async function viewerOf(database: Database, clock: Clock, token: string | null): Promise<Viewer | null> {
  return token === null ? null : ((await viewersOf(database, clock, [token])).get(token) ?? null);
}

/** `viewerOf` for many sessions in one statement, by their tokens, and for programs by their keys; those that are over are not among them. */
export async function viewersOf(database: Database, clock: Clock, tokens: readonly string[]): Promise<Map<string, Viewer>> {
  const now = clock.now();
  const programs = await viewersOfKeys(database, now, tokens.filter(isApiToken));
  const hashes = new Map(tokens.filter((token) => TOKEN.test(token)).map((token) => [hashOf(token).toString("hex"), token]));
  if (hashes.size === 0) return programs;
  const wanted = [...hashes.keys()].map((hash) => Buffer.from(hash, "hex"));
  const found = await database.look<viewersByToken>(viewersByToken, [wanted, instantText(now), instantText(now - IDLE), localDay(now)]);
  const open = found.filter((row) => row.posts.length > 0);
  const used = open.filter((row) => now - row.seen_at >= WRITTEN_EVERY).map((row) => row.token_hash);
  if (used.length > 0) await database.write((tx) => tx.rows(keepSessionsAlive, [used, instantText(now), instantText(now - WRITTEN_EVERY)]));
  return new Map([...programs, ...open.map((row) => [hashes.get(row.token_hash.toString("hex")) ?? "", viewerIn(row)] as const)]);
}

/** Somebody as he is now, whether he has a session or not: for what he asked the hub to go on with. null: locked, or without a post. */
export async function viewerByAccount(database: Database, clock: Clock, accountId: number): Promise<Viewer | null> {
  const now = clock.now();
  const [account] = await database.asWorker().read((tx) => tx.rows<accountById>(accountById, [accountId, localDay(now), instantText(now)]));
  return account === undefined || account.posts.length === 0 ? null : viewerIn(account);
}

/** Takes away the sessions that are over, and the sockets' tickets, everybody's. */
export async function sweepEnded(database: Database, now: Instant): Promise<void> {
  await database.write(async (tx) => {
    await tx.rows(sweepSessions, [instantText(now), instantText(now - IDLE)]);
    await sweepTickets(tx, now);
  });
}

/** Ends the session; one that is over already is no error, and is not told. */
export async function signOut(database: Database, clock: Clock, token: string, { viewer, from }: { viewer: Viewer | null; from: string }): Promise<void> {
  await database.write(async (tx) => {
    const closed = await tx.rows(closeSession, [hashOf(token)]);
    if (viewer !== null && closed.length > 0) await appendAudit(tx, accountEntry(viewer, "signOut", viewer.username, clock.now(), { from }));
  });
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

function byName(database: Database, name: string, now: Instant): Promise<accountByName[]> {
  return database.read((tx) => tx.rows<accountByName>(accountByName, [name, localDay(now), instantText(now)]));
}

/** What was typed as a username is not told: people type passwords there. */
function signInEntry(account: accountByName | undefined, act: string, at: Instant, from: string): AuditEntry {
  const name = account?.username ?? "-";
  return {
    stream: "account",
    actor: { kind: "account", id: account?.account_id ?? null, name },
    act,
    subject: { kind: "account", id: name },
    detail: { from },
    at,
  };
}

function viewerIn(row: accountById | viewersByToken): Viewer {
  const posts = row.posts.map(postIn);
  const [first] = posts;
  if (first === undefined) throw new Error(`account ${row.username} has no post`);
  return {
    accountId: row.account_id,
    username: row.username,
    displayName: row.display_name,
    role: first.role,
    unitId: first.unitId,
    unitPath: first.unitPath,
    posts,
    mustChangePassword: row.must_change_password,
  };
}

/** A lent post has what was lent, and never more than its role. */
function postIn({ acts, byRoster, ...row }: PostRow): Post {
  const role = row.role as Role; // an unknown word is allowed nothing by the table of acts
  const own = byRoster ? rosterActsOf(role) : actsOf(role);
  return { ...row, role, acts: acts === null ? own : ACT_NAMES.filter((act) => own.includes(act) && acts.includes(act)) };
}
