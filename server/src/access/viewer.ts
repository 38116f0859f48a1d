import type { Role } from "@dau-moi/schema";

/** Who asks: an account with an open session. */
export interface Viewer {
  accountId: number;
  username: string;
  displayName: string;
  role: Role;
  /** The unit the account is bound to: he sees it and everything below it. */
  unitId: number;
  /** Codes from the province down, such as "/TINH/SXD/SXD-HTGT/". */
  unitPath: string;
}
