import type { Role } from "@dau-moi/schema";
import { ownPost } from "./policy.ts";
import type { Viewer } from "./viewer.ts";

/** Somebody signed in who has one post. */
export function aViewer(role: Role, unitPath = "/TINH/"): Viewer {
  const post = ownPost(role, 1, unitPath);
  return { accountId: 1, username: "a", displayName: "A", role, unitId: 1, unitPath, posts: [post], mustChangePassword: false };
}
