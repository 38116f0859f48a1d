import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { appendAudit } from "../audit/index.ts";
import type { Tx } from "../platform/database.ts";
import type { AccessContext } from "./access.resolver.ts";
import { fitHash, recordAccount, refuseUnfitPost } from "./account.ts";
import { takenNames } from "./account.queries.ts";
import { sheetsHanded } from "./account-file.ts";
import type { HandedSheet } from "./account-file.ts";
import { readSheets, TOLD } from "./account-sheet.ts";
import { AccountRefused } from "./access.types.ts";
import { AccountSheet, AccountSheetInput, AccountsAdopted, AdoptAccountsResult } from "./account-sheet.types.ts";
import type { ColumnMeaning, SheetAccount, SheetProblem } from "./account-sheet.types.ts";
import { OneTimePassword } from "./account.types.ts";
import { accountEntry, oneTimePassword, refusedAs, unitKeptBy } from "./keep-account.ts";
import { accessError } from "./policy.ts";
import type { Viewer } from "./viewer.ts";

/** Password hashes made at the same time: each takes 19 MiB. */
const AT_ONCE = 4;

/** Many accounts from a sheet: first what it would do, row by row, then all of it or nothing. */
@Resolver()
export class AccountSheetResolver {
  @Query(() => AccountSheet, { description: "What a sheet would do, with what is wrong in each row; nothing is written." })
  async previewAccounts(@Arg("input", () => AccountSheetInput) input: AccountSheetInput, @Ctx() context: AccessContext): Promise<AccountSheet> {
    const { database, viewer, readWorkbook } = context;
    if (viewer === null) throw accessError("UNAUTHENTICATED");
    const handed = await sheetsHanded(input, readWorkbook);
    if (typeof handed === "string") return Object.assign(new AccountSheet(), NOTHING_READ, { problems: [{ line: 1, at: "sheet", message: handed }] });
    return database.asWorker().read((tx) => fitSheets(tx, viewer, handed, input.columns ?? [])); // usernames are taken hub-wide, whoever keeps them
  }

  @Mutation(() => AdoptAccountsResult, { description: "Makes the accounts of a sheet without problems, each with a one-time password." })
  async adoptAccounts(@Arg("input", () => AccountSheetInput) input: AccountSheetInput, @Ctx() context: AccessContext): Promise<AccountsAdopted | AccountSheet> {
    const sheet = await this.previewAccounts(input, context);
    const { database, viewer, clock } = context;
    if (viewer === null || sheet.problems.length > 0) return sheet;
    const wanted = sheet.accounts.map(({ username, displayName, role, unitCode }) => ({
      username,
      displayName,
      role,
      unitCode,
      password: oneTimePassword(),
      oneTime: true,
      unitId: 0,
    }));
    const hashes: string[] = [];
    for (let i = 0; i < wanted.length; i += AT_ONCE) hashes.push(...(await Promise.all(wanted.slice(i, i + AT_ONCE).map((one) => fitHash(one)))));
    await database.asWorker().write(async (tx) => {
      for (const [i, account] of wanted.entries()) {
        const unitId = await unitKeptBy(tx, viewer, "adoptAccounts", account.unitCode);
        if (unitId instanceof AccountRefused) throw new Error(`unit ${account.unitCode} was there a moment ago`);
        await recordAccount(tx, clock.now(), { ...account, unitId }, hashes[i] ?? "");
      }
      const entries = wanted.map(({ username, role, unitCode }) => accountEntry(viewer, "adoptAccounts", username, clock.now(), { role, unit: unitCode }));
      await appendAudit(tx, ...entries);
    });
    const passwords = wanted.map(({ username, password }) => Object.assign(new OneTimePassword(), { username, password }));
    return Object.assign(new AccountsAdopted(), { passwords });
  }
}

const NOTHING_READ = { sheets: [], columns: [], accounts: [] };

/** Holds the rows of sheets against the units and accounts that there are. */
async function fitSheets(tx: Tx, viewer: Viewer, handed: readonly HandedSheet[], columns: readonly ColumnMeaning[]): Promise<AccountSheet> {
  const read = readSheets(handed, columns);
  const taken = new Set((await tx.rows<{ username: string }>(takenNames, [read.accounts.map((account) => account.username)])).map((row) => row.username));
  const fits = new Map<string, string | null>(); // one look a unit and role
  const accounts: SheetAccount[] = [];
  const problems: SheetProblem[] = [...read.problems];
  for (const account of read.accounts) {
    const key = `${account.unitCode} ${account.role}`;
    if (!fits.has(key)) fits.set(key, await unfitPost(tx, viewer, account));
    const isTaken = taken.has(account.username);
    const message = isTaken ? `Tên đăng nhập "${account.username}" đã có.` : fits.get(key);
    const at = isTaken ? "username" : "unit";
    if (message == null) accounts.push(account);
    else problems.push({ line: account.line, at: TOLD[at], cell: account.cellOf[at], message });
  }
  return Object.assign(new AccountSheet(), { sheets: read.sheets, columns: read.columns, accounts, problems: problems.toSorted((a, b) => a.line - b.line) });
}

async function unfitPost(tx: Tx, viewer: Viewer, { unitCode, role }: SheetAccount): Promise<string | null> {
  const unitId = await unitKeptBy(tx, viewer, "adoptAccounts", unitCode);
  if (unitId instanceof AccountRefused) return unitId.message;
  try {
    await refuseUnfitPost(tx, { role, unitId });
    return null;
  } catch (error) {
    return refusedAs(error).message;
  }
}
