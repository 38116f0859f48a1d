import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { CaseStream, Channel, Field as CaseField, Reckoning, Stage } from "@dau-moi/schema";
import { CaseStreamEnum, CaseView, ChannelEnum, FieldEnum, StageEnum } from "../case/index.ts";
import { enumOf } from "../platform/enum-of.ts";
import { Day } from "../platform/scalars.ts";
import { AsOfView } from "./as-of.ts";
import { BACKLOG_CLASSES, SEVERITIES } from "./backlog-sql.ts";
import type { BacklogClass, Severity } from "./backlog-sql.ts";
import { LATENESSES } from "./case-predicate.ts";
import type { Lateness } from "./case-predicate.ts";
import { MOVE_CAUSES } from "./moved-sql.ts";
import type { MoveCause } from "./moved-sql.ts";
import { BALANCE_PARTS } from "./period-predicate.ts";
import type { BalancePart } from "./period-predicate.ts";
import { ReckoningEnum } from "./reckoning.ts";

export const LatenessEnum = enumOf(LATENESSES, "Lateness", "How a case's running clock stands at an instant.");
const BacklogClassEnum = enumOf(
  BACKLOG_CLASSES,
  "BacklogClass",
  "Why an open case is still there: B1 not resolved, B2 resolved but not recorded, B3 moot or stale, B4 not the holder's competence.",
);
const SeverityEnum = enumOf(SEVERITIES, "Severity", "How pressing an open case is, the most pressing first: the groups of a queue.");
export const BalancePartEnum = enumOf(
  BALANCE_PARTS,
  "BalancePart",
  "A part of a balance of days (cân đối): opening and closing are what the scope held, handed in and out what came to it and left it over the whole of the days.",
);
export const MoveCauseEnum = enumOf(
  MOVE_CAUSES,
  "MoveCause",
  "Why a case is in a list at one point and not at another: CAUGHT_UP is what its source told on a later day (đồng bộ bù), the others are what happened to it.",
);
export { BacklogClassEnum, SeverityEnum };
export const CaseOrderEnum = enumOf(["DUE_FIRST", "NEWEST_FIRST", "SEVERITY_FIRST"], "CaseOrder", "The order of a list of cases.");

@InputType({ description: "What a list is narrowed to; absent parts narrow nothing." })
export class CaseFilter {
  @Field(() => [ID], { nullable: true, description: "Only cases with these numbers, at most 200: which of them the rest of the filter still takes." })
  ids?: string[];

  @Field(() => Int, { nullable: true, description: "Only cases that the journal tells something of after this event: what a list's reader may have missed." })
  changedAfter?: number;

  @Field(() => String, { nullable: true, description: "Code of a unit: cases charged to it or to a unit below it." })
  unit?: string;

  @Field(() => String, {
    nullable: true,
    description: "Code of a vice-chairman (phó chủ tịch phụ trách): only cases charged to units in his charge on the as-of's day.",
  })
  inCharge?: string;

  @Field(() => Boolean, { nullable: true, description: "Cases that `unit`, or one below it, supervises, in place of those charged to it." })
  supervised?: boolean;

  @Field(() => Boolean, { nullable: true, description: "Only cases charged to the unit itself." })
  unitOnly?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: "Cases that `unit`, or one below it, works on, also by assignment inside the unit that holds them, in place of those charged to it.",
  })
  inside?: boolean;

  @Field(() => String, { nullable: true, description: "Only cases given inside to the officer of this username; implies `inside`." })
  officer?: string;

  @Field(() => Boolean, { nullable: true, description: "Whether they were given to no officer inside; implies `inside`." })
  withoutOfficer?: boolean;

  @Field(() => Boolean, { nullable: true, description: "Only open cases that are, or are not, past the due instant set inside; implies `inside`." })
  insideLate?: boolean;

  @Field(() => CaseStreamEnum, { nullable: true, description: "The stream, HOTLINE when absent; one list never holds two." })
  stream?: CaseStream;

  @Field(() => [StageEnum], { nullable: true, description: "Any of these stages." })
  stage?: Stage[];

  @Field(() => Boolean, { nullable: true, description: "Only open, or only ended cases." })
  open?: boolean;

  @Field(() => LatenessEnum, { nullable: true, description: "Only open cases that stand so at the as-of's instant." })
  lateness?: Lateness;

  @Field(() => [BacklogClassEnum], { nullable: true, description: "Only open cases of any of these backlog classes." })
  backlogClass?: BacklogClass[];

  @Field(() => Day, {
    nullable: true,
    description: "With `backlogClass`: the classes as they stood when this day began, by what was known then, in place of the as-of's; open or ended since.",
  })
  backlogClassOn?: string;

  @Field(() => [SeverityEnum], { nullable: true, description: "Only open cases in any of these groups of severity at the as-of's instant." })
  severity?: Severity[];

  @Field(() => Int, { nullable: true, description: "Only open cases of this ageing band, counted from 0, the youngest." })
  ageBand?: number;

  @Field(() => Boolean, { nullable: true, description: "Whether their holder got them already late." })
  inheritedLate?: boolean;

  @Field(() => Boolean, { nullable: true, description: "Only open cases whose running clock was, or was not, extended." })
  extended?: boolean;

  @Field(() => Boolean, { nullable: true, description: "Whether they ended by being merged into another case." })
  merged?: boolean;

  @Field(() => Boolean, { nullable: true, description: "Whether their source marks them urgent (khẩn)." })
  urgent?: boolean;

  @Field(() => [FieldEnum], { nullable: true, description: "Any of these fields." })
  field?: CaseField[];

  @Field(() => [ChannelEnum], { nullable: true, description: "Any of these channels." })
  channel?: Channel[];

  @Field(() => [String], { nullable: true, description: "Any of these sources, by code." })
  source?: string[];

  @Field(() => String, { nullable: true, description: "Words of reference, title or place, with or without Vietnamese marks." })
  text?: string;

  @Field(() => ReckoningEnum, {
    nullable: true,
    description: "For cases received or closed: AS_IT_WAS (when left out) by the unit of that time, BY_SUCCESSOR by the unit that stands for it at the as-of.",
  })
  reckoning?: Reckoning;

  @Field(() => Boolean, { nullable: true, description: "true: only open cases in the hands of a unit that has ended, for which no successor fits." })
  withoutSuccessor?: boolean;

  @Field(() => Day, { nullable: true, description: "Received on this day or later, by `unit` as the intake unit, not as the present holder." })
  receivedFrom?: string;

  @Field(() => Day, { nullable: true, description: "Received on this day or earlier, by `unit` as the intake unit." })
  receivedTo?: string;

  @Field(() => Day, { nullable: true, description: "Closed on this day or later, by `unit` as the last holder." })
  closedFrom?: string;

  @Field(() => Day, { nullable: true, description: "Closed on this day or earlier, by `unit` as the last holder." })
  closedTo?: string;

  @Field(() => Day, { nullable: true, description: "Handled to a result on this day or later, by `unit` as the one that held them then." })
  handledFrom?: string;

  @Field(() => Day, { nullable: true, description: "Handled to a result on this day or earlier." })
  handledTo?: string;

  @Field(() => Boolean, { nullable: true, description: "Whether they were handled past their due instant; neither for those without a result." })
  handledLate?: boolean;

  @Field(() => Day, { nullable: true, description: "Whose submitter was answered on this day or later, while `unit` held or closed them." })
  answeredFrom?: string;

  @Field(() => Day, { nullable: true, description: "Whose submitter was answered on this day or earlier." })
  answeredTo?: string;

  @Field(() => BalancePartEnum, {
    nullable: true,
    description: "Only this part of `unit`'s balance from `balanceFrom` to `balanceTo`, which must both be there.",
  })
  balance?: BalancePart;

  @Field(() => Day, { nullable: true, description: "First day of the balance." })
  balanceFrom?: string;

  @Field(() => Day, { nullable: true, description: "Last day of the balance." })
  balanceTo?: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Token of another point: only cases that this very list does not have there; asked at the later point those that came, at the earlier one those that left.",
  })
  notAt?: string;

  @Field(() => MoveCauseEnum, { nullable: true, description: "Of those only the ones that moved for this reason; needs `notAt`." })
  movedBy?: MoveCause;
}

@ObjectType({ simpleResolvers: true, description: "A case and its place in the list." })
export class CaseEdge {
  @Field(() => String, { description: "Hand back as `after` for what follows." })
  cursor!: string;

  @Field(() => CaseView, { description: "The case." })
  node!: CaseView;
}

@ObjectType({ simpleResolvers: true, description: "Whether the list goes on." })
export class PageInfo {
  @Field(() => Boolean, { description: "There are rows after this page." })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the last row here; null on an empty page." })
  endCursor!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A list of cases counted at one as-of; its pages do not shift while the world goes on." })
export class CaseConnection {
  @Field(() => AsOfView, { description: "The point the list is counted at; hand it back for the next page." })
  asOf!: AsOfView;

  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [CaseEdge], { description: "The page's rows." })
  edges!: CaseEdge[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}
