import type { Instant } from "../platform/instant.ts";
import type { Clock } from "../platform/now.ts";
import { accessError } from "./policy.ts";
import type { Vault } from "./vault.ts";
import type { Post, Viewer } from "./viewer.ts";

/** What everything that is written down says of who did it. */
export interface Doing {
  accountId: number;
  byName: string;
  byUnitId: number;
  onBehalfOf: string | null;
  at: Instant;
  askedKey: string;
  askedHash: Buffer;
}

/** The one who asks. @throws UNAUTHENTICATED */
export function asking({ viewer }: { viewer: Viewer | null }): Viewer {
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  return viewer;
}

/** Who does something, when, by which post and key. @param content what the key stands for: the same key for something else is refused */
export function doingOf(post: Post, askedKey: string, content: unknown, context: { viewer: Viewer | null; clock: Clock; vault: Vault }): Doing {
  const viewer = asking(context);
  return {
    accountId: viewer.accountId,
    byName: viewer.displayName,
    byUnitId: post.unitId,
    onBehalfOf: post.onBehalfOf,
    at: context.clock.now(),
    askedKey: askedKey.toLowerCase(),
    askedHash: context.vault.fingerprint(JSON.stringify(content)),
  };
}

/** Who did something, and in whose place. */
export interface Standing {
  username: string;
  onBehalfOf: string | null;
}

/** Whether two acts are of one side: by the same person, or in the place of who stands on the other. */
export function isOneSide(a: Standing, b: Standing): boolean {
  const side = [a.username, a.onBehalfOf];
  return side.includes(b.username) || (b.onBehalfOf !== null && side.includes(b.onBehalfOf));
}
