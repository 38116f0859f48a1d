import { GraphQLError } from "graphql";
import type { Role } from "@dau-moi/schema";
import type { Act } from "./acts.ts";
import { actsOf } from "./acts.ts";
import { keyCovers } from "./api-key-scope.ts";
import { covers } from "./covers.ts";
import type { Device } from "./device.ts";
import { ONLY_THROUGH } from "./only-through.ts";
import type { Relation } from "./only-through.ts";
import { POLICY } from "./policy-table.ts";
import type { Needed } from "./policy-table.ts";
import type { Post, Viewer } from "./viewer.ts";

export type OperationName = keyof typeof POLICY;
export type AccessCode = "UNAUTHENTICATED" | "FORBIDDEN" | "PASSWORD_CHANGE_REQUIRED";
export type Refusal = { ok: false; code: AccessCode };

export type Related = { relation: Relation; unitPath: string };

/** What an operation is done to: something of a unit, or a case with every unit related to it. */
export type Subject = { unitPath: string } | { related: readonly Related[] };

/** The table's rows, in its order. */
export const OPERATIONS = Object.keys(POLICY) as OperationName[];

/** What he may while his one-time password is still in force. */
const BEFORE_OWN_PASSWORD: readonly OperationName[] = ["hub", "viewer", "signIn", "signOut", "changePassword"];

/** Whether the table has a row of this name. */
export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(POLICY, name);
}

/** What an operation's row says. */
export function neededFor(operation: OperationName): Needed {
  return POLICY[operation];
}

/**
 * The one rule of who may do what: one of his posts has the act, and covers what it is done to.
 * @param subject the unit must be a post's or below it; of a case, one related unit must be
 */
export function allowed(viewer: Viewer | null, operation: OperationName, subject?: Subject): { ok: true } | Refusal {
  const needed = neededFor(operation);
  if (viewer !== null && !keyCovers(viewer, operation)) return FORBIDDEN;
  if (needed === "anyone" && subject === undefined) return { ok: true };
  if (viewer === null) return { ok: false, code: "UNAUTHENTICATED" };
  if (viewer.mustChangePassword && !BEFORE_OWN_PASSWORD.includes(operation)) return { ok: false, code: "PASSWORD_CHANGE_REQUIRED" };
  return viewer.posts.some((post) => fits(post, needed) && (subject === undefined || reaches(post, needed, subject))) || holdsAnyway(needed, subject)
    ? { ok: true }
    : FORBIDDEN;
}

/** The rule of screens: what is theirs needs a paired one, whoever is signed in beside it; of all else they are nobody. */
export function allowedHere(asker: { viewer: Viewer | null; device?: Device | null }, operation: OperationName): { ok: true } | Refusal {
  if (neededFor(operation) !== "device") return allowed(asker.viewer, operation);
  return asker.device == null ? { ok: false, code: "UNAUTHENTICATED" } : { ok: true };
}

/** The post by which the viewer may, his own before a lent one; undefined: he may not. */
export function postFor(viewer: Viewer, operation: OperationName, subject: Subject): Post | undefined {
  const needed = neededFor(operation);
  return allowed(viewer, operation, subject).ok ? viewer.posts.find((post) => fits(post, needed) && reaches(post, needed, subject)) : undefined;
}

/** The paths in which the viewer may do an act, each with everything below it. */
export function scopesOf(viewer: Viewer, act: Act): string[] {
  return [...new Set(viewer.posts.filter((post) => fits(post, act)).map((post) => post.unitPath))];
}

/** The path of the viewer's first post. */
export function scopeOf(viewer: Viewer): string {
  return viewer.unitPath;
}

/**
 * The path to count in: the one asked for, or the unit of the viewer's first post that may (`unitId`) when he asked for none. A path above or beside his is
 * refused, never quietly replaced by his own.
 */
export function narrowed(viewer: Viewer, askedPath: string | null, operation: OperationName = "board"): { ok: true; path: string; unitId: number } | Refusal {
  const needed = neededFor(operation);
  const post = viewer.posts.find((one) => fits(one, needed) && covers(one.unitPath, askedPath ?? one.unitPath));
  return post === undefined ? FORBIDDEN : { ok: true, path: askedPath ?? post.unitPath, unitId: post.unitId };
}

/** The post of an account in a unit, with all that its role may. */
export function ownPost(role: Role, unitId: number, unitPath: string): Post {
  return { role, unitId, unitPath, acts: actsOf(role), onBehalfOf: null };
}

/** What the policy refuses, as the graph answers it. */
export function accessError(code: AccessCode): GraphQLError {
  return new GraphQLError(MESSAGES[code], { extensions: { code } });
}

const FORBIDDEN: Refusal = { ok: false, code: "FORBIDDEN" };
const MESSAGES: Record<AccessCode, string> = {
  UNAUTHENTICATED: "Bạn cần đăng nhập để xem nội dung này.",
  FORBIDDEN: "Tài khoản của bạn không có quyền xem nội dung này.",
  PASSWORD_CHANGE_REQUIRED: "Bạn cần đặt mật khẩu của mình trước khi làm việc tiếp.",
};

function fits(post: Post, needed: Needed): boolean {
  return needed === "anyone" || needed === "signedIn" || (needed !== "device" && post.acts.includes(needed));
}

/** Without a subject, what anybody signed in may does not ask for a post. */
function holdsAnyway(needed: Needed, subject: Subject | undefined): boolean {
  return needed === "signedIn" && subject === undefined;
}

function reaches(post: Post, needed: Needed, subject: Subject): boolean {
  if ("unitPath" in subject) return covers(post.unitPath, subject.unitPath);
  const only = needed === "anyone" || needed === "signedIn" || needed === "device" ? undefined : ONLY_THROUGH[needed]?.[post.role];
  return subject.related.some(({ relation, unitPath }) => (only === undefined || only.includes(relation)) && covers(post.unitPath, unitPath));
}
