import type { AuditActor, AuditEntry } from "../audit/index.ts";
import { appendAudit } from "../audit/index.ts";
import type { Database, Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";
import type { Clock } from "../platform/now.ts";
import { apiKeyByPublicId, apiKeysBelow, insertApiKey, setApproved, setRevoked } from "./api-key.queries.ts";
import type { ApiKeyRow } from "./api-key.queries.ts";
import { KEY_OPERATIONS, keyOperationsIn, needsApproval } from "./api-key-scope.ts";
import type { KeyOperation } from "./api-key-scope.ts";
import { newApiToken } from "./api-key-token.ts";

const DAY = 86_400_000;
/** A key that nobody renews ends: whoever made it may have gone. */
const LONGEST_DAYS = 366;
const COST_PER_MINUTE = { least: 100, most: 1_000_000 };

/** What a program's key is to be. */
export interface KeyOrder {
  /** which program, as people call it */
  name: string;
  unitId: number;
  operations: readonly KeyOperation[];
  costPerMinute: number;
  expiresAt: Instant;
}

/** Who makes, approves or revokes a key. */
export interface KeyActor {
  actor: AuditActor;
  /** null: at the command line */
  accountId: number | null;
  officerId: number | null;
}

/** What stood in the way, in Vietnamese, and at which input. */
export interface KeyProblem {
  at: string;
  message: string;
}

/** Makes a key. @returns it with its token, which is told this once */
export async function createKey(tx: Tx, order: KeyOrder, by: KeyActor, clock: Clock): Promise<{ key: ApiKeyRow; token: string } | KeyProblem> {
  const [now, operations] = [clock.now(), keyOperationsIn(order.operations)];
  const unfit = unfitOrder({ ...order, operations }, now);
  if (unfit !== null) return unfit;
  const { publicId, token, hash } = newApiToken();
  await tx.rows(insertApiKey, [
    publicId,
    hash,
    order.name.trim().normalize("NFC"),
    order.unitId,
    operations,
    order.costPerMinute,
    needsApproval(operations),
    instantText(now),
    by.actor.name,
    by.accountId,
    instantText(order.expiresAt),
  ]);
  const key = await tx.one<ApiKeyRow>(apiKeyByPublicId, [publicId]);
  const scope = { unit: key.unitPath, operations: operations.join(","), costPerMinute: key.costPerMinute, expires: instantText(key.expiresAt) };
  await appendAudit(tx, keyEntry(by.actor, "createApiKey", key, now, scope));
  return { key, token };
}

/** A second person lets a key that reads cases work: never the account that made it, nor another of the same officer. */
export async function approveKey(tx: Tx, key: ApiKeyRow, by: KeyActor, clock: Clock): Promise<ApiKeyRow | KeyProblem> {
  const isSame = by.accountId === key.createdByAccount || (by.officerId !== null && by.officerId === key.createdByOfficer);
  if (isSame) return { at: "id", message: "Người tạo khoá không được tự duyệt khoá của mình." };
  const now = clock.now();
  const done = await tx.rows(setApproved, [key.id, instantText(now), by.actor.name, by.accountId]);
  if (done.length === 0) return { at: "id", message: "Khoá này không chờ duyệt." };
  await appendAudit(tx, keyEntry(by.actor, "approveApiKey", key, now));
  return tx.one<ApiKeyRow>(apiKeyByPublicId, [key.publicId]);
}

/** Ends a key now; one that has ended stays as it was. Its open sockets are closed by who next looks at their rights. */
export async function revokeKey(tx: Tx, key: ApiKeyRow, by: KeyActor, clock: Clock): Promise<ApiKeyRow> {
  const now = clock.now();
  const done = await tx.rows(setRevoked, [key.id, instantText(now), by.actor.name]);
  if (done.length > 0) await appendAudit(tx, keyEntry(by.actor, "revokeApiKey", key, now));
  return tx.one<ApiKeyRow>(apiKeyByPublicId, [key.publicId]);
}

/** The newest 200 of these units and everything below them. */
export function keysBelow(database: Database, paths: readonly string[]): Promise<ApiKeyRow[]> {
  return database.read((tx) => tx.rows<ApiKeyRow>(apiKeysBelow, [paths]));
}

/** A key by the number that people speak of; null: there is none. */
export async function keyCalled(tx: Tx, publicId: string): Promise<ApiKeyRow | null> {
  const [key] = await tx.rows<ApiKeyRow>(apiKeyByPublicId, [publicId]);
  return key ?? null;
}

/** What has become of a key. */
export function keyState(key: ApiKeyRow, now: Instant): "WAITING" | "ACTIVE" | "EXPIRED" | "REVOKED" {
  if (key.revokedAt !== null) return "REVOKED";
  if (key.expiresAt <= now) return "EXPIRED";
  return key.needsApproval && key.approvedAt === null ? "WAITING" : "ACTIVE";
}

function unfitOrder({ name, operations, costPerMinute, expiresAt }: KeyOrder, now: Instant): KeyProblem | null {
  if (name.trim() === "" || name.length > 120) return { at: "name", message: "Tên chương trình cần từ 1 đến 120 ký tự." };
  if (operations.length === 0) return { at: "operations", message: `Chọn ít nhất một quyền trong: ${KEY_OPERATIONS.join(", ")}.` };
  if (costPerMinute < COST_PER_MINUTE.least || costPerMinute > COST_PER_MINUTE.most)
    return { at: "costPerMinute", message: `Chi phí mỗi phút từ ${COST_PER_MINUTE.least} đến ${COST_PER_MINUTE.most}.` };
  if (expiresAt <= now || expiresAt > now + LONGEST_DAYS * DAY)
    return { at: "expiresAt", message: `Ngày hết hạn phải sau hôm nay và trong ${LONGEST_DAYS} ngày.` };
  return null;
}

function keyEntry(actor: AuditActor, act: string, key: ApiKeyRow, at: Instant, detail: AuditEntry["detail"] = {}): AuditEntry {
  return { stream: "key", actor, act, subject: { kind: "apiKey", id: key.publicId }, detail, at };
}
