import type { Role } from "@dau-moi/schema";
import type { Act } from "./acts.ts";
import type { ProgramKey } from "./api-key-scope.ts";

/** What somebody may do, and where: a role in a unit, or what another lent him of his. */
export interface Post {
  role: Role;
  /** He sees this unit and everything below it. */
  unitId: number;
  /** Codes from the province down, such as "/TINH/SXD/SXD-HTGT/". */
  unitPath: string;
  acts: readonly Act[];
  /** Whose post it is, when it is lent ("thay mặt"); null: his own. */
  onBehalfOf: string | null;
}

/** Who asks: an account with an open session. Role and unit at the top are those of its first post. */
export interface Viewer {
  accountId: number;
  username: string;
  displayName: string;
  role: Role;
  unitId: number;
  unitPath: string;
  /** In force now, his own first; never empty. */
  posts: readonly Post[];
  /** He came with a one-time password and may do nothing else before he has set his own. */
  mustChangePassword: boolean;
  /** It is a program, by its key; left out: a person. */
  key?: ProgramKey;
}
