import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** argon2id (the library's default algorithm). @source OWASP Password Storage Cheat Sheet: m = 19 MiB, t = 2, p = 1 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** One spelling per account: "Chánh.VP " and "chánh.vp" are one. */
export function foldedUsername(username: string): string {
  return username.trim().normalize("NFC").toLowerCase();
}

/** 2 to 60 letters a–z, digits, ".", "_", "-". @param folded by `foldedUsername` */
export function isUsername(folded: string): boolean {
  return /^[a-z0-9._-]{2,60}$/.test(folded);
}

/** @returns the hash in PHC form */
export async function passwordHash(password: string): Promise<string> {
  return hash(typed(password), COST);
}

/**
 * One argon2 verification whether the account exists or not, so that time tells nobody which usernames there are.
 * @param kept undefined: no such account
 */
export async function passwordFits(kept: string | undefined, password: string): Promise<boolean> {
  const decoy = await decoyHash();
  const fits = await verify(kept ?? decoy, typed(password));
  return fits && kept !== undefined;
}

let decoy: Promise<string> | undefined;
function decoyHash(): Promise<string> {
  decoy ??= passwordHash(randomBytes(32).toString("base64"));
  return decoy;
}

/** Keyboards for Vietnamese differ: one sends "ế" as one character, another as three. */
function typed(password: string): string {
  return password.normalize("NFC");
}
