import { Field, ID, Int, ObjectType } from "type-graphql";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { AsOfView, PageInfo } from "../tally/index.ts";
import { Unit } from "../unit/index.ts";
import { DirectiveKindEnum, OriginEnum, StepKindEnum } from "./directive.words.ts";
import type { DirectiveKind, Origin, StepKind } from "./directive.words.ts";

@ObjectType("Directive", { simpleResolvers: true, description: "A direction or expedite notice to units about cases." })
export class DirectiveView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => DirectiveKindEnum, { description: "A direction, or an expedite notice." })
  kind!: DirectiveKind;

  @Field(() => OriginEnum, { description: "What it was issued from." })
  origin!: Origin;

  @Field(() => String, { description: "What it is about, in one line (trích yếu)." })
  subject!: string;

  @Field(() => String, { description: "What is asked for, without a submitter's identity." })
  words!: string;

  @Field(() => Unit, { description: "The unit that issued it." })
  by!: Unit;

  @Field(() => String, { description: "Who issued it." })
  byName!: string;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;

  @Field(() => InstantScalar, { description: "When." })
  issuedAt!: Instant;

  @Field(() => Int, { description: "Exactly how many cases its list has, as it was counted." })
  caseCount!: number;

  @Field(() => AsOfView, { nullable: true, description: "The point its number was counted at; null: it came from no number." })
  asOf!: AsOfView | null;
}

@ObjectType("DirectiveStep", { simpleResolvers: true, description: "One thing that happened to an obligation." })
export class DirectiveStepView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => StepKindEnum, { description: "What happened." })
  kind!: StepKind;

  @Field(() => String, { nullable: true, description: "What was said, without a submitter's identity; null: nothing." })
  words!: string | null;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => Unit, { description: "The unit that did it." })
  by!: Unit;

  @Field(() => String, { description: "Who did it." })
  byName!: string;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;

  @Field(() => InstantScalar, { description: "First late instant of the reply, as it holds from here on." })
  dueAt!: Instant;
}

@ObjectType("DirectiveObligation", { simpleResolvers: true, description: "What one addressed unit owes on a directive." })
export class ObligationView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => Unit, { description: "The unit it is addressed to." })
  unit!: Unit;

  @Field(() => StepKindEnum, { description: "Where it stands." })
  state!: StepKind;

  @Field(() => InstantScalar, { description: "Since when it stands there." })
  stateAt!: Instant;

  @Field(() => InstantScalar, { description: "First late instant of the reply." })
  dueAt!: Instant;

  @Field(() => Boolean, { description: "The reply is still owed and the due instant has passed: as seen at the point it was asked for." })
  overdue!: boolean;

  directiveId!: number;
  byUnitId!: number;
  unitId!: number;
}

@ObjectType({ simpleResolvers: true, description: "An obligation and its place in the list." })
export class ObligationEdge {
  @Field(() => String, { description: "Hand back as `after` for what follows." })
  cursor!: string;

  @Field(() => ObligationView, { description: "The obligation." })
  node!: ObligationView;
}

@ObjectType({ simpleResolvers: true, description: "Obligations at one as-of, newest first." })
export class ObligationConnection {
  @Field(() => AsOfView, { description: "The point the list is counted at; hand it back for the next page." })
  asOf!: AsOfView;

  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [ObligationEdge], { description: "The page's rows." })
  edges!: ObligationEdge[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}

@ObjectType({ simpleResolvers: true, description: "A case of a directive's list, as it was counted." })
export class DirectedCase {
  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => Int, { description: "Its place in the list, from 1." })
  position!: number;

  @Field(() => String, { description: "Its reference." })
  reference!: string;

  @Field(() => String, { description: "Its title, without the submitter's identity." })
  title!: string;

  @Field(() => Unit, { description: "The unit that held it when the directive was issued." })
  unit!: Unit;

  @Field(() => InstantScalar, { description: "When it was received." })
  receivedAt!: Instant;

  @Field(() => InstantScalar, { nullable: true, description: "When it was due then; null: no clock ran, or it was paused." })
  dueAt!: Instant | null;
}

@ObjectType({ simpleResolvers: true, description: "A page of a directive's list; only cases that the viewer may see." })
export class DirectedCases {
  @Field(() => Int, { description: "How many of the list's cases the viewer may see." })
  visibleCount!: number;

  @Field(() => [DirectedCase], { description: "The page's rows." })
  rows!: DirectedCase[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}

@ObjectType({ simpleResolvers: true, description: "The directive's letter as a DOCX file." })
export class DirectiveLetter {
  @Field(() => String, { description: "A name for the file." })
  name!: string;

  @Field(() => String, { description: "Its bytes in Base64." })
  base64!: string;
}
