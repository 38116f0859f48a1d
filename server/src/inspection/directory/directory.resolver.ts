import { GraphQLError } from "graphql";
import { Arg, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";
import { actorOf, asking, postFor } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { localDay } from "../../platform/local-time.ts";
import { scopeUnit } from "../../tally/index.ts";
import type { InspectionContext } from "../act.ts";
import { changeDirectory } from "./change.ts";
import { ChangeDirectoryInput, ChangeDirectoryResult, DirectoryChanged, DirectoryFile } from "./change.types.ts";
import { directoryTermOn, ENTRY_PARTS, insertReview } from "./directory.queries.ts";
import { contentOf, hashOf } from "./directory.ts";
import { DirectoryConnection, DirectoryFilter, DirectoryRefused, DirectoryReviewed, ReviewDirectoryInput, ReviewDirectoryResult } from "./directory.types.ts";
import { directoryBook } from "./file.ts";
import { fits, shown, summaryOf, wholeDirectory, within } from "./read.ts";
import type { DirectoryContext } from "./read.ts";

const LONGEST_PAGE = 100;

/** Danh bạ đường dây nóng: who has a hotline, who keeps it, whose system is connected, and when somebody last looked whether that is right. */
@Resolver()
export class DirectoryResolver {
  @Query(() => DirectoryConnection, {
    description:
      "The directory of hotlines of a unit and those below it: numbers, mailboxes, people in charge, what is missing, whose system is connected, when it was reviewed.",
  })
  async directory(
    @Arg("filter", () => DirectoryFilter, { nullable: true }) filter: DirectoryFilter | null,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: DirectoryContext,
  ): Promise<DirectoryConnection> {
    const scope = scopeUnit(context, filter?.unit ?? null);
    const at = context.clock.now();
    const term = await context.database.read((tx) => directoryTermOn(tx, localDay(at)));
    if (term === undefined) throw new Error("no term says how often the directory is reviewed");
    const rows = within(await wholeDirectory(context), scope);
    const list = rows.filter((row) => fits(row, filter ?? {}));
    const from = after == null ? 0 : list.findIndex(({ unit }) => unit.code === after) + 1;
    if (after != null && from === 0) throw new GraphQLError("Con trỏ trang không đúng.", { extensions: { code: "BAD_USER_INPUT" } });
    const page = list.slice(from, from + Math.min(Math.max(first, 0), LONGEST_PAGE));
    return {
      summary: summaryOf(rows),
      totalCount: list.length,
      edges: page.map((row) => ({ cursor: row.unit.code, node: shown(row, context) })),
      pageInfo: { hasNextPage: from + page.length < list.length, endCursor: page.at(-1)?.unit.code ?? null },
      at,
      ...term,
    };
  }

  @Query(() => DirectoryFile, { description: "The same entries as a list of `directory`, as XLSX with where they come from; who took it is audited." })
  async directoryFile(
    @Arg("filter", () => DirectoryFilter, { nullable: true }) filter: DirectoryFilter | null,
    @Ctx() context: DirectoryContext,
  ): Promise<DirectoryFile> {
    const scope = scopeUnit(context, filter?.unit ?? null);
    const viewer = asking(context);
    const at = context.clock.now();
    const term = await context.database.read((tx) => directoryTermOn(tx, localDay(at)));
    if (term === undefined) throw new Error("no term says how often the directory is reviewed");
    const rows = within(await wholeDirectory(context), scope).filter((row) => fits(row, filter ?? {}));
    const file = await directoryBook({ scope, rows, term, at, byName: viewer.displayName });
    const subject = { kind: "unit", id: scope.code };
    const entry = {
      stream: "access",
      actor: actorOf(viewer),
      act: "directoryFile",
      subject,
      detail: { entries: rows.length, sha256: file.sha256 },
      at,
    } as const;
    await context.database.asWorker().write((tx) => appendAudit(tx, entry));
    return Object.assign(new DirectoryFile(), file);
  }

  @Mutation(() => ChangeDirectoryResult, {
    description: "States numbers, mailboxes or people in charge of a unit from a day on; days before it stay, and no file overwrites it unasked.",
  })
  async changeDirectory(
    @Arg("input", () => ChangeDirectoryInput) input: ChangeDirectoryInput,
    @Ctx() context: InspectionContext,
  ): Promise<DirectoryChanged | DirectoryRefused> {
    const done = await changeDirectory(input, context);
    if ("message" in done) return refused(done.at, done.message);
    const { hotlines, mailboxes, roster } = context.unitLoaders;
    for (const loader of [hotlines, mailboxes, roster]) loader.clearAll(); // the entry is read as it stands now
    const now = (await wholeDirectory(context)).find(({ unit }) => unit.code === input.unit);
    return Object.assign(new DirectoryChanged(), { entry: now === undefined ? null : shown(now, context) });
  }

  @Mutation(() => ReviewDirectoryResult, {
    description: "Writes down that somebody compared a unit's entry in the directory with how it is; the newest review counts.",
  })
  async reviewDirectory(
    @Arg("input", () => ReviewDirectoryInput) input: ReviewDirectoryInput,
    @Ctx() context: DirectoryContext,
  ): Promise<DirectoryReviewed | DirectoryRefused> {
    const viewer = asking(context);
    const unit = context.units.byCode(input.unit);
    const post = unit === undefined ? undefined : postFor(viewer, "reviewDirectory", { unitPath: unit.path });
    const entry = post === undefined ? undefined : (await wholeDirectory(context)).find((row) => row.unit.id === unit?.id);
    if (entry === undefined || post === undefined) return refused("unit", "Không có đơn vị này trong danh bạ thuộc phạm vi của bạn.");
    const wrong = ENTRY_PARTS.filter((part) => input.wrong.includes(part));
    if (wrong.length !== input.wrong.length) return refused("wrong", "Mỗi nội dung sai chỉ nêu một lần.");
    const content = contentOf(entry);
    const [at, contentHash] = [context.clock.now(), hashOf(content)];
    const { onBehalfOf } = post;
    await context.database.asWorker().write(async (tx) => {
      const by = { accountId: viewer.accountId, byName: viewer.displayName, onBehalfOf };
      await insertReview(tx, { unitId: entry.unit.id, wrong, content, contentHash, at, ...by });
      const subject = { kind: "unit", id: entry.unit.code };
      await appendAudit(tx, {
        stream: "decision",
        actor: actorOf(viewer, onBehalfOf),
        act: "reviewDirectory",
        subject,
        detail: { wrong: wrong.join("+"), contentHash },
        at,
      });
    });
    const now = (await wholeDirectory(context)).find((row) => row.unit.id === entry.unit.id);
    if (now === undefined) throw new Error(`unit ${entry.unit.code} left the directory while it was reviewed`);
    return Object.assign(new DirectoryReviewed(), { entry: shown(now, context) });
  }
}

function refused(at: string, message: string): DirectoryRefused {
  return Object.assign(new DirectoryRefused(), { at, message });
}
