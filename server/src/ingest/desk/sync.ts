import { setTimeout as wait } from "node:timers/promises";
import { appendAudit } from "../../audit/index.ts";
import { ingest } from "../ingest.ts";
import type { IngestHub } from "../report.ts";
import { PATIENCE } from "./mend.ts";
import type { Mended } from "./mend.ts";
import { keptSource, sourceEntry } from "./who.ts";
import type { Keeper } from "./who.ts";

/** Reads a source now, in this process, and goes on where a read was cut. @returns null: another one was reading it all the while */
export async function readNow(hub: IngestHub, who: Keeper, code: string): Promise<Mended> {
  await hub.database.write(async (tx) => {
    const { code: source } = await keptSource(tx, who, code);
    await appendAudit(tx, sourceEntry(hub, who, { act: "syncSource", source }));
  });
  const asking = { owner: `${hub.owner}/desk`, askedBy: who.actor.name };
  for (const until = performance.now() + PATIENCE.ms; ;) {
    const source = await hub.database.read((tx) => keptSource(tx, who, code));
    const report = await ingest(source, hub, new AbortController().signal, asking);
    if (report === null ? performance.now() > until : !report.cut) return report;
    if (report === null) await wait(PATIENCE.lookMs);
  }
}
