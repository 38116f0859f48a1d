import { Field, ID, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../platform/enum-of.ts";
import type { Instant } from "../../platform/instant.ts";
import { InstantScalar } from "../../platform/scalars.ts";
import { RECONCILE_STATES } from "../reconcile/index.ts";
import type { Difference, ReconcileState } from "../reconcile/index.ts";

const StateEnum = enumOf(RECONCILE_STATES, "ReconcileState", "How far it is. ASKED: it begins within a second or two, or waits for a read under way.");
const KindEnum = enumOf(
  ["MISSING", "EXTRA", "DIFFERENT"],
  "ReconcileDifferenceKind",
  "MISSING: the hub lacks it; EXTRA: the source does not tell it; DIFFERENT: their contents differ.",
);

@ObjectType("ReconcileDifference", { simpleResolvers: true, description: "One record in which source and hub differ." })
export class ReconcileDifferenceView {
  @Field(() => String, { description: "The stream it is in." })
  stream!: string;

  @Field(() => String, { description: "The source's id of it." })
  id!: string;

  @Field(() => KindEnum, { description: "How." })
  kind!: Difference["kind"];
}

@ObjectType("SourceReconcile", { simpleResolvers: true, description: "A full read of a source beside what the hub holds of it, as somebody asked for it." })
export class SourceReconcileView {
  @Field(() => ID, { description: "Its number." })
  id!: number;

  @Field(() => Boolean, { description: "What the hub lacked or had otherwise was to be taken." })
  mend!: boolean;

  @Field(() => String, { description: "Username of who asked." })
  askedBy!: string;

  @Field(() => InstantScalar, { description: "When he asked." })
  askedAt!: Instant;

  @Field(() => StateEnum, { description: "How far it is." })
  state!: ReconcileState;

  @Field(() => InstantScalar, { nullable: true, description: "When it began; null: it has not." })
  startedAt!: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it ended; null: it has not." })
  endedAt!: Instant | null;

  @Field(() => Int, { description: "Records read so far." })
  records!: number;

  @Field(() => Int, { nullable: true, description: "Records the hub lacked; null: not known yet." })
  missing!: number | null;

  @Field(() => Int, { nullable: true, description: "Records the source did not tell; null: not known yet." })
  extra!: number | null;

  @Field(() => Int, { nullable: true, description: "Records whose contents differed; null: not known yet." })
  different!: number | null;

  @Field(() => Int, { nullable: true, description: "Records that were taken; null: not known yet." })
  mended!: number | null;

  @Field(() => Int, { nullable: true, description: "Ranges of 1,000 ids that were compared; null: not known yet." })
  ranges!: number | null;

  @Field(() => Int, { nullable: true, description: "Of them: with another count or hash; null: not known yet." })
  unequal!: number | null;

  @Field(() => [ReconcileDifferenceView], { description: "The first 20 that differ." })
  first!: readonly ReconcileDifferenceView[];

  @Field(() => String, { nullable: true, description: "Why it failed, for IT staff; null: it did not." })
  problem!: string | null;
}
