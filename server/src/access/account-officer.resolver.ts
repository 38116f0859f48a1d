import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { localDay } from "../platform/local-time.ts";
import type { AccessContext } from "./access.resolver.ts";
import { officerToLink, setOfficer } from "./account.queries.ts";
import { AccountRefused } from "./access.types.ts";
import { AccountInput, AccountResult, LinkOfficerInput } from "./account.types.ts";
import type { AccountView } from "./account.types.ts";
import { changeAccount } from "./change-account.ts";
import { allowed } from "./policy.ts";

/** Which officer of the register an account is: what the roster says of him then holds in the hub. */
@Resolver()
export class AccountOfficerResolver {
  @Mutation(() => AccountResult, { description: "The account is this officer of the register from now on; it is nobody else, and he has no other." })
  linkOfficer(@Arg("input", () => LinkOfficerInput) input: LinkOfficerInput, @Ctx() context: AccessContext): Promise<AccountView | AccountRefused> {
    const code = input.officer.trim().toUpperCase().slice(0, 40);
    return changeAccount(context, "linkOfficer", input.username, async (tx, account, viewer) => {
      if (account.id === viewer.accountId) return new AccountRefused("username", "Tài khoản của chính bạn do người khác gắn.");
      const [officer] = await tx.rows<{ id: number; username: string | null; paths: string[] }>(officerToLink, [code, localDay(context.clock.now())]);
      if (officer === undefined || !officer.paths.some((unitPath) => allowed(viewer, "linkOfficer", { unitPath }).ok))
        return new AccountRefused("officer", `Không có cán bộ "${code}" đang giữ vị trí trong phạm vi bạn quản lý.`);
      if (officer.username !== null && officer.username !== account.username)
        return new AccountRefused("officer", `Cán bộ "${code}" đã gắn với tài khoản khác.`);
      await tx.rows(setOfficer, [account.id, officer.id]);
      return { officer: code };
    });
  }

  @Mutation(() => AccountResult, { description: "The account is no officer of the register any more; what the roster lent ends now." })
  unlinkOfficer(@Arg("input", () => AccountInput) input: AccountInput, @Ctx() context: AccessContext): Promise<AccountView | AccountRefused> {
    return changeAccount(context, "unlinkOfficer", input.username, async (tx, account) => {
      await tx.rows(setOfficer, [account.id, null]);
      return {};
    });
  }
}
