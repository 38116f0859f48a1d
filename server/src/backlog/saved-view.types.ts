import type { Field as CaseField } from "@dau-moi/schema";
import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { ProblemType } from "../access/index.ts";
import { FieldEnum } from "../case/index.ts";
import { enumOf } from "../platform/enum-of.ts";
import { AsOfView, BacklogClassEnum, CaseFilter, SeverityEnum } from "../tally/index.ts";
import type { BacklogClass, Severity } from "../tally/index.ts";
import { KeepViewParts, KeptViewParts } from "./kept-view.types.ts";
import { QUEUE_COLUMNS } from "./queue-filter.ts";
import type { QueueColumn } from "./queue-filter.ts";

const QueueColumnEnum = enumOf(QUEUE_COLUMNS, "QueueColumn", "What a queue can show beside a case's reference and title.");

@ObjectType("QueueFilter", { simpleResolvers: true, description: "Conditions of the queue as its address says them; null narrows nothing." })
export class QueueFilterView {
  @Field(() => String, { nullable: true, description: "Code of a unit." })
  unit?: string | null;

  @Field(() => [SeverityEnum], { nullable: true, description: "Any of these groups." })
  severity?: Severity[] | null;

  @Field(() => [BacklogClassEnum], { nullable: true, description: "Any of these classes." })
  backlogClass?: BacklogClass[] | null;

  @Field(() => Int, { nullable: true, description: "An ageing band, counted from 0." })
  ageBand?: number | null;

  @Field(() => [FieldEnum], { nullable: true, description: "Any of these fields." })
  field?: CaseField[] | null;

  @Field(() => String, { nullable: true, description: "Words of reference, title or place." })
  text?: string | null;
}

@ObjectType("SavedView", { simpleResolvers: true, description: "Conditions and columns of the queue, kept under a name." })
export class SavedView extends KeptViewParts {
  @Field(() => QueueFilterView, { description: "Its conditions." })
  filter!: QueueFilterView;

  @Field(() => [QueueColumnEnum], { description: "Its columns in their order; empty: those that nobody chose." })
  columns!: QueueColumn[];

  @Field(() => Int, { nullable: true, description: "Rows of its list at the as-of; null: the viewer may not see its unit." })
  cases!: number | null;
}

@ObjectType("SavedViews", { simpleResolvers: true, description: "The viewer's views and those of his units, all counted at one as-of." })
export class SavedViews {
  @Field(() => AsOfView, { description: "The point every number here is counted at." })
  asOf!: AsOfView;

  @Field(() => [SavedView], { description: "His own first, then what others share; in the order they were kept." })
  views!: SavedView[];
}

@InputType({ description: "A view to be kept." })
export class SaveViewInput extends KeepViewParts {
  @Field(() => CaseFilter, { description: "Its conditions: `open: true` and those that the queue has, no others." })
  filter!: CaseFilter;

  @Field(() => [QueueColumnEnum], { description: "Its columns in their order, none twice; empty: those that nobody chose." })
  columns!: QueueColumn[];
}

@InputType({ description: "An own view." })
export class RemoveViewInput {
  @Field(() => ID, { description: "Its number." })
  id!: string;
}

@ObjectType("SavedViewRemoved", { simpleResolvers: true, description: "It is gone, for everybody who had it." })
export class SavedViewRemoved {
  @Field(() => ID, { description: "Its number." })
  id!: string;
}

@ObjectType("SavedViewRefused", { implements: ProblemType, description: "Nothing was kept." })
export class SavedViewRefused extends ProblemType {
  @Field(() => String, { description: "The field of the input it is about." })
  at!: string;
}

export const SaveViewResult = createUnionType({
  name: "SaveViewResult",
  description: "The view, or what stood against it.",
  types: () => [SavedView, SavedViewRefused] as const,
});

export const RemoveViewResult = createUnionType({
  name: "RemoveViewResult",
  description: "That it is gone, or why it is not.",
  types: () => [SavedViewRemoved, SavedViewRefused] as const,
});
