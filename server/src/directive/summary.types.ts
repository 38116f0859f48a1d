import { Field, Int, ObjectType } from "type-graphql";
import { AsOfView } from "../tally/index.ts";

@ObjectType({ simpleResolvers: true, description: "Obligations of one side; each number is the length of `directives` with the same side and standing." })
export class DirectiveFigures {
  @Field(() => Int, { description: "The unit owes its reply." })
  unanswered!: number;

  @Field(() => Int, { description: "Of these: not taken note of." })
  unacknowledged!: number;

  @Field(() => Int, { description: "Of these: past the due instant." })
  overdue!: number;

  @Field(() => Int, { description: "Replied, waiting for acceptance." })
  replied!: number;
}

@ObjectType({ simpleResolvers: true, description: "What waits, of directives and submissions, at one as-of." })
export class DirectivesSummary {
  @Field(() => AsOfView, { description: "The point everything here is counted at." })
  asOf!: AsOfView;

  @Field(() => DirectiveFigures, { description: "Issued by the unit or one below it." })
  issued!: DirectiveFigures;

  @Field(() => DirectiveFigures, { description: "Addressed to the unit or one below it, from outside." })
  addressed!: DirectiveFigures;

  @Field(() => Int, { description: "Cases submitted to the unit that wait for a direction." })
  submissionsWaiting!: number;

  @Field(() => Int, { description: "Of these: past the due instant." })
  submissionsOverdue!: number;
}
