import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Federation } from "./graph/index.ts";
import type { Hub } from "./hub.ts";

/** The sample's departments that have a graph of their own → the unit that runs it. */
const RUN_BY: Readonly<Record<string, string>> = { sxd: "SXD", xaAnPhu: "X-ANPHU" };

interface SubgraphsModule {
  startSubgraphs(order: {
    ports: Readonly<Record<string, number>>;
    hubKeys: string;
    withParent: true;
  }): Promise<{ name: string; port: number; url: string; stop(): Promise<void> }[]>;
}

/** Starts the sample departments' own graphs from the checkout and joins them; they keep their ports, so that what is joined stays where it was. */
export async function startSampleGraphs(
  { federation, hub }: { federation: Federation; hub: Hub },
  { checkout, folder, hubUrl }: { checkout: string; folder: string; hubUrl: string },
): Promise<{ stop(): Promise<void> }> {
  const module = (await import(pathToFileURL(join(checkout, "test", "departments", "subgraphs", "index.ts")).href)) as SubgraphsModule;
  const remembered = join(folder, "departments", "graph-ports.json");
  const order = { hubKeys: `${hubUrl}/graph/keys`, withParent: true } as const;
  const running = await module.startSubgraphs({ ...order, ports: await portsIn(remembered) }).catch(() => module.startSubgraphs({ ...order, ports: {} })); // somebody else took a port
  await writeFile(remembered, JSON.stringify(Object.fromEntries(running.map(({ name, port }) => [name, port]))));
  const { members } = await federation.registered();
  for (const { name, url } of running) {
    const unit = hub.units().byCode(RUN_BY[name] ?? "");
    if (unit === undefined || members.some((member) => member.name === name && member.url === url)) continue;
    const refused = await federation.add({ kind: "hub", id: null, name: "hub" }, { name, url, ownerUnitId: unit.id });
    if (refused !== null) hub.log.warn({ graph: name, ...refused }, "a sample graph was not joined");
  }
  return { stop: async () => void (await Promise.all(running.map((graph) => graph.stop()))) };
}

async function portsIn(file: string): Promise<Record<string, number>> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Record<string, number>;
  } catch {
    return {}; // the first start
  }
}
