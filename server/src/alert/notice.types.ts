import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { ProblemType } from "../access/index.ts";
import type { Instant } from "../platform/instant.ts";
import type { Problem } from "../platform/problem.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { PageInfo } from "../tally/index.ts";
import { NoticeRuleEnum } from "./rules.ts";
import type { About, NoticeRule } from "./rules.ts";

@ObjectType("Notice", { simpleResolvers: true, description: "Something that the viewer was told. What it is about is shown by his rights of now." })
export class NoticeView {
  @Field(() => ID, { description: "Its number; later ones are greater." })
  id!: string;

  @Field(() => NoticeRuleEnum, { description: "Why he was told." })
  rule!: NoticeRule;

  @Field(() => InstantScalar, { description: "When it happened." })
  at!: Instant;

  @Field(() => Boolean, { description: "He has read it." })
  read!: boolean;

  about!: About;
}

@ObjectType({ simpleResolvers: true, description: "A notice and its place in the list." })
export class NoticeEdge {
  @Field(() => String, { description: "Hand back as `after` for what follows." })
  cursor!: string;

  @Field(() => NoticeView, { description: "The notice." })
  node!: NoticeView;
}

@ObjectType({ simpleResolvers: true, description: "What a bell shows." })
export class NoticeBell {
  @Field(() => Int, { description: "Unread notices; 1000 stands for that many and more." })
  unread!: number;

  @Field(() => ID, { nullable: true, description: "The newest notice's number: read up to here; null: there is none." })
  upTo!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The viewer's notices, newest first." })
export class NoticeConnection {
  @Field(() => NoticeBell, { description: "How many are unread, and the newest." })
  bell!: NoticeBell;

  @Field(() => [NoticeEdge], { description: "The page's rows." })
  edges!: NoticeEdge[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}

@InputType({ description: "Which notices were read: those named, and all up to one." })
export class MarkNoticesReadInput {
  @Field(() => [ID], { nullable: true, description: "Numbers of notices, at most 100." })
  ids?: string[] | null;

  @Field(() => ID, { nullable: true, description: "Every notice up to this number: what came later stays unread." })
  upTo?: string | null;
}

@ObjectType("NoticesMarked", { simpleResolvers: true, description: "They are read." })
export class NoticesMarked {
  @Field(() => Int, { description: "How many were unread before." })
  marked!: number;

  @Field(() => NoticeBell, { description: "What is unread now." })
  bell!: NoticeBell;
}

@ObjectType("NoticeRefused", { implements: ProblemType, description: "It was not done; nothing has changed." })
export class NoticeRefused extends ProblemType {
  @Field(() => String, { description: "The field of the input it is about." })
  at!: string;
}

/** A problem as the graph answers it. */
export function refused(problem: Problem): NoticeRefused {
  return Object.assign(new NoticeRefused(), problem);
}

export const MarkNoticesReadResult = createUnionType({
  name: "MarkNoticesReadResult",
  description: "What is unread now, or what stood in the way.",
  types: () => [NoticesMarked, NoticeRefused] as const,
});
