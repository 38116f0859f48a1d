import { createUnionType, Field, InputType, Int, ObjectType } from "type-graphql";
import { ProblemType } from "../../access/index.ts";
import { enumOf } from "../../platform/enum-of.ts";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { FreshnessEnum } from "../../source/index.ts";
import type { Freshness } from "../../source/index.ts";
import { PageInfo } from "../../tally/index.ts";
import { Unit } from "../../unit/index.ts";
import { ENTRY_PARTS } from "./directory.queries.ts";
import type { EntryPart } from "./directory.queries.ts";
import { DIRECTORY_FAULTS, DIRECTORY_SYSTEMS, REVIEW_STANDINGS } from "./directory.ts";
import type { DirectoryFault, DirectorySystem, ReviewStanding } from "./directory.ts";

const DirectoryFaultEnum = enumOf(
  DIRECTORY_FAULTS,
  "DirectoryFault",
  "What a unit's entry lacks. NOBODY_IN_CHARGE: neither task force nor head; HEAD_UNREACHABLE: the head has neither number nor address; NUMBER_SHARED, ADDRESS_SHARED: another unit has the same.",
);
const DirectorySystemEnum = enumOf(
  DIRECTORY_SYSTEMS,
  "DirectorySystem",
  "Whether a unit's own system is connected. SILENT: one of its systems is older than it should be, or was never read.",
);
const ReviewStandingEnum = enumOf(
  REVIEW_STANDINGS,
  "ReviewStanding",
  "How the last review of an entry stands. WRONG: it was found wrong and is still the same; CHANGED: it is another than was reviewed; DUE: never reviewed, or too long ago.",
);
const DirectoryPartEnum = enumOf(ENTRY_PARTS, "DirectoryPart", "A part of a unit's entry. HOURS: when its numbers are answered; ROSTER: who keeps them.");

@ObjectType({ simpleResolvers: true, description: "A system that a unit owns." })
export class DirectorySource {
  @Field(() => String, { description: "Its short name in the hub." })
  code!: string;

  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => FreshnessEnum, { description: "Whether its numbers can be called live." })
  freshness!: Freshness;
}

@ObjectType({ simpleResolvers: true, description: "That somebody compared a unit's entry with how it is." })
export class DirectoryReview {
  @Field(() => [DirectoryPartEnum], { description: "What was found wrong; empty: nothing." })
  wrong!: readonly EntryPart[];

  @Field(() => InstantScalar, { description: "When." })
  reviewedAt!: Instant;

  @Field(() => String, { description: "By whom." })
  byName!: string;

  @Field(() => Day, { description: "First day on which it is to be reviewed again." })
  dueOn!: string;
}

@ObjectType({ simpleResolvers: true, description: "A row of an entry that begins later." })
class DirectoryComing {
  @Field(() => String, { description: "Number, address or officer's code." })
  name!: string;

  @Field(() => Day, { description: "The first day on which it holds." })
  from!: string;
}

@ObjectType({ simpleResolvers: true, description: "A unit in the directory of hotlines; its numbers, mailboxes and people are the unit's own." })
export class DirectoryEntry {
  @Field(() => Unit, { description: "The unit." })
  unit!: Unit;

  @Field(() => [DirectoryFaultEnum], { description: "What it lacks; empty: nothing." })
  faults!: DirectoryFault[];

  @Field(() => DirectorySystemEnum, { description: "Whether its own system is connected." })
  system!: DirectorySystem;

  @Field(() => [DirectorySource], { description: "The systems it owns." })
  sources!: readonly DirectorySource[];

  @Field(() => ReviewStandingEnum, { description: "How its last review stands." })
  standing!: ReviewStanding;

  @Field(() => DirectoryReview, { nullable: true, description: "Its last review; null: never." })
  review!: DirectoryReview | null;

  @Field(() => Boolean, { description: "The viewer may review it." })
  mayReview!: boolean;

  @Field(() => Boolean, { description: "The viewer may change its numbers, mailboxes and people." })
  mayChange!: boolean;

  @Field(() => String, { description: "Names numbers, mailboxes and people as they stand from today on; a change hands it back." })
  seen!: string;

  @Field(() => [DirectoryComing], { description: "What of it begins later, by day." })
  coming!: readonly DirectoryComing[];
}

@ObjectType({ simpleResolvers: true, description: "Units of the scope by what they have; each number is the length of the list with the filter of its name." })
export class DirectorySummary {
  @Field(() => Int, { description: "Units of the scope that are to have a hotline, or have one." })
  units!: number;

  @Field(() => Int, { description: "With a number (fault: NO_NUMBER is the rest)." })
  withNumber!: number;

  @Field(() => Int, { description: "With a mailbox (fault: NO_MAILBOX is the rest)." })
  withMailbox!: number;

  @Field(() => Int, { description: "With any fault (anyFault)." })
  faulty!: number;

  @Field(() => Int, { description: "Whose own system is connected and fresh (system: CONNECTED)." })
  connected!: number;

  @Field(() => Int, { description: "Whose own system is silent (system: SILENT)." })
  silent!: number;

  @Field(() => Int, { description: "Without a system of their own (system: NONE)." })
  unconnected!: number;

  @Field(() => Int, { description: "To be reviewed: never, too long ago, or changed since (toReview)." })
  toReview!: number;
}

@InputType({ description: "Which entries; all conditions hold together." })
export class DirectoryFilter {
  @Field(() => String, { nullable: true, description: "Code of a unit: it and what lies below it; the viewer's own when left out." })
  unit?: string | null;

  @Field(() => DirectoryFaultEnum, { nullable: true, description: "With this fault." })
  fault?: DirectoryFault | null;

  @Field(() => Boolean, { nullable: true, description: "With any fault, or with none." })
  anyFault?: boolean | null;

  @Field(() => DirectorySystemEnum, { nullable: true, description: "Whose own system stands so." })
  system?: DirectorySystem | null;

  @Field(() => Boolean, { nullable: true, description: "Never reviewed, too long ago, or changed since; or the others." })
  toReview?: boolean | null;
}

@ObjectType({ simpleResolvers: true, description: "An entry and its place in the list." })
export class DirectoryEdge {
  @Field(() => String, { description: "Its cursor." })
  cursor!: string;

  @Field(() => DirectoryEntry, { description: "The entry." })
  node!: DirectoryEntry;
}

@ObjectType({ simpleResolvers: true, description: "Entries of the directory of hotlines, as the register has them today." })
export class DirectoryConnection {
  @Field(() => DirectorySummary, { description: "Of the whole scope, whatever else is filtered." })
  summary!: DirectorySummary;

  @Field(() => Int, { description: "Entries in the list." })
  totalCount!: number;

  @Field(() => [DirectoryEdge], { description: "Those of this page, in the register's order." })
  edges!: DirectoryEdge[];

  @Field(() => PageInfo, { description: "Whether there is more." })
  pageInfo!: PageInfo;

  @Field(() => InstantScalar, { description: "When it was looked at." })
  at!: Instant;

  @Field(() => Int, { description: "Months after which an entry is to be reviewed again." })
  months!: number;

  @Field(() => String, { description: "What that rests on." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "The province has not confirmed that basis yet." })
  assumed!: boolean;
}

@InputType({ description: "What a review of a unit's entry found." })
export class ReviewDirectoryInput {
  @Field(() => String, { description: "Code of the unit." })
  unit!: string;

  @Field(() => [DirectoryPartEnum], { description: "What is wrong, each once; empty: all is as the entry says." })
  wrong!: EntryPart[];
}

@ObjectType({ simpleResolvers: true, description: "The review is written down." })
export class DirectoryReviewed {
  @Field(() => DirectoryEntry, { description: "As the entry stands now." })
  entry!: DirectoryEntry;
}

@ObjectType({ implements: ProblemType, description: "The review was not written down." })
export class DirectoryRefused extends ProblemType {
  @Field(() => String, { description: "The field of the input that is wrong." })
  at!: string;
}

export const ReviewDirectoryResult = createUnionType({
  name: "ReviewDirectoryResult",
  description: "The entry, or what stood in the way.",
  types: () => [DirectoryReviewed, DirectoryRefused] as const,
});
