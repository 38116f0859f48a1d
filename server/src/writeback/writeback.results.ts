import { createUnionType, Field, ObjectType } from "type-graphql";
import { ProblemType } from "../access/index.ts";
import { CaseView } from "../case/index.ts";
import { CaseChangeView } from "./writeback.types.ts";

@ObjectType("CaseChangeQueued", { simpleResolvers: true, description: "It was decided and is on its way to the case's source." })
export class CaseChangeQueued {
  @Field(() => CaseChangeView, { description: "The change." })
  change!: CaseChangeView;

  @Field(() => CaseView, { description: "The case; none of its state has moved yet." })
  case!: CaseView;
}

@ObjectType("ChangeNotAllowed", { implements: ProblemType, description: "The viewer may not ask for this change of this case." })
export class ChangeNotAllowed extends ProblemType {}

@ObjectType("CaseMovedOn", { implements: ProblemType, description: "The case is not as the asker saw it any more." })
export class CaseMovedOn extends ProblemType {
  @Field(() => CaseView, { description: "The case as it is now." })
  case!: CaseView;
}

@ObjectType("ChangeNotPossible", { implements: ProblemType, description: "The change cannot be asked for like this." })
export class ChangeNotPossible extends ProblemType {
  @Field(() => String, { description: "The field of the input it is about." })
  at!: string;
}

@ObjectType("CaseChangeSettled", { simpleResolvers: true, description: "The conflict is decided." })
export class CaseChangeSettled {
  @Field(() => CaseView, { description: "The case; its change is dropped, or waits to be sent again." })
  case!: CaseView;
}

export const RequestCaseChangeResult = createUnionType({
  name: "RequestCaseChangeResult",
  description: "The change on its way, or what stood against it.",
  types: () => [CaseChangeQueued, ChangeNotAllowed, CaseMovedOn, ChangeNotPossible] as const,
});

export const SettleCaseChangeResult = createUnionType({
  name: "SettleCaseChangeResult",
  description: "The decided conflict, or what stood against it.",
  types: () => [CaseChangeSettled, ChangeNotAllowed, ChangeNotPossible] as const,
});
