import { Field, ID, ObjectType } from "type-graphql";
import type { Instant } from "../../platform/instant.ts";
import { InstantScalar } from "../../platform/scalars.ts";
import { Unit } from "../../unit/index.ts";

@ObjectType("ScoreAppealMove", { simpleResolvers: true, description: "Where an answer took a line to: the unit there may ask in its turn, once." })
export class AppealMove {
  @Field(() => Unit, { description: "The unit that the line came to." })
  unit!: Unit;

  @Field(() => InstantScalar, { nullable: true, description: "The first instant at which it asks too late; null: the working calendar ends before." })
  until!: Instant | null;

  @Field(() => Boolean, { description: "The viewer may ask now as its head." })
  mayAsk!: boolean;

  @Field(() => ID, { nullable: true, description: "Its appeal about the line that was not withdrawn; null: none." })
  appeal!: string | null;
}
