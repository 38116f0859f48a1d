import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Role } from "@dau-moi/schema";
import { parse } from "yaml";
import { SAMPLE_FOLDER } from "./postgres.ts";
import { watching } from "./watching.ts";
import type { Watching } from "./watching.ts";

/** A GraphQL document and, for the compiler alone, what it answers. */
export interface Asked<Data> {
  text: string;
  data?: Data;
}
export const asked = <Data>(text: string): Asked<Data> => ({ text });

export interface GraphError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string };
}
export interface Answer<Data> {
  status: number;
  data: Data | null;
  errors: GraphError[];
  headers: Headers;
  /** the body as it came, for looking for what must not be in it */
  body: string;
}
type Variables = Record<string, unknown>;

export interface SampleAccount {
  username: string;
  role: Role;
  unit: string;
  password: string;
}
export const SAMPLE_ACCOUNTS = parse(readFileSync(join(SAMPLE_FOLDER, "accounts.yaml"), "utf8")) as readonly SampleAccount[];

/** The province's leader, the head of the department SXD, the inspector, the IT officer; null: nobody is signed in. */
export type Who = "lanhdao" | "giamdoc.sxd" | "thanhtra" | "cntt" | (string & {}) | null;

/** A session in use is kept for 30 minutes of the hub's clock and ends after 8 hours; before that it is opened anew. */
const IDLE_MS = 25 * 60_000;
const LONGEST_MS = 7 * 3_600_000;

const SIGN_IN = asked<{ signIn: { __typename: string } }>(`mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }`);

/** Asks a hub over its own sockets, as a browser does. */
export class Asking {
  readonly url: string;
  readonly #now: () => number;
  readonly #passwords = new Map(SAMPLE_ACCOUNTS.map(({ username, password }) => [username, password]));
  readonly #cookies = new Map<string, string>();
  readonly #sessions = new Map<string, { cookie: Promise<string>; openedAt: number; usedAt: number }>();

  /** @param now the hub's clock, by which its sessions end */
  constructor(url: string, now: () => number) {
    this.url = url;
    this.#now = now;
  }

  /** Makes an account beyond the sample's known here. */
  knows(username: string, password: string): void {
    this.#passwords.set(username, password);
  }

  /** @returns the data @throws when the answer has any error */
  async ask<Data>(document: Asked<Data>, variables: Variables = {}, as: Who = "lanhdao"): Promise<Data> {
    const { data, errors, status, body } = await this.answer(document, variables, as);
    if (errors.length > 0 || data === null)
      throw new Error(
        `HTTP ${status}: ${errors.map((e) => `${e.extensions?.code ?? ""} ${e.message} at ${e.path?.join(".") ?? "-"}`).join("; ") || body.slice(0, 300)}`,
      );
    return data;
  }

  /** Whatever is answered, errors included. */
  async answer<Data>(document: Asked<Data>, variables: Variables = {}, as: Who = "lanhdao"): Promise<Answer<Data>> {
    return this.post({ query: document.text, variables }, as === null ? {} : { cookie: await this.cookieOf(as) });
  }

  /** One POST with exactly these headers beside the content type. */
  async post<Data>(body: unknown, headers: Record<string, string>): Promise<Answer<Data>> {
    const answer = await fetch(`${this.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    const read = answer.headers.get("content-type")?.includes("json") === true ? (JSON.parse(text) as { data?: Data | null; errors?: GraphError[] }) : {};
    return { status: answer.status, data: read.data ?? null, errors: read.errors ?? [], headers: answer.headers, body: text };
  }

  /** A subscription over a WebSocket of its own, with the account's cookie and the hub's own origin. */
  async watch<Data>(document: Asked<Data>, variables: Variables = {}, as: Who = "lanhdao"): Promise<Watching<Data>> {
    const headers: Record<string, string> = { origin: this.url, ...(as === null ? {} : { cookie: await this.cookieOf(as) }) };
    return watching(this.url.replace(/^http/, "ws"), headers, { query: document.text, variables });
  }

  /** The Cookie header of a session that lasts. */
  cookieOf(username: string): Promise<string> {
    const kept = this.#cookies.get(username);
    if (kept !== undefined) return Promise.resolve(kept);
    const [known, now] = [this.#sessions.get(username), this.#now()];
    if (known !== undefined && now - known.usedAt < IDLE_MS && now - known.openedAt < LONGEST_MS) {
      known.usedAt = now;
      return known.cookie;
    }
    const cookie = this.signIn(username);
    this.#sessions.set(username, { cookie, openedAt: now, usedAt: now });
    return cookie;
  }

  /** Lets `ask` and `watch` come by this Cookie header under a name: somebody who has no password, as a paired screen. */
  comesBy(name: string, cookie: string): void {
    this.#cookies.set(name, cookie);
  }

  /** Opens a new session, which `ask` does not use. */
  async signIn(username: string): Promise<string> {
    const answer = await this.post<{ signIn: { __typename: string } }>(
      { query: SIGN_IN.text, variables: { input: { username, password: this.#passwords.get(username) ?? "" } } },
      {},
    );
    if (answer.data?.signIn.__typename !== "Viewer") throw new Error(`${username} cannot sign in: ${answer.body}`);
    return cookieIn(answer.headers);
  }
}

/** The Cookie header that a browser would send back. */
export function cookieIn(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .join("; ");
}
