import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { allowed, scopesOf, ViewerType } from "../access/index.ts";
import type { Viewer } from "../access/index.ts";
import type { UnitRegister } from "./register.ts";
import { Unit } from "./unit.entity.ts";

export interface UnitContext {
  viewer: Viewer | null;
  units: UnitRegister;
}

@Resolver(() => Unit)
export class UnitResolver {
  @Query(() => [Unit], { description: "The units of the viewer's scope, in the register's order, dissolved ones included." })
  units(@Ctx() context: UnitContext): readonly Unit[] {
    const scopes = context.viewer === null ? [] : scopesOf(context.viewer, "seeFigures");
    return context.units.all.filter((unit) => scopes.some((scope) => unit.path.startsWith(scope)));
  }

  @Query(() => Unit, { nullable: true, description: "One unit by its code; null when there is none in the viewer's scope." })
  unit(@Arg("code", () => String) code: string, @Ctx() context: UnitContext): Unit | null {
    const unit = context.units.byCode(code);
    return unit !== undefined && allowed(context.viewer, "unit", { unitPath: unit.path }).ok ? unit : null;
  }

  @FieldResolver(() => ID, { description: "The unit's code." })
  id(@Root() unit: Unit): string {
    return unit.code;
  }

  @FieldResolver(() => Unit, { nullable: true, description: "The unit above it; null for the province." })
  parent(@Root() unit: Unit, @Ctx() context: UnitContext): Unit | null {
    return unit.parentId === null ? null : context.units.byId(unit.parentId);
  }

  @FieldResolver(() => [Unit], { description: "Units that took over from this one, when it was dissolved." })
  successors(@Root() unit: Unit, @Ctx() context: UnitContext): readonly Unit[] {
    return context.units.successorsOf(unit);
  }
}

@Resolver(() => ViewerType)
export class ViewerScopeResolver {
  @FieldResolver(() => Unit, { description: "What the viewer may see: this unit and everything below it." })
  scope(@Root() viewer: ViewerType, @Ctx() context: UnitContext): Unit {
    return context.units.byId(viewer.unitId);
  }
}
