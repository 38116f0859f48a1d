import type { Context, HotlineStream } from "@dau-moi/connectors";
import type { Held } from "../lease-run.ts";
import { add } from "../report.ts";
import type { Run } from "../run.ts";
import { takeHotline } from "./take-hotline.ts";
import type { HotlineBatch } from "./take-hotline.ts";

/** One run's look at one list of calls or outages. */
export interface Looking {
  run: Run;
  held: Held;
  context: Context<unknown>;
  list: HotlineStream;
}

/** Takes one batch of the list and counts it into the run. */
export async function commit({ run, held: { hub, report, watch }, list }: Looking, batch: Omit<HotlineBatch, "stream">): Promise<void> {
  const counts = await hub.database.write((tx) => takeHotline(tx, run, { ...batch, stream: list.stream }, hub.clock.now()));
  add(report, counts);
  watch.committed(counts.records + counts.rejected, true);
  if (counts.applied > 0) hub.changed();
}
