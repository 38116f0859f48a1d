import { Field, Int, ObjectType } from "type-graphql";
import { enumOf } from "../platform/enum-of.ts";
import { Day } from "../platform/scalars.ts";
import { Unit } from "../unit/index.ts";
import { AsOfView } from "./as-of.ts";
import type { BacklogClass, Severity } from "./backlog-sql.ts";
import { BacklogClassEnum, SeverityEnum } from "./cases.types.ts";

export const BACKLOG_FACTS = ["NOT_RESOLVED", "RESOLVED_NOT_CLOSED", "STALE", "REPORTED_AGAIN", "NOT_COMPETENT", "EXTENDED", "CORRECTED"] as const;
export const DISPOSITIONS = ["RESOLVE", "RECORD_AND_CLOSE", "CLOSE_WITH_REASON", "HAND_OVER"] as const;
const BacklogFactEnum = enumOf(BACKLOG_FACTS, "BacklogFactKind", "What puts an open case into its class.");
const DispositionEnum = enumOf(DISPOSITIONS, "Disposition", "How a case of a class leaves the backlog.");

@ObjectType("BacklogFact", { simpleResolvers: true, description: "One reason why a case is in its class." })
export class BacklogFact {
  @Field(() => BacklogFactEnum, { description: "Which." })
  kind!: (typeof BACKLOG_FACTS)[number];

  @Field(() => Int, { nullable: true, description: "Days since its receipt, for STALE and REPORTED_AGAIN; otherwise null." })
  days!: number | null;

  @Field(() => Int, { nullable: true, description: "The regulation's days beyond which a case is stale; otherwise null." })
  thresholdDays!: number | null;

  @Field(() => String, { nullable: true, description: "The regulation, or the legal basis, it stands on; null: it stands on the case alone." })
  basis!: string | null;
}

@ObjectType("CaseBacklog", { simpleResolvers: true, description: "Why an open case is still there, and how it leaves the backlog." })
export class CaseBacklog {
  @Field(() => BacklogClassEnum, { description: "Its class: what a person said, or else the rules." })
  class!: BacklogClass;

  @Field(() => BacklogClassEnum, { description: "What the rules alone say." })
  ruleClass!: BacklogClass;

  @Field(() => SeverityEnum, { description: "How pressing it is." })
  severity!: Severity;

  @Field(() => [BacklogFact], { description: "What puts it there." })
  facts!: BacklogFact[];

  @Field(() => DispositionEnum, { description: "How it should leave the backlog." })
  disposition!: (typeof DISPOSITIONS)[number];

  @Field(() => [Unit], { description: "B4: the units that the regulation gives its field to; otherwise empty." })
  competent!: Unit[];
}

@ObjectType("BacklogCount", { simpleResolvers: true, description: "Open cases of one group and class." })
export class BacklogCount {
  @Field(() => SeverityEnum, { description: "The group." })
  severity!: Severity;

  @Field(() => BacklogClassEnum, { description: "The class." })
  backlogClass!: BacklogClass;

  @Field(() => Int, { description: "How many; exactly the rows of the list with the same filter at the same as-of." })
  cases!: number;
}

@ObjectType("AgeBand", { simpleResolvers: true, description: "Open cases by days since their receipt." })
export class AgeBand {
  @Field(() => Day, { nullable: true, description: "First day of receipt; null: no bound." })
  from!: string | null;

  @Field(() => Day, { nullable: true, description: "Last day of receipt; null: up to the as-of." })
  to!: string | null;

  @Field(() => Int, { nullable: true, description: "The most days since receipt; null: no bound." })
  mostDays!: number | null;

  @Field(() => Int, { description: "How many." })
  cases!: number;
}

@ObjectType("Backlog", { simpleResolvers: true, description: "The open cases of a filter by severity, class and age, all at one as-of." })
export class Backlog {
  @Field(() => AsOfView, { description: "The point everything here is counted at." })
  asOf!: AsOfView;

  @Field(() => Int, { description: "All of them: the sum of `counts`, and of `ageBands`." })
  total!: number;

  @Field(() => [BacklogCount], { description: "Groups and classes that have cases, the most pressing first." })
  counts!: BacklogCount[];

  @Field(() => [AgeBand], { description: "Every band of the regulation in force, the youngest first; empty while there is none." })
  ageBands!: AgeBand[];
}
