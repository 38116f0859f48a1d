import { connectorOf } from "../../../connectors/src/index.ts";
import type { Connector, Context, ReadMessage } from "../../../connectors/src/index.ts";
import { readSource } from "../../../server/src/ingest/ingest.ts";
import { runOf, underLease } from "../../../server/src/ingest/lease-run.ts";
import type { IngestReport } from "../../../server/src/ingest/index.ts";
import { sourceRows } from "../../../server/src/source/index.ts";
import type { TestHub } from "../../hub.ts";

type Read = (context: Context<unknown>, rest: (from: null) => AsyncIterable<ReadMessage>) => AsyncIterable<ReadMessage>;

/** Reads a source over its real socket, its messages told the way `read` tells them. */
export async function readAs(hub: TestHub, code: string, read: Read): Promise<IngestReport> {
  const rest = connectorOf("rest") as Connector<unknown>;
  const connector: Connector<unknown> = { ...rest, read: (context, _from, want) => read(context, (from) => rest.read(context, from, want)) };
  const [source] = await hub.hub.database.read((tx) => sourceRows(tx, code));
  if (source === undefined) throw new Error(`no source ${code}`);
  const report = await underLease(source, { ...hub.hub, changed: () => undefined }, new AbortController().signal, {
    asking: { owner: "test", askedBy: null },
    work: (held) => readSource(held, (one) => ({ ...runOf(one), connector })),
  });
  if (report === null) throw new Error("another one reads it");
  await hub.shown();
  return report;
}

let generations = 0;

/** A read that tells all the source has, from a sweep's begin to its end. */
export function sweep(hub: TestHub, code: string): Promise<IngestReport> {
  return readAs(hub, code, async function* (_context, rest) {
    const generation = String((generations += 1));
    yield { type: "sweep", stream: "cases", phase: "begin", generation };
    yield* rest(null);
    yield { type: "sweep", stream: "cases", phase: "end", generation };
  });
}
