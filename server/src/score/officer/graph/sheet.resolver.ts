import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { actorOf, allowed, asking, postFor } from "../../../access/index.ts";
import { appendAudit } from "../../../audit/index.ts";
import { numberOf } from "../../../platform/asked.ts";
import type { Problem } from "../../../platform/problem.ts";
import { pageOf } from "../../card/card.resolver.ts";
import type { ScoreContext } from "../../context.ts";
import { scoreRefused } from "../../problem.types.ts";
import type { ScoreRefused } from "../../problem.types.ts";
import type { LineExclusion, SheetPart } from "../counting/line.ts";
import { rulingsOf } from "../line/line.queries.ts";
import { sheetFile } from "../paper/sheet-file.ts";
import { countedLines } from "../taking/count.ts";
import { sheetPeriodById, sheetPeriods, unlinkedOf } from "../taking/period.queries.ts";
import { sheetsRecomputed } from "../taking/recompute.ts";
import { confirmSheet, sealSheets, silentOf } from "../taking/settle.ts";
import { officerOfAccount, sheetsOfPeriod, wordsOfCases } from "../taking/sheet.queries.ts";
import { takeSheets } from "../taking/take.ts";
import { OfficerLines } from "./line.types.ts";
import {
  ConfirmOfficerSheetInput,
  OfficerPeriod,
  OfficerPeriodChanged,
  OfficerPeriodResult,
  OfficerPeriods,
  OfficerSheetsRecomputed,
  SealOfficerSheetsInput,
  SheetFormatEnum,
  TakeOfficerSheetsInput,
} from "./period.types.ts";
import type { SheetFormat } from "./period.types.ts";
import { mayConfirm, partsOf, ruledResult, seenSheet } from "./seen.ts";
import { LineExclusionEnum, OfficerSheet, OfficerSheetFile, SheetPartEnum } from "./sheet.types.ts";
import { lineView, periodView, sheetView } from "./view.ts";

/** Officers' evidence: taken for everybody, seen by oneself and those above. */
@Resolver(() => OfficerPeriod)
export class OfficerSheetResolver {
  @Query(() => OfficerPeriods, { description: "Periods whose sheets were taken, the newest first." })
  async officerPeriods(
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: ScoreContext,
  ): Promise<OfficerPeriods> {
    const page = pageOf(first, after);
    const { rows, total } = await context.database.read((tx) => sheetPeriods(tx, { first: page.first + 1, before: page.after === 0 ? null : page.after }));
    const nodes = rows.slice(0, page.first).map(periodView);
    const mayTake = postFor(asking(context), "takeOfficerSheets", { unitPath: context.units.province.path }) !== undefined;
    return { totalCount: total, nodes, pageInfo: { hasNextPage: rows.length > page.first, endCursor: nodes.at(-1)?.id ?? null }, mayTake };
  }

  @Query(() => OfficerPeriod, { nullable: true, description: "One period of sheets; null: there is none." })
  async officerPeriod(@Arg("id", () => ID) id: string, @Ctx() context: ScoreContext): Promise<OfficerPeriod | null> {
    const row = await context.database.read((tx) => sheetPeriodById(tx, numberOf(id) ?? 0));
    return row === undefined ? null : periodView(row);
  }

  @Query(() => OfficerSheet, { nullable: true, description: "An officer's sheet of a period; null: none that the viewer may see." })
  async officerSheet(
    @Arg("period", () => ID) period: string,
    @Arg("officer", () => String, { description: "His code in the register." }) officer: string,
    @Ctx() context: ScoreContext,
  ): Promise<OfficerSheet | null> {
    const seen = await seenSheet(period, officer, context);
    return seen === null ? null : sheetView(partsOf(seen, context), context.units);
  }

  @Query(() => OfficerLines, { nullable: true, description: "The lines behind a part of a sheet; null: no sheet that the viewer may see." })
  async officerLines(
    @Arg("period", () => ID) period: string,
    @Arg("officer", () => String, { description: "His code in the register." }) officer: string,
    @Arg("part", () => SheetPartEnum) part: SheetPart,
    @Arg("counted", () => Boolean, { defaultValue: true, description: "Those that count, or those that do not." }) counted: boolean,
    @Arg("reason", () => LineExclusionEnum, { nullable: true, description: "Only those that do not count for this reason." }) reason: LineExclusion | null,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: ScoreContext,
  ): Promise<OfficerLines | null> {
    const page = pageOf(first, after);
    const seen = await seenSheet(period, officer, context);
    if (seen === null) return null;
    const all = seen.lines.filter((line) => line.part === part && (line.excluded === null) === counted && (reason == null || line.excluded === reason));
    const rows = all.slice(page.after, page.after + page.first);
    const cases = rows.map(({ caseId }) => caseId);
    const words = await context.database.read((tx) => wordsOfCases(tx, cases));
    const end = page.after + rows.length;
    return {
      totalCount: all.length,
      nodes: rows.map((line) => lineView(line, words.get(line.caseId), context.units)),
      pageInfo: { hasNextPage: end < all.length, endCursor: rows.length === 0 ? null : String(end) },
    };
  }

  @Query(() => OfficerSheetsRecomputed, { nullable: true, description: "Counts a period's sheets once more from their frozen lines; null: there is none." })
  async recomputeOfficerSheets(@Arg("period", () => ID) id: string, @Ctx() context: ScoreContext): Promise<OfficerSheetsRecomputed | null> {
    const row = await context.database.read((tx) => sheetPeriodById(tx, numberOf(id) ?? 0));
    const again = row === undefined ? null : await context.database.asWorker().read((tx) => sheetsRecomputed(tx, row));
    return again === null ? null : Object.assign(new OfficerSheetsRecomputed(), again);
  }

  @Query(() => OfficerSheetFile, {
    nullable: true,
    description: "A sheet as a file, for the evaluation form; null: none that the viewer may see. Who took it is written down.",
  })
  async officerSheetFile(
    @Arg("period", () => ID) period: string,
    @Arg("officer", () => String, { description: "His code in the register." }) officer: string,
    @Arg("format", () => SheetFormatEnum) format: SheetFormat,
    @Ctx() context: ScoreContext,
  ): Promise<OfficerSheetFile | null> {
    const seen = await seenSheet(period, officer, context);
    if (seen === null) return null;
    const file = await sheetFile(seen, format, context);
    const entry = {
      stream: "access",
      actor: actorOf(asking(context)),
      act: "officerSheetFile",
      subject: { kind: "officerPeriod", id: String(seen.period.id) },
      detail: { officer: seen.row.code, format, sha256: file.sha256 },
      at: context.clock.now(),
    } as const;
    await context.database.asWorker().write((tx) => appendAudit(tx, entry));
    return Object.assign(new OfficerSheetFile(), file);
  }

  @Mutation(() => OfficerPeriodResult, { description: "Takes everybody's sheets of a period that has ended." })
  async takeOfficerSheets(
    @Arg("input", () => TakeOfficerSheetsInput) input: TakeOfficerSheetsInput,
    @Ctx() context: ScoreContext,
  ): Promise<OfficerPeriodChanged | ScoreRefused> {
    return changed(await takeSheets(input, context), context);
  }

  @Mutation(() => OfficerPeriodResult, { description: "An officer holds his own sheet right, once." })
  async confirmOfficerSheet(
    @Arg("input", () => ConfirmOfficerSheetInput) input: ConfirmOfficerSheetInput,
    @Ctx() context: ScoreContext,
  ): Promise<OfficerPeriodChanged | ScoreRefused> {
    return changed(await confirmSheet(input, context), context);
  }

  @Mutation(() => OfficerPeriodResult, { description: "Seals a period's sheets for good." })
  async sealOfficerSheets(
    @Arg("input", () => SealOfficerSheetsInput) input: SealOfficerSheetsInput,
    @Ctx() context: ScoreContext,
  ): Promise<OfficerPeriodChanged | ScoreRefused> {
    return changed(await sealSheets(input, context), context);
  }

  @FieldResolver(() => [OfficerSheet], { description: "Sheets that the viewer may see: his own, and of those below him." })
  async sheets(@Root() { row }: OfficerPeriod, @Ctx() context: ScoreContext): Promise<OfficerSheet[]> {
    const viewer = asking(context);
    const { rows, own, lines } = await context.database.read(async (tx) => {
      const since = (await rulingsOf(tx, row.parts, null, null)).filter(({ id }) => id > row.rulingsUpTo);
      const ruled = [...new Set(since.map(({ officerId }) => officerId))];
      return {
        rows: await sheetsOfPeriod(tx, row.id),
        own: await officerOfAccount(tx, viewer.accountId),
        lines: await countedLines(tx, row, ruled, null),
      };
    });
    const shown = rows.filter(
      ({ officerId, unitId }) => officerId === own || allowed(viewer, "readOfficerSheet", { unitPath: context.units.byId(unitId).path }).ok,
    );
    return shown.map((sheet) => {
      const his = sheet.officerId === own;
      const ruled = ruledResult(row, sheet, lines.get(sheet.officerId) ?? []);
      return sheetView({ period: row, row: sheet, own: his, ruled, mayConfirm: mayConfirm(row, sheet, his, context) }, context.units);
    });
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description: "Accounts that were given cases and are no officer of the register, so that they count for nobody; null: not for the viewer.",
  })
  async unlinked(@Root() { row }: OfficerPeriod, @Ctx() context: ScoreContext): Promise<string[] | null> {
    const may = postFor(asking(context), "takeOfficerSheets", { unitPath: context.units.province.path }) !== undefined;
    return may ? context.database.asWorker().read((tx) => unlinkedOf(tx, row.id)) : null;
  }

  @FieldResolver(() => [String], { description: "Codes of sources that sealing it now would have to be waived for; empty once it is sealed." })
  silentNow(@Root() { row }: OfficerPeriod, @Ctx() context: ScoreContext): Promise<string[]> {
    return row.sealedAt === null ? context.database.asWorker().read((tx) => silentOf(tx, row)) : Promise.resolve([]);
  }

  @FieldResolver(() => Boolean, { description: "The viewer may seal it, as far as the time for objections goes." })
  maySeal(@Root() { row }: OfficerPeriod, @Ctx() context: ScoreContext): boolean {
    const may = postFor(asking(context), "sealOfficerSheets", { unitPath: context.units.province.path }) !== undefined;
    return may && row.sealedAt === null && context.clock.now() >= row.objectionUntil;
  }
}

async function changed(done: { id: number } | Problem, context: ScoreContext): Promise<OfficerPeriodChanged | ScoreRefused> {
  if ("message" in done) return scoreRefused(done);
  const row = await context.database.read((tx) => sheetPeriodById(tx, done.id));
  if (row === undefined) throw new Error(`period ${done.id} is out of sight of who changed it`);
  return Object.assign(new OfficerPeriodChanged(), { period: periodView(row) });
}
