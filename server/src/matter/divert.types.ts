import type { ChangeKind } from "@dau-moi/schema";
import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { CaseView } from "../case/index.ts";
import type { ChangeState } from "../journal/index.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { PageInfo } from "../tally/index.ts";
import { Unit } from "../unit/index.ts";
import { CaseMovedOn, ChangeKindEnum, ChangeStateEnum } from "../writeback/index.ts";
import { NamedCode } from "./decline.types.ts";
import { DiversionLetter } from "./diversion-letter.types.ts";
import { CaseActRefused } from "./matter.results.ts";

@ObjectType("DiversionCode", { simpleResolvers: true, description: "Where the regulation in force sends a case by another law." })
export class DiversionCode extends NamedCode {
  @Field(() => Unit, { nullable: true, description: "The unit it goes to; null: the regulation names none of the register." })
  unit!: Unit | null;

  @Field(() => Boolean, { description: "Its content is hidden from then on from everybody but those who divert it and those it goes to." })
  hides!: boolean;
}

@ObjectType("CaseDiversion", { simpleResolvers: true, description: "A case was diverted to whom another law makes competent." })
export class DiversionView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => String, { description: "The number its source prints." })
  reference!: string;

  @Field(() => String, { nullable: true, description: "What it was taken for; null: hidden from the viewer." })
  name!: string | null;

  @Field(() => String, { nullable: true, description: "What that rests on; null: hidden from the viewer." })
  legalBasis!: string | null;

  @Field(() => Boolean, { description: "Its content is hidden." })
  hides!: boolean;

  @Field(() => Unit, { nullable: true, description: "The unit it went to; null: none of the register." })
  to!: Unit | null;

  @Field(() => String, { nullable: true, description: "Why, without the submitter's identity; null: hidden." })
  reason!: string | null;

  @Field(() => Unit, { description: "The unit that diverted it." })
  by!: Unit;

  @Field(() => String, { description: "Who diverted it." })
  byName!: string;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => ChangeKindEnum, { description: "What its source is asked for: to hand it over, to end it, or, where it takes only that, a note." })
  asked!: ChangeKind;

  @Field(() => ChangeStateEnum, { description: "How far that is." })
  state!: ChangeState;

  @Field(() => Boolean, { description: "The viewer may open what is hidden, with a reason." })
  mayOpen!: boolean;

  @Field(() => DiversionLetter, { nullable: true, description: "The letter by which it was sent on; null: none is recorded, or it is hidden from the viewer." })
  letter!: DiversionLetter | null;

  @Field(() => Boolean, { description: "The viewer may record its letter, or another that corrects it." })
  mayRecordLetter!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "A hidden case and its place in the list." })
export class DivertedEdge {
  @Field(() => String, { description: "Hand back as `after` for what follows." })
  cursor!: string;

  @Field(() => DiversionView, { description: "How it was diverted." })
  node!: DiversionView;
}

@ObjectType({ simpleResolvers: true, description: "Hidden cases that the viewer's units diverted or got, newest first." })
export class DivertedConnection {
  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [DivertedEdge], { description: "The page's rows." })
  edges!: DivertedEdge[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}

@InputType({ description: "A case that another law sends elsewhere, and why." })
export class DivertCaseInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same diversion." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => InstantScalar, { description: "The case's `learnedAt` as the asker saw it." })
  seen!: Instant;

  @Field(() => String, { description: "Code of the regulation in force." })
  code!: string;

  @Field(() => String, { description: "1 to 1,000 characters; hidden with the case, and never sent to its source." })
  reason!: string;
}

@ObjectType("CaseDiverted", { simpleResolvers: true, description: "It was decided, and is on its way to the case's source." })
export class CaseDiverted {
  @Field(() => CaseView, { description: "The case as it is shown from now on." })
  case!: CaseView;
}

export const DivertCaseResult = createUnionType({
  name: "DivertCaseResult",
  description: "The diverted case, or what stood in the way.",
  types: () => [CaseDiverted, CaseMovedOn, CaseActRefused] as const,
});

@InputType({ description: "A hidden case that is opened, and why." })
export class OpenDivertedInput {
  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => String, { description: "10 to 500 characters." })
  reason!: string;
}

@ObjectType("DivertedOpened", {
  simpleResolvers: true,
  description: "A hidden case as its source tells it, to be kept nowhere. Every such answer is in the audit chain.",
})
export class DivertedOpened {
  @Field(() => String, { description: "The number its source prints." })
  reference!: string;

  @Field(() => String, { nullable: true, description: "null: erased, or its source told none" })
  title!: string | null;

  @Field(() => String, { nullable: true, description: "null: erased, or its source told none" })
  content!: string | null;

  @Field(() => String, { nullable: true, description: "null: erased, or its source told none" })
  place!: string | null;

  @Field(() => String, { nullable: true, description: "Who sent it; null: erased, or its source told none" })
  name!: string | null;

  @Field(() => String, { nullable: true, description: "null: erased, or its source told none" })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: "null: erased, or its source told none" })
  email!: string | null;

  @Field(() => String, { nullable: true, description: "null: erased, or its source told none" })
  address!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was diverted; null: erased" })
  reason!: string | null;

  @Field(() => Boolean, { description: "Its key was destroyed: nobody can open it again." })
  erased!: boolean;
}

export const OpenDivertedResult = createUnionType({
  name: "OpenDivertedResult",
  description: "What was opened, or why it stays closed.",
  types: () => [DivertedOpened, CaseActRefused] as const,
});
