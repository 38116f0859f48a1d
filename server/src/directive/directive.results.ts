import { createUnionType, Field, ObjectType } from "type-graphql";
import { ProblemType } from "../access/index.ts";
import type { Problem } from "../platform/problem.ts";
import { DirectiveView, ObligationView } from "./directive.types.ts";

@ObjectType("DirectiveRefused", { implements: ProblemType, description: "It was not done; nothing has changed." })
export class DirectiveRefused extends ProblemType {
  @Field(() => String, { description: "The field of the input it is about." })
  at!: string;
}

/** A problem as the graph answers it. */
export function refused(problem: Problem): DirectiveRefused {
  return Object.assign(new DirectiveRefused(), problem);
}

@ObjectType("DirectiveIssued", { simpleResolvers: true, description: "The units addressed have it." })
export class DirectiveIssued {
  @Field(() => DirectiveView, { description: "The directive." })
  directive!: DirectiveView;
}

@ObjectType("ObligationMoved", { simpleResolvers: true, description: "It is written down." })
export class ObligationMoved {
  @Field(() => ObligationView, { description: "The obligation as it stands now." })
  obligation!: ObligationView;
}

@ObjectType("DirectiveWithdrawn", { simpleResolvers: true, description: "Nobody owes a reply any more." })
export class DirectiveWithdrawn {
  @Field(() => DirectiveView, { description: "The directive." })
  directive!: DirectiveView;
}

export const IssueDirectiveResult = createUnionType({
  name: "IssueDirectiveResult",
  description: "The directive, or what stood in the way.",
  types: () => [DirectiveIssued, DirectiveRefused] as const,
});

export const ObligationResult = createUnionType({
  name: "ObligationResult",
  description: "The obligation as it stands now, or what stood in the way.",
  types: () => [ObligationMoved, DirectiveRefused] as const,
});

export const WithdrawDirectiveResult = createUnionType({
  name: "WithdrawDirectiveResult",
  description: "The directive withdrawn, or what stood in the way.",
  types: () => [DirectiveWithdrawn, DirectiveRefused] as const,
});
