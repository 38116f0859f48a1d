import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../../platform/enum-of.ts";
import type { Instant } from "../../../platform/instant.ts";
import { Day, InstantScalar } from "../../../platform/scalars.ts";
import { AsOfView, MonthReckoningEnum, PageInfo } from "../../../tally/index.ts";
import type { MonthReckoning } from "../../../tally/index.ts";
import { ScoreRefused } from "../../problem.types.ts";
import { SHEET_PERIOD_KINDS } from "../taking/period.queries.ts";
import type { SheetPeriod, SheetPeriodKind } from "../taking/period.queries.ts";
import type { OfPeriod } from "../taking/settle.ts";
import type { SheetPeriodWanted } from "../taking/take.ts";
import type { SheetsRecomputed } from "../taking/recompute.ts";

const SheetPeriodKindEnum = enumOf(SHEET_PERIOD_KINDS, "OfficerPeriodKind", "A quarter, or a year of four quarters taken together.");
const FORMATS = ["XLSX", "DOCX"] as const;
export type SheetFormat = (typeof FORMATS)[number];
export const SheetFormatEnum = enumOf(FORMATS, "OfficerSheetFormat", "The kind of file.");

@ObjectType("OfficerPeriod", { simpleResolvers: true, description: "A period whose officers' sheets were taken." })
export class OfficerPeriod {
  @Field(() => ID, { description: "Its number." })
  id!: string;

  @Field(() => SheetPeriodKindEnum, { description: "A quarter or a year." })
  kind!: SheetPeriodKind;

  @Field(() => MonthReckoningEnum, { description: "By which months." })
  reckoning!: MonthReckoning;

  @Field(() => Day, { description: "First day." })
  from!: string;

  @Field(() => Day, { description: "Last day." })
  to!: string;

  @Field(() => AsOfView, { description: "The point at which the figures were taken." })
  asOf!: AsOfView;

  @Field(() => Boolean, { description: "It is not sealed: figures may still be ruled of." })
  provisional!: boolean;

  @Field(() => Int, { description: "Lines of everybody together." })
  lines!: number;

  @Field(() => String, { description: "SHA-256 of what the sheets follow from, hexadecimal." })
  inputsHash!: string;

  @Field(() => String, { description: "SHA-256 of all sheets as taken, hexadecimal." })
  resultHash!: string;

  @Field(() => InstantScalar, { description: "Until when officers look at their sheets." })
  objectionUntil!: Instant;

  @Field(() => [String], { description: "Codes of sources that had not been read up to the period's end." })
  silent!: string[];

  @Field(() => String, { description: "Who took the figures." })
  takenByName!: string;

  @Field(() => String, { description: "The basis of what holds for everybody: objections, hand-overs near a limit, own stages." })
  termBasis!: string;

  @Field(() => String, { description: "The last part of a limit's time in which who gives a case on answers for its lateness, 0 to 1." })
  nearDue!: string;

  @Field(() => InstantScalar, { nullable: true, description: "When it was sealed; null: not yet." })
  sealedAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "By whom; null as above." })
  sealedByName!: string | null;

  @Field(() => String, { nullable: true, description: "SHA-256 of all sheets as sealed, with what was ruled; null as above." })
  sealHash!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was sealed although sources were silent; null: none was, or it is not sealed." })
  waiver!: string | null;

  /** for resolvers alone */
  row!: SheetPeriod;
}

@ObjectType("OfficerPeriods", { simpleResolvers: true, description: "Periods of sheets, the newest first." })
export class OfficerPeriods {
  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [OfficerPeriod], { description: "The page's rows." })
  nodes!: OfficerPeriod[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;

  @Field(() => Boolean, { description: "The viewer may take the figures of a period that has ended." })
  mayTake!: boolean;
}

@ObjectType("OfficerSheetsRecomputed", {
  simpleResolvers: true,
  description: "A period's sheets counted once more from their frozen lines, beside what was kept.",
})
export class OfficerSheetsRecomputed implements SheetsRecomputed {
  @Field(() => String, { description: "SHA-256 of what they follow from, now." })
  inputsHash!: string;

  @Field(() => Boolean, { description: "It is the one that was kept." })
  sameInputs!: boolean;

  @Field(() => String, { description: "SHA-256 of all sheets, now." })
  resultHash!: string;

  @Field(() => Boolean, { description: "It is the one that was kept." })
  sameResult!: boolean;

  @Field(() => Boolean, { description: "The sheets kept are those very bytes." })
  sameSheets!: boolean;

  @Field(() => Boolean, { nullable: true, description: "So are the sealed ones; null: it is not sealed." })
  sealHolds!: boolean | null;
}

const KEY = "A UUID of the asker's own: the same once more is the same act.";

@InputType({ description: "A period whose sheets are to be taken." })
export class TakeOfficerSheetsInput implements SheetPeriodWanted {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => SheetPeriodKindEnum, { description: "A quarter, or a year whose four quarters are sealed." })
  kind!: SheetPeriodKind;

  @Field(() => MonthReckoningEnum, { description: "By which months." })
  reckoning!: MonthReckoning;

  @Field(() => Day, { description: "A day that lies in it." })
  on!: string;
}

@InputType({ description: "The viewer's own sheet that he holds right." })
export class ConfirmOfficerSheetInput implements OfPeriod {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: "The period." })
  period!: string;
}

@InputType({ description: "A period whose sheets are to be sealed." })
export class SealOfficerSheetsInput implements OfPeriod {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: "The period." })
  period!: string;

  @Field(() => String, { nullable: true, description: "Why it is sealed although sources were silent; asked for when some were. At most 1,000 characters." })
  waiver?: string | null;
}

@ObjectType("OfficerPeriodChanged", { simpleResolvers: true, description: "The period as it stands now." })
export class OfficerPeriodChanged {
  @Field(() => OfficerPeriod, { description: "The period." })
  period!: OfficerPeriod;
}

export const OfficerPeriodResult = createUnionType({
  name: "OfficerPeriodResult",
  description: "The period, or what stood against it.",
  types: () => [OfficerPeriodChanged, ScoreRefused] as const,
  resolveType: (value) => (value instanceof ScoreRefused ? ScoreRefused : OfficerPeriodChanged),
});
