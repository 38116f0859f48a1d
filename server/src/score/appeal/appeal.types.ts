import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../platform/enum-of.ts";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { PageInfo } from "../../tally/index.ts";
import { Unit } from "../../unit/index.ts";
import { ExclusionEnum } from "../card/card.types.ts";
import { ScoreLine } from "../card/line.types.ts";
import type { Exclusion } from "../indicator/rule.ts";
import { OfficerLine } from "../officer/index.ts";
import { ScoreRefused } from "../problem.types.ts";
import { FilesTaken } from "../../writeback/index.ts";
import { ScoreWords } from "../words.types.ts";
import { AppealKindEnum } from "./appeal.inputs.ts";
import { AnswererEnum, AppealEffectView, AppealRatioView } from "./effect.types.ts";
import { APPEAL_ACTS, APPEAL_LISTS, APPEAL_STATES } from "./appeal.queries.ts";
import type { Answerer, AppealAct, AppealRow, AppealState } from "./appeal.queries.ts";
import { AppealFile } from "./files/file.types.ts";
import { AppealMove } from "./move.types.ts";
import type { AppealKind } from "./overlay.ts";

const AppealStateEnum = enumOf(APPEAL_STATES, "ScoreAppealState", "WAITING: for its answer; the others are how it ended.");
const AppealActEnum = enumOf(
  APPEAL_ACTS,
  "ScoreAppealAct",
  "ASK: it was asked; SAY: the unit that the line would go to said its word; WITHDRAW: the asker took it back; GRANT, GRANT_IN_PART, REFUSE: its answer.",
);
export const AppealListEnum = enumOf(
  APPEAL_LISTS,
  "ScoreAppealList",
  "OURS: of the viewer himself and of units that he heads; TOLD: about lines that would become theirs, or of their officers; WAITING: for the viewer's own answer, by when it is due; ALL: every one he sees.",
);

@ObjectType("ScoreAppealStep", { simpleResolvers: true, description: "What somebody said or decided about an appeal." })
export class AppealStep {
  @Field(() => AppealActEnum, { description: "What it was." })
  act!: AppealAct;

  @Field(() => String, { nullable: true, description: "In which words, without a submitter's identity; null: none." })
  words!: string | null;

  @Field(() => String, { nullable: true, description: "Number of its paper; null: none." })
  documentNumber!: string | null;

  @Field(() => Day, { nullable: true, description: "Day of its paper; null: none." })
  documentDay!: string | null;

  @Field(() => String, { description: "Who." })
  byName!: string;

  @Field(() => Unit, { description: "By the post of which unit." })
  byUnit!: Unit;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;
}

@ObjectType("ScoreAppeal", {
  simpleResolvers: true,
  description: "A head's wish that one line of his unit's score be looked at again, or an officer's about his own sheet.",
})
export class AppealView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => String, { description: "Code of the line's indicator or deduction; of an officer's line its part." })
  indicator!: string;

  @Field(() => Unit, { description: "Whose line it is, as it was frozen; of an officer's: the unit whose head is his." })
  unit!: Unit;

  @Field(() => Unit, {
    description: "Whose head asks: of whom the line was then, as it was frozen or as an earlier answer left it; of an officer's: as above.",
  })
  asker!: Unit;

  @Field(() => ID, { nullable: true, description: "The appeal whose answer brought the line to that unit; null: the line was frozen for it." })
  earlier!: string | null;

  @Field(() => String, { nullable: true, description: "Code of the officer whose sheet it is about; null: it is about a unit's card." })
  officer!: string | null;

  @Field(() => String, { nullable: true, description: "His name; null as above." })
  officerName!: string | null;

  @Field(() => AppealKindEnum, { description: "What is wanted." })
  kind!: AppealKind;

  @Field(() => ExclusionEnum, { nullable: true, description: "With EXCLUSION: for what reason it is not to count; else null." })
  reason!: Exclusion | null;

  @Field(() => Unit, { nullable: true, description: "With ATTRIBUTION: whose it is said to be; else null." })
  otherUnit!: Unit | null;

  @Field(() => AnswererEnum, { description: "Who answers it." })
  answeredBy!: Answerer;

  @Field(() => InstantScalar, { description: "The first late instant of the answer." })
  dueAt!: Instant;

  @Field(() => AppealStateEnum, { description: "How far it is." })
  state!: AppealState;

  @Field(() => Boolean, { description: "It waits and its answer is late." })
  overdue!: boolean;

  @Field(() => Boolean, { description: "It was asked after the period's seal." })
  afterSeal!: boolean;

  @Field(() => Boolean, { description: "The viewer may take it back now." })
  mayWithdraw!: boolean;

  @Field(() => Boolean, { description: "The viewer may say his unit's word now." })
  maySay!: boolean;

  @Field(() => Boolean, { description: "The viewer may answer it now." })
  mayAnswer!: boolean;

  row!: AppealRow;
}

/** Fields that ask the database, of one appeal at a time. */
@ObjectType("ScoreAppealDetail", { simpleResolvers: true, description: "An appeal with its line, its course and what its answer changed." })
export class AppealDetail {
  @Field(() => AppealView, { description: "The appeal." })
  appeal!: AppealView;

  @Field(() => ID, { description: "The period: of scores, or of officers' sheets." })
  period!: string;

  @Field(() => Day, { description: "Its first day." })
  from!: string;

  @Field(() => Day, { description: "Its last day." })
  to!: string;

  @Field(() => Boolean, { description: "It is sealed." })
  sealed!: boolean;

  @Field(() => ScoreWords, { nullable: true, description: "The indicator's or deduction's name; null: it is about an officer's line." })
  name!: ScoreWords | null;

  @Field(() => ScoreLine, { nullable: true, description: "The line as it counts now; null: the viewer does not see it, or it is an officer's." })
  line!: ScoreLine | null;

  @Field(() => OfficerLine, { nullable: true, description: "An officer's line as it counts now; null: it is a unit's." })
  officerLine!: OfficerLine | null;

  @Field(() => [AppealRatioView], { description: "What its answer changed of an officer's sheet; empty: nothing, or it is about a unit." })
  ratios!: AppealRatioView[];

  @Field(() => [AppealStep], { description: "Its course, oldest first." })
  steps!: AppealStep[];

  @Field(() => [AppealEffectView], {
    description: "What its answer changed, of the units whose figures the viewer sees; empty: nothing, or it is not answered.",
  })
  effects!: AppealEffectView[];

  @Field(() => Int, { nullable: true, description: "How many other units' totals or places became others; null: nothing was granted." })
  others!: number | null;

  @Field(() => AppealMove, { nullable: true, description: "Where its answer took the line to; null: nowhere, or the viewer does not see it." })
  moved!: AppealMove | null;

  @Field(() => [AppealFile], { description: "Its files, oldest first." })
  files!: AppealFile[];

  @Field(() => FilesTaken, { nullable: true, description: "What files the viewer may add to it now, by POST /files?appeal=ID; null: none." })
  filesTaken!: FilesTaken | null;
}

@ObjectType("ScoreAppeals", { simpleResolvers: true, description: "Appeals." })
export class AppealViews {
  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [AppealView], { description: "The page's rows." })
  nodes!: AppealView[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}

@ObjectType("ScoreAppealChanged", { simpleResolvers: true, description: "It was done." })
export class AppealChanged {
  @Field(() => AppealView, { description: "The appeal as it stands now." })
  appeal!: AppealView;
}

export const AppealResult = createUnionType({
  name: "ScoreAppealResult",
  description: "The appeal, or what stood in the way.",
  types: () => [AppealChanged, ScoreRefused] as const,
});
