/**
 * One of the servers that are compared, as a program of its own: `node served.mjs CONFIG.json`. Prints `ready http://…`.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openHub } from "../../../server/src/hub.ts";
import { openLog } from "../../../server/src/platform/log.ts";
import { systemClock } from "../../../server/src/platform/now.ts";
import { serveHub } from "../../../server/src/serve.ts";
import type { Captured } from "./capture.ts";
import { apolloPeer, mercuriusPeer } from "./peers.ts";
import { Replay } from "./replay.ts";
import { ANSWERING } from "../serving.ts";

/** Which server, and what it stands on. */
export interface ServedConfig {
  kind: "hub" | "bytes" | "sql" | "mercurius" | "apollo";
  url: string;
  adminUrl: string;
  keyFile: string;
  /** the dashboard's documents: id → text */
  documents: Readonly<Record<string, string>>;
  /** a session of one who sees the whole province */
  cookie: string;
  /** the hub's schema as text */
  sdl: string;
  captured: readonly Captured[];
}

async function serve(config: ServedConfig): Promise<string> {
  const replay = new Replay(config.url);
  switch (config.kind) {
    case "hub":
      return hub(config);
    case "bytes":
      return bytes(config);
    case "sql":
      return sql(config, replay);
    case "mercurius":
      return mercuriusPeer(config, replay);
    case "apollo":
      return apolloPeer(config, replay);
  }
}

/** As `npm start` runs it, but nobody may spend too much: a bench asks a day's questions in a second. */
async function hub({ url, adminUrl, keyFile, documents }: ServedConfig): Promise<string> {
  const opened = await openHub({ databaseUrl: url, adminUrl, keyFile, clock: systemClock, log: openLog("warn") });
  const app = await serveHub(opened, {
    ...ANSWERING,
    documents: { trusted: new Map(Object.entries(documents)), freeDocuments: false, freePass: null },
    spendingLimits: { person: Infinity, stranger: Infinity },
  });
  await app.ticked;
  return `http://127.0.0.1:${app.port}`;
}

/** The same bytes to everybody, nothing looked at. */
function bytes({ captured }: ServedConfig): Promise<string> {
  const answers = new Map(captured.map(({ question: { read, number }, answer }) => [`/${read}/${number}`, Buffer.from(JSON.stringify({ data: answer }))]));
  return plain(async (path) => answers.get(path));
}

/** The same statements in the same transactions, their rows as JSON; who asks is not looked at. */
function sql({ captured }: ServedConfig, replay: Replay): Promise<string> {
  const asked = new Map(captured.map(({ question: { read, number }, transactions }) => [`/${read}/${number}`, transactions]));
  return plain(async (path) => Buffer.from(JSON.stringify(await replay.run(asked.get(path) ?? []))));
}

async function plain(answer: (path: string) => Promise<Buffer | undefined>): Promise<string> {
  const server = createServer((request, response) => {
    answer(request.url ?? "").then(
      (found = Buffer.from("")) =>
        void response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": found.length }).end(found),
      (error: unknown) => void response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const config = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as ServedConfig;
process.once("SIGTERM", () => {
  process.exit(0);
});
process.stdout.write(`ready ${await serve(config)}\n`);
