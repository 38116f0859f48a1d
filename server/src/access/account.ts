import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import type { Role } from "@dau-moi/schema";
import type { Database, Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Clock } from "../platform/now.ts";
import { Refused } from "../platform/problem.ts";
import { closeSessionsOf, disableByName, scopeUnit } from "./access.queries.ts";
import { allAccounts, insertAccount, insertPost, linkOfficer } from "./account.queries.ts";
import { foldedUsername, isUsername, passwordHash } from "./password.ts";

/** A person who may sign in. Disabled, never deleted: what he did keeps his name. */
@Entity({ tableName: "account" })
export class Account {
  @PrimaryKey({ type: "integer" })
  id!: number;

  @Property({ type: "text", unique: true })
  username!: string;

  @Property({ type: "text" })
  passwordHash!: string;

  @Property({ type: "text" })
  displayName!: string;

  @Property({ type: "boolean" })
  mustChangePassword: boolean = false;

  @Property({ type: "datetime", columnType: "timestamptz" })
  createdAt!: Date;

  @Property({ type: "datetime", columnType: "timestamptz", nullable: true })
  disabledAt: Date | null = null;
}

export interface NewAccount {
  /** 2 to 60 letters a–z, digits, ".", "_", "-"; capitals are folded */
  username: string;
  /** 8 to 200 characters, not the username */
  password: string;
  displayName: string;
  role: Role;
  /** the province for those who watch or serve it as a whole (PROVINCE_ROLES) */
  unitId: number;
  /** true: the password is for one sign-in, and he must set his own */
  oneTime?: boolean;
}

/** An account as its keeper sees it; nothing of the password. */
export interface AccountEntry {
  username: string;
  displayName: string;
  role: Role;
  unitId: number;
  createdAt: Instant;
  /** null: he may sign in */
  disabledAt: Instant | null;
}

const PROVINCE_ROLES: readonly Role[] = ["LEADER", "INSPECTOR", "SYSTEM_OPERATOR", "EMULATION_SECRETARY"];

/**
 * Makes an account, and says which officer of the register it is: both or neither.
 * @param officer his code; one whom the register has not is nobody
 * @throws {Refused} an unfit name or password, an unknown unit, a role above its unit, or the username is taken
 */
export async function addAccount(database: Database, clock: Clock, wanted: NewAccount, officer?: string): Promise<void> {
  const hash = await fitHash(wanted);
  await database.write(async (tx) => {
    await recordAccount(tx, clock.now(), wanted, hash);
    if (officer !== undefined) await linkOfficer(tx, foldedUsername(wanted.username), officer);
  });
}

/** @returns the hash to keep, made outside the transaction: it takes a while @throws {Refused} an unfit name or password */
export async function fitHash(wanted: NewAccount): Promise<string> {
  refuseUnfit(foldedUsername(wanted.username), wanted);
  return passwordHash(wanted.password);
}

/** Writes an account with its post. @throws {Refused} an unfit unit, or the username is taken */
export async function recordAccount(tx: Tx, now: Instant, wanted: NewAccount, hash: string): Promise<void> {
  const username = foldedUsername(wanted.username);
  await refuseUnfitPost(tx, wanted);
  const displayName = wanted.displayName.trim().normalize("NFC");
  const made = await tx.rows<{ id: number }>(insertAccount, [username, hash, displayName, instantText(now), wanted.oneTime === true]);
  const [account] = made;
  if (account === undefined) throw refused("username", `"${username}" is taken`);
  await tx.rows(insertPost, [account.id, wanted.role, wanted.unitId, localDay(now)]);
}

/**
 * He can no longer sign in, and his open sessions end now. A second time changes nothing.
 * @throws {Refused} there is no such account
 */
export async function disableAccount(database: Database, clock: Clock, username: string): Promise<void> {
  await database.write((tx) => disable(tx, clock.now(), username));
}

/** @throws {Refused} there is no such account */
async function disable(tx: Tx, now: Instant, username: string): Promise<void> {
  const name = foldedUsername(username);
  const [disabled] = await tx.rows<{ id: number }>(disableByName, [name, instantText(now)]);
  if (disabled === undefined) throw refused("username", `there is no account "${name}"`);
  await tx.rows(closeSessionsOf, [disabled.id]);
}

/** Every account by username, the disabled ones too, with its first post. */
export function accounts(database: Database): Promise<AccountEntry[]> {
  return database.read((tx) => tx.rows<AccountEntry>(allAccounts));
}

/** @throws {Refused} an unknown unit, or a role that only the province has */
export async function refuseUnfitPost(tx: Tx, { role, unitId }: { role: Role; unitId: number }): Promise<void> {
  const [unit] = await tx.rows<scopeUnit>(scopeUnit, [unitId]);
  if (unit === undefined) throw refused("unitId", `there is no unit ${unitId}`);
  if (PROVINCE_ROLES.includes(role) && !unit.is_province) throw refused("unitId", `the role ${role} is bound to the province, not to ${unit.path}`);
}

/** @throws {Refused} */
export function refuseUnfitPassword(username: string, password: string): void {
  if (password.length < 8 || password.length > 200) throw refused("password", "8 to 200 characters are expected");
  if (foldedUsername(password) === username) throw refused("password", "it must differ from the username");
}

function refuseUnfit(username: string, { password, displayName }: NewAccount): void {
  if (!isUsername(username)) throw refused("username", `2 to 60 letters a–z, digits, ".", "_" or "-" are expected`);
  refuseUnfitPassword(username, password);
  if (displayName.trim() === "") throw refused("displayName", "a name is expected");
}

function refused(at: string, message: string): Refused {
  return new Refused([{ at, message }]);
}
