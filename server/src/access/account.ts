import { UniqueConstraintViolationException } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import type { Role } from "@dau-moi/schema";
import type { Database } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";
import type { Clock } from "../platform/now.ts";
import { Refused } from "../platform/problem.ts";
import { closeSessionsOf, disableByName, scopeUnit } from "./access.queries.ts";
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

  @Property({ type: "text" })
  role!: Role;

  @Property({ type: "integer" })
  scopeUnitId!: number;

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
  /** the province for every role but UNIT_HEAD */
  unitId: number;
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

const MOST_ACCOUNTS = 20_000;

/** @throws {Refused} an unfit name or password, an unknown unit, a role above its unit, or the username is taken */
export async function addAccount(database: Database, clock: Clock, wanted: NewAccount): Promise<void> {
  const username = foldedUsername(wanted.username);
  refuseUnfit(username, wanted);
  await refuseUnfitUnit(database, wanted);
  const em = database.em();
  em.create(Account, {
    username,
    passwordHash: await passwordHash(wanted.password),
    displayName: wanted.displayName.trim().normalize("NFC"),
    role: wanted.role,
    scopeUnitId: wanted.unitId,
    createdAt: new Date(clock.now()),
  });
  try {
    await em.flush();
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) throw refused("username", `"${username}" is taken`);
    throw error;
  }
}

/**
 * He can no longer sign in, and his open sessions end now. A second time changes nothing.
 * @throws {Refused} there is no such account
 */
export async function disableAccount(database: Database, clock: Clock, username: string): Promise<void> {
  const name = foldedUsername(username);
  await database.write(async (tx) => {
    const disabled = await tx.rows(disableByName, [name, instantText(clock.now())]);
    if (disabled.length === 0) throw refused("username", `there is no account "${name}"`);
    await tx.rows(closeSessionsOf, [name]);
  });
}

/** Every account by username, the disabled ones too. */
export async function accounts(database: Database): Promise<AccountEntry[]> {
  const found = await database.em().find(Account, {}, { orderBy: { username: "asc" }, limit: MOST_ACCOUNTS });
  return found.map((account) => ({
    username: account.username,
    displayName: account.displayName,
    role: account.role,
    unitId: account.scopeUnitId,
    createdAt: account.createdAt.getTime(),
    disabledAt: account.disabledAt?.getTime() ?? null,
  }));
}

function refuseUnfit(username: string, { password, displayName }: NewAccount): void {
  if (!isUsername(username)) throw refused("username", `2 to 60 letters a–z, digits, ".", "_" or "-" are expected`);
  if (password.length < 8 || password.length > 200) throw refused("password", "8 to 200 characters are expected");
  if (foldedUsername(password) === username) throw refused("password", "it must differ from the username");
  if (displayName.trim() === "") throw refused("displayName", "a name is expected");
}

async function refuseUnfitUnit(database: Database, { role, unitId }: NewAccount): Promise<void> {
  const [unit] = await database.read((tx) => tx.rows<scopeUnit>(scopeUnit, [unitId]));
  if (unit === undefined) throw refused("unitId", `there is no unit ${unitId}`);
  if (role !== "UNIT_HEAD" && !unit.is_province) throw refused("unitId", `the role ${role} is bound to the province, not to ${unit.path}`);
}

function refused(at: string, message: string): Refused {
  return new Refused([{ at, message }]);
}
