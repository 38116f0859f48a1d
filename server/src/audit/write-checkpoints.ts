import type { KeyObject } from "node:crypto";
import type { Database } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { Log } from "../platform/log.ts";
import type { Clock } from "../platform/now.ts";
import { checkpointTurn, headsNow, journalNow } from "./audit.queries.ts";
import { appendCheckpoint } from "./checkpoint-files.ts";
import type { Written } from "./checkpoint-files.ts";

/** Where checkpoints go, and what signs them. */
export interface Checkpointing {
  database: Database;
  clock: Clock;
  /** folders out of the database's reach; each holds a chain of lines of its own */
  folders: readonly string[];
  key: KeyObject;
}

/** Writes where all streams stand into every folder that does not know it yet. Two hubs take turns. */
export async function writeCheckpoint({ database, clock, folders, key }: Checkpointing): Promise<{ folder: string; written: Written }[]> {
  return database.write(async (tx) => {
    await tx.rows(checkpointTurn);
    const heads = await tx.rows<headsNow>(headsNow);
    const { journal } = await tx.one<journalNow>(journalNow);
    return folders.map((folder) => ({ folder, written: appendCheckpoint(folder, { at: instantText(clock.now()), heads, journal }, key) }));
  });
}

/** Writes a checkpoint at every interval and when it is stopped. A folder that cannot be written is told in the log; the hub goes on. */
export function scheduleCheckpoints(told: Checkpointing & { log: Log; everyMs: number }): () => Promise<void> {
  const once = async (): Promise<void> => {
    try {
      for (const { folder, written } of await writeCheckpoint(told)) {
        if (typeof written === "string") continue;
        told.log.error(
          { folder, stream: written.wentBack.stream, was: written.wentBack.number, is: written.to },
          "the audit chain is shorter than its last checkpoint",
        );
      }
    } catch (error) {
      told.log.error({ err: error }, "no audit checkpoint could be written"); // the next one covers what this one would have
    }
  };
  let running = once();
  const timer = setInterval(() => void (running = running.then(once)), told.everyMs);
  return async () => {
    clearInterval(timer);
    await running;
    await once();
  };
}
