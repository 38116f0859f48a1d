import type { Database } from "../../platform/database.ts";
import { fileTerm, forgetUnattached } from "../../platform/files/stored.queries.ts";
import type { Instant } from "../../platform/instant.ts";
import { localDay } from "../../platform/local-time.ts";

const MINUTE = 60_000;

/** Erases files that no decision took in the time the term leaves them, and what a dead hub left of one. @returns how many */
export async function sweepFiles(database: Database, now: Instant): Promise<number> {
  const { unattachedMinutes } = await database.read((tx) => fileTerm(tx, localDay(now)));
  return database.write((tx) => forgetUnattached(tx, now - unattachedMinutes * MINUTE));
}
