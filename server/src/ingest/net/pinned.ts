import type { LookupFunction } from "node:net";
import { pinnedLookup as pinnedTo } from "../../platform/addresses.ts";
import type { Resolve } from "../../platform/addresses.ts";
import { refuseAddress } from "./addresses.ts";

export type { Resolve };

/** Resolves each name once; a name one of whose addresses no source may have is refused. */
export function pinnedLookup(resolve?: Resolve): LookupFunction {
  return resolve === undefined ? pinnedTo(refuseAddress) : pinnedTo(refuseAddress, resolve);
}
