import { Field, ID, InputType, Int, ObjectType, createUnionType } from "type-graphql";
import { ProblemType } from "../access/index.ts";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { AsOfView } from "../tally/index.ts";
import { Unit } from "../unit/index.ts";
import { CalendarView } from "./calendar.type.ts";
import { EFFECTS } from "./preview.queries.ts";
import type { Effect, RuleKind } from "./preview.queries.ts";
import { RegulationView } from "./regulation.type.ts";

export const EffectEnum = enumOf(EFFECTS, "RuleEffect", "What an adoption does to an open case: another due instant; late no longer; late from then on.");
const RuleKindEnum = enumOf(["CALENDAR", "REGULATION"], "RuleKind", "What is adopted.");

@ObjectType({ simpleResolvers: true, description: "Open cases by what an adoption does to them." })
export class RuleEffects {
  @Field(() => Int, { description: "Get another due instant." })
  redated!: number;

  @Field(() => Int, { description: "Of these: late before, not after." })
  noLongerOverdue!: number;

  @Field(() => Int, { description: "Of these: not late before, late after." })
  becomesOverdue!: number;
}

export function effectsView(effects: Record<Effect, number>): RuleEffects {
  return { redated: effects.REDATED, noLongerOverdue: effects.NO_LONGER_OVERDUE, becomesOverdue: effects.BECOMES_OVERDUE };
}

@ObjectType({ simpleResolvers: true, description: "The effects on the cases charged to one unit itself." })
export class UnitEffects {
  @Field(() => Unit, { description: "The unit." })
  unit!: Unit;

  @Field(() => RuleEffects, { description: "Its numbers; their sum over all units is the whole." })
  effects!: RuleEffects;
}

@ObjectType({ simpleResolvers: true, description: "A case that an adoption moves." })
export class MovedCase {
  @Field(() => ID, { description: "The case." })
  id!: string;

  @Field(() => String, { description: "What people quote." })
  reference!: string;

  @Field(() => String, { description: "Its title; withheld where the content is confidential." })
  title!: string;

  @Field(() => Unit, { description: "Who holds it." })
  unit!: Unit;

  @Field(() => InstantScalar, { nullable: true, description: "First late instant by the rules in force; null while paused or without a clock." })
  dueBefore!: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: "First late instant by the rules previewed; null likewise." })
  dueAfter!: Instant | null;
}

@ObjectType({ simpleResolvers: true, description: "A page of moved cases." })
export class MovedCases {
  @Field(() => [MovedCase], { description: "In the order of their ids." })
  nodes!: MovedCase[];

  @Field(() => ID, { nullable: true, description: "Hand back as `after` for the next page; null: that was the last." })
  next!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "What adopting a calendar or a regulation would change, counted at one point." })
export class RulePreview {
  @Field(() => ID, { description: "Named when adopting." })
  id!: string;

  @Field(() => RuleKindEnum, { description: "What is previewed." })
  kind!: RuleKind;

  @Field(() => String, { description: "Its version." })
  version!: string;

  @Field(() => AsOfView, { description: "The point it was counted at." })
  asOf!: AsOfView;

  @Field(() => String, { description: "Username of whoever asked for it." })
  madeBy!: string;

  @Field(() => Boolean, { description: "True: other rules came into force since; preview again." })
  outdated!: boolean;

  @Field(() => Int, { description: "Open cases looked at, in the whole province." })
  openCases!: number;

  @Field(() => Int, { description: "Open cases that these rules cannot date; they cannot be adopted while there are any." })
  undatable!: number;

  @Field(() => RuleEffects, { description: "Over the units the viewer sees." })
  effects!: RuleEffects;

  @Field(() => [UnitEffects], { description: "The same by unit, most moved first." })
  units!: UnitEffects[];
}

@ObjectType({ simpleResolvers: true, description: "It is in force now. Each of the preview's numbers is `met` and `changedMeanwhile` together." })
export class RulesAdopted {
  @Field(() => String, { description: "The version in force." })
  version!: string;

  @Field(() => RuleEffects, { description: "What the preview said." })
  previewed!: RuleEffects;

  @Field(() => RuleEffects, { description: "Rewritten exactly as the preview said." })
  met!: RuleEffects;

  @Field(() => RuleEffects, { description: "Of the preview, but changed by their sources after it; dated by the new rules as they stand now." })
  changedMeanwhile!: RuleEffects;

  @Field(() => Int, { description: "Cases that their sources changed or brought after the preview, and that got another due instant." })
  besides!: number;

  @Field(() => Int, { description: "Events written to the journal." })
  events!: number;
}

@ObjectType({ simpleResolvers: true, description: "A place in a document, and what was expected there." })
export class DocumentProblem {
  @Field(() => String, { description: "The place." })
  at!: string;

  @Field(() => String, { description: "What was expected, with the line." })
  message!: string;
}

@ObjectType({ implements: ProblemType, description: "The document has faults; nothing of it was kept." })
export class DocumentRefused extends ProblemType {
  override message = "Văn bản có lỗi nên chưa được ghi nhận.";

  @Field(() => [DocumentProblem], { description: "Every fault, in order of line." })
  problems!: DocumentProblem[];
}

@ObjectType({ implements: ProblemType, description: "There is no such proposal: it was never made, is a draft, another place's, or in force already." })
export class NotProposed extends ProblemType {
  override message = "Không có bản đề nghị nào như vậy đang chờ phê duyệt.";
}

@ObjectType({ implements: ProblemType, description: "Whoever proposed it may not adopt it." })
export class SecondPersonNeeded extends ProblemType {
  override message = "Người đề nghị không được tự phê duyệt; cần một người thứ hai.";

  @Field(() => String, { description: "Username of the proposer." })
  proposedBy!: string;
}

@ObjectType({ implements: ProblemType, description: "There is no preview of it that still holds." })
export class PreviewNeeded extends ProblemType {
  override message = "Cần xem trước lại: quy tắc đã đổi, hoặc chưa xem trước bản này.";
}

@ObjectType({ implements: ProblemType, description: "Some open cases could not be dated by it." })
export class CasesUndatable extends ProblemType {
  override message = "Có vụ việc đang mở không tính được hạn theo bản này.";

  @Field(() => Int, { description: "How many." })
  cases!: number;
}

export const ProposeCalendarResult = createUnionType({
  name: "ProposeCalendarResult",
  description: "The version kept, or its faults.",
  types: () => [CalendarView, DocumentRefused] as const,
});
export const ProposeRegulationResult = createUnionType({
  name: "ProposeRegulationResult",
  description: "The version kept, or its faults.",
  types: () => [RegulationView, DocumentRefused] as const,
});
export const PreviewRulesResult = createUnionType({
  name: "PreviewRulesResult",
  description: "The preview, or why there is none.",
  types: () => [RulePreview, NotProposed] as const,
});
export const AdoptRulesResult = createUnionType({
  name: "AdoptRulesResult",
  description: "What the adoption met, or what stands in its way.",
  types: () => [RulesAdopted, NotProposed, SecondPersonNeeded, PreviewNeeded, CasesUndatable] as const,
});

@InputType({ description: "What to preview." })
export class PreviewRulesInput {
  @Field(() => String, { description: "Version of a proposed calendar or regulation, or of a draft." })
  version!: string;
}

@InputType({ description: "What to adopt." })
export class AdoptRulesInput {
  @Field(() => String, { description: "The proposed version." })
  version!: string;

  @Field(() => ID, { description: "The preview that the decision rests on." })
  preview!: string;
}
