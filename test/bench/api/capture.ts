import { AsyncLocalStorage } from "node:async_hooks";
import { Server } from "node:http";
import { systemClock } from "../../../server/src/platform/now.ts";
import { serveHub } from "../../../server/src/serve.ts";
import pg from "pg";
import { signIn } from "../hub-process.ts";
import type { Province } from "../province.ts";
import { bodyOf } from "./questions.ts";
import type { Question } from "./questions.ts";
import type { Statement, Transaction } from "./replay.ts";
import { ANSWERING } from "../serving.ts";

/** What one question was answered with, and what the database was asked for it. */
export interface Captured {
  question: Question;
  answer: unknown;
  /** of the asker's rights, and the hub's own; looking up who asks is not among them */
  transactions: Transaction[];
}

const SESSION_LOOK = "viewersByToken";

/** Asks a hub in this process each question once. @returns what it sent to the database for each, and a session's cookie */
export async function captured(
  province: Province,
  url: string,
  documents: ReadonlyMap<string, string>,
  questions: readonly Question[],
): Promise<{ cookie: string; captured: Captured[] }> {
  const hub = await province.open(url, systemClock);
  const app = await serveHub(hub, {
    ...ANSWERING,
    documents: { trusted: documents, freeDocuments: true, freePass: null },
  });
  try {
    await app.ticked;
    const at = `http://127.0.0.1:${app.port}`;
    const cookie = await signIn(at, { username: "lanhdao", password: "mau-lanh-dao" });
    const found: Captured[] = [];
    for (const question of questions) {
      await answerTo(at, cookie, question); // whatever is read once and kept is kept
      found.push(await listening(() => answerTo(at, cookie, question), question));
    }
    return { cookie, captured: found };
  } finally {
    await app.close();
    await hub.close();
  }
}

/** @throws the answer has errors */
export async function answerTo(url: string, cookie: string, question: Question): Promise<unknown> {
  const headers = { "content-type": "application/json", cookie };
  const { data, errors } = (await (await fetch(`${url}/graphql`, { method: "POST", headers, body: bodyOf(question) })).json()) as {
    data?: unknown;
    errors?: unknown;
  };
  if (errors !== undefined || data == null) throw new Error(`${question.read} was answered with ${JSON.stringify(errors).slice(0, 600)}`);
  return data;
}

type Heard = Map<object, Statement[][]>;

/** Hears what a request answered in this process sends to the database, and nothing of what the hub does beside it. */
async function listening(ask: () => Promise<unknown>, question: Question): Promise<Captured> {
  const requests = new AsyncLocalStorage<Heard>();
  const heard: Heard = new Map();
  const [{ emit }, { query }] = [Server.prototype, pg.Client.prototype];
  Server.prototype.emit = function (this: Server, name: string, ...given: unknown[]): boolean {
    const go = (): boolean => Reflect.apply(emit, this, [name, ...given]) as boolean;
    return name === "request" ? requests.run(heard, go) : go();
  } as typeof emit;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]): unknown {
    const into = requests.getStore();
    if (into !== undefined) put(into, this, given[0]);
    return Reflect.apply(query, this, given) as unknown;
  } as typeof query;
  try {
    const answer = await ask();
    const transactions = [...heard.values()].flat().filter((one) => !one.some(({ text }) => text.includes(SESSION_LOOK)));
    return { question, answer, transactions };
  } finally {
    Server.prototype.emit = emit;
    pg.Client.prototype.query = query;
  }
}

function put(heard: Heard, client: object, asked: unknown): void {
  const { text, values = [], name = null } = (typeof asked === "string" ? { text: asked } : asked) as { text: string; values?: unknown[]; name?: string };
  const transactions = heard.get(client) ?? [];
  heard.set(client, transactions);
  if (text.startsWith("begin")) transactions.push([]);
  transactions.at(-1)?.push({ text, values, name });
}
