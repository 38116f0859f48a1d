import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { AccountPost, ApiKeyView, DelegationView, DeviceView, ViewerPost } from "../access/index.ts";
import { Unit } from "./unit.entity.ts";
import type { UnitContext } from "./unit.resolver.ts";

/** The unit of what the access station knows by its id alone. */
@Resolver(() => AccountPost)
export class AccountPostUnitResolver {
  @FieldResolver(() => Unit, { description: "Where." })
  unit(@Root() post: AccountPost, @Ctx() context: UnitContext): Unit {
    return context.units.byId(post.unitId);
  }
}

@Resolver(() => ViewerPost)
export class ViewerPostUnitResolver {
  @FieldResolver(() => Unit, { description: "Where: this unit and everything below it." })
  unit(@Root() post: ViewerPost, @Ctx() context: UnitContext): Unit {
    return context.units.byId(post.unitId);
  }
}

@Resolver(() => ApiKeyView)
export class ApiKeyUnitResolver {
  @FieldResolver(() => Unit, { description: "Đơn vị: the key sees it and everything below it." })
  unit(@Root() key: ApiKeyView, @Ctx() context: UnitContext): Unit {
    return context.units.byId(key.unitId);
  }
}

@Resolver(() => DelegationView)
export class DelegationUnitResolver {
  @FieldResolver(() => Unit, { description: "Of the post that was lent." })
  unit(@Root() delegation: DelegationView, @Ctx() context: UnitContext): Unit {
    return context.units.byId(delegation.unitId);
  }
}

@Resolver(() => DeviceView)
export class DeviceUnitResolver {
  @FieldResolver(() => Unit, { description: "It shows this unit and everything below it." })
  unit(@Root() device: DeviceView, @Ctx() context: UnitContext): Unit {
    return context.units.byId(device.unitId);
  }
}
