export { allowedUrl } from "./allowed.ts";
export { readBody } from "./body.ts";
export { asConnectorError } from "./faults.ts";
export { pinnedLookup } from "./pinned.ts";
export type { Resolve } from "./pinned.ts";
export { identityOf, isOfIdentity } from "./identity.ts";
export type { Identity } from "./identity.ts";
