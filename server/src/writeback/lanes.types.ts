import type { ChangeKind } from "@dau-moi/schema";
import { Field, ID, Int, ObjectType } from "type-graphql";
import type { ChangeState } from "../journal/index.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { CaseChangeView, ChangeKindEnum, ChangeStateEnum } from "./writeback.types.ts";

@ObjectType("WorklistItem", { simpleResolvers: true, description: "A change that an officer of the source makes by hand." })
export class WorklistItem {
  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => String, { description: "The case's number as its source prints it." })
  reference!: string;

  @Field(() => CaseChangeView, { description: "What is to be changed; it leaves the list when the source shows it." })
  change!: CaseChangeView;
}

@ObjectType("WorklistFile", { simpleResolvers: true, description: "The worklist as a workbook." })
export class WorklistFile {
  @Field(() => String, { description: "Its name: source and day." })
  name!: string;

  @Field(() => String, { description: "XLSX in Base64." })
  base64!: string;
}

@ObjectType("LaneItem", { simpleResolvers: true, description: "A change on its way to a source, as its keepers see it: nothing of the case." })
export class LaneItem {
  @Field(() => ID, { description: "The hub's number of the change." })
  id!: string;

  @Field(() => ChangeKindEnum, { description: "What is asked for." })
  kind!: ChangeKind;

  @Field(() => ChangeStateEnum, { description: "How far it is." })
  state!: ChangeState;

  @Field(() => InstantScalar, { description: "Since when it is there." })
  stateAt!: Instant;

  @Field(() => Int, { description: "How often the source was asked." })
  tries!: number;

  @Field(() => String, { nullable: true, description: "Why it waits; null: nothing to say." })
  reason!: string | null;

  @Field(() => Boolean, { description: "Its source should have shown it by now." })
  unconfirmed!: boolean;
}
