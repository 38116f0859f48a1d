import type { CaseStream } from "@dau-moi/schema";
import { Field, ID, InputType, Int } from "type-graphql";
import { CaseStreamEnum } from "../case/index.ts";
import { Day } from "../platform/scalars.ts";
import { BacklogClassEnum, SeverityEnum } from "../tally/index.ts";
import type { BacklogClass, Severity } from "../tally/index.ts";
import { CampaignOutcomeEnum } from "./campaign.words.ts";
import type { CampaignOutcome } from "./campaign.words.ts";

@InputType({ description: "What a campaign takes in, and until when. Exactly one of workingDays and targetDay." })
export class CampaignTermsInput {
  @Field(() => String, { description: "Code of a unit: cases in its hands or in those of a unit below it." })
  unit!: string;

  @Field(() => CaseStreamEnum, { nullable: true, description: "The stream, HOTLINE when absent." })
  stream?: CaseStream | null;

  @Field(() => [BacklogClassEnum], { nullable: true, description: "Any of these classes; absent or empty: every one." })
  backlogClass?: BacklogClass[] | null;

  @Field(() => [SeverityEnum], { nullable: true, description: "Any of these groups of severity; absent or empty: every one." })
  severity?: Severity[] | null;

  @Field(() => Day, { nullable: true, description: "The first day, not counted itself; absent: today." })
  startDay?: string | null;

  @Field(() => Int, { nullable: true, description: "Working days after the first day, 1 to 250." })
  workingDays?: number | null;

  @Field(() => Day, { nullable: true, description: "In place of them: the last day, a working one." })
  targetDay?: string | null;

  @Field(() => Int, { defaultValue: 0, description: "What may be left on the last day, in percent of the opening balance, 0 to 99." })
  leftPercent!: number;
}

@InputType({ description: "A campaign as it was previewed." })
export class OpenCampaignInput extends CampaignTermsInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same campaign." })
  key!: string;

  @Field(() => String, { description: "Its name, 1 to 200 characters; submitters' names and anybody's numbers are hidden in it." })
  name!: string;

  @Field(() => String, { description: "The as-of of the preview: its list is what is frozen." })
  asOf!: string;

  @Field(() => Int, { description: "How many cases the preview told; another number is refused." })
  count!: number;
}

@InputType({ description: "A campaign that ends, and why." })
export class CloseCampaignInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same end." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the campaign." })
  id!: string;

  @Field(() => CampaignOutcomeEnum, { description: "Closed with its result, or given up." })
  outcome!: CampaignOutcome;

  @Field(() => String, { description: "Its conclusion, or why it is given up, 1 to 1,000 characters." })
  reason!: string;
}
