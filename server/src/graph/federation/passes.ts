import { createPrivateKey, createPublicKey, randomUUID } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { exportJWK, SignJWT } from "jose";
import type { JWK } from "jose";
import { scopesOf } from "../../access/index.ts";
import type { Vault, Viewer } from "../../access/index.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Instant } from "../../platform/instant.ts";

/** Seconds a pass is good for, and how long the hub goes on using one it has made. */
const GOOD_FOR_S = 60;
const USED_FOR_MS = 30_000;
const MOST_KEPT = 2_000;
/** Head of a PKCS 8 Ed25519 key; the 32 bytes of its seed follow. */
const ED25519_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

/** What a department is shown of a request: that the hub asks, and how far the asker may look. No name, account or address. */
export interface PassOf {
  /** the department's name */
  audience: string;
  purpose: "read" | "register";
  /** codes of units in which the asker reads cases */
  scope: readonly string[];
  role?: string;
}

/** Signs what departments are shown, by a key of each month that every hub of this key file makes for itself. */
export class Passes {
  readonly #vault: Pick<Vault, "fingerprint">;
  readonly #now: () => Instant;
  readonly #keys = new Map<string, KeyObject>();
  readonly #kept = new Map<string, { at: Instant; pass: Promise<string> }>();

  constructor(vault: Pick<Vault, "fingerprint">, now: () => Instant) {
    this.#vault = vault;
    this.#now = now;
  }

  /** @returns a JWT (EdDSA) for `Authorization: Bearer` */
  pass(of: PassOf): Promise<string> {
    const key = JSON.stringify(of);
    const kept = this.#kept.get(key);
    const now = this.#now();
    if (kept !== undefined && now - kept.at < USED_FOR_MS && now >= kept.at) return kept.pass;
    const pass = this.#signed(of, now);
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(key, { at: now, pass });
    return pass;
  }

  /** The public keys of this month, the last and the next: clocks differ, and a pass outlives a month's end. */
  async published(): Promise<{ keys: JWK[] }> {
    const months = [-1, 0, 1].map((by) => monthOf(this.#now(), by));
    return { keys: await Promise.all(months.map(async (month) => ({ ...(await exportJWK(createPublicKey(this.#key(month)))), ...named(month) }))) };
  }

  #signed({ audience, purpose, scope, role }: PassOf, now: Instant): Promise<string> {
    const month = monthOf(now, 0);
    const seconds = Math.floor(now / 1_000);
    return new SignJWT({ purpose, scope: [...scope], ...(role === undefined ? {} : { role }) })
      .setProtectedHeader({ alg: "EdDSA", kid: named(month).kid, typ: "JWT" })
      .setIssuer("dau-moi")
      .setAudience(audience)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + GOOD_FOR_S)
      .setJti(randomUUID())
      .sign(this.#key(month));
  }

  #key(month: string): KeyObject {
    const known = this.#keys.get(month);
    if (known !== undefined) return known;
    const seed = this.#vault.fingerprint(`graph-pass:${month}`);
    const key = createPrivateKey({ key: Buffer.concat([ED25519_HEAD, seed]), format: "der", type: "pkcs8" });
    this.#keys.set(month, key);
    return key;
  }
}

const named = (month: string) => ({ kid: month, alg: "EdDSA", use: "sig" });

/** As 2026-11. @param by months later */
function monthOf(instant: Instant, by: number): string {
  const [year = 0, month = 1] = localDay(instant).split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 7);
}

/** How far a viewer may look, as departments are told. */
export function scopeShown(viewer: Viewer): Pick<PassOf, "scope" | "role"> {
  const codes = scopesOf(viewer, "readCases").map((path) => path.split("/").findLast((part) => part !== "") ?? "");
  const role = viewer.posts[0]?.role;
  return { scope: codes.toSorted(), ...(role === undefined ? {} : { role }) };
}
