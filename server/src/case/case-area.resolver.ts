import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import { localDay } from "../platform/local-time.ts";
import type { CaseContext } from "./case.resolver.ts";
import { CaseView } from "./case.type.ts";

@ObjectType("CaseArea", { simpleResolvers: true, description: "The administrative area that a source names for a case." })
export class CaseAreaView {
  @Field(() => String, { description: "Its national code, as the source gives it." })
  code!: string;

  @Field(() => String, { description: "What the code named on the day of receipt." })
  name!: string;

  @Field(() => [String], { description: "The present communes that took an old ward over; none: it is a present one itself." })
  now!: readonly string[];
}

/** Where a case is, by the register of areas. */
@Resolver(() => CaseView)
export class CaseAreaResolver {
  @FieldResolver(() => CaseAreaView, {
    nullable: true,
    description: "By the register of areas; null: the source gives no code, the register does not know it, or the place is withheld.",
  })
  async area(@Root() c: CaseView, @Ctx() { caseLoaders }: CaseContext): Promise<CaseAreaView | null> {
    const detail = await caseLoaders.detail.load(c.id);
    if (detail === null || detail.areaCode === null || detail.confidentialContent) return null;
    return caseLoaders.areas.load({ code: detail.areaCode, day: localDay(c.receivedAt) });
  }
}
