import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { asOfOf } from "./as-of.ts";
import type { TallyContext } from "./board.resolver.ts";
import { Board } from "./board.type.ts";
import { countCases } from "./list.queries.ts";

/** What a supervising agency watches: a number and, by `cases(filter: { supervised: true, open: true })`, exactly its list. */
@Resolver(() => Board)
export class SupervisedResolver {
  @FieldResolver(() => Int, { description: "Open cases of the stream that units of the scope supervise, whoever holds them." })
  async supervised(@Root() board: Board, @Ctx() context: TallyContext): Promise<number> {
    const { caseStream, scope } = board;
    const supervisedBy = context.units.subtree(scope.path);
    return context.database.read(async (tx) => {
      const { asOf, latest } = await asOfOf(tx, board.asOf.token, Infinity);
      return countCases(tx, { caseStream, unitIds: [], supervisedBy, open: true }, asOf, latest);
    });
  }
}
