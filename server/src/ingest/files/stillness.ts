import type { FileEntry } from "@dau-moi/connectors";
import type { Database } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import type { Listed } from "./folder-access.ts";

/** size and mark of a file, and since which of our looks it has them */
type Seen = Map<string, { size: number; modified: number; since: Instant }>;

/** What this process saw of each source's folder. A process that begins knows nothing and lets every file stand still once more. */
const looks = new WeakMap<Database, Map<number, Seen>>();

/** How long each file has stood still between our own looks, by our own clock: a file server's clock may be anything. */
export function stillness(database: Database, sourceId: number, listed: readonly Listed[], now: Instant): FileEntry[] {
  const sources = looks.get(database) ?? new Map<number, Seen>();
  looks.set(database, sources);
  const before = sources.get(sourceId);
  const seen: Seen = new Map(
    listed.map(({ name, size, modified }) => {
      const known = before?.get(name);
      return [name, { size, modified, since: known?.size === size && known.modified === modified ? known.since : now }];
    }),
  );
  sources.set(sourceId, seen);
  return listed.map((file) => ({ ...file, stillMs: now - (seen.get(file.name)?.since ?? now) }));
}
