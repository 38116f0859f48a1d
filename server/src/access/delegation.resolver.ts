import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { appendAudit } from "../audit/index.ts";
import { instantText } from "../platform/instant.ts";
import { accountByName } from "./access.queries.ts";
import type { AccessContext } from "./access.resolver.ts";
import { delegationGiven, delegationsOf, endDelegation, insertDelegation } from "./account.queries.ts";
import type { DelegationRow } from "./account.queries.ts";
import { AccountRefused } from "./access.types.ts";
import { DelegateInput, DelegateResult, DelegationInput, DelegationView } from "./account.types.ts";
import { accountEntry } from "./keep-account.ts";
import { foldedUsername } from "./password.ts";
import { accessError } from "./policy.ts";
import { localDay } from "../platform/local-time.ts";
import type { Post, Viewer } from "./viewer.ts";

const LONGEST = 90 * 86_400_000;

/** Standing in while somebody is away: he lends acts of his own post, never what was lent to him. */
@Resolver()
export class DelegationResolver {
  @Query(() => [DelegationView], { description: "The newest 200 that the viewer gave or got." })
  delegations(@Ctx() { database, viewer }: AccessContext): Promise<DelegationRow[]> {
    if (viewer === null) throw accessError("UNAUTHENTICATED");
    return database.asWorker().read((tx) => tx.rows<DelegationRow>(delegationsOf, [viewer.accountId])); // both sides' names; only what is his
  }

  @Mutation(() => DelegateResult, { description: "Lends acts of the viewer's post to another, from one instant to another." })
  async delegate(@Arg("input", () => DelegateInput) input: DelegateInput, @Ctx() context: AccessContext): Promise<DelegationView | AccountRefused> {
    const { database, viewer, clock } = context;
    if (viewer === null) throw accessError("UNAUTHENTICATED");
    const now = clock.now();
    const post = viewer.posts.find((own) => own.onBehalfOf === null && input.acts.every((act) => own.acts.includes(act)));
    const unfit = unfitSpan(input, now) ?? (post === undefined || input.acts.length === 0 ? NOT_HIS : null);
    if (unfit !== null || post === undefined) return unfit ?? NOT_HIS;
    return database.asWorker().write(async (tx) => {
      const [to] = await tx.rows<accountByName>(accountByName, [foldedUsername(input.to), localDay(now), instantText(now)]);
      if (to === undefined || to.disabled || to.posts.length === 0 || to.account_id === viewer.accountId) return UNFIT_DELEGATE;
      const [made] = await tx.rows<{ id: number }>(insertDelegation, lent(viewer, post, to.account_id, input, now));
      if (made === undefined) return NOT_HIS;
      await appendAudit(
        tx,
        accountEntry(viewer, "delegate", to.username, now, { delegation: made.id, acts: input.acts.join(","), until: instantText(input.toAt) }),
      );
      return given(await tx.one<DelegationRow>(delegationGiven, [made.id, viewer.accountId]));
    });
  }

  @Mutation(() => DelegateResult, { description: "Ends a delegation now; one that is over stays as it was." })
  async endDelegation(@Arg("input", () => DelegationInput) { id }: DelegationInput, @Ctx() context: AccessContext): Promise<DelegationView | AccountRefused> {
    const { database, viewer, clock } = context;
    if (viewer === null) throw accessError("UNAUTHENTICATED");
    if (!/^\d{1,9}$/.test(id)) return UNKNOWN;
    return database.asWorker().write(async (tx) => {
      const [found] = await tx.rows<DelegationRow>(delegationGiven, [Number(id), viewer.accountId]);
      if (found === undefined) return UNKNOWN;
      await tx.rows(endDelegation, [found.id, instantText(clock.now())]);
      await appendAudit(tx, accountEntry(viewer, "endDelegation", found.toUsername, clock.now(), { delegation: found.id }));
      return given(await tx.one<DelegationRow>(delegationGiven, [found.id, viewer.accountId]));
    });
  }
}

const NOT_HIS = new AccountRefused("acts", "Bạn chỉ uỷ quyền được việc thuộc một vị trí của chính mình.");
const UNFIT_DELEGATE = new AccountRefused("to", "Không có tài khoản đang hoạt động với tên đăng nhập này.");
const UNKNOWN = new AccountRefused("id", "Bạn không có uỷ quyền này.");

function unfitSpan({ fromAt, toAt }: DelegateInput, now: number): AccountRefused | null {
  if (toAt <= fromAt || toAt <= now) return new AccountRefused("to", "Thời điểm kết thúc phải sau thời điểm bắt đầu và chưa qua.");
  return toAt - fromAt > LONGEST ? new AccountRefused("to", "Mỗi lần uỷ quyền nhiều nhất 90 ngày.") : null;
}

function lent(viewer: Viewer, post: Post, toAccountId: number, { acts, fromAt, toAt }: DelegateInput, now: number): unknown[] {
  return [viewer.accountId, post.unitId, post.role, toAccountId, acts, instantText(fromAt), instantText(toAt), instantText(now)];
}

function given(row: DelegationRow): DelegationView {
  return Object.assign(new DelegationView(), row);
}
