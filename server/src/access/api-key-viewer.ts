import type { Database } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";
import { apiKeysByToken, setLastUsed, spend } from "./api-key.queries.ts";
import { actsOfKey, keyOperationsIn } from "./api-key-scope.ts";
import { apiTokenHash } from "./api-key-token.ts";
import type { Viewer } from "./viewer.ts";

const MINUTE = 60_000;
/** No account has this number: rows of somebody's own are nobody's for a program. */
const NO_ACCOUNT = 0;

/** The programs whose keys work now, by their tokens. Asking counts as use, written at most once a minute. */
export async function viewersOfKeys(database: Database, now: Instant, tokens: readonly string[]): Promise<Map<string, Viewer>> {
  if (tokens.length === 0) return new Map();
  const byHash = new Map(tokens.map((token) => [apiTokenHash(token).toString("hex"), token]));
  const hashes = [...byHash.keys()].map((hash) => Buffer.from(hash, "hex"));
  const keys = await database.read((tx) => tx.rows<apiKeysByToken>(apiKeysByToken, [hashes, instantText(now)]));
  const used = keys.filter(({ lastUsedAt }) => lastUsedAt === null || now - lastUsedAt >= MINUTE).map(({ id }) => id);
  if (used.length > 0) await database.write((tx) => tx.rows(setLastUsed, [used, instantText(now), instantText(now - MINUTE)]));
  return new Map(keys.map((key) => [byHash.get(key.tokenHash.toString("hex")) ?? "", viewerOfKey(key)]));
}

/**
 * What a program's key has spent in the minute that `now` is in, with this.
 * @param cost of one document, see `costOf` of the graph
 */
export async function spendOfKey(database: Database, keyId: number, cost: number, now: Instant): Promise<number> {
  const minute = now - (now % MINUTE);
  const row = await database.write((tx) => tx.one<{ cost: number }>(spend, [keyId, instantText(minute), cost]));
  return row.cost;
}

/** A supervisor who only watches: one post with the acts of its operations, and the operations themselves. */
function viewerOfKey(key: apiKeysByToken): Viewer {
  const operations = keyOperationsIn(key.operations);
  const post = { role: "SUPERVISOR", unitId: key.unitId, unitPath: key.unitPath, acts: actsOfKey(operations), onBehalfOf: null } as const;
  return {
    accountId: NO_ACCOUNT,
    username: `khoa.${key.publicId}`,
    displayName: key.name,
    role: post.role,
    unitId: post.unitId,
    unitPath: post.unitPath,
    posts: [post],
    mustChangePassword: false,
    key: { id: key.id, operations, costPerMinute: key.costPerMinute },
  };
}
