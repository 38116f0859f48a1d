/**
 * The hub as `npm start` runs it, as a program of its own: `node joined-hub.mjs CONFIG.json`. Graphs on this machine may be joined, and nobody may spend too much: a bench asks a day's
 * questions in a minute. Prints `ready http://…`.
 */
import { readFileSync } from "node:fs";
import { openHub } from "../../../server/src/hub.ts";
import { openLog } from "../../../server/src/platform/log.ts";
import { systemClock } from "../../../server/src/platform/now.ts";
import { serveHub } from "../../../server/src/serve.ts";
import { ANSWERING } from "../serving.ts";

/** What it stands on. */
export interface JoinedHubConfig {
  url: string;
  adminUrl: string;
  keyFile: string;
}

const { url, adminUrl, keyFile } = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as JoinedHubConfig;
const hub = await openHub({ databaseUrl: url, adminUrl, keyFile, clock: systemClock, log: openLog("fatal") });
const app = await serveHub(hub, {
  ...ANSWERING,
  spendingLimits: { person: Infinity, stranger: Infinity },
  graphHosts: ["127.0.0.1:*"],
});
await app.ticked;
process.once("SIGTERM", () => process.exit(0));
process.stdout.write(`ready http://127.0.0.1:${app.port}\n`);
