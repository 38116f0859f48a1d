import type { ChangeKind, OrderForm } from "@dau-moi/schema";
import { Field, ID, InputType, Int } from "type-graphql";
import type { Instant } from "../platform/instant.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";
import { CaseFilter } from "../tally/index.ts";
import { ChangeKindEnum, OrderFormEnum, PaperInput } from "../writeback/index.ts";

@InputType({ description: "Which cases: `ids` or `filter`, as they stood at the as-of that their list was shown at." })
export class BulkSelectionInput {
  @Field(() => [ID], { nullable: true, description: "The hub's numbers of the cases." })
  ids?: string[] | null;

  @Field(() => CaseFilter, { nullable: true, description: "All that the list of this filter had: exactly its `totalCount` rows." })
  filter?: CaseFilter | null;

  @Field(() => String, { description: "The token of the list's `asOf`." })
  asOf!: string;
}

@InputType({ description: "What is asked for of every selected case; PUBLISH is not for many." })
export class BulkChangeInput {
  @Field(() => ChangeKindEnum, { description: "What is asked for." })
  kind!: ChangeKind;

  @Field(() => String, { nullable: true, description: "ASSIGN, TRANSFER: code of the unit." })
  toUnit?: string | null;

  @Field(() => OrderFormEnum, { nullable: true, description: "ASSIGN: the form of the order." })
  form?: OrderForm | null;

  @Field(() => InstantScalar, { nullable: true, description: "ASSIGN: when the order was given." })
  orderedAt?: Instant | null;

  @Field(() => PaperInput, { nullable: true, description: "ASSIGN, RECORD_RESULT: the paper it stands on." })
  paper?: PaperInput | null;

  @Field(() => Day, { nullable: true, description: "EXTEND: the new last day on time." })
  dueDay?: string | null;

  @Field(() => String, { nullable: true, description: "Its words, the same for every case; where a kind needs a reason and there are none, the job's reason." })
  words?: string | null;
}

@InputType({ description: "A change of many cases, to be looked at before it is asked for." })
export class PreviewBulkInput {
  @Field(() => BulkSelectionInput, { description: "Which cases." })
  selection!: BulkSelectionInput;

  @Field(() => BulkChangeInput, { description: "What is asked for." })
  change!: BulkChangeInput;
}

@InputType({ description: "A change of many cases." })
export class StartBulkInput extends PreviewBulkInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same job." })
  key!: string;

  @Field(() => String, { description: "Why, 1 to 1,000 characters." })
  reason!: string;

  @Field(() => Int, { nullable: true, description: "The number of cases as somebody typed it; asked for above the preview's threshold." })
  typedCount?: number | null;
}

@InputType({ description: "One of the asker's jobs." })
export class BulkJobInput {
  @Field(() => ID, { description: "The job." })
  id!: string;
}

@InputType({ description: "A job, and a UUID of the asker's own." })
export class ReverseBulkInput {
  @Field(() => ID, { description: "The job whose decided cases are to be reversed." })
  id!: string;

  @Field(() => ID, { description: "The key of the new job." })
  key!: string;

  @Field(() => String, { description: "Why, 1 to 1,000 characters." })
  reason!: string;

  @Field(() => Int, { nullable: true, description: "The number of cases as somebody typed it; asked for above the threshold." })
  typedCount?: number | null;
}
