import type DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { allowed, asking, scopesOf } from "../access/index.ts";
import type { Viewer } from "../access/index.ts";
import { CaseView } from "../case/index.ts";
import { cursorOf, pageAsked, pageOf } from "../directive/index.ts";
import { manyByKey } from "../platform/loader.ts";
import type { UnitRegister } from "../unit/index.ts";
import { visibleCase } from "../tally/index.ts";
import { foundCase } from "../writeback/index.ts";
import { termsAt } from "./context.ts";
import type { MatterContext } from "./context.ts";
import { divertCase, fitsDiverting } from "./divert.ts";
import { diversionsOf, hiddenCases } from "./divert.queries.ts";
import type { DiversionRow } from "./divert.queries.ts";
import {
  CaseDiverted,
  DivertCaseInput,
  DivertCaseResult,
  DivertedConnection,
  DiversionCode,
  DiversionView,
  OpenDivertedInput,
  OpenDivertedResult,
} from "./divert.types.ts";
import type { DivertedOpened } from "./divert.types.ts";
import { letterPost, recordDiversionLetter } from "./diversion-letter.ts";
import { DiversionLetter, DiversionLetterRecorded, RecordDiversionLetterInput, RecordDiversionLetterResult } from "./diversion-letter.types.ts";
import { actAnswer, actRefused } from "./matter.results.ts";
import { DiversionSideEnum } from "./divert.words.ts";
import type { DiversionSide } from "./divert.words.ts";
import type { CaseActRefused } from "./matter.results.ts";
import { openDiverted, openingPost } from "./open-diverted.ts";

/** Complaints, denunciations and what another law sends elsewhere. */
@Resolver(() => CaseView)
export class DivertResolver {
  @Mutation(() => DivertCaseResult, {
    description: "Diverts a case to whom another law makes competent; where the regulation says so, its content is hidden at once.",
  })
  async divertCase(@Arg("input", () => DivertCaseInput) input: DivertCaseInput, @Ctx() context: MatterContext): Promise<typeof DivertCaseResult> {
    const acted = await divertCase(input, context);
    if (acted.outcome !== "done") return actAnswer(acted, new CaseDiverted());
    loaderOf(context).clear(acted.case.id);
    context.caseLoaders.detail.clear(acted.case.id);
    const now = await visibleCase(acted.case.id, context);
    return actAnswer({ outcome: "done", case: now ?? acted.case }, new CaseDiverted());
  }

  @Mutation(() => RecordDiversionLetterResult, {
    description: "Records number and day of the letter by which a diverted case was sent on (văn bản chuyển); once more, it is corrected.",
  })
  async recordDiversionLetter(
    @Arg("input", () => RecordDiversionLetterInput) input: RecordDiversionLetterInput,
    @Ctx() context: MatterContext,
  ): Promise<DiversionLetterRecorded | CaseActRefused> {
    const acted = await recordDiversionLetter(input, context);
    if (acted.outcome === "refused") return actRefused(acted.problem);
    loaderOf(context).clear(acted.case.id);
    return Object.assign(new DiversionLetterRecorded(), { case: acted.case });
  }

  @Mutation(() => OpenDivertedResult, { description: "Opens a hidden case for those who diverted it or got it. One look, one entry in the audit chain." })
  async openDiverted(@Arg("input", () => OpenDivertedInput) input: OpenDivertedInput, @Ctx() context: MatterContext): Promise<DivertedOpened | CaseActRefused> {
    const opened = await openDiverted(input, context);
    return "message" in opened ? actRefused(opened) : opened;
  }

  @Query(() => DivertedConnection, { description: "Hidden cases that the viewer's units diverted or got, newest first; nothing of their content." })
  async divertedCases(
    @Arg("side", () => DiversionSideEnum, { nullable: true, description: "One side alone; absent: both." }) side: DiversionSide | null,
    @Arg("first", () => Int, { defaultValue: 50 }) many: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: MatterContext,
  ): Promise<DivertedConnection> {
    const viewer = asking(context);
    const { first, before } = pageAsked(many, after ?? null);
    const unitIds = [...new Set(scopesOf(viewer, "openDiverted").flatMap((path) => context.units.subtree(path)))];
    const { rows, total: totalCount } = await context.database
      .asWorker()
      .read((tx) => hiddenCases(tx, unitIds, { side: side ?? null, first: first + 1, before }));
    return { totalCount, ...pageOf(rows, first, { cursor: ({ id }) => cursorOf(id), view: (row) => diversionView(row, viewer, context.units) }) };
  }

  @FieldResolver(() => [DiversionView], { description: "How it was diverted, oldest first." })
  async diversions(@Root() c: CaseView, @Ctx() context: MatterContext): Promise<DiversionView[]> {
    const rows = await loaderOf(context).load(c.id);
    return rows.map((row) => diversionView(row, asking(context), context.units));
  }

  @FieldResolver(() => [DiversionCode], { description: "Where the viewer may divert it to now; empty: he may not." })
  async diversionCodes(@Root() c: CaseView, @Ctx() context: MatterContext): Promise<DiversionCode[]> {
    const { viewer, units } = context;
    if (!fitsDiverting(c) || !allowed(viewer, "divertCase").ok || (await loaderOf(context).load(c.id)).some(isOn)) return [];
    const found = await foundCase(String(c.id), context);
    if (found === null || !allowed(viewer, "divertCase", found).ok) return [];
    const diversions = (await termsAt(context, found.now))?.diversions ?? [];
    return diversions.map((one) => Object.assign(new DiversionCode(), { ...one, unit: one.unit === null ? null : (units.byCode(one.unit) ?? null) }));
  }
}

const isOn = ({ state }: DiversionRow): boolean => state !== "REFUSED" && state !== "DROPPED";

/** What a hidden case was taken for is told to those alone who may open it. */
function diversionView(row: DiversionRow, viewer: Viewer, units: UnitRegister): DiversionView {
  const { id, caseId, reference, hides, toUnitId, byUnitId, reason, byName, onBehalfOf, at, asked, state } = row;
  const mayOpen = hides && openingPost(viewer, row, units) !== undefined;
  const told = !hides || mayOpen;
  const taken = told ? { name: row.name, legalBasis: row.legalBasis, letter: letterOf(row) } : { name: null, legalBasis: null, letter: null };
  const places = { by: units.byId(byUnitId), to: toUnitId === null ? null : units.byId(toUnitId) };
  const by = { byName, onBehalfOf, at, asked, state, mayOpen, mayRecordLetter: letterPost(viewer, row, units) !== undefined };
  return Object.assign(new DiversionView(), { ...taken, ...places, ...by, id: String(id), caseId: String(caseId), reference, hides, reason });
}

function letterOf({ letterNumber: number, letterDay: day, letterAt: at, letterByName: byName, letterState: state }: DiversionRow): DiversionLetter | null {
  return number === null ? null : Object.assign(new DiversionLetter(), { number, day, at, byName, state });
}

const loaders = new WeakMap<object, DataLoader<number, DiversionRow[]>>();

/** One a request, bound to its viewer. */
function loaderOf(context: MatterContext): DataLoader<number, DiversionRow[]> {
  const kept = loaders.get(context) ?? manyByKey(context.database, diversionsOf, (row) => row.caseId);
  loaders.set(context, kept);
  return kept;
}
