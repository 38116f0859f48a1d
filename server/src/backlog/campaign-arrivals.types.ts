import { Field, Int, ObjectType } from "type-graphql";
import { Day } from "../platform/scalars.ts";

@ObjectType("CampaignArrivals", { simpleResolvers: true, description: "What one day brought to a campaign, beside its frozen balance." })
export class CampaignArrivals {
  @Field(() => Day, { description: "The day." })
  day!: string;

  @Field(() => Int, { description: "Newcomers that stood at its end, on the as-of's own day at the as-of: the rows of ARRIVED with this day." })
  arrived!: number;

  @Field(() => Int, { description: "Of them, those that did not stand at the end of the day before: the rows of CAME_IN with this day." })
  cameIn!: number;
}
