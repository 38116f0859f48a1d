import type DataLoader from "dataloader";
import { GraphQLError } from "graphql";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { asking } from "../access/index.ts";
import { CaseView } from "../case/index.ts";
import { oneByKey } from "../platform/loader.ts";
import type { Instant } from "../platform/instant.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";
import { ReportCodeEnum } from "../report/index.ts";
import type { ReportCode } from "../report/index.ts";
import { visibleCase } from "../tally/index.ts";
import { Unit } from "../unit/index.ts";
import type { AlertContext } from "./context.ts";
import { bellsOf, markRead, pageOfNotices, seenAppeals, seenDirectives } from "./notice.queries.ts";
import type { Bell, NoticeRow } from "./notice.queries.ts";
import { MarkNoticesReadInput, MarkNoticesReadResult, NoticeConnection, NoticesMarked, NoticeView, refused } from "./notice.types.ts";
import type { NoticeBell, NoticeRefused } from "./notice.types.ts";

const LONGEST_PAGE = 100;

/** What the viewer was told; each notice shows of its case or directive only what he may see now. */
@Resolver(() => NoticeView)
export class NoticeResolver {
  @Query(() => NoticeConnection, { description: "The viewer's own notices, newest first." })
  async notices(
    @Arg("unread", () => Boolean, { defaultValue: false, description: "Only those that are unread." }) unread: boolean,
    @Arg("first", () => Int, { defaultValue: 50 }) many: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: AlertContext,
  ): Promise<NoticeConnection> {
    const { accountId } = asking(context);
    const first = Math.min(Math.max(many, 0), LONGEST_PAGE);
    return context.database.read(async (tx) => {
      const [bell] = await bellsOf(tx, [accountId]);
      const rows = await pageOfNotices(tx, accountId, { unread, first: first + 1, before: after == null ? null : placeOf(after) });
      const edges = rows.slice(0, first).map((row) => ({ cursor: String(row.id), node: viewOf(row) }));
      return { bell: bellOf(bell), edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
    });
  }

  @Mutation(() => MarkNoticesReadResult, { description: "Marks the viewer's own notices as read." })
  async markNoticesRead(
    @Arg("input", () => MarkNoticesReadInput) input: MarkNoticesReadInput,
    @Ctx() context: AlertContext,
  ): Promise<NoticesMarked | NoticeRefused> {
    const { accountId } = asking(context);
    const ids = input.ids ?? [];
    if (ids.length > LONGEST_PAGE) return refused({ at: "ids", message: `Mỗi lần đánh dấu tối đa ${LONGEST_PAGE} thông báo.` });
    if (![...ids, ...(input.upTo == null ? [] : [input.upTo])].every(isNumber)) return refused({ at: "ids", message: "Số thông báo không hợp lệ." });
    return context.database.asWorker().write(async (tx) => {
      const marked = await markRead(tx, accountId, { ids: ids.map(Number), upTo: input.upTo == null ? null : Number(input.upTo) }, context.clock.now());
      const [bell] = await bellsOf(tx, [accountId]);
      return Object.assign(new NoticesMarked(), { marked, bell: bellOf(bell) });
    });
  }

  @FieldResolver(() => Boolean, { description: "The viewer may still see what it is about; otherwise nothing of it is shown." })
  async visible(@Root() notice: NoticeView, @Ctx() context: AlertContext): Promise<boolean> {
    return (await subjectOf(notice, context)).visible;
  }

  @FieldResolver(() => CaseView, {
    nullable: true,
    description: "The case as it stands now; null: it is about none, or about one that left the viewer's sight.",
  })
  async case(@Root() notice: NoticeView, @Ctx() context: AlertContext): Promise<CaseView | null> {
    return (await subjectOf(notice, context)).case;
  }

  @FieldResolver(() => Unit, { nullable: true, description: "The unit on the other side, or that holds the case; null: none, or out of the viewer's sight." })
  async unit(@Root() notice: NoticeView, @Ctx() context: AlertContext): Promise<Unit | null> {
    const { visible } = await subjectOf(notice, context);
    return visible && notice.about.unitId !== null ? context.units.byId(notice.about.unitId) : null;
  }

  @FieldResolver(() => ID, { nullable: true, description: "The directive's number; null: it is about none, or about one that left the viewer's sight." })
  async directiveId(@Root() notice: NoticeView, @Ctx() context: AlertContext): Promise<string | null> {
    const { visible } = await subjectOf(notice, context);
    return visible && notice.about.directiveId !== null ? String(notice.about.directiveId) : null;
  }

  @FieldResolver(() => ID, { nullable: true, description: "The bulk job's number; null: it is about none." })
  jobId(@Root() { about }: NoticeView): string | null {
    return about.jobId === null ? null : String(about.jobId);
  }

  @FieldResolver(() => ID, { nullable: true, description: "The alert's number; null: it is about none." })
  alertId(@Root() { about }: NoticeView): string | null {
    return about.alertId === null ? null : String(about.alertId);
  }

  @FieldResolver(() => ReportCodeEnum, { nullable: true, description: "Of a reminder: which report is owed; null: it is about none." })
  reportCode(@Root() { about }: NoticeView): ReportCode | null {
    return about.reportCode;
  }

  @FieldResolver(() => Day, { nullable: true, description: "Of a reminder: the first day of the report's period." })
  reportFrom(@Root() { about }: NoticeView): string | null {
    return about.reportFrom;
  }

  @FieldResolver(() => ID, { nullable: true, description: "The appeal's number; null: it is about none, or about one that left the viewer's sight." })
  async appealId(@Root() notice: NoticeView, @Ctx() context: AlertContext): Promise<string | null> {
    const { visible } = await subjectOf(notice, context);
    return visible && notice.about.appealId !== null ? String(notice.about.appealId) : null;
  }

  @FieldResolver(() => InstantScalar, {
    nullable: true,
    description: "From when on it is too late for what the viewer may do about it; null: nothing is told to end.",
  })
  until(@Root() { about }: NoticeView): Instant | null {
    return about.until;
  }

  @FieldResolver(() => ID, { nullable: true, description: "The period of the viewer's own sheet; null: it is about none." })
  sheetPeriodId(@Root() { about }: NoticeView): string | null {
    return about.sheetPeriodId === null ? null : String(about.sheetPeriodId);
  }

  @FieldResolver(() => ID, { nullable: true, description: "The scoring period of the viewer's unit; null: it is about none." })
  scorePeriodId(@Root() { about }: NoticeView): string | null {
    return about.scorePeriodId === null ? null : String(about.scorePeriodId);
  }
}

function viewOf({ id, rule, at, readAt, ...about }: NoticeRow): NoticeView {
  return Object.assign(new NoticeView(), { id: String(id), rule, at, read: readAt !== null, about });
}

export function bellOf(bell: Bell | undefined): NoticeBell {
  return { unread: bell?.unread ?? 0, upTo: bell === undefined || bell.upTo === 0 ? null : String(bell.upTo) };
}

interface Subject {
  visible: boolean;
  case: CaseView | null;
}
const subjects = new WeakMap<NoticeView, Promise<Subject>>();

/** Looked at once a notice, through both walls. */
function subjectOf(notice: NoticeView, context: AlertContext): Promise<Subject> {
  const kept = subjects.get(notice) ?? lookedUp(notice, context);
  subjects.set(notice, kept);
  return kept;
}

async function lookedUp({ about }: NoticeView, context: AlertContext): Promise<Subject> {
  const found = about.caseId === null ? null : await visibleCase(about.caseId, context);
  const directive = about.directiveId === null ? null : await directivesOf(context).load(about.directiveId);
  const appeal = about.appealId === null ? null : await appealsOf(context).load(about.appealId);
  const seen = [
    [about.caseId, found],
    [about.directiveId, directive],
    [about.appealId, appeal],
  ].every(([asked, one]) => asked === null || one !== null);
  return { visible: seen, case: found };
}

type Seen = DataLoader<number, { id: number } | null>;
const seenIn = (read: typeof seenDirectives): ((context: AlertContext) => Seen) => {
  const loaders = new WeakMap<object, Seen>();
  return (context) => {
    const kept = loaders.get(context) ?? oneByKey(context.database, read, (row) => row.id);
    loaders.set(context, kept);
    return kept;
  };
};
const directivesOf = seenIn(seenDirectives);
const appealsOf = seenIn(seenAppeals);

const isNumber = (text: string): boolean => /^\d{1,15}$/.test(text);

/** @throws BAD_CURSOR for a cursor this hub never gave */
function placeOf(cursor: string): number {
  if (!isNumber(cursor)) throw new GraphQLError("Con trỏ trang (after) không hợp lệ.", { extensions: { code: "BAD_CURSOR" } });
  return Number(cursor);
}
