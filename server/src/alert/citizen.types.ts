import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { Unit } from "../unit/index.ts";
import { NoticeRefused } from "./notice.types.ts";
import { DeliveryView } from "./setting.types.ts";

@InputType({ description: "A case whose answer its reporter is to be told of." })
export class TellCitizenInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same message." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;
}

@ObjectType("CitizenTold", { simpleResolvers: true, description: "It is on its way; no number is shown." })
export class CitizenTold {
  @Field(() => DeliveryView, { description: "The message." })
  delivery!: DeliveryView;
}

@ObjectType("CitizenChannel", { simpleResolvers: true, description: "Whether those who reported cases are told of what a unit answered, and in which words." })
export class CitizenChannel {
  @Field(() => Unit, { description: "The unit asked for." })
  unit!: Unit;

  @Field(() => Boolean, {
    description: "They may be told: the last word of the unit or of the nearest one above it that said anything; without one they are not.",
  })
  allowed!: boolean;

  @Field(() => Unit, { nullable: true, description: "Whose word holds; null: nobody said anything." })
  saidFor!: Unit | null;

  @Field(() => String, { nullable: true, description: "Who said it; null: nobody did." })
  byName!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When; null: nobody did." })
  at!: Instant | null;

  @Field(() => String, { description: "The words in force: {reference} and {place} are filled in, nothing else of the case is." })
  words!: string;

  @Field(() => String, { description: "Where the answer can be read." })
  place!: string;

  @Field(() => String, { description: "What the words rest on." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "No regulation states them." })
  assumed!: boolean;

  @Field(() => Boolean, { description: "The viewer may change it." })
  mayChange!: boolean;
}

@InputType({ description: "Whether citizens may be told of what a unit and those below it answered." })
export class AllowCitizenMessagesInput {
  @Field(() => String, { description: "Code of the unit." })
  unit!: string;

  @Field(() => Boolean, { description: "They may." })
  allowed!: boolean;
}

@ObjectType("CitizenMessagesAllowed", { simpleResolvers: true, description: "It holds from now on." })
export class CitizenMessagesAllowed {
  @Field(() => CitizenChannel, { description: "As it stands now." })
  channel!: CitizenChannel;
}

export const TellCitizenResult = createUnionType({
  name: "TellCitizenResult",
  description: "The message, or what stood in the way.",
  types: () => [CitizenTold, NoticeRefused] as const,
});

export const AllowCitizenMessagesResult = createUnionType({
  name: "AllowCitizenMessagesResult",
  description: "As it stands now, or what stood in the way.",
  types: () => [CitizenMessagesAllowed, NoticeRefused] as const,
});
