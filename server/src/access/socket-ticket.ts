import { createHash, randomBytes } from "node:crypto";
import type { Database, Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";
import { forgetTickets, insertTicket, setTaken, ticketByHash } from "./socket-ticket.queries.ts";

const SECOND = 1_000;
/** The way from the page's request to its socket, on a bad line too. */
const HOLDS = 30 * SECOND;
/** For so long a ticket that is used again is told from one that never was. */
const REMEMBERED = 600 * SECOND;
/** Tickets of one browser that nobody has used yet: more are asked for by somebody who opens no sockets. */
const MOST_WAITING = 1_000;
/** 32 bytes in base64url */
const TICKET = /^[A-Za-z0-9_-]{43}$/;

/** The tokens in the cookies that a browser sends by itself; null: none. */
export interface CookieTokens {
  session: string | null;
  screen: string | null;
}

/** Why a ticket opens nothing. The one who said it is not told. */
export type TicketRefusal = "TICKET_MISSING" | "TICKET_UNKNOWN" | "TICKET_FOREIGN" | "TICKET_USED" | "TICKET_EXPIRED";

/**
 * A ticket for one socket of whoever has these cookies.
 * @returns 43 characters that stand nowhere else, the database holds their SHA-256; null: too many wait to be used
 */
export async function giveTicket(database: Database, now: Instant, holder: CookieTokens): Promise<{ ticket: string; expiresAt: Instant } | null> {
  const ticket = randomBytes(32).toString("base64url");
  const expiresAt = now + HOLDS;
  const given = await database.write((tx) =>
    tx.rows(insertTicket, [hashOf(ticket), holderHash(holder), instantText(now), instantText(expiresAt), MOST_WAITING]),
  );
  return given.length === 0 ? null : { ticket, expiresAt };
}

/**
 * Takes a ticket: once, whichever process it is said to, by whoever has the cookies that it was given for.
 * @param said as it came; undefined: none was said
 * @returns null: it is good
 */
export async function takeTicket(database: Database, now: Instant, said: unknown, holder: CookieTokens): Promise<TicketRefusal | null> {
  if (said === undefined) return "TICKET_MISSING";
  if (typeof said !== "string" || !TICKET.test(said)) return "TICKET_UNKNOWN";
  const named = [hashOf(said), holderHash(holder)];
  return database.write(async (tx) => {
    const taken = await tx.rows(setTaken, [...named, instantText(now)]);
    if (taken.length > 0) return null;
    const [known] = await tx.rows<ticketByHash>(ticketByHash, named);
    if (known === undefined) return "TICKET_UNKNOWN";
    if (!known.isHolders) return "TICKET_FOREIGN";
    return known.isTaken ? "TICKET_USED" : "TICKET_EXPIRED";
  });
}

/** Takes away the tickets that are over. */
export async function sweepTickets(tx: Tx, now: Instant): Promise<void> {
  await tx.rows(forgetTickets, [instantText(now - REMEMBERED)]);
}

function holderHash({ session, screen }: CookieTokens): Buffer {
  return hashOf(JSON.stringify([session, screen]));
}

function hashOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
