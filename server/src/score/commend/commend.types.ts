import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { PageInfo, PeriodKindEnum } from "../../tally/index.ts";
import type { PeriodKind } from "../../tally/index.ts";
import { Unit } from "../../unit/index.ts";
import { ScoreRefused } from "../problem.types.ts";
import { ScoreWords } from "../words.types.ts";
import { CandidateScoreView, CandidateSheetView, CommendedOfficer } from "./candidate.types.ts";
import { AboutEnum, CandidateStateEnum, CheckCodeEnum, CheckResultEnum, EvidenceKindEnum, LevelEnum, OriginEnum } from "./commend.words.ts";
import type { About, CandidateState, CheckCode, CheckResult, EvidenceKind, Level, Origin } from "./commend.words.ts";
import type { CandidateRow, RoundRow } from "./round.queries.ts";

@ObjectType({ simpleResolvers: true, description: "A form of commendation and what it asks of sealed scores; dated, with its legal basis." })
export class CommendationForm {
  @Field(() => ID, { description: "Its code." })
  code!: string;

  @Field(() => AboutEnum, { description: "Whom it commends." })
  about!: About;

  @Field(() => ScoreWords, { description: "What it is called." })
  name!: ScoreWords;

  @Field(() => LevelEnum, { description: "Who awards it." })
  level!: Level;

  @Field(() => Boolean, { description: "Topical (chuyên đề): no basis for a higher award." })
  topical!: boolean;

  @Field(() => String, { nullable: true, description: "The least total in every period, a decimal; null: of officers, who have no score." })
  minimumScore!: string | null;

  @Field(() => Int, { description: "The fewest cases of the main indicator in every period; of officers the fewest items that count." })
  minimumCases!: number;

  @Field(() => Int, { description: "The fewest sealed periods with a total; of officers with a sheet." })
  minimumPeriods!: number;

  @Field(() => [CheckCodeEnum], { description: "Conditions that are looked at." })
  checks!: CheckCode[];

  @Field(() => ScoreWords, { description: "What it asks for that the hub has no data of." })
  outside!: ScoreWords;

  @Field(() => String, { description: "What it rests on." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "A proposal that was not issued." })
  assumed!: boolean;

  @Field(() => Day, { description: "From when on." })
  validFrom!: string;
}

@ObjectType({ simpleResolvers: true, description: "What a condition rests on." })
export class CommendationEvidence {
  @Field(() => EvidenceKindEnum, { description: "What." })
  kind!: EvidenceKind;

  @Field(() => String, { nullable: true, description: "Number or name of what it is about; null: of the unit altogether." })
  reference!: string | null;

  @Field(() => String, { description: "The number or words behind it; may be empty." })
  text!: string;
}

@ObjectType("CommendationChecked", { simpleResolvers: true, description: "A condition that was looked at." })
export class CheckView {
  @Field(() => CheckCodeEnum, { description: "Which." })
  code!: CheckCode;

  @Field(() => CheckResultEnum, { description: "How it came out." })
  result!: CheckResult;

  @Field(() => [CommendationEvidence], { description: "What it rests on." })
  evidence!: CommendationEvidence[];
}

@ObjectType("CommendationRun", { simpleResolvers: true, description: "One look at a dossier's conditions, frozen." })
export class RunView {
  @Field(() => ID, { description: "The hub's number." })
  id!: string;

  @Field(() => InstantScalar, { description: "When: what was known at this instant." })
  at!: Instant;

  @Field(() => String, { description: "By whom." })
  byName!: string;

  @Field(() => String, { description: "SHA-256 of all that was seen, hexadecimal." })
  hash!: string;

  @Field(() => [CheckView], { description: "The form's conditions, in its order." })
  checks!: CheckView[];

  @Field(() => [CheckCodeEnum], { description: "Those that came out otherwise, or rest on something else, than at the look before; none at the first." })
  changed!: CheckCode[];
}

@ObjectType("Commendation", { simpleResolvers: true, description: "A unit's or an officer's dossier in a round of commendation." })
export class CommendationView {
  @Field(() => ID, { description: "The hub's number." })
  id!: string;

  @Field(() => ID, { description: "The round." })
  roundId!: string;

  @Field(() => Unit, { description: "The unit; of an officer that of his last sheet." })
  unit!: Unit;

  @Field(() => CommendedOfficer, { nullable: true, description: "Whose dossier it is; null: the unit's own." })
  officer!: CommendedOfficer | null;

  @Field(() => OriginEnum, { description: "Drawn, or named by hand." })
  origin!: Origin;

  @Field(() => String, { nullable: true, description: "Why it was named by hand; null: it was drawn." })
  reason!: string | null;

  @Field(() => InstantScalar, { description: "When it was drawn or named." })
  at!: Instant;

  @Field(() => String, { description: "By whom." })
  byName!: string;

  @Field(() => [CandidateScoreView], { description: "Its sealed scores as they were then, oldest first; of an officer none." })
  scores!: CandidateScoreView[];

  @Field(() => [CandidateSheetView], { description: "An officer's sealed sheets as they were then, oldest first; of a unit none." })
  sheets!: CandidateSheetView[];

  @Field(() => String, { description: "SHA-256 of these scores or sheets, hexadecimal." })
  hash!: string;

  @Field(() => CandidateStateEnum, { description: "How it stands." })
  state!: CandidateState;

  @Field(() => [CheckView], { nullable: true, description: "Its conditions as they were last looked at; null: the viewer may not read them." })
  checks!: CheckView[] | null;

  row!: CandidateRow;
}

@ObjectType("CommendationRound", { simpleResolvers: true, description: "A round in which units, or officers, are looked at for one form of commendation." })
export class RoundView {
  @Field(() => ID, { description: "The hub's number." })
  id!: string;

  @Field(() => String, { description: "What it is called." })
  title!: string;

  @Field(() => String, { description: "What it rests on." })
  legalBasis!: string;

  @Field(() => AboutEnum, { description: "Whom it is about." })
  about!: About;

  @Field(() => PeriodKindEnum, { description: "Of which kind of periods." })
  kind!: PeriodKind;

  @Field(() => Day, { description: "First day." })
  from!: string;

  @Field(() => Day, { description: "Last day." })
  to!: string;

  @Field(() => [ID], { description: "The sealed scoring periods, or those of officers' sheets, that fill these days, oldest first." })
  periods!: string[];

  @Field(() => Unit, { description: "Whose units: it and those below it." })
  scope!: Unit;

  @Field(() => InstantScalar, { description: "When it was opened." })
  at!: Instant;

  @Field(() => String, { description: "By whom." })
  byName!: string;

  row!: RoundRow;
}

@ObjectType("CommendationRounds", { simpleResolvers: true, description: "Rounds of commendation, newest first." })
export class RoundConnection {
  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [RoundView], { description: "The page's rows." })
  nodes!: RoundView[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}

@ObjectType({ simpleResolvers: true, description: "A proposal for commendation as a file." })
export class CommendationPaper {
  @Field(() => String, { description: "The file's name." })
  name!: string;

  @Field(() => String, { description: "The DOCX file, in base64." })
  base64!: string;
}

@ObjectType("CommendationRoundOpened", { simpleResolvers: true, description: "The round was opened, for good." })
export class RoundOpened {
  @Field(() => RoundView, { description: "The round." })
  round!: RoundView;
}

@ObjectType("CommendationWritten", { simpleResolvers: true, description: "It was written down, for good." })
export class CommendationWritten {
  @Field(() => CommendationView, { description: "The dossier as it stands now." })
  commendation!: CommendationView;
}

export const RoundResult = createUnionType({
  name: "CommendationRoundResult",
  description: "The round, or what stood in the way.",
  types: () => [RoundOpened, ScoreRefused] as const,
});

export const CommendationResult = createUnionType({
  name: "CommendationResult",
  description: "The dossier, or what stood in the way.",
  types: () => [CommendationWritten, ScoreRefused] as const,
});
