import type { CaseStream } from "@dau-moi/schema";
import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { accessError, actorOf } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { CaseStreamEnum } from "../case/index.ts";
import { workloadOf } from "./inside-load.ts";
import { InsideSheetFile, InsideWorkload } from "./inside-load.types.ts";
import { MonthReckoningEnum } from "../tally/index.ts";
import type { MonthReckoning } from "../tally/index.ts";
import { insideBook } from "./inside-sheet.ts";
import type { BacklogContext } from "./proposal-rules.ts";

/** Who inside a unit works on how much, on the screen and as the sheet for the morning meeting. */
@Resolver()
export class InsideLoadResolver {
  @Query(() => InsideWorkload, {
    description: "Who inside a unit, or one below it, works on how much. A month that is over is counted as it stood at its end, others at the latest tick.",
  })
  insideWorkload(
    @Arg("unit", () => String, { nullable: true }) unit: string | null,
    @Arg("month", () => String, { nullable: true }) month: string | null,
    @Arg("reckoning", () => MonthReckoningEnum, { defaultValue: "CALENDAR" }) reckoning: MonthReckoning,
    @Arg("stream", () => CaseStreamEnum, { defaultValue: "HOTLINE" }) stream: CaseStream,
    @Arg("asOf", () => String, { nullable: true }) asOf: string | null,
    @Ctx() context: BacklogContext,
  ): Promise<InsideWorkload> {
    return workloadOf({ unit: unit ?? null, month: month ?? null, reckoning, stream, asOf: asOf ?? null }, context);
  }

  @Query(() => InsideSheetFile, { description: "The same as a workbook, with where its numbers come from; who took it is audited." })
  async insideSheetFile(
    @Arg("unit", () => String, { nullable: true }) unit: string | null,
    @Arg("month", () => String, { nullable: true }) month: string | null,
    @Arg("reckoning", () => MonthReckoningEnum, { defaultValue: "CALENDAR" }) reckoning: MonthReckoning,
    @Arg("stream", () => CaseStreamEnum, { defaultValue: "HOTLINE" }) stream: CaseStream,
    @Arg("asOf", () => String, { nullable: true }) asOf: string | null,
    @Ctx() context: BacklogContext,
  ): Promise<InsideSheetFile> {
    const { viewer, clock, database } = context;
    if (viewer === null) throw accessError("UNAUTHENTICATED");
    const load = await workloadOf({ unit: unit ?? null, month: month ?? null, reckoning, stream, asOf: asOf ?? null }, context);
    const at = clock.now();
    const book = await insideBook(load, { name: viewer.displayName, username: viewer.username, at });
    const entry = { stream: "access", actor: actorOf(viewer), act: "exportInside", subject: { kind: "unit", id: load.unit.code }, at } as const;
    const detail = { month: load.month, reckoning, event: load.asOf.event, rows: load.rows.length };
    await database.asWorker().write((tx) => appendAudit(tx, { ...entry, detail }));
    return { name: `giao-ban_${load.unit.code}_${load.month}${reckoning === "ADMINISTRATIVE" ? "_15-14" : ""}.xlsx`, base64: book.toString("base64") };
  }
}
