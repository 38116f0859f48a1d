import { GraphQLError } from "graphql";
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { accessError, narrowed } from "../access/index.ts";
import { lastEvent } from "../journal/index.ts";
import { dayAfter, localDay, mondayOf } from "../platform/local-time.ts";
import { SourceView } from "../source/index.ts";
import type { SourceContext } from "../source/index.ts";
import type { Unit } from "../unit/index.ts";
import { asOfOf, asOfView } from "./as-of.ts";
import { boardOf } from "./board.ts";
import { factsPerWeek, unitCounts } from "./board.queries.ts";
import { Board, Trend } from "./board.type.ts";
import type { ShownTick } from "./tick.queries.ts";

export interface TallyContext extends SourceContext {
  /** the tick that holds now; undefined until the first one */
  tick(): ShownTick | undefined;
  casesPerSource: { load(sourceId: number): Promise<{ cases: number; open: number }> };
}

/** The unit to count for: the one asked for, within the viewer's scope. @throws FORBIDDEN, UNKNOWN_UNIT */
export function scopeUnit(context: TallyContext, code: string | null): Unit {
  const asked = code === null ? undefined : context.units.byCode(code);
  if (code !== null && asked === undefined) throw new GraphQLError(`Không có đơn vị ${code}.`, { extensions: { code: "UNKNOWN_UNIT" } });
  const within = context.viewer === null ? ({ ok: false, code: "UNAUTHENTICATED" } as const) : narrowed(context.viewer, asked?.path ?? null);
  if (!within.ok) throw accessError(within.code);
  return asked ?? context.units.byId(context.viewer?.unitId ?? 0);
}

/** @throws NOT_READY before the first tick */
export function tickNow(context: Pick<TallyContext, "tick">): ShownTick {
  const tick = context.tick();
  if (tick === undefined) throw new GraphQLError("Hệ thống đang khởi động, chưa có số liệu.", { extensions: { code: "NOT_READY" } });
  return tick;
}

@Resolver(() => SourceView)
export class BoardResolver {
  @Query(() => Board, { description: "The numbers at the latest tick, or at the as-of given." })
  async board(
    @Arg("unit", () => String, { nullable: true }) unit: string | null,
    @Arg("asOf", () => String, { nullable: true }) token: string | null,
    @Ctx() context: TallyContext,
  ): Promise<Board> {
    const scope = scopeUnit(context, unit ?? null);
    const sources = await context.sourceRows();
    if (token == null) {
      const tick = tickNow(context);
      return boardOf({ asOf: tick, figures: tick.figures, causes: tick.causes, sources }, context.units, scope);
    }
    return context.database.read(async (tx) => {
      const { asOf, latest } = await asOfOf(tx, token, context.clock.now());
      return boardOf({ asOf, figures: await unitCounts(tx, asOf, latest), causes: [], sources }, context.units, scope);
    });
  }

  @Query(() => Trend, { description: "Received and closed per week, from the rollups." })
  async trend(
    @Arg("unit", () => String, { nullable: true }) unit: string | null,
    @Arg("weeks", () => Int, { defaultValue: 26 }) weeks: number,
    @Ctx() context: TallyContext,
  ): Promise<Trend> {
    const scope = scopeUnit(context, unit ?? null);
    const many = Math.min(Math.max(weeks, 1), 120);
    const instant = context.clock.now();
    const first = dayAfter(mondayOf(localDay(instant)), -7 * (many - 1));
    return context.database.read(async (tx) => {
      const facts = await factsPerWeek(tx, context.units.subtree(scope.path), first, dayAfter(first, 7 * many - 1));
      const byWeek = new Map(facts.map((f) => [f.week, f]));
      const weekDays = Array.from({ length: many }, (_, i) => dayAfter(first, 7 * i));
      return {
        asOf: asOfView({ event: await lastEvent(tx), instant }),
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
