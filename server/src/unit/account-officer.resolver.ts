import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { AccountView } from "../access/index.ts";
import type { UnitPeopleContext } from "./unit-history.resolver.ts";
import { AccountOfficerView } from "./unit.types.ts";

/** The officer behind what the access station knows by his number alone. */
@Resolver(() => AccountView)
export class AccountOfficerViewResolver {
  @FieldResolver(() => AccountOfficerView, {
    nullable: true,
    description: "The officer of the register that it is; null: nobody.",
  })
  async officer(@Root() account: AccountView, @Ctx() { units, unitLoaders }: UnitPeopleContext): Promise<AccountOfficerView | null> {
    const found = account.officerId === null ? null : await unitLoaders.officers.load(account.officerId);
    if (found === null) return null;
    const paths = account.posts.filter((post) => post.validTo === null).map((post) => units.byId(post.unitId).path);
    const fits = found.posts.some(({ unitId }) => paths.some((path) => related(path, units.byId(unitId).path)));
    return { ...found, fits, posts: found.posts.map(({ unitId, title }) => `${title}, ${units.byId(unitId).name}`) };
  }
}

function related(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}
