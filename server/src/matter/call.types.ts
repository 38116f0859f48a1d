import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { CaseView } from "../case/index.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { Unit } from "../unit/index.ts";
import { CaseActRefused } from "./matter.results.ts";

@ObjectType("CallOutcome", { simpleResolvers: true, description: "What may come of calling a submitter, of the dated list." })
export class CallOutcomeView {
  @Field(() => String, { description: "Its code." })
  code!: string;

  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => Boolean, { description: "Somebody was spoken to: the call has a length." })
  reached!: boolean;

  @Field(() => String, { description: "What the list rests on." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "No regulation states it." })
  assumed!: boolean;
}

@ObjectType("CaseCall", { simpleResolvers: true, description: "A call to the submitter, without the number." })
export class CallView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => InstantScalar, { description: "When it was made." })
  calledAt!: Instant;

  @Field(() => String, { description: "Code of what came of it." })
  outcomeCode!: string;

  @Field(() => String, { description: "What came of it, as the list named it that day." })
  outcome!: string;

  @Field(() => Boolean, { description: "Somebody was spoken to." })
  reached!: boolean;

  @Field(() => Int, { description: "Its length in begun minutes; 0: nobody was spoken to." })
  minutes!: number;

  @Field(() => String, { nullable: true, description: "What was said, without the submitter's identity; null: nothing was written down." })
  note!: string | null;

  @Field(() => Unit, { description: "The unit that called." })
  by!: Unit;

  @Field(() => String, { description: "Who called." })
  byName!: string;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;

  @Field(() => InstantScalar, { description: "When it was written down." })
  recordedAt!: Instant;
}

@InputType({ description: "A call that was made." })
export class RecordCallInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same call." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => InstantScalar, { description: "When it was made; not before the receipt, not in the future." })
  calledAt!: Instant;

  @Field(() => String, { description: "Code of what came of it, in force on that day." })
  outcome!: string;

  @Field(() => Int, { description: "Begun minutes, 1 to 600; 0 where nobody was spoken to." })
  minutes!: number;

  @Field(() => String, { nullable: true, description: "At most 1,000 characters; the submitter's name and anybody's numbers are hidden in it." })
  note?: string | null;
}

@ObjectType("CallRecorded", { simpleResolvers: true, description: "It is in the case's history." })
export class CallRecorded {
  @Field(() => CaseView, { description: "The case, its state unchanged." })
  case!: CaseView;
}

export const RecordCallResult = createUnionType({
  name: "RecordCallResult",
  description: "The case with its call, or what stood in the way.",
  types: () => [CallRecorded, CaseActRefused] as const,
});
