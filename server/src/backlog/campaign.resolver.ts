import { GraphQLError } from "graphql";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { Day } from "../platform/scalars.ts";
import { scopeUnit } from "../tally/index.ts";
import type { CampaignContext } from "./campaign-asking.ts";
import { closeCampaign, endingPost } from "./campaign-end.ts";
import { countsOf, seenUnit } from "./campaign-figures.ts";
import { drafted, openCampaign } from "./campaign-open.ts";
import { casesOf, standingOf } from "./campaign-read.ts";
import { CampaignTermsInput, CloseCampaignInput, OpenCampaignInput } from "./campaign.inputs.ts";
import { campaignById, campaignsOf } from "./campaign.queries.ts";
import type { CampaignRow } from "./campaign.queries.ts";
import { CampaignClosed, CampaignOpened, CloseCampaignResult, OpenCampaignResult, PreviewCampaignResult, refused } from "./campaign.results.ts";
import type { CampaignPreview, CampaignRefused } from "./campaign.results.ts";
import { CampaignCases, CampaignConnection, CampaignFigures, CampaignStanding, CampaignView } from "./campaign.types.ts";
import { campaignView, previewView } from "./campaign-view.ts";
import { CampaignNumberEnum, CampaignStateEnum } from "./campaign.words.ts";
import type { CampaignNumber, CampaignState } from "./campaign.words.ts";

const LONGEST_PAGE = 100;

/** Campaigns that clear a backlog: opened with a frozen list, followed day by day, ended. */
@Resolver(() => CampaignView)
export class CampaignResolver {
  @Query(() => CampaignConnection, { description: "Campaigns of a unit, of one below it, and those that it is inside of; newest first." })
  async campaigns(
    @Arg("unit", () => String, { nullable: true, description: "Code of a unit; the viewer's own when absent." }) unit: string | null,
    @Arg("state", () => CampaignStateEnum, { nullable: true, description: "Only those that stand so." }) state: CampaignState | null,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: CampaignContext,
  ): Promise<CampaignConnection> {
    const scope = scopeUnit(context, unit ?? null, "cases");
    const unitIds = context.units.all.filter(({ path }) => path.startsWith(scope.path) || scope.path.startsWith(path)).map(({ id }) => id);
    const many = pageOf(first);
    const page = { first: many + 1, before: placeIn(after) };
    const { total, rows } = await context.database.read((tx) => campaignsOf(tx, { unitIds, state: state ?? null }, page));
    const nodes = rows.slice(0, many).map((row) => campaignView(row, seenUnit(row, context), context.units));
    return { totalCount: total, nodes, pageInfo: { hasNextPage: rows.length > many, endCursor: nodes.at(-1)?.id ?? null } };
  }

  @Query(() => CampaignView, { nullable: true, description: "One campaign; null when there is none that the viewer may see." })
  async campaign(@Arg("id", () => ID) id: string, @Ctx() context: CampaignContext): Promise<CampaignView | null> {
    const row = await rowOf(id, context);
    return row === null ? null : campaignView(row, seenUnit(row, context), context.units);
  }

  @Query(() => CampaignStanding, { nullable: true, description: "How a campaign stands at the latest tick or the as-of given; null: none to be seen." })
  async campaignStanding(
    @Arg("id", () => ID) id: string,
    @Arg("asOf", () => String, { nullable: true }) token: string | null,
    @Ctx() context: CampaignContext,
  ): Promise<CampaignStanding | null> {
    const row = await rowOf(id, context);
    const of = row === null ? null : seenUnit(row, context);
    return row === null || of === null ? null : standingOf(row, of, token ?? null, context);
  }

  @Query(() => CampaignCases, { nullable: true, description: "The cases of a campaign's number, in the order of its frozen list; null: none to be seen." })
  async campaignCases(
    @Arg("id", () => ID) id: string,
    @Arg("number", () => CampaignNumberEnum) number: CampaignNumber,
    @Arg("unit", () => String, { nullable: true, description: "The part of this unit, with everything below it." }) unit: string | null,
    @Arg("unitOnly", () => Boolean, { defaultValue: false, description: "Without what is below it." }) unitOnly: boolean,
    @Arg("day", () => Day, { nullable: true, description: "As it stood at the end of this day." }) day: string | null,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Arg("asOf", () => String, { nullable: true }) token: string | null,
    @Ctx() context: CampaignContext,
  ): Promise<CampaignCases | null> {
    const row = await rowOf(id, context);
    const whole = row === null ? null : seenUnit(row, context);
    if (row === null || whole === null) return null;
    const of = unit == null ? whole : scopeUnit(context, unit, "cases");
    if (!of.path.startsWith(whole.path)) return null;
    const page = { first: pageOf(first), after: placeIn(after) ?? 0 };
    return casesOf(row, { number, of, alone: unitOnly, day: day ?? null, token: token ?? null }, page, context);
  }

  @Query(() => PreviewCampaignResult, { description: "What a campaign of these terms would take in; nothing is written." })
  async previewCampaign(
    @Arg("input", () => CampaignTermsInput) input: CampaignTermsInput,
    @Ctx() context: CampaignContext,
  ): Promise<CampaignPreview | CampaignRefused> {
    const draft = await drafted(input, null, context);
    return "message" in draft ? refused(draft) : previewView(draft, input, context.units);
  }

  @Mutation(() => OpenCampaignResult, { description: "Opens a campaign with the list that was previewed." })
  async openCampaign(
    @Arg("input", () => OpenCampaignInput) input: OpenCampaignInput,
    @Ctx() context: CampaignContext,
  ): Promise<CampaignOpened | CampaignRefused> {
    const done = await openCampaign(input, context);
    return "message" in done ? refused(done) : Object.assign(new CampaignOpened(), { campaign: await written(done.id, context) });
  }

  @Mutation(() => CloseCampaignResult, { description: "Ends a campaign with its conclusion, or gives it up." })
  async closeCampaign(
    @Arg("input", () => CloseCampaignInput) input: CloseCampaignInput,
    @Ctx() context: CampaignContext,
  ): Promise<CampaignClosed | CampaignRefused> {
    const done = await closeCampaign(input, context);
    return "message" in done ? refused(done) : Object.assign(new CampaignClosed(), { campaign: await written(done.id, context) });
  }

  @FieldResolver(() => CampaignFigures, { description: "How its balance stands at the latest tick, or stood at its end." })
  figures(@Root() { row }: CampaignView, @Ctx() context: CampaignContext): Promise<CampaignFigures> {
    return countsOf(context).load(row);
  }

  @FieldResolver(() => Boolean, { description: "The viewer may end it now." })
  mayClose(@Root() { row }: CampaignView, @Ctx() context: CampaignContext): boolean {
    return row.outcome === null && endingPost(row, context) !== undefined;
  }
}

const pageOf = (first: number): number => Math.min(Math.max(first, 0), LONGEST_PAGE);

/** @throws BAD_CURSOR for a cursor this hub never gave */
function placeIn(cursor: string | null | undefined): number | null {
  if (cursor == null) return null;
  if (!/^\d{1,15}$/.test(cursor)) throw new GraphQLError("Con trỏ trang (after) không hợp lệ.", { extensions: { code: "BAD_CURSOR" } });
  return Number(cursor);
}

async function rowOf(id: string, context: CampaignContext): Promise<CampaignRow | null> {
  return /^\d{1,15}$/.test(id) ? context.database.read((tx) => campaignById(tx, Number(id))) : null;
}

/** What this viewer has just written. */
async function written(id: number, context: CampaignContext): Promise<CampaignView> {
  const row = await rowOf(String(id), context);
  if (row === null) throw new Error(`campaign ${id} is out of sight of who wrote it`);
  return campaignView(row, seenUnit(row, context), context.units);
}
