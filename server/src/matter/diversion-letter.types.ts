import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { CaseView } from "../case/index.ts";
import type { ChangeState } from "../journal/index.ts";
import type { Instant } from "../platform/instant.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";
import { ChangeStateEnum, PaperInput } from "../writeback/index.ts";
import { CaseActRefused } from "./matter.results.ts";

@ObjectType("DiversionLetter", {
  simpleResolvers: true,
  description: "The letter by which a diverted case was sent on (văn bản chuyển); the newest recorded holds.",
})
export class DiversionLetter {
  @Field(() => String, { description: "Its number, without the submitter." })
  number!: string;

  @Field(() => Day, { description: "Its day." })
  day!: string;

  @Field(() => InstantScalar, { description: "When it was recorded." })
  at!: Instant;

  @Field(() => String, { description: "Who recorded it." })
  byName!: string;

  @Field(() => ChangeStateEnum, { nullable: true, description: "How far the note to its source is; null: its source is told nothing of it." })
  state!: ChangeState | null;
}

@InputType({ description: "The letter by which a diverted case was sent on." })
export class RecordDiversionLetterInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same letter." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the case; the letter is of its newest diversion." })
  caseId!: string;

  @Field(() => PaperInput, { description: "Number and day; where its source takes notes and nothing is hidden, it is told both." })
  paper!: PaperInput;
}

@ObjectType("DiversionLetterRecorded", { simpleResolvers: true, description: "It is recorded." })
export class DiversionLetterRecorded {
  @Field(() => CaseView, { description: "The case, its state unchanged." })
  case!: CaseView;
}

export const RecordDiversionLetterResult = createUnionType({
  name: "RecordDiversionLetterResult",
  description: "The case with the letter of its diversion, or what stood in the way.",
  types: () => [DiversionLetterRecorded, CaseActRefused] as const,
});
