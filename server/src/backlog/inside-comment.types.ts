import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { CaseView } from "../case/index.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { Unit } from "../unit/index.ts";
import { InsideOfficer, InsideRefused } from "./inside.types.ts";

@ObjectType("CaseComment", { simpleResolvers: true, description: "What somebody of the hub said about a case; the system that owns it never hears of it." })
export class CaseComment {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => String, { description: "What he said, without the submitter's identity." })
  words!: string;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => String, { description: "Who." })
  byName!: string;

  @Field(() => Unit, { description: "The unit of his post." })
  by!: Unit;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;

  @Field(() => [InsideOfficer], { description: "Whom he named." })
  mentions!: InsideOfficer[];
}

@ObjectType("CaseMention", { simpleResolvers: true, description: "A comment that names the viewer, on a case that he sees." })
export class CaseMention {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => CaseView, { description: "The case." })
  case!: CaseView;

  @Field(() => String, { description: "What was said, without the submitter's identity." })
  words!: string;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => String, { description: "Who said it." })
  byName!: string;

  @Field(() => Unit, { description: "The unit of his post." })
  by!: Unit;

  @Field(() => InstantScalar, { nullable: true, description: "When the viewer said that he has seen it; null: he has not." })
  seenAt!: Instant | null;
}

@ObjectType("CaseMentions", { simpleResolvers: true, description: "Comments that name the viewer, newest first." })
export class CaseMentions {
  @Field(() => Int, { description: "How many there are." })
  totalCount!: number;

  @Field(() => [CaseMention], { description: "At most 100." })
  mentions!: CaseMention[];
}

@ObjectType("CommentKept", { simpleResolvers: true, description: "It is on the case's page, and before those it names." })
export class CommentKept {
  @Field(() => CaseView, { description: "The case." })
  case!: CaseView;
}

@ObjectType("MentionSeen", { simpleResolvers: true, description: "It waits for nobody any more." })
export class MentionSeen {
  @Field(() => ID, { description: "The mention." })
  id!: string;
}

export const CommentInsideResult = createUnionType({
  name: "CommentInsideResult",
  description: "The case with the comment, or what stood in the way; a name that may not be told is in the message.",
  types: () => [CommentKept, InsideRefused] as const,
});

export const ReadMentionResult = createUnionType({
  name: "ReadMentionResult",
  description: "The mention, or what stood in the way.",
  types: () => [MentionSeen, InsideRefused] as const,
});

@InputType({ description: "A comment inside the hub." })
export class CommentInsideInput {
  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same comment." })
  key!: string;

  @Field(() => String, { description: "1 to 4,000 characters; the submitter's name and anybody's numbers are hidden in it." })
  words!: string;

  @Field(() => [String], { nullable: true, description: "Usernames of at most 20 whom it names; each must see the case by a post of his own." })
  mentions?: string[] | null;
}

@InputType({ description: "A mention that the viewer has seen." })
export class ReadMentionInput {
  @Field(() => ID, { description: "The mention." })
  id!: string;
}
