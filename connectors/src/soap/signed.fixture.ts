import { createHash } from "node:crypto";
import type { XmlNode } from "../wire/index.ts";

export const USER = "dau-moi";
export const PASSWORD = "mat-khau-3c81f0";
const OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
const FIVE_MINUTES = 300_000;

/** What the scripted service demands of a message. */
export type Demand = "digest" | "text" | "basic";

/** Judges messages as a service would: password, freshness by its own clock, and no message twice. */
export class Guard {
  readonly #demand: Demand;
  readonly #nonces = new Set<string>();

  constructor(demand: Demand) {
    this.#demand = demand;
  }

  isBasic(authorization: string | undefined): boolean {
    return this.#demand !== "basic" || authorization === `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString("base64")}`;
  }

  /** @param now milliseconds of the service's clock @returns the fault's code; null when the message is signed */
  faultOf(header: XmlNode | undefined, now: number): string | null {
    if (this.#demand === "basic") return null;
    const token = header?.children.find(({ name, namespace }) => name === "Security" && namespace === `${OASIS}wssecurity-secext-1.0.xsd`)?.children[0];
    const said = (name: string) => token?.children.find((one) => one.name === name);
    if (token === undefined || said("Username")?.text !== USER) return "InvalidSecurity";
    const password = said("Password");
    const isDigest = password?.attributes["Type"] === `${OASIS}username-token-profile-1.0#PasswordDigest`;
    if (isDigest !== (this.#demand === "digest")) return "InvalidSecurity";
    if (!isDigest) return password?.text === PASSWORD ? null : "FailedAuthentication";
    return this.#faultOfDigest(password.text, said("Nonce")?.text ?? "", said("Created")?.text ?? "", now);
  }

  #faultOfDigest(digest: string, nonce: string, created: string, now: number): string | null {
    const bytes = Buffer.concat([Buffer.from(nonce, "base64"), Buffer.from(created), Buffer.from(PASSWORD)]);
    const isFresh = Math.abs(Date.parse(created) - now) <= FIVE_MINUTES && !this.#nonces.has(nonce) && Buffer.from(nonce, "base64").length >= 16;
    this.#nonces.add(nonce);
    return isFresh && createHash("sha1").update(bytes).digest("base64") === digest ? null : "FailedAuthentication";
  }
}
