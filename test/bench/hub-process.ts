import { join } from "node:path";
import { HUB_FLAGS } from "../../server/bin/surroundings.mjs";
import { startProgram } from "./program.ts";
import type { Program } from "./program.ts";
import type { Province } from "./province.ts";
import type { Order } from "./suite.ts";

export interface HubOrder {
  url: string;
  tickMs: number;
  port?: number;
  role?: "all" | "api" | "worker";
}

/** The bundled hub as a process of its own on one of a province's databases. */
export function startHub(order: Order, province: Province, { url, tickMs, port = 0, role = "all" }: HubOrder): Promise<Program> {
  const env = {
    PATH: process.env["PATH"],
    HOME: province.folder,
    DATA_DIR: province.folder,
    HUB_KEY_FILE: join(province.folder, "hub-keys.json"),
    DATABASE_URL: url,
  };
  return startProgram(process.execPath, [...HUB_FLAGS, order.hub], {
    cwd: order.checkout,
    env: { ...env, PORT: String(port), SAMPLE: "off", FREE_DOCUMENTS: "on", TICK_MS: String(tickMs), ROLE: role, LOG_LEVEL: "warn" },
    patienceSeconds: 60,
  });
}

/** @returns the cookies of a session of one of the sample's people */
export async function signIn(url: string, input: { username: string; password: string }): Promise<string> {
  const query = "mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }";
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  if (cookie === "") throw new Error(`${input.username} cannot sign in: ${await answer.text()}`);
  return cookie;
}
