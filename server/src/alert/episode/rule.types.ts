import { Field, ID, Int, ObjectType } from "type-graphql";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { AsOfView } from "../../tally/index.ts";
import { Unit } from "../../unit/index.ts";
import { AlertKindEnum, RuleStateEnum } from "./words.ts";
import type { AlertKind, RuleState } from "./words.ts";

@ObjectType("AlertRule", { simpleResolvers: true, description: "Quy tắc cảnh báo: when an alert rings, from a day on, with what it is laid down in." })
export class AlertRuleView {
  @Field(() => ID, { description: "Its number." })
  id!: string;

  @Field(() => AlertKindEnum, { description: "What it is about." })
  kind!: AlertKind;

  @Field(() => Unit, { nullable: true, description: "Only this unit with everything below it; null: each unit right below the province." })
  unit!: Unit | null;

  @Field(() => String, { nullable: true, description: "Code of the source it is about; null: any." })
  source!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "It rings above so many cases, or after so many minutes beyond what the manifest expects; null: nothing rings here.",
  })
  threshold!: number | null;

  @Field(() => Int, { description: "The longest mute, hours." })
  longestMuteHours!: number;

  @Field(() => Day, { description: "From when on it holds." })
  validFrom!: string;

  @Field(() => String, { description: "Căn cứ: what it is laid down in." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "No document lays it down." })
  assumed!: boolean;

  @Field(() => RuleStateEnum, { description: "How it stands." })
  state!: RuleState;

  @Field(() => Boolean, { description: "It is the one that holds for its scope today." })
  inForce!: boolean;

  @Field(() => String, { nullable: true, description: "Who proposed it; null: it came with the hub." })
  proposedByName!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When; null: it came with the hub." })
  proposedAt!: Instant | null;

  @Field(() => Int, { nullable: true, description: "Alerts that it would have rung when it was proposed; null: it came with the hub." })
  wouldRing!: number | null;

  @Field(() => String, { nullable: true, description: "Who settled it; null: nobody yet." })
  settledByName!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When; null: nobody did." })
  settledAt!: Instant | null;
}

@ObjectType({ simpleResolvers: true, description: "One unit or source for which a rule would ring." })
export class WouldRing {
  @Field(() => Unit, { description: "The unit; of a silent source its owner." })
  unit!: Unit;

  @Field(() => String, { nullable: true, description: "Code of the source; null: it is about a unit." })
  source!: string | null;

  @Field(() => Int, { nullable: true, description: "Its number; null: it is about a source." })
  cases!: number | null;
}

@ObjectType("AlertRulePreviewed", { simpleResolvers: true, description: "What a rule would ring now, were it in force." })
export class RulePreviewed {
  @Field(() => AsOfView, { description: "The point it was counted at." })
  asOf!: AsOfView;

  @Field(() => Int, { description: "How many alerts it would ring." })
  count!: number;

  @Field(() => [WouldRing], { description: "The first hundred of them." })
  rings!: WouldRing[];
}
