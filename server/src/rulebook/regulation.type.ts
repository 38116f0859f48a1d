import { URGENCIES } from "@dau-moi/schema";
import type { CaseStream, Channel, ClockStage, Field as CaseField, StartEvent, Urgency } from "@dau-moi/schema";
import { Field, InputType, ObjectType } from "type-graphql";
import { CaseStreamEnum, ChannelEnum, FieldEnum } from "../case/index.ts";
import { ClockStageEnum, REGULATION_STATUSES, StartEventEnum } from "../clock/index.ts";
import type { StoredRegulation } from "../clock/index.ts";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";

const RegulationStatusEnum = enumOf(
  REGULATION_STATUSES,
  "RegulationStatus",
  "Another place's, for reference; draft; proposed; adopted; or superseded by a later one, still the rule of what began under it.",
);
const UrgencyEnum = enumOf(URGENCIES, "Urgency", "How pressing a case is, as its source tells.");
const RegulationPartEnum = enumOf(
  ["THRESHOLD", "PAUSE_REASON", "EXTENSION", "CLOSING", "DECLINE_CODE", "DIVERSION", "ADDRESSEE", "COMPETENCE", "SHIFTS"],
  "RegulationPart",
  "What a regulation lays down besides limits.",
);
export type RegulationPart = "THRESHOLD" | "PAUSE_REASON" | "EXTENSION" | "CLOSING" | "DECLINE_CODE" | "DIVERSION" | "ADDRESSEE" | "COMPETENCE" | "SHIFTS";

@ObjectType({ simpleResolvers: true, description: "A limit of a regulation; a key that is null is any." })
export class RegulationLimit {
  @Field(() => ClockStageEnum, { description: "The duty it measures." })
  stage!: ClockStage;

  @Field(() => CaseStreamEnum, { nullable: true, description: "null: every stream" })
  caseStream!: CaseStream | null;

  @Field(() => FieldEnum, { nullable: true, description: "null: every field" })
  field!: CaseField | null;

  @Field(() => UrgencyEnum, { nullable: true, description: "null: however pressing" })
  urgency!: Urgency | null;

  @Field(() => Boolean, { nullable: true, description: "True: several agencies; false: one; null: any number." })
  severalAgencies!: boolean | null;

  @Field(() => ChannelEnum, { nullable: true, description: "null: every channel" })
  channel!: Channel | null;

  @Field(() => String, { description: "5wd (working days), 15d (calendar days), 4wh (working hours), 24h (real hours); 0wd: within the same working day." })
  limit!: string;

  @Field(() => StartEventEnum, { description: "What it counts from." })
  startsFrom!: StartEvent;

  @Field(() => String, { description: "The rule's name." })
  ruleName!: string;

  @Field(() => String, { description: "Where the rule stands." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "True: assumed; no regulation states it." })
  assumed!: boolean;

  @Field(() => Day, { description: "First day." })
  validFrom!: string;

  @Field(() => Day, { nullable: true, description: "First day on which it no longer holds; null: none named." })
  validTo!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A threshold, a reason or a name that a regulation lays down." })
export class RegulationTerm {
  @Field(() => RegulationPartEnum, { description: "What sort of thing it is." })
  part!: RegulationPart;

  @Field(() => String, { description: "Its code." })
  code!: string;

  @Field(() => String, { nullable: true, description: "Its name in Vietnamese; null where the code says it all." })
  name!: string | null;

  @Field(() => String, { nullable: true, description: "Its value, e.g. 8wh; for a pause reason whether the clock stops." })
  value!: string | null;

  @Field(() => String, { description: "Where it stands." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "True: assumed; no regulation states it." })
  assumed!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "A place in which a regulation differs from the one in force." })
export class RegulationDifference {
  @Field(() => String, { description: "Which limit or term." })
  what!: string;

  @Field(() => String, { nullable: true, description: "As it is in force; null: not there." })
  before!: string | null;

  @Field(() => String, { nullable: true, description: "As this version has it; null: not there." })
  after!: string | null;
}

@ObjectType("Regulation", { simpleResolvers: true, description: "A version of a leading body's regulation (quy chế)." })
export class RegulationView {
  @Field(() => String, { description: "Hash of its words." })
  version!: string;

  @Field(() => String, { description: "The regulation's code, the same for all its versions." })
  code!: string;

  @Field(() => String, { description: "Its title." })
  title!: string;

  @Field(() => String, { description: "The leading body that laid it down." })
  bodyName!: string;

  @Field(() => Boolean, { description: "True: of the hub's own leading body, so that its limits apply; false: for reference only." })
  own!: boolean;

  @Field(() => RegulationStatusEnum, { description: "Where it stands on its way into force." })
  status!: StoredRegulation["status"];

  @Field(() => Day, { description: "First day on which it holds." })
  validFrom!: string;

  @Field(() => Day, { nullable: true, description: "First day on which it or its successor no longer lets it hold." })
  validTo!: string | null;

  @Field(() => String, { description: "Username of its proposer." })
  proposedBy!: string;

  @Field(() => InstantScalar, { description: "When it was proposed." })
  proposedAt!: Instant;

  @Field(() => String, { nullable: true, description: "Username of whoever adopted it." })
  adoptedBy!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was adopted." })
  adoptedAt!: Instant | null;

  @Field(() => String, { description: "Where its words were read, and what was left out." })
  source!: string;

  @Field(() => String, { description: "The document, as it was proposed." })
  text!: string;

  @Field(() => [RegulationLimit], { description: "Its limits, in its order." })
  limits!: RegulationLimit[];

  @Field(() => [RegulationTerm], { description: "What it lays down besides." })
  terms!: RegulationTerm[];

  @Field(() => [RegulationDifference], { description: "Where it differs from the one in force; none for that one and for another place's." })
  differences!: RegulationDifference[];
}

@InputType({ description: "A regulation to propose." })
export class ProposeRegulationInput {
  @Field(() => String, { description: "The whole document, YAML." })
  text!: string;

  @Field(() => Boolean, { defaultValue: false, description: "True: keep it as a draft; nobody can adopt it yet." })
  draft!: boolean;
}
