import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../platform/enum-of.ts";
import type { Instant } from "../../platform/instant.ts";
import { InstantScalar } from "../../platform/scalars.ts";
import { Unit } from "../../unit/index.ts";
import { ReportCodeEnum, ReportRefused } from "../filing/index.ts";
import type { ReportCode } from "../report-kind.ts";

const ORDER_STATES = ["RUNNING", "DONE", "STOPPED"] as const;
const ReportOrderStateEnum = enumOf(
  ORDER_STATES,
  "ReportOrderState",
  "How an ordered report stands: RUNNING it waits or is drawn up; DONE it is there; STOPPED it could not be drawn up.",
);

@ObjectType("ReportOrder", { simpleResolvers: true, description: "A report that the viewer ordered to be drawn up in the background." })
export class ReportOrderView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => ReportCodeEnum, { description: "Which report." })
  code!: ReportCode;

  @Field(() => Unit, { description: "Of which unit." })
  unit!: Unit;

  @Field(() => ReportOrderStateEnum, { description: "How it stands." })
  state!: (typeof ORDER_STATES)[number];

  @Field(() => Int, { description: "Rows read." })
  rowsDone!: number;

  @Field(() => Int, { nullable: true, description: "How many there are to read; null: not known yet, or not told." })
  rowsTotal!: number | null;

  @Field(() => ID, { nullable: true, description: "The report that was drawn up; null: not yet, or never." })
  reportId!: string | null;

  @Field(() => String, { nullable: true, description: "Why it could not be drawn up; null: nothing stood in the way." })
  problem!: string | null;

  @Field(() => InstantScalar, { description: "When it was ordered." })
  askedAt!: Instant;
}

@ObjectType("ReportOrdered", { simpleResolvers: true, description: "It is ordered; a notice tells when it is there." })
export class ReportOrdered {
  @Field(() => ReportOrderView, { description: "The order." })
  order!: ReportOrderView;
}

export const OrderReportResult = createUnionType({
  name: "OrderReportResult",
  description: "The order, or what stood in the way.",
  types: () => [ReportOrdered, ReportRefused] as const,
});
