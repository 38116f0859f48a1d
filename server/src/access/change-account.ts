import { appendAudit } from "../audit/index.ts";
import type { Tx } from "../platform/database.ts";
import type { AccessContext } from "./access.resolver.ts";
import { keptAccount } from "./account.queries.ts";
import type { KeptAccount } from "./account.queries.ts";
import { AccountRefused } from "./access.types.ts";
import type { AccountView } from "./account.types.ts";
import { accountEntry, accountKeptBy, accountView, refusedAs } from "./keep-account.ts";
import { accessError } from "./policy.ts";
import type { OperationName } from "./policy.ts";
import type { Viewer } from "./viewer.ts";

/** One act on one account, in one transaction with its audit entry. @param act what the entry tells beyond the act, or what stood in the way */
export async function changeAccount(
  { database, viewer, clock }: AccessContext,
  operation: OperationName,
  username: string,
  act: (tx: Tx, account: KeptAccount, viewer: Viewer) => Promise<Record<string, string> | AccountRefused>,
): Promise<AccountView | AccountRefused> {
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const kept = await database.read((tx) => accountKeptBy(tx, viewer, operation, username));
  if (kept instanceof AccountRefused) return kept;
  try {
    return await database.asWorker().write(async (tx) => {
      const detail = await act(tx, kept, viewer);
      if (detail instanceof AccountRefused) return detail;
      const now = await tx.one<KeptAccount>(keptAccount, [kept.username]);
      await appendAudit(tx, accountEntry(viewer, operation, kept.username, clock.now(), detail));
      return accountView(now);
    });
  } catch (error) {
    return refusedAs(error);
  }
}
