import type { Role } from "@dau-moi/schema";
import { GraphQLError } from "graphql";
import type { Viewer } from "./viewer.ts";

const EVERY_ROLE: readonly Role[] = ["LEADER", "UNIT_HEAD", "INSPECTOR", "IT_OFFICER"];
const READS_CASES: readonly Role[] = ["LEADER", "UNIT_HEAD", "INSPECTOR"];

/** Who may do what. Every root field of the graph has a row, named alike; the rows below the line are asked by resolvers. */
const POLICY = {
  hub: "anyone",
  viewer: "anyone",
  signIn: "anyone",
  signOut: "anyone",
  board: EVERY_ROLE,
  trend: EVERY_ROLE,
  units: EVERY_ROLE,
  unit: EVERY_ROLE,
  boardChanged: EVERY_ROLE,
  sources: EVERY_ROLE,
  cases: READS_CASES,
  case: READS_CASES,
  caseChanged: READS_CASES,
  // ── not root fields ──
  /** A source's quarantine and its queue of unknown words. */
  sourceAdmin: ["IT_OFFICER"],
} as const satisfies Record<string, "anyone" | readonly Role[]>;

export type OperationName = keyof typeof POLICY;
export type AccessCode = "UNAUTHENTICATED" | "FORBIDDEN";
export type Refusal = { ok: false; code: AccessCode };

/** The table's rows, in its order. */
export const OPERATIONS = Object.keys(POLICY) as OperationName[];

/** Whether the table has a row of this name. */
export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(POLICY, name);
}

/**
 * The one rule of who may do what.
 * @param subject what it is done to; its unit must be the viewer's or below it
 */
export function allowed(viewer: Viewer | null, operation: OperationName, subject?: { unitPath: string }): { ok: true } | Refusal {
  const roles: "anyone" | readonly Role[] = POLICY[operation];
  if (roles === "anyone" && subject === undefined) return { ok: true };
  if (viewer === null) return { ok: false, code: "UNAUTHENTICATED" };
  if (roles !== "anyone" && !roles.includes(viewer.role)) return FORBIDDEN;
  if (subject !== undefined && !covers(scopeOf(viewer), subject.unitPath)) return FORBIDDEN;
  return { ok: true };
}

/** The path whose unit, with everything below it, the viewer sees. */
export function scopeOf(viewer: Viewer): string {
  return viewer.unitPath;
}

/**
 * The path to count in: the one asked for, or the viewer's own when he asked for none. A path above or beside his is
 * refused, never quietly replaced by his own.
 */
export function narrowed(viewer: Viewer, askedPath: string | null): { ok: true; path: string } | Refusal {
  const scope = scopeOf(viewer);
  const path = askedPath ?? scope;
  return covers(scope, path) ? { ok: true, path } : FORBIDDEN;
}

/** What the policy refuses, as the graph answers it. */
export function accessError(code: AccessCode): GraphQLError {
  return new GraphQLError(MESSAGES[code], { extensions: { code } });
}

const FORBIDDEN: Refusal = { ok: false, code: "FORBIDDEN" };
const MESSAGES: Record<AccessCode, string> = {
  UNAUTHENTICATED: "Bạn cần đăng nhập để xem nội dung này.",
  FORBIDDEN: "Tài khoản của bạn không có quyền xem nội dung này.",
};

/** "" or "/" would be the beginning of every path: a malformed path covers nothing and is covered by nothing. */
const PATH = /^(?:\/[^/]+)+\/$/;
function covers(scope: string, path: string): boolean {
  return PATH.test(scope) && PATH.test(path) && path.startsWith(scope);
}
