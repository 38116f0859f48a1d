// Seals and masks: personal data
export { checkVault, openVault, openVaultOf } from "./vault.ts";
export type { Vault } from "./vault.ts";
export { identityHiderOf, maskedAddress, maskedName, maskedPhone } from "./identity.ts";

export { jobPlace, NOBODY, noticePlace, openedSubmitter, payloadPlace, SEALED_ITEMS, sealedSubmitter, submitterPlace, viewPlace } from "./sealed-submitter.ts";
export type { HiddenWords, OpenedSubmitter, SealedItem, SealedSubmitter } from "./sealed-submitter.ts";

// Keys: kept, turned, destroyed
export { keyStore } from "./key-store.ts";
export type { KeyStore } from "./key-store.ts";
export { transitService } from "./key-transit.ts";
export { retireKey, rotateKeys } from "./rotate-keys.ts";
export type { Rotation } from "./rotate-keys.ts";
export { casesBySubmitter, eraseSubmitters } from "./erase.ts";
export { identityNumberOf, phoneOf } from "./blind-index.ts";

// Who asks
export { Account, accounts, addAccount, disableAccount } from "./account.ts";
export { actorOf } from "./keep-account.ts";
export { sweepEnded, viewerByAccount, viewerOf, viewersOf } from "./session.ts";
export { refusalsOf } from "./refusals.ts";
export type { Post, Viewer } from "./viewer.ts";
export { deviceCookie, deviceTokenIn, originAllowed, sessionCookie, sessionTokenIn } from "./cookie.ts";
export { giveTicket, takeTicket } from "./socket-ticket.ts";
export type { CookieTokens } from "./socket-ticket.ts";

// Screens on walls
export { devicesOf } from "./device.ts";
export type { Device, WallBoard } from "./device.ts";
export { DeviceResolver } from "./device.resolver.ts";
export { DeviceView, WallBoardEnum, WallLanguageEnum, WallThemeEnum } from "./device.types.ts";

// What he may, and what is written down of him when he does
export type { Doing, Standing } from "./doing.ts";
export { asking, doingOf, isOneSide } from "./doing.ts";
export type { Act } from "./acts.ts";
export { actsOf } from "./acts.ts";
export { accessError, allowed, isOperation, narrowed, neededFor, postFor, scopeOf, scopesOf } from "./policy.ts";
export type { Relation } from "./only-through.ts";
export type { OperationName, Related, Subject } from "./policy.ts";
export { rowSettings } from "./row-settings.ts";
export { guardSchema } from "./guard.ts";

// Programs by their keys
export { createKey, keyCalled, keysBelow, keyState, revokeKey } from "./api-key.ts";
export type { ApiKeyRow } from "./api-key.queries.ts";
export { KEY_OPERATIONS } from "./api-key-scope.ts";
export { apiTokenIn } from "./api-key-token.ts";
export { spendOfKey } from "./api-key-viewer.ts";

// Sheets that people hand over
export { sheetsHanded } from "./account-file.ts";
export type { HandedCell, HandedSheet } from "./account-file.ts";

// The graph
export { ApiKeyResolver } from "./api-key.resolver.ts";
export { ApiKeyView } from "./api-key.types.ts";
export { AccessResolver } from "./access.resolver.ts";
export { AccountResolver } from "./account.resolver.ts";
export { AccountOfficerResolver } from "./account-officer.resolver.ts";
export { AccountSheetResolver } from "./account-sheet.resolver.ts";
export { DelegationResolver } from "./delegation.resolver.ts";
export type { AccessContext } from "./access.resolver.ts";
export { ProblemType, ViewerPost, ViewerType } from "./access.types.ts";
export { AccountPost, AccountView, DelegationView } from "./account.types.ts";
