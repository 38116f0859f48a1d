import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { accessError, allowed, scopeOf } from "../access/index.ts";
import { ruleNumber } from "../calendar/index.ts";
import type { UnitRegister } from "../unit/index.ts";
import { asOfView } from "../tally/index.ts";
import { PreviewOutdated, Undatable } from "./adopt.ts";
import type { Adopted } from "./adopt.ts";
import { casesWithEffect, latestPreview } from "./preview.queries.ts";
import type { Effect } from "./preview.queries.ts";
import { previewAnswer, totalsOf } from "./preview.ts";
import type { PreviewAnswer } from "./preview.ts";
import {
  AdoptRulesInput,
  AdoptRulesResult,
  CasesUndatable,
  EffectEnum,
  MovedCases,
  NotProposed,
  PreviewNeeded,
  PreviewRulesInput,
  PreviewRulesResult,
  RulePreview,
  RulesAdopted,
  SecondPersonNeeded,
  effectsView,
} from "./preview.type.ts";
import { NothingProposed, SamePerson, adoptVersion, previewVersion } from "./propose.ts";
import { actorFor, adopterFor, rulebookHub } from "./rulebook.resolver.ts";
import type { RulebookContext } from "./rulebook.resolver.ts";

const LONGEST_PAGE = 100;
type NotAdopted = NotProposed | SecondPersonNeeded | PreviewNeeded | CasesUndatable;

/** What an adoption would change, and adopting. */
@Resolver(() => RulePreview)
export class RulePreviewResolver {
  @Query(() => RulePreview, { nullable: true, description: "The newest preview of a version; null: none was made." })
  async rulePreview(@Arg("version", () => String) version: string, @Ctx() context: RulebookContext): Promise<RulePreview | null> {
    const found = await rulebookHub(context).database.read(async (tx) => {
      const latest = await latestPreview(tx, version);
      return latest === undefined ? null : { answer: await previewAnswer(tx, latest.id), rules: await ruleNumber(tx) };
    });
    return found === null ? null : previewView(found.answer, found.answer.rulesNumber !== found.rules, context);
  }

  @FieldResolver(() => MovedCases, { description: "The cases behind one of its numbers, by the same condition; first ≤ 100." })
  async cases(
    @Root() preview: RulePreview,
    @Arg("effect", () => EffectEnum) effect: Effect,
    @Arg("unit", () => String, { nullable: true, description: "Code of the unit they are charged to; left out: every one the viewer sees." }) unit:
      | string
      | null,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => ID, { nullable: true }) after: string | null,
    @Ctx() context: RulebookContext,
  ): Promise<MovedCases> {
    const verdict = allowed(context.viewer, "cases");
    if (!verdict.ok) throw accessError(verdict.code);
    const limit = Math.min(Math.max(first, 1), LONGEST_PAGE);
    const unitIds = unit === null || unit === undefined ? seen(context) : seen(context).filter((id) => context.units.byId(id).code === unit);
    const wanted = { effect, unitIds, after: Number(after ?? 0), limit: limit + 1 };
    const rows = await context.database.read((tx) => casesWithEffect(tx, Number(preview.id), wanted));
    const nodes = rows.slice(0, limit).map((row) => ({ ...row, id: String(row.caseId), unit: context.units.byId(row.unitId), ...shown(row) }));
    return { nodes, next: rows.length > limit ? (nodes.at(-1)?.id ?? null) : null };
  }

  @Mutation(() => PreviewRulesResult, { description: "Counts what adopting a version would change, from all open cases at one point." })
  async previewRules(
    @Arg("input", () => PreviewRulesInput) { version }: PreviewRulesInput,
    @Ctx() context: RulebookContext,
  ): Promise<RulePreview | NotProposed> {
    try {
      return previewView(await previewVersion(rulebookHub(context), version, actorFor("previewRules", context).name), false, context);
    } catch (error) {
      if (error instanceof NothingProposed) return new NotProposed();
      throw error;
    }
  }

  @Mutation(() => AdoptRulesResult, { description: "Puts a proposed calendar in force; open clocks are dated by it at once." })
  adoptCalendar(@Arg("input", () => AdoptRulesInput) input: AdoptRulesInput, @Ctx() context: RulebookContext): Promise<RulesAdopted | NotAdopted> {
    return adopted("CALENDAR", input, context);
  }

  @Mutation(() => AdoptRulesResult, { description: "Puts a proposed regulation in force from its first day on; open clocks are dated by it at once." })
  adoptRegulation(@Arg("input", () => AdoptRulesInput) input: AdoptRulesInput, @Ctx() context: RulebookContext): Promise<RulesAdopted | NotAdopted> {
    return adopted("REGULATION", input, context);
  }
}

async function adopted(kind: "CALENDAR" | "REGULATION", input: AdoptRulesInput, context: RulebookContext): Promise<RulesAdopted | NotAdopted> {
  try {
    const met = await adoptVersion(
      rulebookHub(context),
      kind,
      { version: input.version, preview: Number(input.preview) },
      adopterFor(kind === "CALENDAR" ? "adoptCalendar" : "adoptRegulation", context),
    );
    await context.refreshRules();
    return adoptedView(met);
  } catch (error) {
    if (error instanceof NothingProposed) return new NotProposed();
    if (error instanceof SamePerson) return Object.assign(new SecondPersonNeeded(), { proposedBy: error.proposedBy });
    if (error instanceof PreviewOutdated) return new PreviewNeeded();
    if (error instanceof Undatable) return Object.assign(new CasesUndatable(), { cases: error.cases });
    throw error;
  }
}

function adoptedView({ version, previewed, met, changedMeanwhile, besides, events }: Adopted): RulesAdopted {
  const effects = { previewed: effectsView(previewed), met: effectsView(met), changedMeanwhile: effectsView(changedMeanwhile) };
  return Object.assign(new RulesAdopted(), { version, ...effects, besides, events });
}

function previewView(answer: PreviewAnswer, outdated: boolean, context: RulebookContext): RulePreview {
  const visible = new Set(seen(context));
  const units = answer.units.filter(({ unitId }) => visible.has(unitId));
  return Object.assign(new RulePreview(), {
    ...answer,
    id: String(answer.id),
    asOf: asOfView({ event: answer.event, instant: answer.instant }),
    outdated,
    effects: effectsView(totalsOf(units)),
    units: units.map(({ unitId, ...effects }) => ({ unit: context.units.byId(unitId), effects: effectsView(effects) })),
  });
}

/** Units whose cases the viewer sees: his own and those below. */
function seen({ viewer, units }: { viewer: RulebookContext["viewer"]; units: UnitRegister }): readonly number[] {
  return viewer === null ? [] : units.subtree(scopeOf(viewer));
}

/** A paused clock has no due instant to show. */
function shown({ dueBefore, dueAfter }: { dueBefore: number | null; dueAfter: number | null }): { dueBefore: number | null; dueAfter: number | null } {
  const known = (at: number | null): number | null => (at === Infinity ? null : at);
  return { dueBefore: known(dueBefore), dueAfter: known(dueAfter) };
}
