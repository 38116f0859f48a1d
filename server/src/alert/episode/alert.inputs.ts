import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { ProblemType } from "../../access/index.ts";
import type { Problem } from "../../platform/problem.ts";
import { Day } from "../../platform/scalars.ts";
import { AlertView } from "./alert.types.ts";
import { AlertRuleView, RulePreviewed } from "./rule.types.ts";
import { AlertKindEnum } from "./words.ts";
import type { AlertKind } from "./words.ts";

@InputType({ description: "An alert that somebody takes on." })
export class TakeAlertInput {
  @Field(() => ID, { description: "Its number." })
  id!: string;
}

@InputType({ description: "An alert that somebody has seen." })
export class AcknowledgeAlertInput {
  @Field(() => ID, { description: "Its number." })
  id!: string;

  @Field(() => String, { nullable: true, description: "What is being done about it, at most 500 characters." })
  note?: string | null;
}

@InputType({ description: "An alert that is to be silent for a while." })
export class MuteAlertInput {
  @Field(() => ID, { description: "Its number." })
  id!: string;

  @Field(() => Int, { description: "For how many hours from now; the rule says how many at most." })
  hours!: number;

  @Field(() => String, { description: "Why, at most 500 characters." })
  reason!: string;
}

@InputType({ description: "When an alert is to ring." })
export class AlertRuleInput {
  @Field(() => AlertKindEnum, { description: "What it is about." })
  kind!: AlertKind;

  @Field(() => String, {
    nullable: true,
    description: "Code of the unit; null: each unit right below the province, and the province's own cases; of silent sources all.",
  })
  unit?: string | null;

  @Field(() => String, { nullable: true, description: "Code of a source: only its cases, or its silence." })
  source?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "It rings above so many cases, or after so many minutes of silence beyond what the manifest expects; null: nothing rings here.",
  })
  threshold?: number | null;

  @Field(() => Int, { description: "The longest mute, hours (1–720)." })
  longestMuteHours!: number;

  @Field(() => Day, { description: "From when on it holds; not before today." })
  validFrom!: string;

  @Field(() => String, { description: "Căn cứ: what it is laid down in." })
  legalBasis!: string;
}

@InputType({ description: "What becomes of a proposed rule." })
export class SettleAlertRuleInput {
  @Field(() => ID, { description: "The rule's number." })
  id!: string;

  @Field(() => Boolean, { description: "true: it holds from its day on; false: it is declined." })
  adopt!: boolean;
}

@ObjectType("AlertRefused", { implements: ProblemType, description: "It was not done; nothing has changed." })
export class AlertRefused extends ProblemType {
  @Field(() => String, { description: "The field of the input it is about." })
  at!: string;
}

/** A problem as the graph answers it. */
export function alertRefused(problem: Problem): AlertRefused {
  return Object.assign(new AlertRefused(), problem);
}

const act = (name: string, description: string) => createUnionType({ name, description, types: () => [AlertView, AlertRefused] as const });
export const TakeAlertResult = act("TakeAlertResult", "The alert with its owner, or what stood in the way.");
export const AcknowledgeAlertResult = act("AcknowledgeAlertResult", "The alert as acknowledged, or what stood in the way.");
export const MuteAlertResult = act("MuteAlertResult", "The alert as muted, or what stood in the way.");

export const PreviewAlertRuleResult = createUnionType({
  name: "PreviewAlertRuleResult",
  description: "What the rule would ring now, or what stood in the way.",
  types: () => [RulePreviewed, AlertRefused] as const,
});
const rule = (name: string, description: string) => createUnionType({ name, description, types: () => [AlertRuleView, AlertRefused] as const });
export const ProposeAlertRuleResult = rule("ProposeAlertRuleResult", "The rule as it waits for a second person, or what stood in the way.");
export const SettleAlertRuleResult = rule("SettleAlertRuleResult", "The rule as settled, or what stood in the way.");
