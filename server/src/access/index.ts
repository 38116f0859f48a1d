// Seals and masks: personal data
export { checkVault, openVault } from "./vault.ts";
export type { Vault } from "./vault.ts";
export { identityHiderOf, maskedAddress, maskedName, maskedPhone } from "./identity.ts";

// Who asks
export { Account, accounts, addAccount, disableAccount } from "./account.ts";
export { viewerOf } from "./session.ts";
export type { Viewer } from "./viewer.ts";
export { originAllowed, sessionCookie, sessionTokenIn } from "./cookie.ts";

// What he may
export { accessError, allowed, narrowed, scopeOf } from "./policy.ts";
export { guardSchema } from "./guard.ts";

// The graph
export { AccessResolver } from "./access.resolver.ts";
export type { AccessContext } from "./access.resolver.ts";
export { ViewerType } from "./access.types.ts";
