import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { arrivalsOf } from "./campaign-arrivals.ts";
import { CampaignArrivals } from "./campaign-arrivals.types.ts";
import type { CampaignContext } from "./campaign-asking.ts";
import { CampaignStanding } from "./campaign.types.ts";

/** What came in beside a campaign's balance, only when it is asked for: it costs one look a day. */
@Resolver(() => CampaignStanding)
export class CampaignArrivalsResolver {
  @FieldResolver(() => [CampaignArrivals], {
    description: "What came into the campaign's conditions after its list was frozen, day by day up to the as-of, the newest 92 days.",
  })
  arrivals(@Root() { row, of, asOf }: CampaignStanding, @Ctx() context: CampaignContext): Promise<CampaignArrivals[]> {
    return arrivalsOf(row, of, asOf, context);
  }
}
