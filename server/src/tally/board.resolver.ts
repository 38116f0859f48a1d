import type { CaseStream, Reckoning } from "@dau-moi/schema";
import { GraphQLError } from "graphql";
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { accessError, narrowed } from "../access/index.ts";
import type { OperationName } from "../access/index.ts";
import { CaseStreamEnum } from "../case/index.ts";
import { lastEvent } from "../journal/index.ts";
import { dayAfter, localDay, mondayOf } from "../platform/local-time.ts";
import { SourceView } from "../source/index.ts";
import type { SourceContext } from "../source/index.ts";
import type { Unit } from "../unit/index.ts";
import { asOfOf, asOfView } from "./as-of.ts";
import type { ClockContext } from "../clock/index.ts";
import { boardOf } from "./board.ts";
import { smallestForShare } from "./figures.ts";
import { factsPerWeek, unitCounts } from "./board.queries.ts";
import { Board, Trend } from "./board.type.ts";
import { casesBySuccessor } from "./list.queries.ts";
import { chargedOf } from "./in-charge.ts";
import { notReady } from "./not-ready.ts";
import { heirsAt, ReckoningEnum } from "./reckoning.ts";
import type { ShownTick } from "./tick.queries.ts";

export interface TallyContext extends SourceContext, Pick<ClockContext, "rules"> {
  /** the tick that holds now; undefined until the first one */
  tick(): ShownTick | undefined;
  casesPerSource: { load(sourceId: number): Promise<{ cases: number; open: number }> };
}

/** The unit to count for: the one asked for, within the viewer's scope. @throws FORBIDDEN, UNKNOWN_UNIT */
export function scopeUnit(context: TallyContext, code: string | null, operation: OperationName = "board"): Unit {
  const asked = code === null ? undefined : context.units.byCode(code);
  if (code !== null && asked === undefined) throw new GraphQLError(`Không có đơn vị ${code}.`, { extensions: { code: "UNKNOWN_UNIT" } });
  const within = context.viewer === null ? ({ ok: false, code: "UNAUTHENTICATED" } as const) : narrowed(context.viewer, asked?.path ?? null, operation);
  if (!within.ok) throw accessError(within.code);
  return asked ?? context.units.byId(within.unitId);
}

/** @throws NOT_READY before the first tick */
export function tickNow(context: Pick<TallyContext, "tick">): ShownTick {
  const tick = context.tick();
  if (tick === undefined) throw notReady();
  return tick;
}

@Resolver(() => SourceView)
export class BoardResolver {
  @Query(() => Board, { description: "The numbers at the latest tick, or at the as-of given." })
  async board(
    @Arg("unit", () => String, { nullable: true }) unit: string | null,
    @Arg("asOf", () => String, { nullable: true }) token: string | null,
    @Arg("stream", () => CaseStreamEnum, { defaultValue: "HOTLINE" }) caseStream: CaseStream,
    @Arg("inCharge", () => String, { nullable: true, description: "Code of a vice-chairman: only units in his charge on the as-of's day are counted." })
    inCharge: string | null,
    @Ctx() context: TallyContext,
  ): Promise<Board> {
    const scope = scopeUnit(context, unit ?? null);
    const charged = await chargedOf(inCharge, context);
    const sources = await context.sourceRows();
    if (token == null) {
      const tick = tickNow(context);
      return boardOf(
        {
          asOf: tick,
          caseStream,
          figures: tick.figures,
          causes: tick.causes,
          sources,
          smallestForShare: smallestForShare(context.rules, tick.instant),
          charged,
        },
        context.units,
        scope,
      );
    }
    return context.database.read(async (tx) => {
      const { asOf, latest } = await asOfOf(tx, token, context.clock.now());
      return boardOf(
        {
          asOf,
          caseStream,
          figures: await unitCounts(tx, asOf, latest),
          causes: [],
          sources,
          smallestForShare: smallestForShare(context.rules, asOf.instant),
          charged,
        },
        context.units,
        scope,
      );
    });
  }

  @Query(() => Trend, { description: "Received and closed per week; as it was from the rollups, by successor from the very rows of the lists." })
  async trend(
    @Arg("unit", () => String, { nullable: true }) unit: string | null,
    @Arg("weeks", () => Int, { defaultValue: 26 }) weeks: number,
    @Arg("stream", () => CaseStreamEnum, { defaultValue: "HOTLINE" }) caseStream: CaseStream,
    @Arg("reckoning", () => ReckoningEnum, { defaultValue: "AS_IT_WAS" }) reckoning: Reckoning,
    @Ctx() context: TallyContext,
  ): Promise<Trend> {
    const scope = scopeUnit(context, unit ?? null);
    const many = Math.min(Math.max(weeks, 1), 120);
    const instant = context.clock.now();
    const first = dayAfter(mondayOf(localDay(instant)), -7 * (many - 1));
    const days = [first, dayAfter(first, 7 * many - 1)] as const;
    return context.database.read(async (tx) => {
      const asOf = { event: await lastEvent(tx), instant };
      const unitIds = context.units.subtree(scope.path);
      const facts =
        reckoning === "AS_IT_WAS"
          ? await factsPerWeek(tx, caseStream, unitIds, days)
          : await casesBySuccessor(tx, { caseStream, unitIds, heirs: heirsAt(context.units, instant) }, asOf, days);
      const byWeek = new Map(facts.map((f) => [f.week, f]));
      const weekDays = Array.from({ length: many }, (_, i) => dayAfter(first, 7 * i));
      return {
        asOf: asOfView(asOf),
        points: weekDays.map((week) => ({ week, received: byWeek.get(week)?.received ?? 0, closed: byWeek.get(week)?.closed ?? 0 })),
      };
    });
  }

  @FieldResolver(() => Int, { description: "Cases taken from it." })
  async cases(@Root() source: SourceView, @Ctx() context: TallyContext): Promise<number> {
    return (await context.casesPerSource.load(source.id)).cases;
  }

  @FieldResolver(() => Int, { description: "Of them: open." })
  async openCases(@Root() source: SourceView, @Ctx() context: TallyContext): Promise<number> {
    return (await context.casesPerSource.load(source.id)).open;
  }
}
