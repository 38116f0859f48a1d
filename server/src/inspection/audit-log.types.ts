import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";

export const AuditStreamEnum = enumOf(
  ["access", "decision", "account", "source", "key"],
  "AuditStream",
  "A chain of the audit log: who looked, what was decided, what became of accounts, of sources, of keys.",
);
const ActorKindEnum = enumOf(["account", "cli", "hub"], "AuditActorKind", "A signed-in account, somebody at the command line, or the hub by itself.");

export type AuditStreamName = keyof typeof AuditStreamEnum;

@InputType({ description: "Which entries of the audit log; what is left out narrows nothing." })
export class AuditFilter {
  @Field(() => AuditStreamEnum, { nullable: true, description: "One chain." })
  stream?: AuditStreamName | null;

  @Field(() => String, { nullable: true, description: "The name of the one who did it, exactly." })
  actor?: string | null;

  @Field(() => String, { nullable: true, description: "What was done, exactly: revealSubmitter." })
  act?: string | null;

  @Field(() => String, { nullable: true, description: "What it was done to, exactly, as kind:id: case:4512." })
  subject?: string | null;

  @Field(() => Day, { nullable: true, description: "The first day." })
  fromDay?: string | null;

  @Field(() => Day, { nullable: true, description: "The last day." })
  toDay?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A code or number that the entry tells." })
export class AuditDetail {
  @Field(() => String, { description: "What it is." })
  name!: string;

  @Field(() => String, { description: "Its value." })
  value!: string;
}

@ObjectType("AuditEntry", {
  simpleResolvers: true,
  description: "One thing that was done, as the chain keeps it. It names accounts and codes, and nobody else.",
})
export class AuditEntryView {
  @Field(() => ID, { description: "Stream and number." })
  id!: string;

  @Field(() => AuditStreamEnum, { description: "Its chain." })
  stream!: AuditStreamName;

  @Field(() => Int, { description: "Its place in the chain: 1, 2, 3 …" })
  number!: number;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => ActorKindEnum, { description: "What kind of actor." })
  actorKind!: keyof typeof ActorKindEnum;

  @Field(() => String, { description: "Username, or the name given at the command line." })
  actor!: string;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;

  @Field(() => String, { description: "What was done, in one word: revealSubmitter." })
  act!: string;

  @Field(() => String, { description: "What kind of thing it was done to." })
  subjectKind!: string;

  @Field(() => String, { description: "Which one." })
  subjectId!: string;

  @Field(() => [AuditDetail], { description: "What else the entry tells, by name." })
  detail!: AuditDetail[];

  @Field(() => [String], { description: "Names of the texts, such as a reason, that lie sealed beside it and stay closed here; the entry proves them." })
  sealedTexts!: string[];
}

@ObjectType({ simpleResolvers: true, description: "An entry and its place in the list." })
export class AuditEntryEdge {
  @Field(() => String, { description: "Hand back as `after` for what follows." })
  cursor!: string;

  @Field(() => AuditEntryView, { description: "The entry." })
  node!: AuditEntryView;
}

@ObjectType({ simpleResolvers: true, description: "The audit log, newest first, as far as it went when its first page was read." })
export class AuditEntryConnection {
  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [AuditEntryEdge], { description: "The page's rows." })
  edges!: AuditEntryEdge[];

  @Field(() => String, { nullable: true, description: "Hand back as `after`; null: there is no more." })
  nextAfter!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "How far a chain goes." })
export class AuditStreamState {
  @Field(() => AuditStreamEnum, { description: "The chain." })
  stream!: AuditStreamName;

  @Field(() => Int, { description: "Entries in it." })
  entries!: number;
}

@ObjectType({ simpleResolvers: true, description: "The last signed checkpoint in one place outside the database." })
export class AuditCheckpoint {
  @Field(() => InstantScalar, { description: "When it was signed." })
  at!: Instant;

  @Field(() => Int, { description: "Entries of all chains that it covers." })
  entries!: number;
}

@ObjectType({ simpleResolvers: true, description: "Something is not as it was written." })
export class AuditFinding {
  @Field(() => String, { description: "A chain, the journal, or the checkpoints." })
  place!: string;

  @Field(() => Int, { description: "Number of the entry, or of the checkpoint's line." })
  number!: number;

  @Field(() => String, { description: "In what way." })
  reason!: string;
}

@ObjectType({ simpleResolvers: true, description: "What the last `hub audit verify` on this hub's own checkpoints found." })
export class AuditVerification {
  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => Int, { description: "Entries that were walked." })
  entries!: number;

  @Field(() => [AuditFinding], { description: "None: everything is as it was written." })
  findings!: AuditFinding[];
}

@ObjectType({ simpleResolvers: true, description: "Where the audit log stands, and what proves it." })
export class AuditChain {
  @Field(() => InstantScalar, { description: "The hub's clock when it answered: ages are counted against it." })
  instant!: Instant;

  @Field(() => [AuditStreamState], { description: "Every chain." })
  streams!: AuditStreamState[];

  @Field(() => [AuditCheckpoint], { description: "The last of each place that has any." })
  checkpoints!: AuditCheckpoint[];

  @Field(() => AuditVerification, { nullable: true, description: "null: nobody has verified it yet." })
  verification!: AuditVerification | null;
}
