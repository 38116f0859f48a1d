import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { PageInfo } from "../tally/index.ts";
import { ChangeNotAllowed, ChangeNotPossible } from "../writeback/index.ts";
import { ProposalView } from "./proposal.types.ts";

@ObjectType({ simpleResolvers: true, description: "A closing without a result that was drawn to be looked at again." })
export class Recall {
  @Field(() => ProposalView, { description: "The approved proposal." })
  proposal!: ProposalView;

  @Field(() => InstantScalar, { description: "When it was drawn: at its approval." })
  sampledAt!: Instant;

  @Field(() => Boolean, { nullable: true, description: "Whether the case was found to be closed wrongly; null: nobody has looked yet." })
  recalled!: boolean | null;

  @Field(() => InstantScalar, { nullable: true, description: "When that was said; null as above." })
  recalledAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "Who said it; null as above." })
  recalledByName!: string | null;

  @Field(() => String, { nullable: true, description: "With which words; null as above." })
  words!: string | null;

  @Field(() => Boolean, { description: "The viewer may say so." })
  maySettle!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "A drawn closing and its place in the list." })
export class RecallEdge {
  @Field(() => String, { description: "Hand back as `after` for what follows." })
  cursor!: string;

  @Field(() => Recall, { description: "The drawn closing." })
  node!: Recall;
}

@ObjectType({ simpleResolvers: true, description: "The recall sample, newest first." })
export class RecallConnection {
  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [RecallEdge], { description: "The page's rows." })
  edges!: RecallEdge[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}

@InputType({ description: "What looking again at a drawn closing came to." })
export class SettleRecallInput {
  @Field(() => ID, { description: "The proposal." })
  id!: string;

  @Field(() => Boolean, { description: "true: it was closed wrongly and is to be taken up again." })
  recalled!: boolean;

  @Field(() => String, { description: "Why, 1 to 1,000 characters." })
  words!: string;
}

@ObjectType("RecallSettled", { simpleResolvers: true, description: "It is written down; the case's state is as before." })
export class RecallSettled {
  @Field(() => Recall, { description: "The drawn closing." })
  recall!: Recall;
}

export const SettleRecallResult = createUnionType({
  name: "SettleRecallResult",
  description: "What was written down, or what stood against it.",
  types: () => [RecallSettled, ChangeNotAllowed, ChangeNotPossible] as const,
});
