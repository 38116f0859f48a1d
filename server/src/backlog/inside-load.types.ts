import { Field, Int, ObjectType } from "type-graphql";
import { Day } from "../platform/scalars.ts";
import { AsOfView, MonthReckoningEnum } from "../tally/index.ts";
import type { MonthReckoning } from "../tally/index.ts";
import { Unit } from "../unit/index.ts";
import { InsideOfficer } from "./inside.types.ts";

@ObjectType("InsideFigures", { simpleResolvers: true, description: "What somebody works on; every number is the length of its list, all at one as-of." })
export class InsideFigures {
  @Field(() => Int, { description: "Open cases." })
  open!: number;

  @Field(() => Int, { description: "Of them: past the due instant of their clock, the severely overdue among them." })
  overdue!: number;

  @Field(() => Int, { description: "Of them: due soon." })
  dueSoon!: number;

  @Field(() => Int, { description: "Of them: severely overdue." })
  severe!: number;

  @Field(() => Int, { description: "Of them: past the due instant set inside the unit." })
  insideLate!: number;

  @Field(() => Int, { description: "Cases that ended in the month, in these hands." })
  done!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Working minutes that those were in these hands, as a mean, to the whole minute; null: none of them was given to anybody inside.",
  })
  meanOwnMinutes!: number | null;
}

@ObjectType("InsideRow", { simpleResolvers: true, description: "One place of the unit, and in it one officer or nobody in particular." })
export class InsideLoadRow extends InsideFigures {
  @Field(() => Unit, { description: "The division, or the unit itself for what was given to none." })
  place!: Unit;

  @Field(() => InsideOfficer, { nullable: true, description: "The officer; null: what the place has without one." })
  officer!: InsideOfficer | null;
}

@ObjectType("InsideWorkload", { simpleResolvers: true, description: "Who inside a unit works on how much." })
export class InsideWorkload {
  @Field(() => AsOfView, { description: "The point everything here is counted at." })
  asOf!: AsOfView;

  @Field(() => Unit, { description: "The unit, with everything below it." })
  unit!: Unit;

  @Field(() => String, { description: "The month, YYYY-MM." })
  month!: string;

  @Field(() => MonthReckoningEnum, { description: "By which reckoning." })
  reckoning!: MonthReckoning;

  @Field(() => Day, { description: "The month's first day." })
  from!: string;

  @Field(() => Day, { description: "Its last day." })
  to!: string;

  @Field(() => String, { description: "What the month's days rest on." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "The month was over, and everything is counted as it stood at its end." })
  atItsEnd!: boolean;

  @Field(() => [InsideLoadRow], { description: "Places in the register's order; in each the officers by name, what it has without one last." })
  rows!: InsideLoadRow[];

  @Field(() => InsideFigures, { description: "All rows together." })
  total!: InsideFigures;
}

@ObjectType("InsideSheetFile", { simpleResolvers: true, description: "The sheet of a month as a workbook." })
export class InsideSheetFile {
  @Field(() => String, { description: "Its name: unit and month." })
  name!: string;

  @Field(() => String, { description: "XLSX in Base64." })
  base64!: string;
}
