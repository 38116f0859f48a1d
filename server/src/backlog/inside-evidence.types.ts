import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { CaseView } from "../case/index.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { Unit } from "../unit/index.ts";
import { InsideRefused } from "./inside.types.ts";

@ObjectType("EvidenceFile", { simpleResolvers: true, description: "A file that shows what was done on a case; GET /files/ID hands it out as a download." })
export class EvidenceFile {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => String, { nullable: true, description: "Its name, without the submitter's identity; null: erased with the submitter." })
  name!: string | null;

  @Field(() => String, { description: "What it is by its bytes, such as image/jpeg." })
  mediaType!: string;

  @Field(() => Int, { description: "Bytes." })
  bytes!: number;

  @Field(() => String, { description: "What it shows, without the submitter's identity." })
  words!: string;

  @Field(() => InstantScalar, { description: "When it was put there." })
  at!: Instant;

  @Field(() => String, { description: "Who put it there." })
  byName!: string;

  @Field(() => Unit, { description: "The unit of his post." })
  by!: Unit;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;
}

@ObjectType("EvidenceKept", { simpleResolvers: true, description: "The files are on the case's page, for good." })
export class EvidenceKept {
  @Field(() => CaseView, { description: "The case." })
  case!: CaseView;
}

export const KeepEvidenceResult = createUnionType({
  name: "KeepEvidenceResult",
  description: "The case with the files, or what stood in the way.",
  types: () => [EvidenceKept, InsideRefused] as const,
});

@InputType({ description: "Files that were handed over for a case, kept as its evidence; no source is sent them." })
export class KeepEvidenceInput {
  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => ID, { description: "A UUID of the asker's own; the same once more changes nothing." })
  key!: string;

  @Field(() => [ID], { description: "1 to 10 files of the asker's own, as POST /files told them." })
  files!: string[];

  @Field(() => String, { description: "What they show: 1 to 1,000 characters; the submitter's name and anybody's numbers are hidden in it." })
  words!: string;
}
