import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { asOfView, scopeUnit } from "../tally/index.ts";
import { withPredecessors } from "./context.ts";
import type { DirectiveContext } from "./context.ts";
import { countObligations } from "./directive.queries.ts";
import type { Side } from "./directive.words.ts";
import { countSubmissions } from "./submission.queries.ts";
import { DirectivesSummary } from "./summary.types.ts";
import type { DirectiveFigures } from "./summary.types.ts";
import { pointOf } from "./views.ts";

/** What waits, counted by the very predicates of the lists. */
@Resolver()
export class DirectivesSummaryResolver {
  @Query(() => DirectivesSummary, { description: "Unanswered directives of a unit as issuer and as addressee, and submissions that wait, at one as-of." })
  async directivesSummary(
    @Arg("unit", () => String, { nullable: true }) unit: string | null,
    @Arg("asOf", () => String, { nullable: true }) token: string | null,
    @Ctx() context: DirectiveContext,
  ): Promise<DirectivesSummary> {
    const unitIds = withPredecessors(context.units, scopeUnit(context, unit ?? null, "cases"));
    return context.database.read(async (tx) => {
      const asOf = await pointOf(tx, token ?? null, context);
      const waiting = { unitIds, side: "RECEIVED", waiting: true } as const;
      return {
        asOf: asOfView(asOf),
        issued: await figuresOf(tx, "ISSUED", unitIds, asOf),
        addressed: await figuresOf(tx, "ADDRESSED", unitIds, asOf),
        submissionsWaiting: await countSubmissions(tx, { ...waiting, overdue: false }, asOf),
        submissionsOverdue: await countSubmissions(tx, { ...waiting, overdue: true }, asOf),
      };
    });
  }
}

async function figuresOf(tx: Tx, side: Side, unitIds: readonly number[], asOf: { event: number; instant: Instant }): Promise<DirectiveFigures> {
  const criteria = { side, unitIds, kind: null };
  return {
    unanswered: await countObligations(tx, { ...criteria, standing: "UNANSWERED" }, asOf),
    unacknowledged: await countObligations(tx, { ...criteria, standing: "UNACKNOWLEDGED" }, asOf),
    overdue: await countObligations(tx, { ...criteria, standing: "OVERDUE" }, asOf),
    replied: await countObligations(tx, { ...criteria, standing: "REPLIED" }, asOf),
  };
}
