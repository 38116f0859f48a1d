import { randomInt } from "node:crypto";
import type { AuditActor, AuditEntry } from "../audit/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { Refused } from "../platform/problem.ts";
import { keptAccount } from "./account.queries.ts";
import type { KeptAccount } from "./account.queries.ts";
import { AccountRefused } from "./access.types.ts";
import { AccountView } from "./account.types.ts";
import { foldedUsername } from "./password.ts";
import { allowed } from "./policy.ts";
import type { OperationName } from "./policy.ts";
import type { Viewer } from "./viewer.ts";

/** Who it was, for the chain; "thay mặt" where the act came by a lent post. */
export function actorOf(viewer: Viewer, onBehalfOf: string | null = null): AuditActor {
  return { kind: "account", id: viewer.key === undefined ? viewer.accountId : null, name: viewer.username, ...(onBehalfOf === null ? {} : { onBehalfOf }) };
}

/** An entry of the accounts' chain. */
export function accountEntry(viewer: Viewer, act: string, username: string, at: Instant, detail: AuditEntry["detail"] = {}): AuditEntry {
  return { stream: "account", actor: actorOf(viewer), act, subject: { kind: "account", id: username }, detail, at };
}

/**
 * An account that the viewer keeps: every unit it has a post in is his or below him. Whoever stands above him, or beside, is
 * answered like somebody who does not exist.
 */
export async function accountKeptBy(tx: Tx, viewer: Viewer, operation: OperationName, username: string): Promise<KeptAccount | AccountRefused> {
  const [found] = await tx.rows<KeptAccount>(keptAccount, [foldedUsername(username)]);
  const unknown = new AccountRefused("username", `Không có tài khoản "${username.slice(0, 60)}" trong phạm vi bạn quản lý.`);
  if (found === undefined) return unknown;
  const current = found.posts.filter((post) => post.validTo === null);
  const paths = await pathsOf(
    tx,
    (current.length > 0 ? current : found.posts).map((post) => post.unitId),
  );
  return paths.length > 0 && paths.every((unitPath) => allowed(viewer, operation, { unitPath }).ok) ? found : unknown;
}

async function pathsOf(tx: Tx, unitIds: readonly number[]): Promise<string[]> {
  const rows = await tx.rows<{ path: string }>("/* pathsOf */ select path from unit where id = any($1::int[]) limit 100", [unitIds]);
  return rows.map((row) => row.path);
}

/** A unit that the viewer may give posts in. */
export async function unitKeptBy(tx: Tx, viewer: Viewer, operation: OperationName, code: string): Promise<number | AccountRefused> {
  const [unit] = await tx.rows<{ id: number; path: string }>("/* unitKeptBy */ select id, path from unit where code = $1", [code]);
  if (unit !== undefined && allowed(viewer, operation, { unitPath: unit.path }).ok) return unit.id;
  return new AccountRefused("unit", `Không có đơn vị "${code.slice(0, 40)}" trong phạm vi bạn quản lý.`);
}

/** As the graph shows it. */
export function accountView(account: KeptAccount): AccountView {
  return Object.assign(new AccountView(), account);
}

/** 16 letters and digits that cannot be taken for each other: 80 bits, easy to read out. */
export function oneTimePassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("")).join("-");
}

/** What a rule refused, as the graph tells it. */
export function refusedAs(error: unknown): AccountRefused {
  const problem = error instanceof Refused ? error.problems[0] : undefined;
  if (problem === undefined) throw error;
  return new AccountRefused(problem.at, IN_VIETNAMESE[problem.at] ?? problem.message);
}

const IN_VIETNAMESE: Readonly<Record<string, string>> = {
  username: "Tên đăng nhập đã có hoặc không hợp lệ.",
  password: "Mật khẩu cần 8 đến 200 ký tự và khác tên đăng nhập.",
  displayName: "Chưa có họ và tên.",
  unitId: "Vai trò này chỉ gắn với cấp tỉnh.",
};
