import type DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { accessError } from "../access/index.ts";
import { CaseView } from "../case/index.ts";
import { manyByKey } from "../platform/loader.ts";
import { visibleCase } from "../tally/index.ts";
import { foundCase } from "../writeback/index.ts";
import { commentInside, nameable } from "./inside-comment.ts";
import { commentsOf, mentionsOf, seeMention } from "./inside-comment.queries.ts";
import type { CommentRow } from "./inside-comment.queries.ts";
import {
  CaseComment,
  CaseMentions,
  CommentInsideInput,
  CommentInsideResult,
  CommentKept,
  MentionSeen,
  ReadMentionInput,
  ReadMentionResult,
} from "./inside-comment.types.ts";
import { InsideOfficer, refusedInside } from "./inside.types.ts";
import type { BacklogContext } from "./proposal-rules.ts";

const LONGEST_PAGE = 100;

/** What people of the hub say to one another about a case. */
@Resolver(() => CaseView)
export class InsideCommentResolver {
  @Mutation(() => CommentInsideResult, {
    description: "Says something about a case inside the hub, to everybody who sees the case, and above all to those it names.",
  })
  async commentInside(@Arg("input", () => CommentInsideInput) input: CommentInsideInput, @Ctx() context: BacklogContext): Promise<typeof CommentInsideResult> {
    const done = await commentInside(input, context);
    if (typeof done !== "number") return done;
    loaderOf(context).clear(done);
    const shown = await visibleCase(done, context);
    if (shown === null) throw new Error(`case ${done} is out of sight of who spoke of it`);
    return Object.assign(new CommentKept(), { case: shown });
  }

  @Query(() => CaseMentions, { description: "Comments that name the viewer, newest first, on cases that he sees." })
  async caseMentions(
    @Arg("unseen", () => Boolean, { defaultValue: true, description: "Only those that he has not said he has seen." }) unseen: boolean,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Ctx() context: BacklogContext,
  ): Promise<CaseMentions> {
    const { viewer, units } = context;
    if (viewer === null) throw accessError("UNAUTHENTICATED");
    const page = { unseen, first: Math.min(Math.max(first, 0), LONGEST_PAGE) };
    const { total, rows } = await context.database.read((tx) => mentionsOf(tx, viewer.accountId, page));
    const cases = await Promise.all(rows.map(({ caseId }) => visibleCase(caseId, context)));
    const mentions = rows.flatMap(({ id, byUnitId, caseId: _case, ...row }, at) => {
      const one = cases[at];
      return one == null ? [] : [{ ...row, id: String(id), by: units.byId(byUnitId), case: one }];
    });
    return { totalCount: total - rows.length + mentions.length, mentions };
  }

  @Mutation(() => ReadMentionResult, { description: "The viewer has seen a comment that names him." })
  async readMention(@Arg("input", () => ReadMentionInput) { id }: ReadMentionInput, @Ctx() context: BacklogContext): Promise<typeof ReadMentionResult> {
    const { viewer, clock } = context;
    if (viewer === null) throw accessError("UNAUTHENTICATED");
    const number = /^\d{1,15}$/.test(id) ? Number(id) : 0;
    const seen = await context.database.asWorker().write((tx) => seeMention(tx, number, viewer.accountId, clock.now()));
    return seen ? Object.assign(new MentionSeen(), { id }) : refusedInside("id", "Không có ý kiến nhắc bạn với số này.");
  }

  @FieldResolver(() => [CaseComment], { description: "What people of the hub said about it, oldest first." })
  async comments(@Root() c: CaseView, @Ctx() context: BacklogContext): Promise<CaseComment[]> {
    const rows = await loaderOf(context).load(c.id);
    return rows.map(({ id, byUnitId, caseId: _case, ...row }) => ({ ...row, id: String(id), by: context.units.byId(byUnitId) }));
  }

  @FieldResolver(() => [InsideOfficer], { description: "Who can be named in a comment on it, by words of his name or username: at most 20." })
  async mentionable(@Root() c: CaseView, @Arg("find", () => String) find: string, @Ctx() context: BacklogContext): Promise<InsideOfficer[]> {
    const found = await foundCase(String(c.id), context);
    return found === null ? [] : (await nameable(find, found, context)).map(({ username, name }) => ({ username, name }));
  }
}

const loaders = new WeakMap<object, DataLoader<number, CommentRow[]>>();

/** One a request, bound to its viewer. */
function loaderOf(context: BacklogContext): DataLoader<number, CommentRow[]> {
  const kept = loaders.get(context) ?? manyByKey(context.database, commentsOf, (row) => row.caseId);
  loaders.set(context, kept);
  return kept;
}
