import { Field, ObjectType } from "type-graphql";
import type { Stage } from "@dau-moi/schema";
import { StageEnum } from "../../case/index.ts";
import { enumOf } from "../../platform/enum-of.ts";
import type { Instant } from "../../platform/instant.ts";
import { InstantScalar } from "../../platform/scalars.ts";
import { Unit } from "../../unit/index.ts";

const AT_SOURCE_OUTCOMES = ["FOUND", "GONE", "NO_ANSWER", "UNREADABLE", "NOT_ASKED"] as const;
type AtSourceOutcome = (typeof AT_SOURCE_OUTCOMES)[number];

const AtSourceOutcomeEnum = enumOf(
  AT_SOURCE_OUTCOMES,
  "AtSourceOutcome",
  "What came of asking the owning system for a case. NO_ANSWER: not within five seconds, or it could not be asked. UNREADABLE: its answer is no case. NOT_ASKED: its reading is paused, or it is asked for enough cases already (five a request, two of a source at a time).",
);

@ObjectType("CaseAtSource", {
  simpleResolvers: true,
  description: "A case as its owning system has it now (tra cứu trực tiếp). Nothing of it is kept; neither who sent it nor its words are in it.",
})
export class CaseAtSource {
  @Field(() => AtSourceOutcomeEnum, { description: "What came of asking." })
  outcome!: AtSourceOutcome;

  @Field(() => InstantScalar, { description: "When the hub asked." })
  askedAt!: Instant;

  @Field(() => StageEnum, { nullable: true, description: "Where it stands there; null unless it was found." })
  stage!: Stage | null;

  @Field(() => Unit, { nullable: true, description: "The lead there; null unless it was found, or it names none that the register knows." })
  lead!: Unit | null;

  @Field(() => InstantScalar, { nullable: true, description: "The source's own mark of its last change; null: it gives none, or the case was not found." })
  changedAt!: Instant | null;

  @Field(() => Boolean, { nullable: true, description: "It stands there as it stands in the hub; null unless it was found." })
  same!: boolean | null;
}
