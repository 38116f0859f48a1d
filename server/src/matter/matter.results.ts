import { Field, ObjectType } from "type-graphql";
import { ProblemType } from "../access/index.ts";
import { CaseMovedOn } from "../writeback/index.ts";
import type { Problem } from "../platform/problem.ts";
import type { Acted } from "./context.ts";

@ObjectType("CaseActRefused", { implements: ProblemType, description: "It was not done; nothing has changed." })
export class CaseActRefused extends ProblemType {
  @Field(() => String, { description: "The field of the input it is about." })
  at!: string;
}

/** A problem as the graph answers it. */
export function actRefused(problem: Problem): CaseActRefused {
  return Object.assign(new CaseActRefused(), problem);
}

/** What an act did, as the graph answers it. @param done the object of its success, to be given the case */
export function actAnswer<Done extends { case: unknown }>(acted: Acted, done: Done): Done | CaseMovedOn | CaseActRefused {
  switch (acted.outcome) {
    case "done":
      return Object.assign(done, { case: acted.case });
    case "movedOn":
      return Object.assign(new CaseMovedOn(), { case: acted.case, message: "Phản ánh đã thay đổi ở nguồn sau khi bạn mở. Hãy xem lại rồi quyết định." });
    case "refused":
      return actRefused(acted.problem);
  }
}
