import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import { numberOf } from "../../platform/asked.ts";
import type { InspectionContext } from "../act.ts";
import { InspectionView } from "../checking/inspection.types.ts";
import { reconciled } from "./reconcile.ts";
import { Reconciliation } from "./reconcile.types.ts";

/** The hub beside the filed report and the sources. */
@Resolver(() => InspectionView)
export class ReconciliationResolver {
  @FieldResolver(() => Reconciliation, {
    nullable: true,
    description: "The hub beside a filed report and beside the sources, for the inspection's unit and days; null before it is opened.",
  })
  async reconciliation(
    @Root() { row }: InspectionView,
    @Arg("report", () => ID, { nullable: true, description: "Which of the filed reports; the newest when absent." }) report: string | null,
    @Ctx() context: InspectionContext,
  ): Promise<Reconciliation | null> {
    return row.state === "PLANNED" ? null : reconciled(row, report == null ? null : (numberOf(report) ?? -1), context);
  }
}
