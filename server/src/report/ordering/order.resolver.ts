import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { DraftReportInput, refused } from "../filing/index.ts";
import type { ReportContext, ReportRefused } from "../filing/index.ts";
import { orderReport } from "./order.ts";
import { ordersOf } from "./order.queries.ts";
import { OrderReportResult, ReportOrdered, ReportOrderView } from "./order.types.ts";

/** Reports that are drawn up in the background. */
@Resolver()
export class ReportOrderResolver {
  @Query(() => [ReportOrderView], { description: "The viewer's own newest 20 orders." })
  async reportOrders(@Ctx() context: ReportContext): Promise<ReportOrderView[]> {
    const rows = await context.database.read(ordersOf);
    return rows.map(({ id, unitId, reportId, ...row }) =>
      Object.assign(new ReportOrderView(), { ...row, id: String(id), unit: context.units.byId(unitId), reportId: reportId === null ? null : String(reportId) }),
    );
  }

  @Mutation(() => OrderReportResult, {
    description:
      "Orders a report to be drawn up in the background: lists of any length up to what the hub is set to take, by the rights that the asker has then.",
  })
  async orderReport(@Arg("input", () => DraftReportInput) input: DraftReportInput, @Ctx() context: ReportContext): Promise<ReportOrdered | ReportRefused> {
    const done = await orderReport(input, context);
    if ("message" in done) return refused(done);
    const order = (await this.reportOrders(context)).find(({ id }) => id === String(done.id));
    if (order === undefined) throw new Error(`order ${done.id} is out of sight of who gave it`);
    return Object.assign(new ReportOrdered(), { order });
  }
}
