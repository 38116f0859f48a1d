import { Field, ID, Int, ObjectType } from "type-graphql";
import type { Instant } from "../../../platform/instant.ts";
import { InstantScalar } from "../../../platform/scalars.ts";
import { Unit } from "../../../unit/index.ts";

@ObjectType("ScoreAppealFile", {
  simpleResolvers: true,
  description: "A file of an appeal; GET /files/ID hands it out as a download to whoever may fetch it.",
})
export class AppealFile {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => String, { nullable: true, description: "Its name, without a submitter's identity; null: erased with the submitter." })
  name!: string | null;

  @Field(() => String, { description: "What it is by its bytes, such as application/pdf." })
  mediaType!: string;

  @Field(() => Int, { description: "Bytes." })
  bytes!: number;

  @Field(() => InstantScalar, { description: "When it was added." })
  at!: Instant;

  @Field(() => String, { description: "Who added it." })
  byName!: string;

  @Field(() => Unit, { description: "By the post of which unit." })
  byUnit!: Unit;

  @Field(() => Boolean, { description: "Whether the viewer may fetch it: who asks, who answers, who may say his word, and who may fetch files of the case." })
  mayFetch!: boolean;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;
}
