import { parseArgs } from "node:util";
import { openSxd } from "./sxd/graph.ts";
import { openXaAnPhu } from "./xa-an-phu/graph.ts";
import { serveGraph } from "./serve.ts";
import { SUBGRAPHS } from "./subgraph-name.ts";

const { values } = parseArgs({
  options: {
    subgraph: { type: "string" },
    port: { type: "string", default: "0" },
    "hub-keys": { type: "string" },
    "with-parent": { type: "boolean", default: false },
  },
});
const name = SUBGRAPHS.find((known) => known === values.subgraph);
if (name === undefined) throw new Error(`--subgraph must be one of ${SUBGRAPHS.join(", ")}`);
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error("--port must be a number from 0 to 65535");

const hubKeys = values["hub-keys"];
const graph = await { sxd: openSxd, xaAnPhu: openXaAnPhu }[name]();
const serving = await serveGraph(graph, { name, port, ...(hubKeys === undefined ? {} : { hubKeys }) });

let leaving = false;
async function leave(): Promise<void> {
  if (leaving) return;
  leaving = true;
  await serving.close();
  process.exit(0);
}
process.on("SIGTERM", () => void leave());
process.on("SIGINT", () => void leave());
if (values["with-parent"]) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && void leave(), 1_000).unref();
}
process.stdout.write(`${JSON.stringify({ ready: true, subgraph: name, port: serving.port })}\n`);
