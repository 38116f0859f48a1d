import { Field, ID, InputType, ObjectType } from "type-graphql";

/** What a view tells of itself, of whichever page it is. */
@ObjectType()
export abstract class KeptViewParts {
  @Field(() => ID, { description: "Its number." })
  id!: string;

  @Field(() => String, { description: "The name, one of its kind among its keeper's own." })
  name!: string;

  @Field(() => Boolean, { description: "The viewer keeps it himself: he may change and remove it." })
  own!: boolean;

  @Field(() => Boolean, { description: "Everybody with a post in its keeper's unit has it too." })
  shared!: boolean;

  @Field(() => String, { description: "Who keeps it, as colleagues know him." })
  byName!: string;
}

/** What a view to be kept says of itself, of whichever page it is. */
@InputType()
export abstract class KeepViewParts {
  @Field(() => ID, { nullable: true, description: "An own view that is kept anew; null: a new one." })
  id?: string | null;

  @Field(() => String, { description: "1 to 80 characters." })
  name!: string;

  @Field(() => Boolean, { description: "Everybody with a post in the keeper's unit is to have it." })
  shared!: boolean;
}
