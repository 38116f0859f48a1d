import { Arg, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";
import { instantText } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { AccessContext } from "./access.resolver.ts";
import { closeSessionsOf, disableByName } from "./access.queries.ts";
import { refuseUnfitPost } from "./account.ts";
import { countKept, endPosts, insertPost, keptAccounts, setPassword, unlock } from "./account.queries.ts";
import type { KeptAccount } from "./account.queries.ts";
import { AccountRefused } from "./access.types.ts";
import { AccountConnection, AccountInput, AccountResult, MoveAccountInput, OneTimePassword, ResetPasswordResult } from "./account.types.ts";
import type { AccountView } from "./account.types.ts";
import { changeAccount } from "./change-account.ts";
import { accountView, oneTimePassword, unitKeptBy } from "./keep-account.ts";
import { passwordHash } from "./password.ts";

const LONGEST_PAGE = 100;

/** Accounts, by those who keep them. Reading goes through the second wall; what is done, the policy has allowed for this very account. */
@Resolver()
export class AccountResolver {
  @Query(() => AccountConnection, { description: "Accounts of the units that the viewer keeps accounts of." })
  async accounts(
    @Arg("text", () => String, { nullable: true }) text: string | null,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { database }: AccessContext,
  ): Promise<AccountConnection> {
    const many = Math.min(Math.max(first, 0), LONGEST_PAGE);
    const words = (text ?? "").replaceAll("\u0000", "").replaceAll(/[\\%_]/g, String.raw`\$&`);
    return database.read(async (tx) => {
      const { n: totalCount } = await tx.one<{ n: number }>(countKept, [words]);
      const rows = await tx.rows<KeptAccount>(keptAccounts, [after ?? "", many + 1, words]);
      const edges = rows.slice(0, many).map((row) => ({ cursor: row.username, node: accountView(row) }));
      return { totalCount, edges, nextAfter: rows.length > many ? (edges.at(-1)?.cursor ?? null) : null };
    });
  }

  @Mutation(() => AccountResult, { description: "He may no longer sign in, and his sessions end now." })
  lockAccount(@Arg("input", () => AccountInput) input: AccountInput, @Ctx() context: AccessContext): Promise<AccountView | AccountRefused> {
    return changeAccount(context, "lockAccount", input.username, async (tx, account, viewer) => {
      if (account.id === viewer.accountId) return new AccountRefused("username", "Bạn không thể khoá tài khoản của chính mình.");
      await tx.rows(disableByName, [account.username, instantText(context.clock.now())]);
      await tx.rows(closeSessionsOf, [account.id]);
      return {};
    });
  }

  @Mutation(() => AccountResult, { description: "He may sign in again." })
  unlockAccount(@Arg("input", () => AccountInput) input: AccountInput, @Ctx() context: AccessContext): Promise<AccountView | AccountRefused> {
    return changeAccount(context, "unlockAccount", input.username, async (tx, account) => {
      await tx.rows(unlock, [account.id]);
      return {};
    });
  }

  @Mutation(() => AccountResult, { description: "He leaves his posts and has one in another unit from today; his sessions end." })
  moveAccount(@Arg("input", () => MoveAccountInput) input: MoveAccountInput, @Ctx() context: AccessContext): Promise<AccountView | AccountRefused> {
    return changeAccount(context, "moveAccount", input.username, async (tx, account, viewer) => {
      const unitId = await unitKeptBy(tx, viewer, "moveAccount", input.unit);
      if (unitId instanceof AccountRefused) return unitId;
      const role = input.role ?? (account.posts.findLast((post) => post.validTo === null) ?? account.posts.at(-1))?.role ?? "";
      const today = localDay(context.clock.now());
      await refuseUnfitPost(tx, { role: role as never, unitId });
      await tx.rows(endPosts, [account.id, today]);
      await tx.rows(insertPost, [account.id, role, unitId, today]);
      await tx.rows(closeSessionsOf, [account.id]);
      return { unit: input.unit, role };
    });
  }

  @Mutation(() => ResetPasswordResult, { description: "A password for one sign-in; the one he had is void, and his sessions end." })
  async resetPassword(@Arg("input", () => AccountInput) input: AccountInput, @Ctx() context: AccessContext): Promise<OneTimePassword | AccountRefused> {
    const password = oneTimePassword();
    const hash = await passwordHash(password);
    const account = await changeAccount(context, "resetPassword", input.username, async (tx, { id }) => {
      await tx.rows(setPassword, [id, hash, true]);
      await tx.rows(closeSessionsOf, [id]);
      return {};
    });
    if (account instanceof AccountRefused) return account;
    return Object.assign(new OneTimePassword(), { username: account.username, password });
  }
}
