import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { NoHub } from "./find-hub.ts";
import type { HubPlace } from "./find-hub.ts";

/** Asks the hub's graph as a person who has signed in. */
export interface Graph {
  /** @throws the hub answers with errors */
  ask<Answer>(document: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
}

export interface Account {
  username: string;
  password: string;
}

/** The sample's account that sees the whole province. */
export function sampleLeader(checkout: string): Account {
  const accounts = parse(readFileSync(join(checkout, "test/sample/accounts.yaml"), "utf8")) as (Account & { role: string })[];
  const leader = accounts.find(({ role }) => role === "LEADER");
  if (leader === undefined) throw new NoHub("test/sample/accounts.yaml names no LEADER");
  return leader;
}

interface Envelope {
  data?: unknown;
  errors?: { message: string; path?: (string | number)[]; extensions?: unknown }[];
}

const SIGN_IN = `mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename ... on WrongCredentials { message } ... on TooManyAttempts { message } } }`;

type Door = Pick<HubPlace, "url" | "freePass">;

/** @throws {NoHub} the account may not enter */
export async function signIn(place: Door, account: Account): Promise<Graph> {
  const { username, password } = account;
  const { data, headers } = await post(place, "", SIGN_IN, { input: { username, password } });
  const { signIn: answer } = data as { signIn: { __typename: string; message?: string } };
  if (answer.__typename !== "Viewer") throw new NoHub(`${username} cannot sign in at ${place.url}: ${answer.message ?? answer.__typename}`);
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0] ?? "")
    .join("; ");
  return {
    async ask<Answer>(document: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer> {
      return (await post(place, cookie, document, variables ?? {})).data as Answer;
    },
  };
}

async function post({ url, freePass }: Door, cookie: string, query: string, variables: unknown): Promise<{ data: unknown; headers: Headers }> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie, ...(freePass === null ? {} : { "x-hub-free-pass": freePass }) },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(60_000),
  });
  const { data, errors } = (await response.json()) as Envelope;
  if (errors !== undefined || data === undefined || data === null) {
    throw new NoHub(`the hub does not answer "${query.trim().slice(0, 60)} …": ${JSON.stringify(errors ?? response.status)}`);
  }
  return { data, headers: response.headers };
}
